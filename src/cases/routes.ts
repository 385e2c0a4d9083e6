// Complaints and mediations over HTTP.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageOf, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { getLine, listLines } from '../lines/store.ts'
import { OPEN_STATES } from './case.ts'
import { openCase, type SavedCase } from './open-case.ts'
import { readCase, readCases } from './read-case.ts'
import { workedLines } from './rights.ts'
import { type CaseVerb, stepCase } from './steps.ts'
import { caseCursor, countCases } from './store.ts'
import * as wire from './wire.ts'

const tags = ['cases']
const FINDINGS = 'What identifies somebody is removed from texts before they are stored; `findings` says where.'

const statesOf = (state: z.output<typeof wire.caseQuery>['state']) =>
  state === 'all' ? undefined : state === 'open' ? OPEN_STATES : [state]

export const caseRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const opening = { access: 'cases:open' as const }
    const working = { access: 'cases:work' as const }
    const saved = async (reply: FastifyReply, { item, findings }: SavedCase) => {
      const line = await deps.db.read((read) => getLine(read, item.lineId))
      setRevision(reply, item.revision)
      return { ...wire.caseOnWire(item, line, deps.clock.now()), findings: [...findings] }
    }

    app.route({
      method: 'POST',
      url: '/api/v1/cases',
      config: opening,
      schema: {
        tags,
        summary: 'A complaint, or a request to mediate, has come in',
        description: `The clock starts: report, resolve, call back, in working days of the line’s calendar. ${FINDINGS}`,
        body: wire.newCase,
        response: { 201: wire.savedCase },
      },
      handler: async (request, reply) => {
        const opened = await openCase(deps, request.actor, request.body, attemptOf(deps, request))
        reply.code(201).header('location', `/api/v1/cases/${opened.item.id}`)
        return saved(reply, opened)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/cases',
      config: opening,
      schema: {
        tags,
        summary: 'Cases that one opened or works on, the most urgent first, without texts',
        description: 'The list is recorded in the audit trail.',
        querystring: wire.caseQuery,
        response: { 200: pageOf(wire.caseItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, state, assignedToMe, overdue, ...filter } = request.query
        const now = deps.clock.now()
        const more = {
          states: statesOf(state),
          ...(assignedToMe === 'true' ? { assignedTo: request.actor.memberId ?? '' } : {}),
          ...(overdue === 'true' ? { overdueAt: now } : {}),
        }
        const after = readCursor(cursor, caseCursor)
        const page = await readCases(deps, request.actor, { ...filter, ...more }, { limit, after })
        const lines = new Map((await deps.db.read(listLines)).map((line) => [line.id, line]))
        const items = page.items.flatMap((item) => {
          const line = lines.get(item.lineId)
          return line ? [wire.caseOnWire(item, line, now)] : []
        })
        return sendPage(reply, request, { ...page, items })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/cases/counts',
      config: working,
      schema: {
        tags,
        summary: 'Cases received on some days by kind, subject and outcome, with those in time: for forms',
        querystring: wire.countQuery,
        response: { 200: wire.countBody },
      },
      handler: async (request) =>
        deps.db.read(async (read) => {
          const { lineId, from, to } = request.query
          const lines = await workedLines(read, request.actor, deps.clock.now())
          const lineIds = lineId === undefined ? lines : lines === 'all' || lines.includes(lineId) ? [lineId] : []
          return { from, to, items: [...(await countCases(read, { lineIds, from, to }))] }
        }),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/cases/:id',
      config: opening,
      schema: { tags, summary: 'A case with its timeline', params: idParams, response: { 200: wire.caseBody } },
      handler: async (request, reply) => {
        const { item, steps, legalHold } = await readCase(deps, request.actor, request.params.id)
        const line = await deps.db.read((read) => getLine(read, item.lineId))
        setRevision(reply, item.revision)
        const shown = steps.map(({ at, by, kind, side, text }) => ({ at, by, kind, side, text }))
        return { ...wire.caseOnWire(item, line, deps.clock.now()), legalHold, steps: shown }
      },
    })

    type Stepping = FastifyRequest<{ Params: z.output<typeof idParams> }>
    const take = async (request: Stepping, reply: FastifyReply, step: CaseVerb) =>
      saved(reply, await stepCase(deps, request.actor, request.params.id, step, expectedRevision(request)))
    const schema = { tags, params: idParams, response: { 200: wire.savedCase } }

    app.route({
      method: 'POST',
      url: '/api/v1/cases/:id/steps',
      config: opening,
      schema: { ...schema, summary: 'Note a step of the timeline', description: FINDINGS, body: wire.stepInput },
      handler: (request, reply) => take(request, reply, { verb: 'note', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/cases/:id/assign',
      config: working,
      schema: { ...schema, summary: 'Give a case to a member of the line', body: wire.assignInput },
      handler: (request, reply) => take(request, reply, { verb: 'assign', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/cases/:id/report',
      config: opening,
      schema: { ...schema, summary: 'It has been reported: the clock of the resolution runs', body: wire.textInput },
      handler: (request, reply) => take(request, reply, { verb: 'report', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/cases/:id/resolve',
      config: opening,
      schema: { ...schema, summary: 'There is an outcome: the clock of the call-back runs', body: wire.resolveInput },
      handler: (request, reply) => take(request, reply, { verb: 'resolve', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/cases/:id/call-back',
      config: opening,
      schema: { ...schema, summary: 'The complainant was called back with the outcome', body: wire.callBackInput },
      handler: (request, reply) => take(request, reply, { verb: 'call-back', ...request.body }),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/cases/:id/withdraw',
      config: opening,
      schema: { ...schema, summary: 'The complainant has withdrawn it', body: wire.textInput },
      handler: (request, reply) => take(request, reply, { verb: 'withdraw', ...request.body }),
    })
  }
