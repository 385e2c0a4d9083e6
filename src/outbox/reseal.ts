// Webhook secrets and mail addresses sealed under old keys, sealed anew.
import { eq } from 'drizzle-orm'
import type { KeyRing } from '../privacy/key-ring.ts'
import type { Resealer } from '../privacy/resealer.ts'
import { open, seal, sealedUnder } from '../privacy/seal.ts'
import { mailAddresses, webhooks } from './tables.ts'
import { mailPlace, secretPlace } from './webhook-store.ts'

/** The value under the current key; itself when it is under another, or does not open. */
function anew(keys: KeyRing, sealed: string | null, place: string, oldKeyIds: readonly string[]): string | null {
  if (sealed === null || !oldKeyIds.includes(sealedUnder(sealed) ?? '')) return sealed
  const plain = open(keys, sealed, place)
  return plain === undefined ? sealed : seal(keys.current('outbox'), plain, place)
}

export const webhookResealer: Resealer = {
  purpose: 'outbox',
  reseal: async (tx, keys, oldKeyIds) => {
    let moved = 0
    for (const row of await tx.select().from(webhooks)) {
      const place = secretPlace(row.id)
      const secret = anew(keys, row.secret, place, oldKeyIds) ?? row.secret
      const oldSecret = anew(keys, row.oldSecret, place, oldKeyIds)
      if (secret === row.secret && oldSecret === row.oldSecret) continue
      await tx.update(webhooks).set({ secret, oldSecret }).where(eq(webhooks.id, row.id))
      moved++
    }
    return moved
  },
}

export const mailResealer: Resealer = {
  purpose: 'outbox',
  reseal: async (tx, keys, oldKeyIds) => {
    let moved = 0
    for (const { accountId, sealed: before } of await tx.select().from(mailAddresses)) {
      const sealed = anew(keys, before, mailPlace(accountId), oldKeyIds)
      if (sealed === null || sealed === before) continue
      await tx.update(mailAddresses).set({ sealed }).where(eq(mailAddresses.accountId, accountId))
      moved++
    }
    return moved
  },
}
