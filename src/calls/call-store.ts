// Call records, read and changed one at a time.
import { and, asc, eq } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { asScrubbed } from '../privacy/free-text.ts'
import type { CallHead, CallRecord } from './call.ts'
import { addTopics } from './call-statements.ts'
import type { AmendmentReason } from './codes.ts'
import type { CallContent, CallTexts, TextField } from './content.ts'
import { callRevisions, calls, callTopics } from './tables.ts'

export interface CallRevision {
  readonly revision: number
  readonly content: CallContent
  readonly texts: CallTexts
  readonly savedAt: DateTime
  readonly savedBy: string
  readonly reason: AmendmentReason | null
  readonly note: string | null
}

const revisionFrom = (row: typeof callRevisions.$inferSelect): CallRevision => {
  const { revision, content, savedAt, savedBy, reason, note, summary, actionTaken, riskNote, followUpPlan } = row
  const texts = { summary, actionTaken, riskNote, followUpPlan }
  return { revision, content, texts, savedAt, savedBy, reason, note }
}

export async function findCall(read: Read, id: string): Promise<CallRecord | undefined> {
  const [row] = await read
    .select({ head: calls, said: callRevisions })
    .from(calls)
    .innerJoin(
      callRevisions,
      and(eq(callRevisions.callId, calls.id), eq(callRevisions.revision, calls.contentRevision)),
    )
    .where(eq(calls.id, id))
  if (!row) return undefined
  const { content, texts } = revisionFrom(row.said)
  return { head: row.head, content, texts }
}

/** @throws not-found */
export async function getCall(read: Read, id: string): Promise<CallRecord> {
  const found = await findCall(read, id)
  if (!found) throw notFound('call')
  return found
}

/** @throws not-found */
export async function lineOfCall(read: Read, id: string): Promise<string> {
  const [row] = await read.select({ lineId: calls.lineId }).from(calls).where(eq(calls.id, id))
  if (!row) throw notFound('call')
  return row.lineId
}

/** All revisions, the first one first. */
export async function revisionsOf(read: Read, callId: string): Promise<readonly CallRevision[]> {
  const rows = await read
    .select()
    .from(callRevisions)
    .where(eq(callRevisions.callId, callId))
    .orderBy(asc(callRevisions.revision))
  return rows.map(revisionFrom)
}

/** Replaces the head. @throws lost-update when another change came first */
export async function updateHead(tx: Tx, before: CallHead, after: CallHead): Promise<CallHead> {
  const { id: _, ...values } = { ...after, revision: before.revision + 1 }
  const [row] = await tx
    .update(calls)
    .set(values)
    .where(and(eq(calls.id, before.id), eq(calls.revision, before.revision)))
    .returning()
  if (!row) throw lostUpdate()
  return row
}

export interface Saving {
  readonly at: DateTime
  readonly by: string
  readonly reason?: AmendmentReason | undefined
  readonly note?: string | undefined
  /** Fields with restored passages: stored as they are. */
  readonly verbatim?: ReadonlySet<TextField> | undefined
}

/** A draft's only revision is written over; a closed call gets another one. */
export async function saveRevision(tx: Tx, { head, content, texts }: CallRecord, saving: Saving): Promise<void> {
  const { at: savedAt, by: savedBy, reason, note, verbatim } = saving
  const stored = (field: TextField) => (verbatim?.has(field) ? asScrubbed(texts[field]) : texts[field])
  const values = {
    content,
    summary: stored('summary'),
    actionTaken: stored('actionTaken'),
    riskNote: stored('riskNote'),
    followUpPlan: stored('followUpPlan'),
    savedAt,
    savedBy,
    reason: reason ?? null,
    note: note ?? null,
  }
  await tx
    .insert(callRevisions)
    .values({ callId: head.id, revision: head.contentRevision, ...values })
    .onConflictDoUpdate({ target: [callRevisions.callId, callRevisions.revision], set: values })
    .returning({ callId: callRevisions.callId })
}

/** Makes the topic rows agree with a changed head. */
export async function replaceTopics(tx: Tx, before: CallHead, after: CallHead): Promise<void> {
  const same =
    before.topics.join() === after.topics.join() && before.startedAt.toMillis() === after.startedAt.toMillis()
  if (same) return
  await tx.delete(callTopics).where(eq(callTopics.callId, after.id))
  await addTopics(tx, after)
}
