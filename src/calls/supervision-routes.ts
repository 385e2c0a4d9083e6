// What supervisors do with calls over HTTP: redact, review, decide on lowered risk, acknowledge alerts.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, isoInstant, recordId } from '../http/wire.ts'
import { acknowledgeAlert } from './acknowledge-alert.ts'
import { type Alert, alertCursor, listAlerts } from './alert-store.ts'
import { decideLowering, loweringsOf, proposeLowering } from './lower-risk.ts'
import { callOnWire } from './on-wire.ts'
import { readCall } from './read-call.ts'
import { redactCall } from './redact-call.ts'
import { reviewCall } from './review-call.ts'
import { supervisedLines } from './rights.ts'
import { callBody, loweringInput, loweringItem, redactionBody, redactionInput, reviewInput, riskLevel } from './wire.ts'

const alertItem = z.object({
  id: recordId,
  callId: recordId,
  lineId: recordId,
  level: riskLevel,
  memberId: recordId.nullable(),
  raisedAt: isoInstant,
  acknowledgedAt: isoInstant.nullable(),
  acknowledgedBy: z.string().nullable(),
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
})

const loweringParams = z.object({ id: recordId, loweringId: recordId })

export const callSupervisionRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/redactions',
      config: { access: 'calls:redact' },
      schema: {
        tags: ['calls'],
        summary: 'Overwrite a passage that identifies somebody, in every revision',
        description: 'Give the passage itself or its place. It is stored nowhere; that it was removed is.',
        params: idParams,
        body: redactionInput,
        response: { 201: redactionBody },
      },
      handler: async (request, reply) => {
        const { reason, text, field, start = 0, end = 0, revision } = request.body
        const passage = field === undefined ? { text: text ?? '' } : { field, start, end, revision }
        const { call, occurrences } = await redactCall(deps, request.actor, request.params.id, { passage, reason })
        setRevision(reply.code(201), call.head.revision)
        return { ...callOnWire(call), occurrences }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/review',
      config: { access: 'calls:read-line' },
      schema: {
        tags: ['calls'],
        summary: 'A supervisor has reviewed the call',
        params: idParams,
        body: reviewInput.nullish(),
        response: { 200: callBody },
      },
      handler: async (request, reply) => {
        const given = { note: request.body?.note, expected: expectedRevision(request) }
        const call = await reviewCall(deps, request.actor, request.params.id, given)
        setRevision(reply, call.head.revision)
        return callOnWire(call)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/risk-lowerings',
      config: { access: 'calls:write' },
      schema: {
        tags: ['calls'],
        summary: 'Propose that R3 or R4 goes down; a supervisor decides',
        params: idParams,
        body: loweringInput,
        response: { 201: loweringItem },
      },
      handler: async (request, reply) => {
        reply.code(201)
        return proposeLowering(deps, request.actor, request.params.id, request.body)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calls/:id/risk-lowerings',
      config: { access: 'calls:read-own' },
      schema: {
        tags: ['calls'],
        summary: 'Proposals that the risk level goes down, the latest first',
        params: idParams,
        response: { 200: z.object({ items: z.array(loweringItem) }) },
      },
      handler: async (request) => {
        await readCall(deps, request.actor, request.params.id)
        return { items: [...(await deps.db.read((read) => loweringsOf(read, request.params.id)))] }
      },
    })

    for (const verb of ['confirm', 'refuse'] as const) {
      app.route({
        method: 'POST',
        url: `/api/v1/calls/:id/risk-lowerings/:loweringId/${verb}`,
        config: { access: 'calls:read-line' },
        schema: {
          tags: ['calls'],
          summary: verb === 'confirm' ? 'The level goes down: by a second person' : 'The level stays',
          params: loweringParams,
          response: { 200: callBody },
        },
        handler: async (request, reply) => {
          const { id: callId, loweringId } = request.params
          const call = await decideLowering(deps, request.actor, { callId, loweringId }, verb === 'confirm')
          setRevision(reply, call.head.revision)
          return callOnWire(call)
        },
      })
    }

    app.route({
      method: 'GET',
      url: '/api/v1/alerts',
      config: { access: 'calls:read-line' },
      schema: {
        tags: ['calls'],
        summary: 'High-risk alerts of one’s lines, the latest first',
        querystring: z.object({
          ...pageQuery.shape,
          lineId: recordId.optional(),
          state: z.enum(['open', 'all']).default('open'),
        }),
        response: { 200: pageOf(alertItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, lineId, state } = request.query
        const after = readCursor(cursor, alertCursor)
        const page = await deps.db.read(async (read) => {
          const lines = await supervisedLines(read, request.actor, deps.clock.now())
          const lineIds = lineId === undefined ? lines : lines === 'all' || lines.includes(lineId) ? [lineId] : []
          return listAlerts(read, { lineIds, open: state === 'open' }, { limit, after })
        })
        return sendPage(reply, request, { items: page.items.map(alertOnWire), next: page.next })
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/alerts/:id/acknowledge',
      config: { access: 'calls:read-line' },
      schema: {
        tags: ['calls'],
        summary: 'I have seen this, and act on it',
        params: idParams,
        response: { 200: alertItem },
      },
      handler: async (request) => alertOnWire(await acknowledgeAlert(deps, request.actor, request.params.id)),
    })
  }
