// Sealed contacts and their openings as rows.
import { and, asc, desc, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import { calls, contactOpenings, followUps, sealedContacts } from '../tables.ts'
import type { Keeping } from './expiry.ts'

export type SealedContact = typeof sealedContacts.$inferSelect
export type ContactOpening = typeof contactOpenings.$inferSelect

export async function findContact(read: Read, callId: string): Promise<SealedContact | undefined> {
  const [row] = await read.select().from(sealedContacts).where(eq(sealedContacts.callId, callId))
  return row
}

/** @throws not-found */
export async function getContact(read: Read, callId: string): Promise<SealedContact> {
  const contact = await findContact(read, callId)
  if (!contact) throw notFound('contact')
  return contact
}

/** A call has one: a new one takes the place of the old. */
export async function putContact(tx: Tx, contact: SealedContact): Promise<void> {
  await deleteContact(tx, contact.callId)
  await tx.insert(sealedContacts).values(contact)
}

/** @returns whether there was one */
export async function deleteContact(tx: Tx, callId: string): Promise<boolean> {
  const rows = await tx
    .delete(sealedContacts)
    .where(eq(sealedContacts.callId, callId))
    .returning({ id: sealedContacts.id })
  return rows.length > 0
}

/** The consent is gone, and the risk is reason enough. */
export async function keepAsHighRisk(tx: Tx, callId: string): Promise<void> {
  await tx.update(sealedContacts).set({ basis: 'high-risk' }).where(eq(sealedContacts.callId, callId))
}

/** What its expiry depends on. */
export async function keepingOf(
  read: Read,
  { callId, storedAt }: Pick<SealedContact, 'callId' | 'storedAt'>,
): Promise<Keeping> {
  const [call] = await read
    .select({ startedAt: calls.startedAt, legalHold: calls.legalHold })
    .from(calls)
    .where(eq(calls.id, callId))
  if (!call) throw notFound('call')
  const ladder = await read
    .select({ state: followUps.state, dueAt: followUps.dueAt, endedAt: followUps.endedAt })
    .from(followUps)
    .where(eq(followUps.callId, callId))
  return { ...call, storedAt, followUps: ladder }
}

/** After `afterId`, by id, so that a job walks all of them. */
export const contactsAfter = (read: Read, afterId: string, limit: number): Promise<readonly SealedContact[]> =>
  read.select().from(sealedContacts).where(gt(sealedContacts.id, afterId)).orderBy(asc(sealedContacts.id)).limit(limit)

/** Puts the same contact under another key; does nothing when it was changed meanwhile. */
export async function moveContact(
  tx: Tx,
  { id, sealed: before }: SealedContact,
  { sealed, keyId, expiresOn }: Pick<SealedContact, 'sealed' | 'keyId' | 'expiresOn'>,
): Promise<boolean> {
  const rows = await tx
    .update(sealedContacts)
    .set({ sealed, keyId, expiresOn })
    .where(and(eq(sealedContacts.id, id), eq(sealedContacts.sealed, before)))
    .returning({ id: sealedContacts.id })
  return rows.length > 0
}

export const contactsUnder = (read: Read, keyIds: readonly string[], limit: number) =>
  read
    .select()
    .from(sealedContacts)
    .where(inArray(sealedContacts.keyId, [...keyIds]))
    .limit(limit)

/** Deletes contacts whose last day is before this one. @returns their calls */
export async function deleteExpired(tx: Tx, day: string): Promise<readonly string[]> {
  const rows = await tx
    .delete(sealedContacts)
    .where(lt(sealedContacts.expiresOn, day))
    .returning({ callId: sealedContacts.callId })
  return rows.map(({ callId }) => callId)
}

export async function addOpening(tx: Tx, opening: ContactOpening): Promise<void> {
  await tx.insert(contactOpenings).values(opening)
}

/** Openings on these lines, the latest first. */
export const listOpenings = (
  read: Read,
  { lineIds, unseen }: { readonly lineIds: readonly string[] | 'all'; readonly unseen: boolean },
  limit: number,
): Promise<readonly ContactOpening[]> =>
  lineIds.length === 0
    ? Promise.resolve([])
    : read
        .select()
        .from(contactOpenings)
        .where(
          and(
            lineIds === 'all' ? undefined : inArray(contactOpenings.lineId, [...lineIds]),
            unseen ? isNull(contactOpenings.seenAt) : undefined,
          ),
        )
        .orderBy(desc(contactOpenings.openedAt), desc(contactOpenings.id))
        .limit(limit)

export const openingsOf = (read: Read, callId: string): Promise<readonly ContactOpening[]> =>
  read.select().from(contactOpenings).where(eq(contactOpenings.callId, callId)).orderBy(desc(contactOpenings.openedAt))

/** @throws not-found */
export async function getOpening(read: Read, id: string): Promise<ContactOpening> {
  const [row] = await read.select().from(contactOpenings).where(eq(contactOpenings.id, id))
  if (!row) throw notFound('opening')
  return row
}

export async function setSeen(tx: Tx, id: string, { by, at }: { by: string; at: DateTime }): Promise<void> {
  await tx
    .update(contactOpenings)
    .set({ seenAt: at, seenBy: by })
    .where(and(eq(contactOpenings.id, id), isNull(contactOpenings.seenAt)))
}
