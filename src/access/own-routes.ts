// What people see and change of their own: account, password, sessions.

import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import type { Routes } from '../http/routes.ts'
import { idParams } from '../http/wire.ts'
import { activityOf } from './activity.ts'
import { type Actor, mustBePerson } from './actor.ts'
import { whoIs } from './me.ts'
import { changePassword, chooseLanguage } from './own-account.ts'
import { endOtherSessions, endSession } from './session-actions.ts'
import { listSessions, type Session } from './session-store.ts'
import * as wire from './wire.ts'

const tags = ['access']

export const ownRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/api/v1/me',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Who I am and what I may do', response: { 200: wire.me } },
      handler: async (request) => whoIs(deps, request.actor),
    })

    app.route({
      method: 'PATCH',
      url: '/api/v1/me',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Choose my language', body: wire.ownEdit, response: { 200: wire.me } },
      handler: async (request) => {
        await chooseLanguage(deps, request.actor, request.body.language)
        return whoIs(deps, request.actor)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/me/password',
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Change my password',
        description: 'Ends all my other sessions.',
        body: wire.passwordChange,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await changePassword(deps, request.actor, { ...request.body, address: request.ip })
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'GET',
      url: '/api/v1/sessions',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'My sessions', response: { 200: z.object({ items: z.array(wire.session) }) } },
      handler: async (request) => {
        mustBePerson(request.actor)
        const rows = await deps.db.read((read) => listSessions(read, request.actor.accountId))
        const living = rows.filter(({ expiresAt }) => expiresAt > deps.clock.now())
        return { items: living.map((session) => view(deps, request.actor, session)) }
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/sessions/:id',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'End one of my sessions', params: idParams, response: { 204: z.null() } },
      handler: async (request, reply) => {
        await endSession(deps, request.actor, request.params.id)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/sessions',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'End all my other sessions', response: { 200: z.object({ ended: z.int() }) } },
      handler: async (request) => ({ ended: await endOtherSessions(deps, request.actor) }),
    })
  }

/** With the last use that this instance knows of, which is newer than the row. */
function view(deps: Deps, actor: Actor, session: Session) {
  const seen = Math.max(session.lastSeenAt.toMillis(), activityOf(deps.db).lastSeen(session.id))
  const lastSeenAt = DateTime.fromMillis(seen, { zone: 'utc' })
  return { ...session, lastSeenAt, current: session.id === actor.credentialId }
}
