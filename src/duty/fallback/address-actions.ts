// Sets the last of a line's fallback: the address where calls go when nobody at all can be reached.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput, lostUpdate } from '../../errors.ts'
import { getLine } from '../../lines/store.ts'
import { type AddressKind, faultOf } from '../../people/routing-address.ts'
import { seal } from '../../privacy/seal.ts'
import { type Fallback, fallbackOf, fallbackPlace, putFallback } from './address-store.ts'

export interface FallbackInput {
  readonly lineId: string
  /** null: none. */
  readonly target: { readonly kind: AddressKind; readonly address: string } | null
}

const ADDRESS_FAULT = '不是这种地址的有效写法'

/** @throws invalid-input; not-found; lost-update when it was changed since it was read */
export async function setFallback(
  deps: Deps,
  actor: Actor,
  input: FallbackInput,
  expected?: number,
): Promise<Fallback> {
  mustHold(actor, 'lines:write')
  const { lineId, target } = input
  const fault = target && faultOf(target.kind, target.address)
  if (fault) throw invalidInput([{ path: 'body.target.address', message: fault, zh: ADDRESS_FAULT }])
  const kind = target?.kind ?? null
  const sealed = target && seal(deps.keys.current('address'), target.address, fallbackPlace(lineId))
  return deps.db.write('set-duty-fallback', async (tx) => {
    await getLine(tx, lineId)
    const { revision } = await fallbackOf(tx, lineId)
    if (expected !== undefined && expected !== revision) throw lostUpdate()
    const changedAt = deps.clock.now()
    const done = await putFallback(tx, { lineId, kind, sealed, changedAt, changedBy: actor.accountId }, revision)
    if (!done) throw lostUpdate()
    await audit(tx, actor, { at: changedAt, action: 'duty-fallback.set', record: 'line', recordId: lineId })
    return fallbackOf(tx, lineId)
  })
}
