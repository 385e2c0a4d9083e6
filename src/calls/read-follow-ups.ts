// Follow-ups carry notes on callers in danger: looking through them is on record too.
import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'

/** @param lineId of a list of one line; undefined for all lines of the actor */
export async function noteFollowUpsRead(deps: Deps, actor: Actor, lineId?: string): Promise<void> {
  const recordId = lineId ?? actor.memberId ?? actor.accountId
  const note = { at: deps.clock.now(), action: 'follow-up.list', record: 'follow-ups', recordId }
  await deps.db.write('list-follow-ups', (tx) => audit(tx, actor, note))
}
