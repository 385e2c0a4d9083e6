// The steps of a version's life: submit, approve, reject, reopen, publish, discard; and of a published bulletin: correct,
// withdraw.
import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import { expectedRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { type DraftRef, discardDraft, reopenDraft, submitDraft } from './draft-actions.ts'
import { showDraft } from './draft-routes.ts'
import { formatNumber, parseNumber } from './number.ts'
import { correctBulletin, publishDraft, withdrawBulletin } from './publish-actions.ts'
import { approveDraft, rejectDraft } from './review-actions.ts'
import * as wire from './wire.ts'

const tags = ['bulletin drafts']

type PlainStep = (deps: Deps, actor: Actor, ref: DraftRef) => Promise<void>

const PLAIN_STEPS: readonly { readonly verb: string; readonly summary: string; readonly step: PlainStep }[] = [
  { verb: 'submit', summary: 'Hand a draft over for review', step: submitDraft },
  { verb: 'reopen', summary: 'Take a version back to writing', step: reopenDraft },
  { verb: 'discard', summary: 'Give a draft up', step: discardDraft },
]

export const stepRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    for (const { verb, summary, step } of PLAIN_STEPS) {
      app.route({
        method: 'POST',
        url: `/api/v1/bulletin-drafts/:id/${verb}`,
        config: { access: 'bulletins:write' },
        schema: { tags, summary, params: idParams, response: { 200: wire.draft } },
        handler: async (request, reply) => {
          const ref = { id: request.params.id, expected: expectedRevision(request) }
          await step(deps, request.actor, ref)
          return showDraft(deps, reply, ref.id)
        },
      })
    }

    app.route({
      method: 'POST',
      url: '/api/v1/bulletin-drafts/:id/approve',
      config: { access: 'bulletins:approve' },
      schema: {
        tags,
        summary: 'Approve a version that others wrote',
        params: idParams,
        body: wire.approval.nullish(),
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        await approveDraft(deps, request.actor, ref, request.body?.comment ?? null)
        return showDraft(deps, reply, ref.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/bulletin-drafts/:id/reject',
      config: { access: 'bulletins:approve' },
      schema: {
        tags,
        summary: 'Send a version back to its writers',
        params: idParams,
        body: wire.rejection,
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        await rejectDraft(deps, request.actor, ref, request.body.comment)
        return showDraft(deps, reply, ref.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/bulletin-drafts/:id/publish',
      config: { access: 'bulletins:write' },
      schema: {
        tags,
        summary: 'Publish an approved version',
        description: 'A new bulletin gets its number; a correction takes the place of the version before.',
        params: idParams,
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        const number = await publishDraft(deps, request.actor, ref)
        reply.header('content-location', `/api/v1/bulletins/${formatNumber(number)}`)
        return showDraft(deps, reply, ref.id)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/bulletins/:number/corrections',
      config: { access: 'bulletins:write' },
      schema: {
        tags,
        summary: 'Open a correction of a published bulletin',
        description: 'A draft with the text as it is. The public reads the old version until the new one is published.',
        params: wire.numberParams,
        body: wire.correction,
        response: { 201: wire.draft },
      },
      handler: async (request, reply) => {
        const number = numberFrom(request.params.number)
        const attempt = attemptOf(deps, request)
        const { id } = await correctBulletin(deps, request.actor, number, request.body, attempt)
        return reply.code(201).send(await showDraft(deps, reply, id))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/bulletins/:number/withdrawal',
      config: { access: 'bulletins:approve' },
      schema: {
        tags,
        summary: 'Withdraw a bulletin for good',
        description: 'The public finds the notice in its place, with 410.',
        params: wire.numberParams,
        body: wire.withdrawal,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await withdrawBulletin(deps, request.actor, numberFrom(request.params.number), request.body)
        return reply.code(204).send(null)
      },
    })
  }

function numberFrom(text: string) {
  const number = parseNumber(text)
  if (!number) throw notFound('bulletin')
  return number
}
