// Locks over HTTP: what is locked stays where it is when the rota is solved anew.
import type { Deps } from '../deps.ts'
import { expectedRevision, setRevision } from '../http/preconditions.ts'
import type { Routes } from '../http/routes.ts'
import { setLocks } from './lock.ts'
import { getRota } from './store.ts'
import { assignmentParams, lockedBody, locksBody, rotaParams } from './wire.ts'

const tags = ['rota']
const config = { access: 'rota:write' } as const

export const lockRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    for (const [verb, locked] of [
      ['lock', true],
      ['unlock', false],
    ] as const) {
      app.route({
        method: 'POST',
        url: `/api/v1/rotas/:id/assignments/:assignmentId/${verb}`,
        config,
        schema: {
          tags,
          summary: locked
            ? 'Keep a member in their place when the rota is solved anew'
            : 'Let the solver give the place to somebody else again',
          params: assignmentParams,
          response: { 200: lockedBody },
        },
        handler: async (request, reply) => {
          const { id: rotaId, assignmentId } = request.params
          const expected = expectedRevision(request)
          await setLocks(deps, request.actor, { rotaId, assignmentIds: [assignmentId], locked, expected })
          const { revision } = await deps.db.read((read) => getRota(read, rotaId))
          setRevision(reply, revision)
          return { revision }
        },
      })
    }

    app.route({
      method: 'POST',
      url: '/api/v1/rotas/:id/locks',
      config,
      schema: {
        tags,
        summary: 'Lock or unlock many assignments at once: all of them or none',
        params: rotaParams,
        body: locksBody,
        response: { 200: lockedBody },
      },
      handler: async (request, reply) => {
        const rotaId = request.params.id
        await setLocks(deps, request.actor, { rotaId, ...request.body, expected: expectedRevision(request) })
        const { revision } = await deps.db.read((read) => getRota(read, rotaId))
        setRevision(reply, revision)
        return { revision }
      },
    })
  }
