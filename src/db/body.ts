// The body of a transaction while it runs: guards that it awaits only its handle and does not nest.
import { AsyncLocalStorage } from 'node:async_hooks'

export interface Body {
  readonly kind: 'read' | 'write'
  running: boolean
  /** Topics to tell listeners about after the commit. */
  readonly announced: Set<string>
}

const current = new AsyncLocalStorage<Body>()

export const newBody = (kind: Body['kind']): Body => ({ kind, running: true, announced: new Set() })

/** Throws when called from inside a transaction body: bodies do not nest. */
export function assertOutsideBody(): void {
  if (current.getStore()?.running) throw new Error('a transaction body may use only the handle it was given')
}

/** Runs `work` as `body`. The body is over, and its handle dead, when the promise settles. */
export async function runBody<T>(body: Body, work: () => Promise<T>): Promise<T> {
  try {
    // `work` may return a lazy drizzle builder: it must start inside the body too.
    return await current.run(body, async () => await work())
  } finally {
    body.running = false
  }
}

/** A statement checks this first: a body that outlived its transaction must not write into somebody else's. */
export function assertBody(active: Body | undefined): void {
  if (!active?.running || current.getStore() !== active) {
    throw new Error('this transaction is over: a body must await its handle, and nothing else')
  }
}

/** Tells listeners of `topic` (see Database.onAnnounced) once the running write has been committed. */
export function announce(topic: string): void {
  const body = current.getStore()
  if (!body?.running || body.kind !== 'write') throw new Error('announce() belongs inside db.write')
  body.announced.add(topic)
}
