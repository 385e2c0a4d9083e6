// Signing in and out, and the two one-time links that come before.
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { unauthenticated } from '../errors.ts'
import type { Routes } from '../http/routes.ts'
import { ownerOf } from './me.ts'
import { redeemPasswordLink } from './own-account.ts'
import { lockSession, signIn, signOut, startSession, unlockSession } from './session-actions.ts'
import { clearSessionCookie, originOf, sessionSecretOf, setSessionCookie } from './session-cookie.ts'
import { redeemSetupToken } from './setup.ts'
import * as wire from './wire.ts'

const tags = ['access']

export const signInRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    const { config } = deps

    app.route({
      method: 'POST',
      url: '/api/v1/session',
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Sign in',
        description:
          'Sets the session cookie. A session that the browser has already ends: this also changes accounts.',
        body: wire.signIn,
        response: { 201: wire.me },
      },
      handler: async (request, reply) => {
        const opened = await signIn(deps, request.body, originOf(request))
        setSessionCookie(reply, config, opened)
        return reply.code(201).send(await ownerOf(deps, opened.session))
      },
    })

    app.route({
      method: 'DELETE',
      url: '/api/v1/session',
      config: { access: 'public' },
      schema: { tags, summary: 'Sign out', response: { 204: z.null() } },
      handler: async (request, reply) => {
        const secret = sessionSecretOf(request)
        if (secret !== undefined) await signOut(deps, secret)
        clearSessionCookie(reply, config)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/session/lock',
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Lock the session until the password is given again', response: { 204: z.null() } },
      handler: async (request, reply) => {
        await lockSession(deps, request.actor)
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/session/unlock',
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Unlock the session',
        description: 'A locked session answers 401 with the code `locked`. Other accounts sign in instead.',
        body: wire.unlock,
        response: { 200: wire.me },
      },
      handler: async (request) => {
        const secret = sessionSecretOf(request)
        if (secret === undefined) throw unauthenticated()
        return ownerOf(deps, await unlockSession(deps, secret, request.body.password, request.ip))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/setup',
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Create the first administrator',
        description: 'With the token that the service printed when it started. Signs in.',
        body: wire.setup,
        response: { 201: wire.me },
      },
      handler: async (request, reply) => {
        const accountId = await redeemSetupToken(deps, request.body, request.actor.from)
        const opened = await startSession(deps, accountId, originOf(request))
        setSessionCookie(reply, config, opened)
        return reply.code(201).send(await ownerOf(deps, opened.session))
      },
    })

    app.route({
      method: 'POST',
      url: '/api/v1/password',
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Choose a password by a one-time link',
        description: 'Ends every session of the account. Then sign in.',
        body: wire.passwordByLink,
        response: { 204: z.null() },
      },
      handler: async (request, reply) => {
        await redeemPasswordLink(deps, request.body, request.actor.from)
        return reply.code(204).send(null)
      },
    })
  }
