// Account names that a shared computer remembers, for those who asked for it. Names only, in this browser only.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Config } from '../../config.ts'

const COOKIE = 'warmline_names'
const MAX_NAMES = 8
const YEAR_SECONDS = 365 * 86_400

const shape = z.array(z.string().min(1).max(200)).max(MAX_NAMES)

export function knownNames(request: FastifyRequest): readonly string[] {
  const cookie = request.cookies?.[COOKIE]
  if (cookie === undefined || cookie.length > 3_000) return []
  try {
    return shape.catch([]).parse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')))
  } catch {
    return []
  }
}

/** The latest name comes first. Names stay until somebody lets this browser forget them. */
export function rememberName(reply: FastifyReply, config: Config, known: readonly string[], name: string): void {
  const names = [name, ...known.filter((each) => each !== name)].slice(0, MAX_NAMES)
  reply.setCookie(COOKIE, Buffer.from(JSON.stringify(names)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
    maxAge: YEAR_SECONDS,
  })
}

export const forgetNames = (reply: FastifyReply): void => void reply.clearCookie(COOKIE, { path: '/' })
