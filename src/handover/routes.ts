// Hand-overs, the duty log and duty alerts over HTTP.
import { z } from 'zod'
import { mustServe } from '../calls/rights.ts'
import type { Deps } from '../deps.ts'
import { streamEvents } from '../http/event-stream.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, isoInstant, recordId } from '../http/wire.ts'
import { acknowledgeHandover, handOver, readDraft, readHandover, saveDraft } from './actions.ts'
import { acknowledgeDutyAlert, DUTY_ALERT_STATES, dutyAlertEvents, listDutyAlerts } from './duty-alert-store.ts'
import { readDutyLog } from './read-log.ts'
import { handoverCursor, listHandovers } from './store.ts'
import {
  dutyAlertBody,
  dutyAlertOnWire,
  handoverBody,
  handoverInput,
  handoverOnWire,
  lineParams,
  logEntry,
  savedHandoverBody,
  savedOnWire,
} from './wire.ts'

const tags = ['handover']
const stand = { access: 'duty:stand' } as const
const EARLY = 'A shift is handed over from an hour before its end on; `mayHandOverFrom` of a refusal says when.'
const FINDINGS = 'What identifies somebody is removed from the note before it is stored; `findings` says where.'

export const handoverRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/handovers',
      config: stand,
      schema: {
        tags,
        summary: 'Shifts handed over on a line, the latest first',
        params: lineParams,
        querystring: pageQuery,
        response: { 200: pageOf(handoverBody) },
      },
      handler: async (request, reply) => {
        const { lineId } = request.params
        const { limit, cursor } = request.query
        const after = readCursor(cursor, handoverCursor)
        const page = await deps.db.read(async (read) => {
          await mustServe(read, request.actor, lineId, deps.clock.now())
          return listHandovers(read, lineId, { limit, after })
        })
        return sendPage(reply, request, { items: page.items.map((row) => handoverOnWire(row)), next: page.next })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/handovers/draft',
      config: stand,
      schema: {
        tags,
        summary: 'What one’s own shift would hand over now',
        params: lineParams,
        querystring: z.object({ shiftId: recordId.optional() }),
        response: { 200: savedHandoverBody },
      },
      handler: async (request, reply) => {
        const saved = await readDraft(deps, request.actor, { ...request.params, ...request.query })
        setRevision(reply, saved.handover.revision)
        return savedOnWire(saved)
      },
    })

    for (const [method, url, act, summary] of [
      ['PUT', '/api/v1/lines/:lineId/handovers/draft', saveDraft, 'Save the note of the hand-over'],
      ['POST', '/api/v1/lines/:lineId/handovers', handOver, 'Hand the shift over, with what waits at this moment'],
    ] as const) {
      app.route({
        method,
        url,
        config: stand,
        schema: {
          tags,
          summary,
          description: act === handOver ? `${EARLY} ${FINDINGS}` : FINDINGS,
          params: lineParams,
          body: handoverInput,
          response: { 200: savedHandoverBody },
        },
        handler: async (request, reply) => {
          const input = { ...request.params, ...request.body, expected: expectedRevision(request) }
          const saved = await act(deps, request.actor, input)
          setRevision(reply, saved.handover.revision)
          return savedOnWire(saved)
        },
      })
    }

    app.route({
      method: 'GET',
      url: '/api/v1/handovers/:id',
      config: stand,
      schema: { tags, summary: 'One hand-over', params: idParams, response: { 200: handoverBody } },
      handler: async (request) => handoverOnWire(await readHandover(deps, request.actor, request.params.id)),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/handovers/:id/acknowledge',
      config: stand,
      schema: {
        tags,
        summary: 'I have read it, and take over',
        description:
          'By somebody of the same role who is on duty on the line after the shift, now or within the hour; by a counsellor or supervisor when nobody of it comes.',
        params: idParams,
        response: { 200: handoverBody },
      },
      handler: async (request) => handoverOnWire(await acknowledgeHandover(deps, request.actor, request.params.id)),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/log',
      config: { access: 'duty:read' },
      schema: {
        tags,
        summary: 'What happened on a line, in order: shifts, calls, alerts, follow-ups, hand-overs',
        description: 'For those who serve the line, and coordinators. The last 24 hours when nothing is asked for.',
        params: lineParams,
        querystring: z.object({ from: isoInstant.optional(), to: isoInstant.optional() }),
        response: { 200: z.object({ items: z.array(logEntry) }) },
      },
      handler: async (request) => {
        const entries = await readDutyLog(deps, request.actor, request.params.lineId, request.query)
        return { items: entries.map(({ memberId: _, ...entry }) => entry) }
      },
    })

    const coordinate = { access: 'duty:correct' } as const
    app.route({
      method: 'GET',
      url: '/api/v1/duty-alerts',
      config: coordinate,
      schema: {
        tags,
        summary: 'Posts that may be empty and hand-overs that nobody took, the latest first',
        querystring: z.object({ lineId: recordId.optional(), state: z.enum(DUTY_ALERT_STATES).default('open') }),
        response: { 200: z.object({ items: z.array(dutyAlertBody) }) },
      },
      handler: async (request) => {
        const { lineId, state } = request.query
        const filter = { lineIds: lineId === undefined ? ('all' as const) : [lineId], state }
        return { items: (await deps.db.read((read) => listDutyAlerts(read, filter, 200))).map(dutyAlertOnWire) }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/duty-alerts/events',
      config: coordinate,
      compress: false,
      schema: {
        tags,
        summary: 'Duty alerts as server-sent events',
        description:
          'duty-alert.raised, duty-alert.acknowledged, duty-alert.settled. At least once; Last-Event-ID resumes.',
        produces: ['text/event-stream'],
        response: { 200: z.string() },
      },
      handler: (request, reply) => streamEvents(deps, request, reply, dutyAlertEvents),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/duty-alerts/:id/acknowledge',
      config: coordinate,
      schema: { tags, summary: 'I see to it', params: idParams, response: { 200: dutyAlertBody } },
      handler: async (request) => dutyAlertOnWire(await acknowledgeDutyAlert(deps, request.actor, request.params.id)),
    })
  }
