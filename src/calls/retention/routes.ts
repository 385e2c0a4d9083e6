// Retention over HTTP: legal hold, and the dry run of the next shredding.
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { expectedRevision, setRevision } from '../../http/preconditions.ts'
import type { Routes } from '../../http/routes.ts'
import { idParams, recordId } from '../../http/wire.ts'
import { callOnWire } from '../on-wire.ts'
import { callBody } from '../wire.ts'
import { holdCall } from './hold-call.ts'
import { holdInput } from './record-hold-routes.ts'
import { retentionReport } from './report.ts'
import type { CallShredder } from './shredder.ts'
import type { Shredders } from './standalone.ts'

const lineRetention = z.object({
  lineId: recordId,
  lineCode: z.string(),
  textDays: z.int(),
  retentionYears: z.int(),
  on: z.iso.date(),
  texts: z.int(),
  records: z.int(),
  held: z.int().meta({
    description:
      'Calls, cases and consultations that are over, but stay: they are on hold, or a case, a question or a ' +
      'consultation of the call is still open.',
  }),
  others: z
    .int()
    .meta({ description: 'Cases, consultations, comments and notes of hand-overs that came from no call.' }),
})

export const retentionRoutes =
  (shredders: Shredders<CallShredder>) =>
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'PUT',
      url: '/api/v1/calls/:id/legal-hold',
      config: { access: 'calls:hold' },
      schema: {
        tags: ['calls'],
        summary: 'Keep a call from being shredded, or no longer',
        params: idParams,
        body: holdInput,
        response: { 200: callBody },
      },
      handler: async (request, reply) => {
        const hold = { ...request.body, expected: expectedRevision(request) }
        const call = await holdCall(deps, request.actor, request.params.id, hold)
        setRevision(reply, call.head.revision)
        return callOnWire(call)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/retention',
      config: { access: 'retention:read' },
      schema: {
        tags: ['calls'],
        summary: 'Dry run: what the next shredding would take, by line',
        querystring: z.object({ on: z.iso.date().optional() }),
        response: { 200: z.object({ items: z.array(lineRetention) }) },
      },
      handler: async (request) => ({ items: [...(await retentionReport(deps, shredders, request.query.on))] }),
    })
  }
