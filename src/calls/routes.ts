// Calls over HTTP.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { attemptOf, attemptWithId } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { callCursor } from './call-list.ts'
import { amendCall, closeCall, saveDraft } from './edit-call.ts'
import { lookUpCaller } from './look-up-caller.ts'
import { callOnWire, fromWire, headOnWire, revisionOnWire } from './on-wire.ts'
import { openCall, type SavedCall } from './open-call.ts'
import { readCall, readCalls, readRevisions } from './read-call.ts'
import {
  amendment,
  callBody,
  callChange,
  callItem,
  callQueryShape,
  callRevisionItem,
  lookUpBody,
  lookUpInput,
  newCall,
  savedCallBody,
} from './wire.ts'

function sendSaved(reply: FastifyReply, { call, findings }: SavedCall) {
  setRevision(reply, call.head.revision)
  return { ...callOnWire(call), findings: [...findings] }
}

const FINDINGS = 'What identifies somebody is removed from texts before they are stored; `findings` says where.'

export const callRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/calls',
      config: { access: 'calls:write' },
      schema: {
        tags: ['calls'],
        summary: 'Open a call record: a draft, or with `close` a complete one',
        description: `Safe to send again with the same \`id\` or Idempotency-Key. Something else under an \`id\` in use is refused with 409 \`id-reused\` and not stored: change the record with PATCH, or amend it. ${FINDINGS}`,
        body: newCall,
        response: { 201: savedCallBody },
      },
      handler: async (request, reply) => {
        const { id, lineId, phone, close, ...change } = request.body
        const attempt = attemptWithId(deps, request, id)
        const saved = await openCall(deps, request.actor, { id, lineId, phone, close, ...fromWire(change) }, attempt)
        reply.code(201).header('location', `/api/v1/calls/${saved.call.head.id}`)
        return sendSaved(reply, saved)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/calls/:id',
      config: { access: 'calls:write' },
      schema: {
        tags: ['calls'],
        summary: 'Save a draft',
        description: `What is absent stays as it is. Send If-Match to notice somebody else’s change. ${FINDINGS}`,
        params: idParams,
        body: callChange,
        response: { 200: savedCallBody },
      },
      handler: async (request, reply) => {
        const change = { ...fromWire(request.body), expected: expectedRevision(request) }
        return sendSaved(reply, await saveDraft(deps, request.actor, request.params.id, change))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/close',
      config: { access: 'calls:write' },
      schema: {
        tags: ['calls'],
        summary: 'Close a draft, with last changes if there are any',
        description: `Refused while a mandatory field is missing; each is named. ${FINDINGS}`,
        params: idParams,
        body: callChange.nullish(),
        response: { 200: savedCallBody },
      },
      handler: async (request, reply) => {
        const change = { ...fromWire(request.body ?? {}), expected: expectedRevision(request) }
        return sendSaved(reply, await closeCall(deps, request.actor, request.params.id, change))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/amendments',
      config: { access: 'calls:write' },
      schema: {
        tags: ['calls'],
        summary: 'Amend a closed call: a new revision, the old one kept',
        description: FINDINGS,
        params: idParams,
        body: amendment,
        response: { 201: savedCallBody },
      },
      handler: async (request, reply) => {
        const { reason, note, ...change } = request.body
        const input = { ...fromWire(change), reason, note, expected: expectedRevision(request) }
        const attempt = attemptOf(deps, request)
        const saved = await amendCall(deps, request.actor, request.params.id, input, attempt)
        reply.code(201)
        return sendSaved(reply, saved)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calls',
      config: { access: 'calls:read-own' },
      schema: {
        tags: ['calls'],
        summary: 'Calls, the latest first: one’s own; for supervisors those of their lines',
        description: 'Without texts. The list is recorded in the audit trail.',
        querystring: z.object({ ...pageQuery.shape, ...callQueryShape }),
        response: { 200: pageOf(callItem) },
      },
      handler: async (request, reply) => {
        const { limit, cursor, reviewed, ...filter } = request.query
        const page = await readCalls(
          deps,
          request.actor,
          { ...filter, reviewed: reviewed === undefined ? undefined : reviewed === 'true' },
          { limit, after: readCursor(cursor, callCursor) },
        )
        return sendPage(reply, request, { items: page.items.map(headOnWire), next: page.next })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calls/:id',
      config: { access: 'calls:read-own' },
      schema: {
        tags: ['calls'],
        summary: 'One call record',
        description: 'Reading it is recorded in the audit trail.',
        params: idParams,
        response: { 200: callBody },
      },
      handler: async (request, reply) => {
        const call = await readCall(deps, request.actor, request.params.id)
        setRevision(reply, call.head.revision)
        return callOnWire(call)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/calls/:id/revisions',
      config: { access: 'calls:read-own' },
      schema: {
        tags: ['calls'],
        summary: 'Everything that a call record ever said, less what was redacted',
        params: idParams,
        response: { 200: z.object({ items: z.array(callRevisionItem) }) },
      },
      handler: async (request) => {
        const revisions = await readRevisions(deps, request.actor, request.params.id)
        return { items: revisions.map(revisionOnWire) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/callers/lookup',
      // A number can be tried against a line: slowly, by somebody who is known, and on record.
      config: { access: 'calls:write', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags: ['calls'],
        summary: 'Whether a caller has called this line before: days and counts only',
        description: 'The number is neither stored nor logged. The look-up is recorded in the audit trail.',
        body: lookUpInput,
        response: { 200: lookUpBody },
      },
      handler: async (request) => {
        const { calls, days } = await lookUpCaller(deps, request.actor, request.body)
        return { calls, days: days.map((each) => ({ ...each })) }
      },
    })
  }
