// The door: turns a cookie or token into request.actor, and lets nobody past who may not call the route.
import type { FastifyPluginAsync, FastifyRequest, preValidationHookHandler, RouteOptions } from 'fastify'
import type { Deps } from '../deps.ts'
import { unauthenticated, WarmlineError } from '../errors.ts'
import type { RouteAccess } from '../http/routes.ts'
import { type Actor, anonymous, mustHold } from './actor.ts'
import { cutAddress } from './address.ts'
import { leave, leaveWhenAnswered } from './attempts-in-flight.ts'
import type { Credential } from './credential-store.ts'
import { Credentials, type Standing } from './credentials.ts'
import { writeAllActivity } from './jobs.ts'
import { comesFromOwnPage, isUnsafe } from './own-page.ts'
import { inOtherLanguage, languageAskedFor } from './pages/other-language.ts'
import { type Reason, turnAway } from './pages/turn-away.tsx'
import { type Presented, presentedBy } from './presented.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Always there once the door has been passed. */
    actor: Actor
    /** Why the reader of a page has to sign in or unlock first; the route itself then does not run. */
    turnedAway?: Reason
    /** Who asks, as things stand now: for answers that go on for long. Undefined: signed out, expired or revoked. */
    actorNow(): Promise<Actor | undefined>
  }
}

/** Pages that packages register by themselves and that cannot carry a `config`. */
const PUBLIC_PACKAGE_PAGES = ['/reference']

/** Register before everything that asks for `request.actor`. Applies to the whole app. */
export function accessPlugin(deps: Deps): FastifyPluginAsync {
  const plugin: FastifyPluginAsync = async (app) => {
    const credentials = new Credentials(deps)
    app.decorateRequest('actor')
    app.decorateRequest('actorNow', async function (this: FastifyRequest) {
      const presented = presentedBy(this)
      const credential = presented && (await credentials.stillStands(presented.kind, presented.secret))
      return credential && actorOf(credential, this.actor.from)
    })
    app.addHook('onRoute', requireAccess)
    app.addHook('onRoute', (route) => askReadersOfPages(deps, route))
    app.addHook('onRequest', (request, reply, done) => {
      leaveWhenAnswered(request, reply)
      const presented = presentedBy(request)
      const standing = presented ? credentials.standing(presented.kind, presented.secret) : NOBODY
      const enter = (known: Standing) => settle(() => admit(request, presented, known), done)
      if (standing instanceof Promise) standing.then(enter, done)
      else enter(standing)
    })
    app.addHook('onResponse', (request, _reply, done) => {
      leave(request)
      request.endTrial?.()
      done()
    })
    app.addHook('onClose', async () => {
      credentials.close()
      await writeAllActivity(deps).catch(() => deps.log.warn('the last uses could not be written'))
    })
  }
  return throughout(plugin)
}

const NOBODY: Standing = Object.freeze({ state: 'unknown' })

function settle(work: () => void, done: (error?: Error) => void): void {
  let failure: Error | undefined
  try {
    work()
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
  }
  done(failure)
}

/** What fastify-plugin does: hooks and decorators hold outside the plugin too. */
function throughout(plugin: FastifyPluginAsync): FastifyPluginAsync {
  return Object.assign(plugin, {
    [Symbol.for('skip-override')]: true,
    [Symbol.for('fastify.display-name')]: 'access',
  })
}

/** A route that does not say who may call it is a mistake that must not start. */
function requireAccess(route: RouteOptions): void {
  if (route.config?.access !== undefined || route.method === 'OPTIONS') return
  if (!PUBLIC_PACKAGE_PAGES.some((page) => route.url === page || route.url.startsWith(`${page}/`))) {
    throw new Error(`${String(route.method)} ${route.url} does not say who may call it: give it config.access`)
  }
  route.config = { ...route.config, access: 'public' }
}

/** People are asked to sign in or unlock, with what they posted carried along: so the body is read first. */
function askReadersOfPages(deps: Deps, route: RouteOptions): void {
  if (route.config?.page !== true) return
  const ask: preValidationHookHandler = async (request, reply) => {
    if (request.turnedAway) return turnAway(deps, request, reply, request.turnedAway)
  }
  const tryAgain: preValidationHookHandler = (request, reply, done) => {
    const language = languageAskedFor(request)
    if (language === undefined) done()
    else inOtherLanguage(deps, { request, reply, language }, done)
  }
  route.preValidation = [ask, tryAgain, ...[route.preValidation ?? []].flat()]
}

/** @throws unauthenticated, locked, unless it is a page, whose readers are asked instead */
function refuse(request: FastifyRequest, reason: Reason): void {
  if (request.routeOptions.config.page === true) request.turnedAway = reason
  else throw reason === 'locked' ? locked() : unauthenticated()
}

function admit(request: FastifyRequest, presented: Presented | undefined, standing: Standing): void {
  const from = cutAddress(request.ip)
  request.actor = standing.state === 'valid' ? actorOf(standing.credential, from) : anonymous(from)
  const byToken = presented?.kind === 'token'
  if (byToken && standing.state === 'unknown') throw unauthenticated('This API token is not valid, or no longer.')
  if (!byToken && isUnsafe(request.method)) refuseOtherSites(request, standing)
  const access = accessOf(request)
  if (access === 'public') return
  if (standing.state === 'locked') refuse(request, 'locked')
  else if (request.actor.kind === 'anonymous') refuse(request, 'anonymous')
  else if (access !== 'signed-in') mustHold(request.actor, access)
}

const accessOf = (request: FastifyRequest): RouteAccess =>
  request.is404 ? 'public' : (request.routeOptions.config.access ?? 'public')

/** A cookie is sent by browsers whoever asks them to: a change must come from our own pages, and show it. */
function refuseOtherSites(request: FastifyRequest, standing: Standing): void {
  const own = comesFromOwnPage(request)
  if (own === 'no' || (own === 'unknown' && standing.state !== 'unknown')) {
    throw new WarmlineError('cross-site', 'Changes made with a session must come from pages of this service.')
  }
}

const locked = () => new WarmlineError('locked', 'This session is locked. Give the password again to go on.')

const actorOf = (credential: Credential, from: string): Actor => ({
  kind: credential.kind,
  accountId: credential.accountId,
  memberId: credential.memberId,
  roles: credential.roles,
  permissions: credential.permissions,
  from,
  credentialId: credential.id,
})
