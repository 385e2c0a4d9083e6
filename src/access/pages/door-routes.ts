// Signing in and out, locking and unlocking, changing the account or the language: by plain forms.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { NO_ERRORS } from '../../console/form.tsx'
import { isLanguage } from '../../console/language.ts'
import { localPath, withQuery } from '../../console/local-path.ts'
import { one, postedFields } from '../../console/posted.ts'
import { seeOther } from '../../console/view.ts'
import type { Deps } from '../../deps.ts'
import type { Routes } from '../../http/routes.ts'
import { lockSession, signOut } from '../session-actions.ts'
import { clearSessionCookie, sessionSecretOf } from '../session-cookie.ts'
import { handleSignIn, handleUnlock, switchLanguage } from './pass-the-door.tsx'
import { showSignIn, showUnlock } from './turn-away.tsx'

const anyone = { access: 'public', page: true, carriesNothing: true } as const
const signedIn = { access: 'signed-in', page: true } as const
const hidden = { hide: true } as const

/** `?next=` of an address, as a local path. */
const nextOf = (request: FastifyRequest): string => localPath(parameter(request, 'next'))

function parameter(request: FastifyRequest, name: string): string {
  return new URL(request.url, 'http://here.invalid').searchParams.get(name) ?? ''
}

export const doorRoutes =
  (deps: Deps): Routes =>
  async (app) => {
    app.route({
      method: 'GET',
      url: '/sign-in',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => {
        if (request.actor.kind === 'account' && parameter(request, 'done') === '')
          return seeOther(reply, nextOf(request))
        return showSignIn(deps, request, reply, { next: nextOf(request), errors: NO_ERRORS, carried: '' })
      },
    })
    app.route({
      method: 'POST',
      url: '/sign-in',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => handleSignIn(deps, request, reply, postedFields(request)),
    })
    app.route({
      method: 'GET',
      url: '/unlock',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => {
        if (request.actor.kind === 'account') return seeOther(reply, nextOf(request))
        return showUnlock(deps, request, reply, { next: nextOf(request), errors: NO_ERRORS, carried: '' })
      },
    })
    app.route({
      method: 'POST',
      url: '/unlock',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => handleUnlock(deps, request, reply, postedFields(request)),
    })
    app.route({
      method: 'POST',
      url: '/lock',
      config: signedIn,
      schema: hidden,
      handler: async (request, reply) => {
        const next = wherefrom(request)
        await lockSession(deps, request.actor)
        return seeOther(reply, `/unlock?next=${encodeURIComponent(next)}`)
      },
    })
    app.route({
      method: 'POST',
      url: '/sign-out',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => leave(deps, request, reply, 'signed-out'),
    })
    app.route({
      method: 'POST',
      url: '/change-account',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => leave(deps, request, reply, 'changed'),
    })
    app.route({
      method: 'POST',
      url: '/language',
      config: anyone,
      schema: hidden,
      handler: async (request, reply) => {
        const language = parameter(request, 'language') || one(postedFields(request), 'language')
        if (isLanguage(language)) await switchLanguage(deps, request, reply, language)
        return seeOther(reply, wherefrom(request))
      },
    })
    app.route({
      method: 'GET',
      url: '/still-here',
      config: { access: 'signed-in' },
      schema: hidden,
      handler: async (_request, reply) => reply.code(204).send(),
    })
  }

/** The page that a button was on: in the address when another form was saved first (307), else in the form. */
const wherefrom = (request: FastifyRequest): string =>
  localPath(parameter(request, 'next') || one(postedFields(request), 'next'))

async function leave(deps: Deps, request: FastifyRequest, reply: FastifyReply, done: 'signed-out' | 'changed') {
  const secret = sessionSecretOf(request)
  if (secret !== undefined) await signOut(deps, secret)
  clearSessionCookie(reply, deps.config)
  reply.header('clear-site-data', '"cache"')
  return seeOther(reply, withQuery('/sign-in', { done }))
}
