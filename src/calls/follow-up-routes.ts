// Follow-ups over HTTP.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { finding, freeTextInput, idParams, isoInstant, recordId } from '../http/wire.ts'
import { FOLLOW_UP_OUTCOMES, FOLLOW_UP_STATES, type FollowUp, isOverdue } from './follow-up.ts'
import { type FollowUpStep, stepFollowUp } from './follow-up-actions.ts'
import { followUpCounts, followUpCursor, type ListedFollowUp, listFollowUps } from './follow-up-store.ts'
import { noteFollowUpsRead } from './read-follow-ups.ts'
import { ownLines } from './rights.ts'
import { riskLevel } from './wire.ts'

const followUpShape = {
  id: recordId,
  callId: recordId,
  lineId: recordId,
  step: z.int(),
  after: z.string().meta({ description: 'ISO 8601 distance from the call', example: 'PT24H' }),
  dueAt: isoInstant,
  overdue: z.boolean(),
  state: z.enum(FOLLOW_UP_STATES),
  claimedBy: recordId.nullable(),
  claimedAt: isoInstant.nullable(),
  attempts: z.int(),
  outcome: z.enum(FOLLOW_UP_OUTCOMES).nullable(),
  note: z.string().nullable(),
  endedAt: isoInstant.nullable(),
  endedBy: z.string().nullable(),
  revision: z.int(),
}
const followUpItem = z.object({
  ...followUpShape,
  riskLevel: riskLevel.nullable(),
  primaryTopic: z.string().nullable(),
})
const steppedBody = z.object({ ...followUpShape, findings: z.array(finding) })

const followUpQuery = z.object({
  ...pageQuery.shape,
  lineId: recordId.optional(),
  state: z.enum(FOLLOW_UP_STATES).default('open'),
  dueBefore: isoInstant.optional(),
  callId: recordId.optional(),
  mine: z.enum(['true', 'false']).default('false'),
})

const countsOfLine = z.object({ lineId: recordId, open: z.int(), overdue: z.int() })
const nothing = z.strictObject({}).nullish()
const assignInput = z.strictObject({ memberId: recordId })
const doneInput = z.strictObject({ outcome: z.enum(FOLLOW_UP_OUTCOMES), note: freeTextInput.optional() })
const notReachedInput = z.strictObject({ tryAgainAt: isoInstant.optional(), note: freeTextInput.optional() }).nullish()
const notNeededInput = z.strictObject({ note: freeTextInput.min(1) })

export const followUpRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const onWire = (followUp: FollowUp) => ({
      id: followUp.id,
      callId: followUp.callId,
      lineId: followUp.lineId,
      step: followUp.step,
      after: followUp.after,
      dueAt: followUp.dueAt,
      overdue: isOverdue(followUp, deps.clock.now()),
      state: followUp.state,
      claimedBy: followUp.claimedBy,
      claimedAt: followUp.claimedAt,
      attempts: followUp.attempts,
      outcome: followUp.outcome,
      note: followUp.note,
      endedAt: followUp.endedAt,
      endedBy: followUp.endedBy,
      revision: followUp.revision,
    })
    const listed = ({ risk, primaryTopic, ...followUp }: ListedFollowUp) => ({
      ...onWire(followUp),
      riskLevel: risk,
      primaryTopic,
    })

    app.route({
      method: 'GET',
      url: '/api/v1/follow-ups/counts',
      config: { access: 'follow-ups:work' },
      schema: {
        tags: ['calls'],
        summary: 'Open and overdue follow-ups of one’s lines',
        response: { 200: z.object({ items: z.array(countsOfLine) }) },
      },
      handler: async (request) => {
        const now = deps.clock.now()
        const items = await deps.db.read(async (read) =>
          followUpCounts(read, await ownLines(read, request.actor, now), now),
        )
        return { items: [...items] }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/follow-ups',
      config: { access: 'follow-ups:work' },
      schema: {
        tags: ['calls'],
        summary: 'Follow-ups of one’s lines, the most urgent first',
        description: 'The list is recorded in the audit trail.',
        querystring: followUpQuery,
        response: { 200: pageOf(followUpItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, lineId, mine, ...filter } = request.query
        const after = readCursor(cursor, followUpCursor)
        const claimedBy = mine === 'true' ? (request.actor.memberId ?? '') : undefined
        const page = await deps.db.read(async (read) => {
          const lines = await ownLines(read, request.actor, deps.clock.now())
          const lineIds = lineId === undefined ? lines : lines === 'all' || lines.includes(lineId) ? [lineId] : []
          return listFollowUps(read, { ...filter, lineIds, claimedBy }, { limit, after })
        })
        await noteFollowUpsRead(deps, request.actor, lineId)
        return sendPage(reply, request, { items: page.items.map(listed), next: page.next })
      },
    })

    type Stepping = FastifyRequest<{ Params: z.output<typeof idParams> }>
    const take = async (request: Stepping, reply: FastifyReply, step: FollowUpStep) => {
      const expected = expectedRevision(request)
      const { followUp, findings } = await stepFollowUp(deps, request.actor, request.params.id, step, expected)
      setRevision(reply, followUp.revision)
      return { ...onWire(followUp), findings: [...findings] }
    }
    const path = (verb: FollowUpStep['verb']) => `/api/v1/follow-ups/:id/${verb}`
    const config = { access: 'follow-ups:work' as const }
    const schema = { tags: ['calls'], params: idParams, response: { 200: steppedBody } }

    app.route({
      method: 'POST',
      url: path('claim'),
      config,
      schema: { ...schema, summary: 'Take a follow-up on', body: nothing },
      handler: (request, reply) => take(request, reply, { verb: 'claim' }),
    })

    app.route({
      method: 'POST',
      url: path('release'),
      config,
      schema: { ...schema, summary: 'Give a follow-up back', body: nothing },
      handler: (request, reply) => take(request, reply, { verb: 'release' }),
    })

    app.route({
      method: 'POST',
      url: path('assign'),
      config,
      schema: { ...schema, summary: 'Give a follow-up to a member: by a supervisor', body: assignInput },
      handler: (request, reply) => take(request, reply, { verb: 'assign', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: path('done'),
      config,
      schema: { ...schema, summary: 'The caller was reached', body: doneInput },
      handler: (request, reply) => take(request, reply, { verb: 'done', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: path('not-reached'),
      config,
      schema: {
        ...schema,
        summary: 'Nobody was reached: it stays open, due again in 24 hours or when you say',
        description:
          '`tryAgainAt` is within seven days, and not after the next follow-up of the call, but a day always. The note stands below earlier ones.',
        body: notReachedInput,
      },
      handler: (request, reply) => take(request, reply, { verb: 'not-reached', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: path('not-needed'),
      config,
      schema: { ...schema, summary: 'End a follow-up that is not needed: by a supervisor', body: notNeededInput },
      handler: (request, reply) => take(request, reply, { verb: 'not-needed', ...request.body }),
    })
  }
