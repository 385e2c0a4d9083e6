// The page of rising terms: name a new theme from them, accept or dismiss one. No script is needed.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { periodOf, previous } from '../../calls/period.ts'
import { withQuery } from '../../console/local-path.ts'
import { given, one, type PostedFields, postedFields } from '../../console/posted.ts'
import { STATUS_OF, type StepResult, tryStep } from '../../console/try-step.ts'
import { seeOther, sendHtml, viewOf } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput, notFound } from '../../errors.ts'
import type { Routes } from '../../http/routes.ts'
import { listLines } from '../../lines/store.ts'
import { dayIn } from '../scope.ts'
import {
  acceptAsTopic,
  acceptIntoDictionary,
  dismissCandidate,
  dismissTerms,
  nameTheme,
} from '../terms/candidate-actions.ts'
import { findTermsOnDemand } from '../terms/run-terms.ts'
import { getCandidate, listCandidates } from '../terms/term-store.ts'
import { termsOfWeek } from '../terms/term-view.ts'
import { chosenLine } from './read-themes.ts'
import { TermsPage } from './terms-page.tsx'

const hidden = { hide: true } as const
const MOST_CANDIDATES = 50
const LONGEST_LABEL = 200

export const termPages =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/themes/terms',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => showTerms(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/themes/terms',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => actOnTerms(deps, request, reply),
    })
    app.route({
      method: 'POST',
      url: '/themes/candidates/:id',
      config: { access: 'themes:read', page: true },
      schema: hidden,
      handler: async (request, reply) => decide(deps, request, reply),
    })
  }

/** A form that could not be acted on: of a group by its terms, of a candidate by its id. */
export interface RefusedTerm {
  readonly code: string
  readonly result: Exclude<StepResult, 'done'>
  readonly typed: PostedFields
  readonly candidateId?: string
}

async function showTerms(deps: Deps, request: FastifyRequest, reply: FastifyReply, refused?: RefusedTerm) {
  const path = refused && withQuery('/themes/terms', { line: refused.code })
  const view = await viewOf(deps, request, path)
  const query = new URL(path ?? request.url, 'http://here.invalid').searchParams
  const shown = await deps.db.read(async (read) => {
    const lines = await listLines(read)
    const line = await chosenLine(read, request.actor, { lines, code: query.get('line') ?? undefined, now: view.now })
    if (!line) throw notFound('line')
    const running = periodOf('week', dayIn(line.zone, view.now))
    const week = query.get('week') === 'running' ? running : previous(running)
    const terms = await termsOfWeek(read, request.actor, { lineId: line.id, week, now: view.now })
    return { line, lines, week, terms, candidates: await listCandidates(read, line.id, MOST_CANDIDATES) }
  })
  return sendHtml(reply, <TermsPage {...{ view, ...shown, refused }} />, STATUS_OF[refused?.result ?? 'done'])
}

async function actOnTerms(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const posted = postedFields(request)
  const code = one(posted, 'line')
  const line = (await deps.db.read((read) => listLines(read))).find((each) => each.code === code)
  if (!line) throw notFound('line')
  const back = (done: string, week = '') =>
    seeOther(reply, `/themes/terms?line=${encodeURIComponent(code)}${week}&done=${done}`)
  const terms = one(posted, 'terms')
    .split('\n')
    .map((term) => term.trim())
    .filter(Boolean)
    .slice(0, 20)
  switch (one(posted, 'do')) {
    case 'look':
      await findTermsOnDemand(deps, request.actor, { lineId: line.id })
      return back('looked', '&week=running')
    case 'dismiss':
      await dismissTerms(deps, request.actor, { lineId: line.id, terms })
      return back('dismissed')
    default: {
      const result = await tryStep(() =>
        nameTheme(deps, request.actor, { lineId: line.id, terms, ...labelsIn(posted) }),
      )
      return result === 'done' ? back('named') : showTerms(deps, request, reply, { code, result, typed: posted })
    }
  }
}

/** One language is enough. @throws invalid-input */
function labelsIn(posted: PostedFields) {
  const [labelZh, labelEn] = [one(posted, 'labelZh'), one(posted, 'labelEn')]
  const fits = [labelZh, labelEn].every((label) => label.length <= LONGEST_LABEL)
  if (!fits || labelZh + labelEn === '') throw invalidInput([{ path: 'labelZh', message: 'must be filled in' }])
  return { labelZh: labelZh || labelEn, labelEn: labelEn || labelZh }
}

async function decide(deps: Deps, request: FastifyRequest, reply: FastifyReply) {
  const id = new URL(request.url, 'http://here.invalid').pathname.split('/')[3] ?? ''
  const posted = postedFields(request)
  const { lineId } = await deps.db.read((read) => getCandidate(read, id))
  const line = (await deps.db.read((read) => listLines(read))).find((each) => each.id === lineId)
  const code = line?.code ?? ''
  const result = await tryStep(() => decision(deps, request, id, posted))
  if (result === 'done') return seeOther(reply, withQuery('/themes/terms', { line: code, done: 'decided' }))
  return showTerms(deps, request, reply, { code, result, typed: posted, candidateId: id })
}

function decision(deps: Deps, { actor }: FastifyRequest, id: string, posted: PostedFields): Promise<unknown> {
  const what = one(posted, 'do')
  if (what === 'topic') return acceptAsTopic(deps, actor, { id, code: given(posted, 'code') ?? '' })
  return what === 'dictionary' ? acceptIntoDictionary(deps, actor, id) : dismissCandidate(deps, actor, id)
}
