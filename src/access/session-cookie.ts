// The cookie that carries a session's secret.
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { deviceOf } from './device.ts'
import { presentedBy } from './presented.ts'
import { SESSION_COOKIE } from './secret.ts'
import type { OpenedSession, Origin } from './session-actions.ts'

/** HttpOnly: no script reads it. Lax: other sites' forms do not carry it. Secure wherever we are reached by https. */
const attributes = (config: Config) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: config.publicUrl?.startsWith('https:') ?? false,
})

export function setSessionCookie(reply: FastifyReply, config: Config, { secret }: OpenedSession): void {
  const options = { ...attributes(config), maxAge: config.sessionHours * 3_600 }
  reply.setCookie(SESSION_COOKIE, secret, options)
}

export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(SESSION_COOKIE, attributes(config))
}

/** The secret in the request's cookie, whether or not it is good for anything. */
export function sessionSecretOf(request: FastifyRequest): string | undefined {
  const presented = presentedBy(request)
  return presented?.kind === 'account' ? presented.secret : undefined
}

/** Where a request comes from, for a session that it opens. */
export const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  device: deviceOf(request.headers['user-agent']),
  oldSecret: sessionSecretOf(request),
})
