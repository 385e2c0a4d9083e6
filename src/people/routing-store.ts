// Stores sealed routing addresses. Opening them is only in store.ts, for the telephone switch.
import { and, asc, eq } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { notFound } from '../errors.ts'
import type { AddressKind, AddressPlace } from './routing-address.ts'
import { routingAddresses } from './tables.ts'

/** That there is an address, never which. */
export interface AddressOnFile {
  readonly lineId: string
  readonly kind: AddressKind
  readonly setAt: DateTime
}

export async function addressesOnFile(read: Read, memberId: string): Promise<readonly AddressOnFile[]> {
  const { lineId, kind, setAt } = routingAddresses
  return read
    .select({ lineId, kind, setAt })
    .from(routingAddresses)
    .where(eq(routingAddresses.memberId, memberId))
    .orderBy(asc(lineId))
}

export async function putAddress(
  tx: Tx,
  { memberId, lineId }: AddressPlace,
  address: { readonly kind: AddressKind; readonly sealed: string; readonly setAt: DateTime },
): Promise<void> {
  await tx
    .insert(routingAddresses)
    .values({ memberId, lineId, ...address })
    .onConflictDoUpdate({ target: [routingAddresses.memberId, routingAddresses.lineId], set: address })
    .returning({ lineId: routingAddresses.lineId })
}

/** @throws not-found */
export async function deleteAddress(tx: Tx, { memberId, lineId }: AddressPlace): Promise<void> {
  const rows = await tx
    .delete(routingAddresses)
    .where(and(eq(routingAddresses.memberId, memberId), eq(routingAddresses.lineId, lineId)))
    .returning({ lineId: routingAddresses.lineId })
  if (rows.length === 0) throw notFound('routing address')
}
