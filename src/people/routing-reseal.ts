// Routing addresses sealed under old keys, sealed anew.
import { and, eq } from 'drizzle-orm'
import type { Resealer } from '../privacy/resealer.ts'
import { sealedUnder } from '../privacy/seal.ts'
import { openAddress, sealAddress } from './routing-address.ts'
import { routingAddresses } from './tables.ts'

export const routingResealer: Resealer = {
  purpose: 'address',
  reseal: async (tx, keys, oldKeyIds) => {
    let moved = 0
    for (const { memberId, lineId, sealed } of await tx.select().from(routingAddresses)) {
      if (!oldKeyIds.includes(sealedUnder(sealed) ?? '')) continue
      const address = openAddress(keys, { memberId, lineId }, sealed)
      if (address === undefined) continue
      await tx
        .update(routingAddresses)
        .set({ sealed: sealAddress(keys, { memberId, lineId }, address) })
        .where(
          and(
            eq(routingAddresses.memberId, memberId),
            eq(routingAddresses.lineId, lineId),
            eq(routingAddresses.sealed, sealed),
          ),
        )
      moved++
    }
    return moved
  },
}
