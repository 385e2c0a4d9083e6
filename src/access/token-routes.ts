// API tokens: one's own, and for administrators anybody's.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { forbidden } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import { idParams, recordId } from '../http/wire.ts'
import { holds, mustBePerson } from './actor.ts'
import { createToken, revokeToken } from './token-actions.ts'
import { listTokens } from './token-store.ts'
import * as wire from './wire.ts'

const tags = ['access']

export const tokenRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/tokens',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'API tokens',
        description: "One's own; those of another account need `accounts:manage`.",
        querystring: z.object({ accountId: recordId.optional() }),
        response: { 200: z.object({ items: z.array(wire.token) }) },
      },
      handler: async (request) => {
        mustBePerson(request.actor)
        const { accountId = request.actor.accountId } = request.query
        if (accountId !== request.actor.accountId && !holds(request.actor, 'accounts:manage')) {
          throw forbidden('These are tokens of another account.')
        }
        const items = await deps.db.read((read) => listTokens(read, accountId))
        return { items: [...items] }
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/tokens',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Create an API token',
        description:
          'It may do what its scopes say, as far as its owner still may, but never `accounts:manage`: that is refused with 403. ' +
          'The secret is shown once.',
        body: wire.newToken,
        response: { 201: wire.issuedToken },
      },
      handler: async (request, reply) => {
        const { token, secret } = await createToken(deps, request.actor, request.body)
        return reply.code(201).send({ ...token, secret })
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/tokens/:id',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Revoke an API token', params: idParams, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await revokeToken(deps, request.actor, request.params.id)
        return reply.code(204).send(null)
      },
    })
  }
