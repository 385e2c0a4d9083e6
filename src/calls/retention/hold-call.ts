// Legal hold: a call that a court or an inquiry may want is not shredded while it is held.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Deps } from '../../deps.ts'
import { lostUpdate } from '../../errors.ts'
import { keepingLineNumbers } from '../../lines/kept-numbers.ts'
import type { CallRecord } from '../call.ts'
import { getCall, updateHead } from '../call-store.ts'
import { mustSupervise } from '../rights.ts'

export interface Hold {
  readonly held: boolean
  readonly reason: string
  readonly expected?: number | undefined
}

/** Puts a call on hold or takes it off; what is so already stays so. @throws not-found, forbidden, lost-update */
export async function holdCall(deps: Deps, actor: Actor, id: string, hold: Hold): Promise<CallRecord> {
  mustHold(actor, 'calls:hold')
  const { held, reason, expected } = hold
  return deps.db.write('hold-call', async (tx) => {
    const at = deps.clock.now()
    const call = await getCall(tx, id)
    await mustSupervise(tx, actor, call.head, at)
    if (expected !== undefined && expected !== call.head.revision) throw lostUpdate()
    if (call.head.legalHold === held) return call
    const head = await updateHead(tx, call.head, { ...call.head, legalHold: held })
    const action = held ? 'call.hold' : 'call.release'
    const note = { at, action, record: 'call', recordId: id, reason }
    await keepingLineNumbers(tx, head.lineId, () => audit(tx, actor, note))
    return { ...call, head }
  })
}
