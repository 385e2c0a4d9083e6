// Stores how to call somebody back, sealed, and forgets it again. Only for R3 and R4, or with the caller's consent.
import { randomUUID } from 'node:crypto'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Deps } from '../../deps.ts'
import { invalidInput, notFound } from '../../errors.ts'
import { sealedUnder } from '../../privacy/seal.ts'
import type { CallRecord } from '../call.ts'
import { getCall } from '../call-store.ts'
import { mustEdit } from '../rights.ts'
import { isAtLeast } from '../risk.ts'
import { type ContactBasis, type Handle, sealHandle } from './contact.ts'
import { deleteContact, keepingOf, putContact, type SealedContact } from './contact-store.ts'
import { expiryOf } from './expiry.ts'

export interface ContactInput extends Handle {
  /** The caller agreed, in so many words, to be called back here. */
  readonly consented: boolean
}

const MOST_CHARACTERS = 200
const ONE_LINE = /^[^\p{Cc}]+$/u

/** @throws invalid-input without R3, R4 or consent, or when the record says that consent was refused; not-found, forbidden. The handle is in no message. */
export async function storeContact(
  deps: Deps,
  actor: Actor,
  callId: string,
  input: ContactInput,
): Promise<SealedContact> {
  mustHold(actor, 'calls:write')
  const handle = { kind: input.kind, handle: checked(input.handle) }
  return deps.db.write('store-contact', async (tx) => {
    const now = deps.clock.now()
    const call = await getCall(tx, callId)
    await mustEdit(tx, actor, call.head, now)
    const basis = basisOf(call, input.consented)
    const [id, storedAt] = [randomUUID(), now]
    const expiresOn = expiryOf(await keepingOf(tx, { callId, storedAt }), now)
    if (expiresOn < now.toFormat('yyyy-MM-dd')) throw tooLate()
    const sealed = sealHandle(deps.keys, { id, callId }, handle, expiresOn)
    const keyId = sealedUnder(sealed) ?? ''
    const by = { storedAt, storedBy: actor.accountId }
    const contact = { id, callId, lineId: call.head.lineId, sealed, keyId, basis, expiresOn, ...by }
    await putContact(tx, contact)
    await audit(tx, actor, { at: now, action: 'contact.store', record: 'call', recordId: callId })
    return contact
  })
}

function checked(handle: string): string {
  const trimmed = handle.trim()
  if (trimmed.length > MOST_CHARACTERS || !ONE_LINE.test(trimmed)) {
    throw invalidInput([{ path: 'handle', message: `must be one line of 1 to ${MOST_CHARACTERS} characters` }])
  }
  return trimmed
}

function basisOf({ head, content }: CallRecord, consented: boolean): ContactBasis {
  if (isAtLeast(head.risk, 'R3')) return 'high-risk'
  const { callBack } = content.consent
  if (callBack === 'refused') throw invalidInput([REFUSED])
  if (consented || callBack === 'given') return 'consent'
  throw invalidInput([
    { path: 'consented', message: 'a contact may be kept for R3 and R4, or when the caller agreed to a call-back' },
  ])
}

const REFUSED = {
  path: 'consented',
  message: 'contradicts the record, which says that the caller refused to be called back; correct it there first',
}

const tooLate = () =>
  invalidInput([{ path: 'handle', message: 'the time in which this caller may be called back is over' }])

/** The caller took the consent back, or it was a mistake. @throws not-found, forbidden */
export async function forgetContact(deps: Deps, actor: Actor, callId: string): Promise<void> {
  mustHold(actor, 'calls:write')
  await deps.db.write('forget-contact', async (tx) => {
    const now = deps.clock.now()
    const { head } = await getCall(tx, callId)
    await mustEdit(tx, actor, head, now)
    if (!(await deleteContact(tx, callId))) throw notFound('contact')
    await audit(tx, actor, { at: now, action: 'contact.forget', record: 'call', recordId: callId })
  })
}
