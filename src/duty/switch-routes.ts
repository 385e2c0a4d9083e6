// The telephone switch over HTTP: where a call goes, in order, and the line's fallback.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { getLine } from '../lines/store.ts'
import { fallbackOf } from './fallback-store.ts'
import { readRoute, setFallback } from './route-actions.ts'
import { addressLines, type Resting } from './route-store.ts'
import { fallbackBody, fallbackInput, lineParams, routeBody } from './wire.ts'

const wantsLines = (request: FastifyRequest): boolean => {
  const accept = request.headers.accept ?? ''
  return accept.includes('text/plain') && !accept.includes('json')
}

const sendLines = (reply: FastifyReply, lines: string) => reply.type('text/plain; charset=utf-8').send(lines)

export const switchRoutes =
  (deps: Deps, resting: Resting): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/route',
      config: { access: 'duty:route' },
      schema: {
        tags: ['duty'],
        summary: 'Where a telephone switch sends a call, in order',
        description:
          'On duty, backup, supervisor, those who rest after a call, fallback. For an API token with the scope duty:route. With Accept: text/plain, the addresses alone, one on each line.',
        params: lineParams,
        produces: ['application/json', 'text/plain'],
        response: { 200: routeBody },
      },
      handler: async (request, reply) => {
        const route = await readRoute(deps, request.actor, request.params.lineId, resting)
        if (wantsLines(request)) return sendLines(reply, addressLines(route))
        return { ...route, targets: [...route.targets] }
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/lines/:lineId/duty/fallback',
      config: { access: 'lines:read' },
      schema: {
        tags: ['duty'],
        summary: 'Whether a line has a fallback address',
        params: lineParams,
        response: { 200: fallbackBody },
      },
      handler: async (request, reply) => {
        const { lineId } = request.params
        const fallback = await deps.db.read(async (read) => {
          await getLine(read, lineId)
          return fallbackOf(read, lineId)
        })
        setRevision(reply, fallback.revision)
        return fallback
      },
    })

    app.route({
      method: 'PUT',
      url: '/api/v1/lines/:lineId/duty/fallback',
      config: { access: 'lines:write' },
      schema: {
        tags: ['duty'],
        summary: 'Set where calls go when nobody on duty can be reached',
        params: lineParams,
        body: fallbackInput,
        response: { 200: fallbackBody },
      },
      handler: async (request, reply) => {
        const input = { lineId: request.params.lineId, target: request.body.target }
        const fallback = await setFallback(deps, request.actor, input, expectedRevision(request))
        setRevision(reply, fallback.revision)
        return fallback
      },
    })
  }
