// Writes lines, their own days, surges and topics.
import { and, eq } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import type { OwnDay } from './day-kind.ts'
import type { SurgePeriod } from './line.ts'
import { lineDays, lines, lineTopics, surgePeriods } from './tables.ts'
import type { TopicOverlay } from './topic.ts'

export type NewLine = Omit<typeof lines.$inferInsert, 'closedOn' | 'rules' | 'revision'>
export type LineChange = Partial<
  Pick<
    typeof lines.$inferInsert,
    'nameZh' | 'nameEn' | 'region' | 'seats' | 'transferLineId' | 'openedOn' | 'closedOn' | 'settings'
  >
>

/** @returns false when the code is taken */
export async function insertLine(tx: Tx, line: NewLine): Promise<boolean> {
  const rows = await tx
    .insert(lines)
    .values({ ...line, closedOn: null, rules: {}, revision: 1 })
    .onConflictDoNothing()
    .returning({ id: lines.id })
  return rows.length === 1
}

/** What the line itself sets; the rest is defaults. */
export async function settingsSetBy(read: Read, lineId: string) {
  const [row] = await read.select({ settings: lines.settings }).from(lines).where(eq(lines.id, lineId))
  if (!row) throw notFound('line')
  return row.settings
}

/** Writes over a revision of a line; also with an empty change, as its plan belongs to it. @throws lost-update */
export async function updateLine(tx: Tx, at: { id: string; revision: number }, change: LineChange): Promise<void> {
  const rows = await tx
    .update(lines)
    .set({ ...change, revision: at.revision + 1 })
    .where(and(eq(lines.id, at.id), eq(lines.revision, at.revision)))
    .returning({ id: lines.id })
  if (rows.length === 0) throw lostUpdate()
}

export async function putOwnDay(tx: Tx, lineId: string, { day, kind }: OwnDay): Promise<void> {
  await tx
    .insert(lineDays)
    .values({ lineId, day, kind })
    .onConflictDoUpdate({ target: [lineDays.lineId, lineDays.day], set: { kind } })
    .returning({ day: lineDays.day })
}

/** @throws not-found */
export async function deleteOwnDay(tx: Tx, lineId: string, day: string): Promise<void> {
  const rows = await tx
    .delete(lineDays)
    .where(and(eq(lineDays.lineId, lineId), eq(lineDays.day, day)))
    .returning({ day: lineDays.day })
  if (rows.length === 0) throw notFound('day of its own')
}

export async function insertSurge(
  tx: Tx,
  surge: Omit<SurgePeriod, 'revision'> & { createdAt: DateTime },
): Promise<void> {
  await tx
    .insert(surgePeriods)
    .values({ ...surge, revision: 1 })
    .returning({ id: surgePeriods.id })
}

/** @throws not-found */
export async function getSurge(read: Read, lineId: string, id: string): Promise<SurgePeriod> {
  const [surge] = await read
    .select()
    .from(surgePeriods)
    .where(and(eq(surgePeriods.id, id), eq(surgePeriods.lineId, lineId)))
  if (!surge) throw notFound('surge period')
  return surge
}

/** @throws lost-update */
export async function updateSurge(
  tx: Tx,
  { id, revision }: Pick<SurgePeriod, 'id' | 'revision'>,
  change: Partial<Pick<SurgePeriod, 'until' | 'extra' | 'reason'>>,
): Promise<void> {
  const rows = await tx
    .update(surgePeriods)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(surgePeriods.id, id), eq(surgePeriods.revision, revision)))
    .returning({ id: surgePeriods.id })
  if (rows.length === 0) throw lostUpdate()
}

export async function deleteSurge(tx: Tx, id: string): Promise<void> {
  await tx.delete(surgePeriods).where(eq(surgePeriods.id, id)).returning({ id: surgePeriods.id })
}

/** @returns false when the line has such a topic of its own already */
export async function insertTopic(tx: Tx, lineId: string, topic: TopicOverlay): Promise<boolean> {
  const rows = await tx
    .insert(lineTopics)
    .values({ lineId, ...topic })
    .onConflictDoNothing()
    .returning({ code: lineTopics.code })
  return rows.length === 1
}

/** Lays the line's word over a topic, whether it had one or not. */
export async function putTopic(tx: Tx, lineId: string, topic: TopicOverlay): Promise<void> {
  await tx
    .insert(lineTopics)
    .values({ lineId, ...topic })
    .onConflictDoUpdate({ target: [lineTopics.lineId, lineTopics.code], set: topic })
    .returning({ code: lineTopics.code })
}
