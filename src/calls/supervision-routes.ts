// What supervisors do with calls over HTTP: redact, review, decide on lowered risk.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, recordId } from '../http/wire.ts'
import { decideLowering, loweringsOf, proposeLowering } from './lower-risk.ts'
import { callOnWire, textFindingOnWire } from './on-wire.ts'
import { readCall, readFindings } from './read-call.ts'
import { type ForgetWords, type PlacesElsewhere, redactCall } from './redact-call.ts'
import { reviewCall } from './review-call.ts'
import {
  callBody,
  loweringInput,
  loweringItem,
  redactionBody,
  redactionInput,
  reviewInput,
  textFindingItem,
} from './wire.ts'

const loweringParams = z.object({ id: recordId, loweringId: recordId })

export const callSupervisionRoutes =
  (forgetWords: ForgetWords, elsewhere: readonly PlacesElsewhere[]) =>
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/calls/:id/findings',
      config: { access: 'calls:read-line' },
      schema: {
        tags: ['calls'],
        summary: 'Where something was removed from a call’s texts, or kept: place, type and confidence',
        description: 'For the supervisor who reviews the scrubbed text. The passages themselves are nowhere.',
        params: idParams,
        response: { 200: z.object({ items: z.array(textFindingItem) }) },
      },
      handler: async (request) => {
        const findings = await readFindings(deps, request.actor, request.params.id)
        return { items: findings.map(textFindingOnWire) }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/calls/:id/redactions',
      config: { access: 'calls:redact' },
      schema: {
        tags: ['calls'],
        summary: 'Overwrite a passage that identifies somebody, in every revision',
        description:
          'Give the passage itself or its place. It is stored nowhere; that it was removed is. Drafts of bulletins made of ' +
          'its questions lose it too; published bulletins that say it are named, and stay.',
        params: idParams,
        body: redactionInput,
        response: { 201: redactionBody },
      },
      handler: async (request, reply) => {
        const { reason, text, field, start = 0, end = 0, revision } = request.body
        const passage = field === undefined ? { text: text ?? '' } : { field, start, end, revision }
        const { call, occurrences, publishedIn } = await redactCall(deps, request.actor, request.params.id, {
          passage,
          reason,
          forgetWords,
          elsewhere,
        })
        setRevision(reply.code(201), call.head.revision)
        return { ...callOnWire(call), occurrences, publishedIn: [...publishedIn] }
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
  }
