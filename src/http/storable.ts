// Text that no database keeps on both engines: NUL, and halves of characters. It is refused before anything reads it.
import type { FastifyInstance } from 'fastify'
import { WarmlineError } from '../errors.ts'

/** Whether a value, with everything in it, is free of NUL and of half surrogate pairs. Takes any depth. */
export function isStorable(value: unknown): boolean {
  const left: unknown[] = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'string' && !(next.isWellFormed() && !next.includes('\0'))) return false
    if (typeof next !== 'object' || next === null) continue
    for (const [name, each] of Object.entries(next)) left.push(name, each)
  }
  return true
}

/** JSON text has room for neither but by an escape: most bodies need no second look. */
const ESCAPED = /\\u(?:0000|d[89a-f])/i

export const mayBeUnstorable = (json: string): boolean => ESCAPED.test(json)

export const unstorable = () =>
  new WarmlineError('malformed', 'Text must not contain the character NUL or half of a character.')

/** Addresses and forms; JSON bodies are looked at where they are parsed. */
export function refuseUnstorable(app: FastifyInstance): void {
  app.addHook('preValidation', (request, _reply, done) => {
    const isForm = String(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
    if (request.url.includes('%00') || (isForm && !isStorable({ ...(request.body ?? {}) }))) done(unstorable())
    else done()
  })
}
