// Lines over HTTP.
import { z } from 'zod'
import { attemptOf } from '../access/idempotency.ts'
import type { Deps } from '../deps.ts'
import { pageFrom, pageOf, pageQuery, readCursor, sendPage } from '../http/pagination.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import { addRoutes, type Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { changeLine, closeLine, createLine } from './actions.ts'
import { dayRoutes } from './day-routes.ts'
import { guidanceFor } from './guidance.ts'
import { planRoutes } from './plan-routes.ts'
import { getLine, listLines } from './store.ts'
import { surgeRoutes } from './surge-routes.ts'
import { topicRoutes } from './topic-routes.ts'
import * as wire from './wire.ts'

const tags = ['lines']
const read = { access: 'lines:read' } as const
const write = { access: 'lines:write' } as const
const cursorKey = z.string().max(40)

/** Everything about lines. */
export const lineRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    await addRoutes(app, ownRoutes(deps))
    await addRoutes(app, planRoutes(deps))
    await addRoutes(app, surgeRoutes(deps))
    await addRoutes(app, dayRoutes(deps))
    await addRoutes(app, topicRoutes(deps))
  }

const ownRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines',
      config: read,
      schema: { tags, summary: 'All lines', querystring: pageQuery, response: { 200: pageOf(wire.line) } },
      handler: async (request, reply) => {
        const { limit, cursor } = request.query
        const after = readCursor(cursor, cursorKey) ?? ''
        const lines = await deps.db.read((on) => listLines(on))
        const rest = lines.filter(({ code }) => code > after)
        return sendPage(
          reply,
          request,
          pageFrom(rest, limit, ({ code }) => code),
        )
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/lines',
      config: write,
      schema: {
        tags,
        summary: 'Open a line',
        description: 'It begins with a plan by the norms of counselling hotlines, unless another preset is chosen.',
        body: wire.newLine,
        response: { 201: wire.line },
      },
      handler: async (request, reply) => {
        const { id } = await createLine(deps, request.actor, request.body, attemptOf(deps, request))
        const line = await deps.db.read((on) => getLine(on, id))
        setRevision(reply, line.revision)
        return reply.code(201).send(line)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id',
      config: read,
      schema: { tags, summary: 'One line', params: idParams, response: { 200: wire.line } },
      handler: async (request, reply) => {
        const line = await deps.db.read((on) => getLine(on, request.params.id))
        setRevision(reply, line.revision)
        return line
      },
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/lines/:id',
      config: write,
      schema: {
        tags,
        summary: 'Change a line',
        description: 'Zone, kind and taxonomy stay: they say what past days and calls mean.',
        params: idParams,
        body: wire.lineEdit,
        response: { 200: wire.line },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        await changeLine(deps, request.actor, id, { ...request.body, expectedRevision: expectedRevision(request) })
        const line = await deps.db.read((on) => getLine(on, id))
        setRevision(reply, line.revision)
        return line
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:id/closing',
      config: write,
      schema: {
        tags,
        summary: 'Close a line from a day on, or open it again',
        description: 'What it did stays: lines are never deleted.',
        params: idParams,
        body: wire.closing,
        response: { 200: wire.line },
      },
      handler: async (request, reply) => {
        const { id } = request.params
        await closeLine(deps, request.actor, id, { ...request.body, expectedRevision: expectedRevision(request) })
        const line = await deps.db.read((on) => getLine(on, id))
        setRevision(reply, line.revision)
        return line
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:id/guidance',
      config: read,
      schema: {
        tags,
        summary: 'What counsellors should know about passing calls on',
        params: idParams,
        response: { 200: wire.guidance },
      },
      handler: async (request) => {
        const { kind, transferLineId } = await deps.db.read((on) => getLine(on, request.params.id))
        return { items: [...guidanceFor(kind)], transferLineId }
      },
    })
  }
