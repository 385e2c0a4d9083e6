// "Has this caller been here before?" Answered with days and counts, never with the calls.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { callerHashes, normalisePhone } from '../privacy/caller-hash.ts'
import { callDays } from './episode-store.ts'
import { lineFacts } from './line-facts.ts'
import { mustServe } from './rights.ts'

export interface EarlierCalls {
  readonly calls: number
  /** Local days, the latest first. */
  readonly days: readonly { readonly day: string; readonly calls: number }[]
}

const MOST_DAYS = 100

/** @throws forbidden for a line that one does not serve; invalid-input for what is no number (it is not quoted) */
export async function lookUpCaller(
  deps: Deps,
  actor: Actor,
  { lineId, phone }: { readonly lineId: string; readonly phone: string },
): Promise<EarlierCalls> {
  mustHold(actor, 'calls:write')
  const { line } = await lineFacts(deps, lineId)
  const now = deps.clock.now()
  const number = normalisePhone(phone)
  if (number === undefined) throw invalidInput([{ path: 'phone', message: 'is not a telephone number' }])
  const hashes = callerHashes(deps.keys.callerKeys(lineId, now.setZone(line.zone).toFormat('yyyy-MM-dd')), number)
  const days = await deps.db.write('look-up-caller', async (tx) => {
    await mustServe(tx, actor, lineId, now)
    await audit(tx, actor, { at: now, action: 'caller.look-up', record: 'line', recordId: lineId })
    return callDays(tx, lineId, hashes)
  })
  const counted = [...days].map(([day, calls]) => ({ day, calls }))
  return { calls: counted.reduce((sum, { calls }) => sum + calls, 0), days: counted.slice(0, MOST_DAYS) }
}
