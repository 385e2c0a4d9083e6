// Reading a call record is itself on record.
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { forbidden } from '../errors.ts'
import type { Page } from '../http/pagination.ts'
import type { CallHead, CallRecord } from './call.ts'
import { type CallCursor, type CallFilter, listCalls } from './call-list.ts'
import { type CallRevision, getCall, revisionsOf } from './call-store.ts'
import { findingsOfCall, type RevisionFinding } from './finding-store.ts'
import { mustSee, mustSupervise, scopeOf } from './rights.ts'

/** @throws forbidden */
function mustRead(actor: Actor): void {
  if (!holds(actor, 'calls:read-own') && !holds(actor, 'calls:read-line')) throw forbidden('You read no calls.')
}

async function seen(deps: Deps, tx: Tx, actor: Actor, id: string): Promise<CallRecord> {
  const call = await getCall(tx, id)
  await mustSee(tx, actor, call.head, deps.clock.now())
  return call
}

/** @throws not-found also for calls that the actor may not see */
export async function readCall(deps: Deps, actor: Actor, id: string): Promise<CallRecord> {
  mustRead(actor)
  return deps.db.write('read-call', async (tx) => {
    const call = await seen(deps, tx, actor, id)
    await audit(tx, actor, { at: deps.clock.now(), action: 'call.read', record: 'call', recordId: id })
    return call
  })
}

/** Every revision, the first one first. */
export async function readRevisions(deps: Deps, actor: Actor, id: string): Promise<readonly CallRevision[]> {
  mustRead(actor)
  return deps.db.write('read-call-revisions', async (tx) => {
    await seen(deps, tx, actor, id)
    await audit(tx, actor, { at: deps.clock.now(), action: 'call.read-revisions', record: 'call', recordId: id })
    return revisionsOf(tx, id)
  })
}

/** Where its texts say, or said, who somebody is. @throws forbidden for somebody who is no supervisor of the line */
export async function readFindings(deps: Deps, actor: Actor, id: string): Promise<readonly RevisionFinding[]> {
  mustHold(actor, 'calls:read-line')
  return deps.db.write('read-call-findings', async (tx) => {
    const now = deps.clock.now()
    await mustSupervise(tx, actor, (await getCall(tx, id)).head, now)
    await audit(tx, actor, { at: now, action: 'call.read-findings', record: 'call', recordId: id })
    return findingsOfCall(tx, id)
  })
}

/** The calls that the actor may see, without texts. */
export async function readCalls(
  deps: Deps,
  actor: Actor,
  filter: CallFilter,
  page: { readonly limit: number; readonly after: CallCursor | undefined },
): Promise<Page<CallHead>> {
  mustRead(actor)
  const now = deps.clock.now()
  const found = await deps.db.read(async (read) => listCalls(read, await scopeOf(read, actor, now), filter, page))
  const recordId = filter.lineId ?? actor.memberId ?? actor.accountId
  await deps.db.write('list-calls', (tx) =>
    audit(tx, actor, { at: now, action: 'call.list', record: 'calls', recordId }),
  )
  return found
}
