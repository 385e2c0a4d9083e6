// Opens a sealed contact: by those on duty on its line or a supervisor of it, with a reason, on record.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { announce } from '../../db/body.ts'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { dutyAt } from '../../duty/store.ts'
import { forbidden, invalidInput, notFound, WarmlineError } from '../../errors.ts'
import { getCall, lineOfCall } from '../call-store.ts'
import { mustSee, ownLines, supervisedLines, supervises } from '../rights.ts'
import { writeTexts } from '../write-texts.ts'
import { type Handle, type OpeningRight, openHandle } from './contact.ts'
import {
  addOpening,
  type ContactOpening,
  findContact,
  getContact,
  getOpening,
  listOpenings,
  openingsOf,
  type SealedContact,
  setSeen,
} from './contact-store.ts'

/** What may be known without opening it. */
export interface ContactOnFile {
  readonly contact: SealedContact | undefined
  readonly openings: readonly ContactOpening[]
}

/** @throws not-found for whoever may see neither the call nor its line */
export async function contactOnFile(deps: Deps, actor: Actor, callId: string): Promise<ContactOnFile> {
  mustHold(actor, 'follow-ups:work')
  return deps.db.read(async (read) => {
    await mustKnow(read, actor, callId, deps.clock.now())
    return { contact: await findContact(read, callId), openings: await openingsOf(read, callId) }
  })
}

/** Whoever serves the line works on its follow-ups, and so knows which of them have a contact. */
async function mustKnow(read: Read, actor: Actor, callId: string, now: DateTime): Promise<void> {
  const { head } = await getCall(read, callId)
  const lines = await ownLines(read, actor, now)
  if (lines !== 'all' && !lines.includes(head.lineId)) await mustSee(read, actor, head, now)
}

/**
 * @param reason why now; scrubbed, and shown to the supervisor
 * @throws forbidden off duty; not-found; gone when its key has been destroyed
 */
export async function openContact(deps: Deps, actor: Actor, callId: string, reason: string): Promise<Handle> {
  mustHold(actor, 'follow-ups:work')
  if (!reason.trim()) throw invalidInput([{ path: 'reason', message: 'must say why' }])
  const lineOf = (read: Read) => lineOfCall(read, callId)
  const written = { name: 'open-contact', lineOf, texts: { reason }, fields: ['reason'] as const }
  const { saved: handle } = await writeTexts(deps, written, async (tx, { reason: given = '' }) => {
    const now = deps.clock.now()
    await mustKnow(tx, actor, callId, now)
    const contact = await getContact(tx, callId)
    const right = await rightOf(tx, actor, contact.lineId, now)
    const opened =
      contact.expiresOn < now.toFormat('yyyy-MM-dd') ? undefined : openHandle(deps.keys, contact, contact.sealed)
    if (!opened) return undefined
    const { lineId } = contact
    const by = { openedAt: now, openedBy: actor.accountId, openedAs: right, reason: given, seenAt: null, seenBy: null }
    await addOpening(tx, { id: randomUUID(), callId, lineId, ...by })
    await audit(tx, actor, { at: now, action: 'contact.open', record: 'call', recordId: callId })
    announce(`alerts:${lineId}`)
    return opened
  })
  if (!handle) throw new WarmlineError('gone', 'This contact has expired. It cannot be opened any more.')
  return handle
}

/** @throws forbidden */
async function rightOf(read: Read, actor: Actor, lineId: string, now: DateTime): Promise<OpeningRight> {
  if (await supervises(read, actor, lineId, now)) return 'supervisor'
  const duty = await dutyAt(read, lineId, now)
  if (duty.some(({ memberId, role }) => memberId === actor.memberId && role !== 'shadow')) return 'on-duty'
  throw forbidden('A contact is opened by those on duty on its line, or by a supervisor of the line.')
}

const MOST_LISTED = 100

/** Openings on the actor's lines, for supervisors. */
export async function readOpenings(deps: Deps, actor: Actor, unseen: boolean): Promise<readonly ContactOpening[]> {
  mustHold(actor, 'calls:read-line')
  return deps.db.read(async (read) => {
    const lineIds = await supervisedLines(read, actor, deps.clock.now())
    return listOpenings(read, { lineIds, unseen }, MOST_LISTED)
  })
}

/** A supervisor has looked at an opening. @throws not-found */
export async function seeOpening(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'calls:read-line')
  await deps.db.write('see-opening', async (tx) => {
    const now = deps.clock.now()
    const opening = await getOpening(tx, id)
    if (!(await supervises(tx, actor, opening.lineId, now))) throw notFound('opening')
    await setSeen(tx, id, { by: actor.accountId, at: now })
    await audit(tx, actor, { at: now, action: 'contact-opening.see', record: 'call', recordId: opening.callId })
  })
}
