// Fallback addresses sealed under old keys, sealed anew.
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Resealer } from '../../privacy/resealer.ts'
import { open, seal, sealedUnder } from '../../privacy/seal.ts'
import { dutyFallbacks } from '../tables.ts'
import { fallbackPlace } from './address-store.ts'

export const fallbackResealer: Resealer = {
  purpose: 'address',
  reseal: async (tx, keys, oldKeyIds) => {
    let moved = 0
    for (const { lineId, sealed } of await tx.select().from(dutyFallbacks).where(isNotNull(dutyFallbacks.sealed))) {
      if (sealed === null || !oldKeyIds.includes(sealedUnder(sealed) ?? '')) continue
      const address = open(keys, sealed, fallbackPlace(lineId))
      if (address === undefined) continue
      const anew = seal(keys.current('address'), address, fallbackPlace(lineId))
      await tx
        .update(dutyFallbacks)
        .set({ sealed: anew })
        .where(and(eq(dutyFallbacks.lineId, lineId), eq(dutyFallbacks.sealed, sealed)))
      moved++
    }
    return moved
  },
}
