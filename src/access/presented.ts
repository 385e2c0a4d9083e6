// The credential that a request carries.
import type { FastifyRequest } from 'fastify'
import type { Credential } from './credential-store.ts'
import { SESSION_COOKIE } from './secret.ts'

const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w-]{43})(?:;|$)`)
const BEARER = /^Bearer(?: +(wl_[\w-]+) *$)?/i

export interface Presented {
  readonly kind: Credential['kind']
  readonly secret: string
}

/** What the request carries. A token goes before a cookie; other bearers (of /metrics, say) are not ours to judge. */
export function presentedBy(request: FastifyRequest): Presented | undefined {
  const { authorization, cookie } = request.headers
  const bearer = authorization === undefined ? null : BEARER.exec(authorization)
  if (bearer) return bearer[1] === undefined ? undefined : { kind: 'token', secret: bearer[1] }
  const secret = cookie === undefined ? undefined : COOKIE.exec(cookie)?.[1]
  return secret === undefined ? undefined : { kind: 'account', secret }
}
