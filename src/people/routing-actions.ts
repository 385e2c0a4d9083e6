// Setting and forgetting routing addresses. They go in here, and come out only for the telephone switch.
import type { Actor } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Deps } from '../deps.ts'
import { invalidInput } from '../errors.ts'
import { findLine } from '../lines/store.ts'
import { mustTend } from './own.ts'
import { type AddressKind, type AddressPlace, faultOf, sealAddress } from './routing-address.ts'
import { deleteAddress, putAddress } from './routing-store.ts'
import { getMember } from './store.ts'

/** @throws invalid-input for an address that is not of its kind; the message does not repeat it */
export async function setRoutingAddress(
  deps: Deps,
  actor: Actor,
  at: AddressPlace,
  { kind, address }: { readonly kind: AddressKind; readonly address: string },
): Promise<void> {
  mustTend(actor, at.memberId)
  const fault = faultOf(kind, address)
  if (fault !== undefined) throw invalidInput([{ path: 'address', message: fault }])
  const sealed = sealAddress(deps.keys, at, address)
  const setAt = deps.clock.now()
  await deps.db.write('set-routing-address', async (tx) => {
    await getMember(tx, at.memberId)
    if (!(await findLine(tx, at.lineId))) throw invalidInput([{ path: 'lineId', message: 'there is no such line' }])
    await putAddress(tx, at, { kind, sealed, setAt })
    await audit(tx, actor, { at: setAt, action: 'routing-address.set', record: 'member', recordId: at.memberId })
    announce('people')
    announce(`rota:${at.lineId}`)
  })
}

/** @throws not-found */
export async function forgetRoutingAddress(deps: Deps, actor: Actor, at: AddressPlace): Promise<void> {
  mustTend(actor, at.memberId)
  const now = deps.clock.now()
  await deps.db.write('forget-routing-address', async (tx) => {
    await deleteAddress(tx, at)
    await audit(tx, actor, { at: now, action: 'routing-address.forget', record: 'member', recordId: at.memberId })
    announce('people')
    announce(`rota:${at.lineId}`)
  })
}
