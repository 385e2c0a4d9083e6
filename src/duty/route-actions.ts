// Routing for a telephone switch: addresses for a token of the scope duty:route, and for nobody else.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Database } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { forbidden } from '../errors.ts'
import { type DutyRoute, dutyRoute, type Resting } from './route-store.ts'

/**
 * Decision: at most one audit entry for each token, line and minute.
 * A switch asks at every call, often several times; an entry each would cost a durable write on the way to a caller who
 * is waiting, and would drown the trail. What the trail must answer, "who could read routing addresses, and when", it
 * still answers to the minute. The entry is written in the transaction of the first read of that minute; the memory of
 * it is this process's own, so that a restart, or a second instance, makes more entries, never fewer.
 */
const AUDIT_EVERY_MILLISECONDS = 60_000
const REMEMBERED = 1_000

const auditedAt = new WeakMap<Database, Map<string, number>>()

function memoryOf(db: Database): Map<string, number> {
  let memory = auditedAt.get(db)
  if (!memory) auditedAt.set(db, (memory = new Map()))
  return memory
}

/** @throws forbidden without the scope, and for an account in a browser; not-found */
export async function readRoute(deps: Deps, actor: Actor, lineId: string, resting: Resting): Promise<DutyRoute> {
  mustHold(actor, 'duty:route')
  if (actor.kind !== 'token') {
    throw forbidden('Routing addresses go to an API token with the scope duty:route only. Ask for /duty instead.')
  }
  const now = deps.clock.now()
  const sources = { keys: deps.keys, resting }
  const memory = memoryOf(deps.db)
  const key = `${actor.credentialId} ${lineId}`
  const minute = Math.floor(now.toMillis() / AUDIT_EVERY_MILLISECONDS)
  if (memory.get(key) === minute) return deps.db.read((read) => dutyRoute(read, sources, lineId, now))
  const route = await deps.db.write('read-duty-route', async (tx) => {
    const found = await dutyRoute(tx, sources, lineId, now)
    await audit(tx, actor, { at: now, action: 'duty-route.read', record: 'line', recordId: lineId })
    return found
  })
  if (memory.size >= REMEMBERED) memory.clear()
  memory.set(key, minute)
  return route
}
