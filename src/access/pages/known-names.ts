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

/** The latest name comes first; `remember` false takes it away. */
export function noteName(reply: FastifyReply, config: Config, known: readonly string[], note: Note): void {
  const others = known.filter((name) => name !== note.name)
  const names = note.remember ? [note.name, ...others].slice(0, MAX_NAMES) : others
  if (names.length === 0 && known.length === 0) return
  const value = Buffer.from(JSON.stringify(names)).toString('base64url')
  reply.setCookie(COOKIE, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
    maxAge: names.length === 0 ? 0 : YEAR_SECONDS,
  })
}

interface Note {
  readonly name: string
  readonly remember: boolean
}

export const forgetNames = (reply: FastifyReply): void => void reply.clearCookie(COOKIE, { path: '/' })
