// The editors' edge: drafts, editions, review, publication.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, isoInstant, recordId } from '../http/wire.ts'
import { createDraft, editDraft, removeEdition, writeEdition } from './draft-actions.ts'
import { getDraft, listDrafts } from './draft-store.ts'
import { draftView, findingsIn, summaryView } from './draft-view.ts'
import * as wire from './wire.ts'
import { isOpen, VERSION_STATES } from './workflow.ts'

const tags = ['bulletin drafts']
const place = z.object({ createdAt: isoInstant, id: recordId })

/** Whoever writes or approves may read. @throws forbidden */
function mustWork(actor: Actor): void {
  if (!holds(actor, 'bulletins:approve')) mustHold(actor, 'bulletins:write')
}

/** Shows a draft as it is now, with its revision. */
export async function showDraft(deps: Deps, reply: FastifyReply, id: string) {
  const draft = await deps.db.read((read) => getDraft(read, id))
  setRevision(reply, draft.version.revision)
  return draftView(draft)
}

export const draftRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'POST',
      url: '/api/v1/bulletin-drafts',
      config: { access: 'bulletins:write' },
      schema: {
        tags,
        summary: 'Begin a bulletin from a snapshot',
        description: 'With generated text in Chinese and English; the advice is left to write.',
        body: wire.newDraft,
        response: { 201: wire.draft },
      },
      handler: async (request, reply) => {
        const { id } = await createDraft(deps, request.actor, request.body, attemptOf(deps, request))
        return reply.code(201).send(await showDraft(deps, reply, id))
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/bulletin-drafts',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Bulletins that are being worked on, newest first',
        description: 'Needs the permission `bulletins:write` or `bulletins:approve`.',
        querystring: wire.draftsQuery,
        response: { 200: pageOf(wire.draftSummary) },
      },
      handler: async (request, reply) => {
        mustWork(request.actor)
        const { limit, cursor, state } = request.query
        const states = state === 'open' ? VERSION_STATES.filter(isOpen) : [state]
        const after = readCursor(cursor, place)
        const rows = await deps.db.read((read) => listDrafts(read, { states, after, limit: limit + 1 }))
        const page = pageFrom(rows, limit, ({ version: { createdAt, id } }) => ({ createdAt: createdAt.toISO(), id }))
        return sendPage(reply, request, { ...page, items: page.items.map(summaryView) })
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/bulletin-drafts/:id',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'A version of a bulletin, with all that its writers see',
        description: 'Needs the permission `bulletins:write` or `bulletins:approve`.',
        params: idParams,
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        mustWork(request.actor)
        return showDraft(deps, reply, request.params.id)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/bulletin-drafts/:id',
      config: { access: 'bulletins:write' },
      schema: {
        tags,
        summary: 'Change whom a draft is for, its topics, contacts and correction note',
        params: idParams,
        body: wire.draftEdit,
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        const ref = { id: request.params.id, expected: expectedRevision(request) }
        await editDraft(deps, request.actor, ref, request.body)
        return showDraft(deps, reply, ref.id)
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/bulletin-drafts/:id/editions/:language',
      config: { access: 'bulletins:write' },
      schema: {
        tags,
        summary: 'Write the edition of a language',
        params: wire.editionParams,
        body: wire.newEdition,
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        const { id, language } = request.params
        const edition = { language, ...request.body }
        await writeEdition(deps, request.actor, { id, expected: expectedRevision(request) }, edition)
        return { ...(await showDraft(deps, reply, id)), findings: [...findingsIn(edition)] }
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/bulletin-drafts/:id/editions/:language',
      config: { access: 'bulletins:write' },
      schema: {
        tags,
        summary: 'Leave a language out',
        params: wire.editionParams,
        response: { 200: wire.draft },
      },
      handler: async (request, reply) => {
        const { id, language } = request.params
        await removeEdition(deps, request.actor, { id, expected: expectedRevision(request) }, language)
        return showDraft(deps, reply, id)
      },
    })
  }
