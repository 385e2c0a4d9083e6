// The telephone switch over HTTP: where a call goes, in order.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { readRoute } from './route-actions.ts'
import { addressLines, type Resting } from './route-store.ts'
import { lineParams, routeBody } from './wire.ts'

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
          'On duty, backup, supervisor, those who rest after a call, the people of the fallback, its address. For an API token with the scope duty:route. With Accept: text/plain, the addresses alone, one on each line.',
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
  }
