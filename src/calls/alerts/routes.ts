// High-risk alerts over HTTP: the list, one with its history, the stream, acknowledging and closing.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { streamEvents } from '../../http/event-stream.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../../http/pagination.ts'
import type { Routes } from '../../http/routes.ts'
import { finding, freeTextInput, idParams, isoInstant, recordId } from '../../http/wire.ts'
import { ALERT_STATES, type Alert, alertCursor, listAlerts } from '../alert-store.ts'
import { riskLevel } from '../wire.ts'
import { type AlertHistory, acknowledgeAlert, closeAlert, readAlert } from './answer.ts'
import { ALERT_OUTCOMES, ALERT_STEP_KINDS } from './escalation.ts'
import { alertEvents, alertScope } from './events.ts'

const alertItem = z.object({
  id: recordId,
  callId: recordId,
  lineId: recordId,
  level: riskLevel,
  memberId: recordId.nullable(),
  raisedAt: isoInstant,
  acknowledgedAt: isoInstant.nullable(),
  acknowledgedBy: z.string().nullable(),
  escalateAt: isoInstant.nullable().meta({ description: 'When the next in line is told, unless it is acknowledged.' }),
  coordinatorToldAt: isoInstant.nullable(),
  closedAt: isoInstant.nullable(),
  closedBy: z.string().nullable(),
  outcome: z.enum(ALERT_OUTCOMES).nullable(),
})

const alertOnWire = (alert: Alert): z.output<typeof alertItem> => ({
  id: alert.id,
  callId: alert.callId,
  lineId: alert.lineId,
  level: alert.level,
  memberId: alert.memberId,
  raisedAt: alert.raisedAt,
  acknowledgedAt: alert.acknowledgedAt,
  acknowledgedBy: alert.acknowledgedBy,
  escalateAt: alert.escalateAt,
  coordinatorToldAt: alert.coordinatorToldAt,
  closedAt: alert.closedAt,
  closedBy: alert.closedBy,
  outcome: alert.outcome,
})

const alertBody = z.object({
  ...alertItem.shape,
  closingNote: z.string().nullable(),
  steps: z.array(
    z.object({
      kind: z.enum(ALERT_STEP_KINDS),
      at: isoInstant,
      memberId: recordId.nullable(),
      accountId: z.string().nullable(),
    }),
  ),
})

const historyOnWire = ({ alert, steps }: AlertHistory): z.output<typeof alertBody> => ({
  ...alertOnWire(alert),
  closingNote: alert.closingNote,
  steps: steps.map(({ kind, at, memberId, accountId }) => ({ kind, at, memberId, accountId })),
})

const closingInput = z.strictObject({ outcome: z.enum(ALERT_OUTCOMES), note: freeTextInput.optional() })
const tags = ['alerts']
const config = { access: 'alerts:answer' } as const

export const alertRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/alerts',
      config,
      schema: {
        tags,
        summary: 'High-risk alerts of one’s lines, the latest first',
        description:
          'open: nobody has answered yet; unclosed: answered or not. Coordinators see those that went past the supervisors.',
        querystring: z.object({
          ...pageQuery.shape,
          lineId: recordId.optional(),
          state: z.enum(ALERT_STATES).default('open'),
        }),
        response: { 200: pageOf(alertItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, lineId, state } = request.query
        const after = readCursor(cursor, alertCursor)
        const page = await deps.db.read(async (read) => {
          const scope = await alertScope(read, request.actor, deps.clock.now())
          return listAlerts(read, { ...scope, lineId, state }, { limit, after })
        })
        return sendPage(reply, request, { items: page.items.map(alertOnWire), next: page.next })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/alerts/events',
      config,
      compress: false,
      schema: {
        tags,
        summary: 'What happens to alerts, as server-sent events',
        description:
          'alert.raised, alert.told-supervisor, alert.told-fallback, alert.told-coordinator, alert.acknowledged, alert.closed. At least once: Last-Event-ID resumes, and the last minute may come again by the same ids.',
        produces: ['text/event-stream'],
        response: { 200: z.string() },
      },
      handler: (request, reply) => streamEvents(deps, request, reply, alertEvents(deps.clock)),
    })

    app.route({
      method: 'GET',
      url: '/api/v1/alerts/:id',
      config,
      schema: {
        tags,
        summary: 'One alert, with everything that happened to it',
        params: idParams,
        response: { 200: alertBody },
      },
      handler: async (request) => historyOnWire(await readAlert(deps, request.actor, request.params.id)),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/alerts/:id/acknowledge',
      config,
      schema: {
        tags,
        summary: 'I have seen this, and act on it',
        params: idParams,
        response: { 200: alertItem },
      },
      handler: async (request) => alertOnWire(await acknowledgeAlert(deps, request.actor, request.params.id)),
    })

    app.route({
      method: 'POST',
      url: '/api/v1/alerts/:id/close',
      config,
      schema: {
        tags,
        summary: 'This is over: hand-overs carry it no more',
        description: 'By a supervisor of the line. Follow-ups go on.',
        params: idParams,
        body: closingInput,
        response: { 200: z.object({ ...alertItem.shape, findings: z.array(finding) }) },
      },
      handler: async (request) => {
        const { alert, findings } = await closeAlert(deps, request.actor, request.params.id, request.body)
        return { ...alertOnWire(alert), findings: [...findings] }
      },
    })
  }
