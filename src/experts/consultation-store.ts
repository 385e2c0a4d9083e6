// Consultations, their invitations and notes, read and changed.
import { and, asc, desc, eq, inArray, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import type { Consultation, ConsultationState, DiscussionNote, Invitation } from './consultation.ts'
import { consultationCalls, consultationInvitations, consultationNotes, consultations } from './tables.ts'

/** @throws not-found */
export async function getConsultation(read: Read, id: string): Promise<Consultation> {
  const [row] = await read.select().from(consultations).where(eq(consultations.id, id))
  if (!row) throw notFound('consultation')
  return { ...row, callIds: (await callIdsOf(read, [id])).get(id) ?? [] }
}

async function callIdsOf(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select()
    .from(consultationCalls)
    .where(inArray(consultationCalls.consultationId, [...ids]))
    .orderBy(asc(consultationCalls.callId))
  const grouped = Map.groupBy(rows, ({ consultationId }) => consultationId)
  return new Map([...grouped].map(([id, calls]) => [id, calls.map(({ callId }) => callId)]))
}

/** By member. */
export const invitationsOf = (read: Read, consultationId: string): Promise<readonly Invitation[]> =>
  read
    .select()
    .from(consultationInvitations)
    .where(eq(consultationInvitations.consultationId, consultationId))
    .orderBy(asc(consultationInvitations.invitedAt), asc(consultationInvitations.memberId))

export const notesOf = (read: Read, consultationId: string): Promise<readonly DiscussionNote[]> =>
  read
    .select()
    .from(consultationNotes)
    .where(eq(consultationNotes.consultationId, consultationId))
    .orderBy(asc(consultationNotes.position))

/** When it was opened, in milliseconds, and id. */
export const consultationCursor = z.tuple([instantMillis, z.string().max(60)])

export interface ConsultationFilter {
  /** Lines whose consultations are all seen. */
  readonly supervised: readonly string[] | 'all'
  /** Sees those that this member is invited to, too. */
  readonly memberId: string | undefined
  readonly states?: readonly ConsultationState[] | undefined
}

/** Newest first; only what the reader may see. */
export async function listConsultations(
  read: Read,
  filter: ConsultationFilter,
  page: { readonly limit: number; readonly after: z.infer<typeof consultationCursor> | undefined },
): Promise<Page<Consultation>> {
  const { openedAt, id, state } = consultations
  const at = page.after && DateTime.fromMillis(page.after[0], { zone: 'utc' })
  const older = at && or(lt(openedAt, at), and(eq(openedAt, at), lt(id, page.after?.[1] ?? '')))
  const rows = await read
    .select()
    .from(consultations)
    .where(
      and(visible(read, filter), filter.states === undefined ? undefined : inArray(state, [...filter.states]), older),
    )
    .orderBy(desc(openedAt), desc(id))
    .limit(page.limit + 1)
  const calls = await callIdsOf(
    read,
    rows.map((row) => row.id),
  )
  const found = rows.map((row) => ({ ...row, callIds: calls.get(row.id) ?? [] }))
  return pageFrom(found, page.limit, (one) => [one.openedAt.toMillis(), one.id])
}

export async function countConsultations(read: Read, filter: ConsultationFilter): Promise<number> {
  const { states } = filter
  const wanted = states === undefined ? undefined : inArray(consultations.state, [...states])
  return read.$count(consultations, and(visible(read, filter), wanted))
}

function visible(read: Read, { supervised, memberId }: ConsultationFilter): SQL | undefined {
  if (supervised === 'all') return undefined
  const invited = read
    .select({ id: consultationInvitations.consultationId })
    .from(consultationInvitations)
    .where(
      and(
        eq(consultationInvitations.memberId, memberId ?? ''),
        or(isNull(consultationInvitations.reply), ne(consultationInvitations.reply, 'declined')),
      ),
    )
  const own = inArray(consultations.id, invited)
  return supervised.length === 0 ? own : or(own, inArray(consultations.lineId, [...supervised]))
}

export async function insertConsultation(tx: Tx, { callIds, ...consultation }: Consultation): Promise<void> {
  await tx.insert(consultations).values(consultation)
  if (callIds.length === 0) return
  await tx.insert(consultationCalls).values(callIds.map((callId) => ({ consultationId: consultation.id, callId })))
}

/** Members who are invited already stay as they are. */
export async function insertInvitations(tx: Tx, invitations: readonly Invitation[]): Promise<void> {
  if (invitations.length === 0) return
  await tx
    .insert(consultationInvitations)
    .values([...invitations])
    .onConflictDoNothing()
}

export async function putReply(
  tx: Tx,
  { consultationId, memberId }: Pick<Invitation, 'consultationId' | 'memberId'>,
  reply: Pick<Invitation, 'reply' | 'repliedAt'>,
): Promise<void> {
  const { consultationId: of, memberId: whose } = consultationInvitations
  await tx
    .update(consultationInvitations)
    .set(reply)
    .where(and(eq(of, consultationId), eq(whose, memberId)))
}

export async function insertNote(tx: Tx, note: DiscussionNote): Promise<void> {
  await tx.insert(consultationNotes).values(note)
}

type Change = Partial<Pick<Consultation, 'state' | 'recommendation' | 'endedAt' | 'endedBy' | 'meetsAt'>>

/** @throws lost-update when another change came first */
export async function updateConsultation(tx: Tx, before: Consultation, change: Change): Promise<number> {
  const [row] = await tx
    .update(consultations)
    .set({ ...change, revision: before.revision + 1 })
    .where(and(eq(consultations.id, before.id), eq(consultations.revision, before.revision)))
    .returning({ revision: consultations.revision })
  if (!row) throw lostUpdate()
  return row.revision
}
