// A caller who takes back the consent to a call-back takes the contact with it, unless a life is at risk.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { CallRecord } from '../call.ts'
import { isAtLeast } from '../risk.ts'
import { deleteContact, findContact, keepAsHighRisk } from './contact-store.ts'

/** Takes its step inside the write that changes the record. */
export async function followConsent(
  tx: Tx,
  actor: Actor,
  { before, after, at }: { readonly before: CallRecord; readonly after: CallRecord; readonly at: DateTime },
): Promise<void> {
  const [was, is] = [before.content.consent.callBack, after.content.consent.callBack]
  if (was === is || is === 'given') return
  const { id: callId, risk } = after.head
  const contact = await findContact(tx, callId)
  if (contact?.basis !== 'consent') return
  const stays = isAtLeast(risk, 'R3')
  await (stays ? keepAsHighRisk(tx, callId) : deleteContact(tx, callId))
  const action = stays ? 'contact.keep-high-risk' : 'contact.withdraw'
  await audit(tx, actor, { at, action, record: 'call', recordId: callId })
}
