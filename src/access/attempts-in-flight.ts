// The Idempotency-Keys that this process is working on right now. Only a courtesy to twins that arrive together:
// what makes a creation happen once is the row written with it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { WarmlineError } from '../errors.ts'

interface InFlight {
  readonly since: number
}

const keysOf = new WeakMap<Deps['db'], Map<string, InFlight>>()
const enteredBy = new WeakMap<FastifyRequest, { readonly keys: Map<string, InFlight>; readonly name: string }>()

/** Takes a key for this request. @throws in-progress when another request holds it */
export function enter(deps: Deps, request: FastifyRequest, name: string): void {
  let keys = keysOf.get(deps.db)
  if (!keys) keysOf.set(deps.db, (keys = new Map()))
  const now = performance.now()
  const other = keys.get(name)
  if (other && now - other.since < deps.config.requestTimeoutSeconds * 2000) {
    throw new WarmlineError('in-progress', 'The first request with this Idempotency-Key is still being worked on.', {
      retryAfter: 1,
    })
  }
  keys.set(name, { since: now })
  enteredBy.set(request, { keys, name })
}

/** Gives back what the request holds, once it has been answered or its client is gone. */
export function leaveWhenAnswered(request: FastifyRequest, reply: FastifyReply): void {
  if (request.headers['idempotency-key'] !== undefined) reply.raw.once('close', () => leave(request))
}

export function leave(request: FastifyRequest): void {
  const held = enteredBy.get(request)
  if (!held) return
  enteredBy.delete(request)
  held.keys.delete(held.name)
}
