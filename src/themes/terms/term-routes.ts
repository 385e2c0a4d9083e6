// The JSON edge of rising terms and new themes.
import { z } from 'zod'
import { attemptOf } from '../../access/idempotency.ts'
import { type Period, periodOf } from '../../calls/period.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, isoInstant, label, recordId } from '../../http/wire.ts'
import { getLine } from '../../lines/store.ts'
import { dayIn } from '../scope.ts'
import { period, shown } from '../wire.ts'
import { acceptAsTopic, acceptIntoDictionary, dismissCandidate, dismissTerms, nameTheme } from './candidate-actions.ts'
import { findTermsOnDemand } from './run-terms.ts'
import { CANDIDATE_STATES, type Candidate } from './term.ts'
import { getCandidate, listCandidates } from './term-store.ts'
import { termsOfWeek } from './term-view.ts'

const tags = ['themes']
const MOST_CANDIDATES = 200

const term = z.string().trim().min(2).max(40)
const terms = z.array(term).min(1).max(20)
const week = period.optional().meta({ description: 'Left out, the week that is running. Example: week:2026-W20' })

const risingTerm = z
  .object({
    term: z.string(),
    kind: z.enum(['word', 'phrase']),
    episodes: shown,
    before: shown,
    z: z.number().nullable(),
    strong: z.boolean().meta({ description: 'More than chance explains, by permutation for the volume of this week.' }),
  })
  .meta({ id: 'RisingTerm' })

const termsBody = z.object({
  line: recordId,
  week: z.string(),
  ranAt: isoInstant.nullable(),
  groups: z
    .array(z.array(risingTerm))
    .meta({ description: 'Terms that are said in the same calls stand together, the strongest first.' }),
})

const candidate = z
  .object({
    id: recordId,
    line: recordId,
    labelZh: z.string(),
    labelEn: z.string(),
    terms: z.array(z.string()),
    state: z.enum(CANDIDATE_STATES),
    topicCode: z.string().nullable(),
    proposedAt: isoInstant,
    decidedAt: isoInstant.nullable(),
  })
  .meta({ id: 'ThemeCandidate' })

const onWire = ({ lineId, terms: words, proposedBy: _, decidedBy: __, revision: ___, ...rest }: Candidate) => ({
  ...rest,
  line: lineId,
  terms: [...words],
})

export const termRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const weekFor = async (lineId: string, asked: Period | undefined): Promise<Period> => {
      if (asked !== undefined) return asked
      const { zone } = await deps.db.read((read) => getLine(read, lineId))
      return periodOf('week', dayIn(zone, deps.clock.now()))
    }
    const shownCandidate = async (id: string) => onWire(await deps.db.read((read) => getCandidate(read, id)))

    app.route({
      method: 'GET',
      url: '/api/v1/themes/terms',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'Words that rise in a week, grouped by shared calls',
        description:
          'A term is listed when at least five caller-episodes said it; without the right to the records ten, and counts are rounded.',
        querystring: z.object({ line: recordId, week }),
        response: { 200: termsBody },
      },
      handler: async (request) => {
        const { line } = request.query
        const asked = { lineId: line, week: await weekFor(line, request.query.week), now: deps.clock.now() }
        const { run, groups } = await deps.db.read(async (read) => {
          await getLine(read, line)
          return termsOfWeek(read, request.actor, asked)
        })
        return { line, week: asked.week, ranAt: run?.ranAt ?? null, groups: groups.map((group) => [...group]) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/term-runs',
      config: { access: 'themes:exact' },
      schema: {
        tags,
        summary: 'Look for rising terms now',
        description:
          'A job does so for each week that is over. Takes a worker, and up to half a minute for a very large line.',
        body: z.strictObject({ line: recordId, week }),
        response: { 200: z.object({ line: recordId, week: z.string(), ranAt: isoInstant, episodes: z.int() }) },
      },
      handler: async (request) => {
        const { line, week: asked } = request.body
        const {
          period: found,
          ranAt,
          episodes,
        } = await findTermsOnDemand(deps, request.actor, {
          lineId: line,
          week: asked,
        })
        return { line, week: found, ranAt, episodes }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/term-dismissals',
      config: { access: 'themes:write' },
      schema: {
        tags,
        summary: 'Never list these terms again',
        body: z.strictObject({ line: recordId, terms }),
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await dismissTerms(deps, request.actor, { lineId: request.body.line, terms: request.body.terms })
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/themes/candidates',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'New themes that people have named, newest first',
        querystring: z.object({ line: recordId }),
        response: { 200: z.object({ items: z.array(candidate) }) },
      },
      handler: async (request) => {
        const found = await deps.db.read((read) => listCandidates(read, request.query.line, MOST_CANDIDATES))
        return { items: found.map(onWire) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/candidates',
      config: { access: 'themes:write' },
      schema: {
        tags,
        summary: 'Name a new theme',
        body: z.strictObject({ line: recordId, labelZh: label, labelEn: label, terms }),
        response: { 201: candidate },
      },
      handler: async (request, reply) => {
        const { line: lineId, ...named } = request.body
        const { id } = await nameTheme(deps, request.actor, { lineId, ...named }, attemptOf(deps, request))
        return reply.code(201).send(await shownCandidate(id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/candidates/:id/accept',
      config: { access: 'themes:read' },
      schema: {
        tags,
        summary: 'Accept a new theme',
        description:
          'Into the dictionary: its terms stay whole where texts are cut into words (`themes:write`). As a topic of the line’s own (`lines:write`).',
        params: idParams,
        body: z.discriminatedUnion('as', [
          z.strictObject({ as: z.literal('dictionary') }),
          z.strictObject({ as: z.literal('topic'), code: z.string().max(20).meta({ example: 'L01' }) }),
        ]),
        response: { 200: candidate },
      },
      handler: async (request) => {
        const { id } = request.params
        if (request.body.as === 'topic') await acceptAsTopic(deps, request.actor, { id, code: request.body.code })
        else await acceptIntoDictionary(deps, request.actor, id)
        return shownCandidate(id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/themes/candidates/:id/dismiss',
      config: { access: 'themes:write' },
      schema: { tags, summary: 'Dismiss a new theme for good', params: idParams, response: { 200: candidate } },
      handler: async (request) => {
        await dismissCandidate(deps, request.actor, request.params.id)
        return shownCandidate(request.params.id)
      },
    })
  }
