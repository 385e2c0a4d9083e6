// Sealed contacts through time: what expired goes, what is to stay longer is sealed anew, and the keys of months that
// are over are destroyed, so that no backup can be opened either.
import { systemActor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import type { KeyRing } from '../../privacy/key-ring.ts'
import type { Resealer } from '../../privacy/resealer.ts'
import { sealedUnder } from '../../privacy/seal.ts'
import { sealingMonthOf } from '../../privacy/sealing-month.ts'
import { openHandle, sealHandle } from './contact.ts'
import {
  contactsAfter,
  contactsUnder,
  deleteExpired,
  keepingOf,
  moveContact,
  type SealedContact,
} from './contact-store.ts'
import { expiryOf } from './expiry.ts'

const AT_ONCE = 100
/** Contacts are opened meanwhile: a short write meets few of them. */
const RESEALED_AT_ONCE = 10

/** Follow-ups that were done, put off or added have moved the end of the ladder. @returns the last id looked at */
async function moveSome(deps: Deps, afterId: string): Promise<string | undefined> {
  return deps.db.write('move-contacts', async (tx) => {
    const now = deps.clock.now()
    const some = await contactsAfter(tx, afterId, AT_ONCE)
    for (const contact of some) {
      const expiresOn = expiryOf(await keepingOf(tx, contact), now)
      if (expiresOn !== contact.expiresOn) await sealAnew(tx, deps.keys, contact, expiresOn)
    }
    return some.at(-1)?.id
  })
}

/** @returns whether it was moved; not, when its key is gone or somebody changed it meanwhile */
async function sealAnew(tx: Tx, keys: KeyRing, contact: SealedContact, expiresOn: string): Promise<boolean> {
  const handle = openHandle(keys, contact, contact.sealed)
  if (!handle) return false
  const overBy = (month: string) => month < keys.sealingFrom()
  const sameKey = sealingMonthOf(expiresOn) === sealingMonthOf(contact.expiresOn) || overBy(sealingMonthOf(expiresOn))
  const sealed = sameKey ? contact.sealed : sealHandle(keys, contact, handle, expiresOn)
  return moveContact(tx, contact, { sealed, keyId: sealedUnder(sealed) ?? '', expiresOn })
}

async function dropExpired(deps: Deps): Promise<void> {
  await deps.db.write('drop-expired-contacts', async (tx) => {
    const at = deps.clock.now()
    for (const recordId of await deleteExpired(tx, at.toFormat('yyyy-MM-dd'))) {
      await audit(tx, systemActor, { at, action: 'contact.expire', record: 'call', recordId })
    }
  })
}

/** In this order: a contact on legal hold has left its month before the month's key is destroyed. */
async function keepContacts(deps: Deps, signal: AbortSignal): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined && !signal.aborted; ) after = await moveSome(deps, after)
  if (signal.aborted) return
  await dropExpired(deps)
  const destroyed = deps.keys.destroySealingKeysBefore(sealingMonthOf(deps.clock.now().toFormat('yyyy-MM-dd')))
  if (destroyed.length > 0) deps.log.info({ keys: destroyed.length }, 'sealing keys destroyed')
}

export const keepContactsJob: Job = { name: 'keep-contacts', every: { hours: 6 }, run: keepContacts }

/** For the rotation of keys: the same month, its newest key. */
export const contactResealer: Resealer = {
  purpose: 'sealing',
  reseal: async (tx, keys, oldKeyIds) => {
    let moved = 0
    for (const contact of await contactsUnder(tx, oldKeyIds, RESEALED_AT_ONCE)) {
      const handle = openHandle(keys, contact, contact.sealed)
      if (!handle) continue
      const sealed = sealHandle(keys, contact, handle, contact.expiresOn)
      const { expiresOn } = contact
      if (await moveContact(tx, contact, { sealed, keyId: sealedUnder(sealed) ?? '', expiresOn })) moved++
    }
    return moved
  },
}
