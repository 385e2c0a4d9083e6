// A supervisor has read a call.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'
import { conflict, forbidden, lostUpdate } from '../errors.ts'
import { keepingLineNumbers } from '../lines/kept-numbers.ts'
import type { CallRecord } from './call.ts'
import { getCall, updateHead } from './call-store.ts'
import { isOwn, mustSupervise } from './rights.ts'

/** @throws conflict for a draft; forbidden for one's own call */
export async function reviewCall(
  deps: Deps,
  actor: Actor,
  id: string,
  given: { readonly note?: string | undefined; readonly expected?: number | undefined },
): Promise<CallRecord> {
  mustHold(actor, 'calls:read-line')
  return deps.db.write('review-call', async (tx) => {
    const now = deps.clock.now()
    const call = await getCall(tx, id)
    await mustSupervise(tx, actor, call.head, now)
    if (isOwn(actor, call.head)) throw forbidden('Another supervisor reviews your own calls.')
    if (call.head.state === 'draft') throw conflict('This call is still a draft.')
    if (given.expected !== undefined && given.expected !== call.head.revision) throw lostUpdate()
    const reviewed = { ...call.head, reviewedAt: now, reviewedBy: actor.accountId }
    const head = await updateHead(tx, call.head, reviewed)
    const note = { at: now, action: 'call.review', record: 'call', recordId: id, reason: given.note }
    await keepingLineNumbers(tx, head.lineId, () => audit(tx, actor, note))
    return { ...call, head }
  })
}
