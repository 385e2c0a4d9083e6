// Surge periods over HTTP.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { day, idParams, recordId } from '../http/wire.ts'
import { getSurge } from './line-store.ts'
import { getLine, listSurges } from './store.ts'
import { addSurge, changeSurge, endSurge } from './surge-actions.ts'
import * as wire from './wire.ts'

const tags = ['lines']
const write = { access: 'lines:write' } as const
const surgeParams = z.object({ id: recordId, surgeId: recordId })
const cursorKey = z.object({ from: day, id: recordId })

export const surgeRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/surges',
      config: { access: 'lines:read' },
      schema: {
        tags,
        summary: 'Surge periods, past ones too',
        params: idParams,
        querystring: pageQuery,
        response: { 200: pageOf(wire.surge) },
      },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, cursorKey) ?? { from: '', id: '' }
        const surges = await deps.db.read(async (on) => {
          await getLine(on, request.params.id)
          return listSurges(on, request.params.id)
        })
        const rest = surges.filter(({ from, id }) => from > after.from || (from === after.from && id > after.id))
        return sendPage(
          reply,
          request,
          pageFrom(rest, limit, ({ from, id }) => ({ from, id })),
        )
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines/:id/surges',
      config: write,
      schema: {
        tags,
        summary: 'Ask for extra people for a period',
        params: idParams,
        body: wire.newSurge,
        response: { 201: wire.surge },
      },
      handler: async (request, reply) => {
        const lineId = request.params.id
        const attempt = attemptOf(deps, request)
        const { id } = await addSurge(deps, request.actor, lineId, { surge: request.body, attempt })
        const surge = await deps.db.read((on) => getSurge(on, lineId, id))
        setRevision(reply, surge.revision)
        return reply.code(201).send(surge)
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/lines/:id/surges/:surgeId',
      config: write,
      schema: {
        tags,
        summary: 'Change a surge period',
        params: surgeParams,
        body: wire.surgeEdit,
        response: { 200: wire.surge },
      },
      handler: async (request, reply) => {
        const at = { lineId: request.params.id, id: request.params.surgeId }
        const edit = { ...request.body, expectedRevision: expectedRevision(request) }
        await changeSurge(deps, request.actor, at, edit)
        const surge = await deps.db.read((on) => getSurge(on, at.lineId, at.id))
        setRevision(reply, surge.revision)
        return surge
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/lines/:id/surges/:surgeId',
      config: write,
      schema: {
        tags,
        summary: 'Drop a surge period, or end it today when it has begun',
        params: surgeParams,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await endSurge(deps, request.actor, { lineId: request.params.id, id: request.params.surgeId })
        return reply.code(204).send(null)
      },
    })
  }
