// Marks of check-in and check-out, and corrections of worked hours, as rows. Rows are only added.
import { and, asc, eq, inArray, max } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { conflict } from '../errors.ts'
import type { Mark, MarkKind, Planned } from './attendance.ts'
import { dutyCorrections, dutyMarks } from './tables.ts'
import type { Correction } from './worked-duty.ts'

/** Whose duty: a member on a shift. */
export interface Stand {
  readonly shiftId: string
  readonly memberId: string
}

export interface RecordedCorrection extends Correction {
  readonly reason: string
  readonly correctedAt: DateTime
  readonly correctedBy: string
}

/** Rows by stand; a stand without any has an empty list. */
export interface ByStand<T> {
  of(stand: Stand): readonly T[]
}

const keyOf = ({ shiftId, memberId }: Stand) => `${shiftId} ${memberId}`

function byStand<R extends Stand, T>(rows: readonly R[], value: (row: R) => T): ByStand<T> {
  const lists = new Map<string, T[]>()
  for (const row of rows) {
    const list = lists.get(keyOf(row)) ?? []
    list.push(value(row))
    lists.set(keyOf(row), list)
  }
  return { of: (stand) => lists.get(keyOf(stand)) ?? [] }
}

const shiftIdsOf = (stands: readonly Stand[]) => [...new Set(stands.map(({ shiftId }) => shiftId))]

export async function marksOf(read: Read, stands: readonly Stand[]): Promise<ByStand<Mark>> {
  const rows = await read
    .select()
    .from(dutyMarks)
    .where(inArray(dutyMarks.shiftId, shiftIdsOf(stands)))
    .orderBy(asc(dutyMarks.ordinal))
  return byStand(rows, ({ ordinal, kind, at }) => ({ ordinal, kind, at }))
}

interface NewMark extends Stand {
  readonly lineId: string
  readonly ordinal: number
  readonly kind: MarkKind
  readonly at: DateTime
  readonly accountId: string
}

/** False when another mark has taken this ordinal: two taps at once. */
export async function addMark(tx: Tx, mark: NewMark): Promise<boolean> {
  const added = await tx.insert(dutyMarks).values(mark).onConflictDoNothing().returning({ ordinal: dutyMarks.ordinal })
  return added.length > 0
}

const workedOf = (start: DateTime | null, end: DateTime | null): Planned | null =>
  start && end ? { start, end } : null

export async function correctionsOf(read: Read, stands: readonly Stand[]): Promise<ByStand<RecordedCorrection>> {
  const rows = await read
    .select()
    .from(dutyCorrections)
    .where(inArray(dutyCorrections.shiftId, shiftIdsOf(stands)))
    .orderBy(asc(dutyCorrections.revision))
  return byStand(rows, (row) => ({
    revision: row.revision,
    worked: workedOf(row.workedStart, row.workedEnd),
    reason: row.reason,
    correctedAt: row.correctedAt,
    correctedBy: row.correctedBy,
  }))
}

interface NewCorrection extends Stand {
  readonly id: string
  readonly lineId: string
  readonly assignmentId: string
  readonly worked: Planned | null
  readonly reason: string
  readonly correctedAt: DateTime
  readonly correctedBy: string
}

/** @throws conflict when somebody else corrects the same duty at this moment */
export async function addCorrection(tx: Tx, { worked, ...correction }: NewCorrection): Promise<void> {
  const { shiftId, memberId } = correction
  const [latest] = await tx
    .select({ revision: max(dutyCorrections.revision) })
    .from(dutyCorrections)
    .where(and(eq(dutyCorrections.shiftId, shiftId), eq(dutyCorrections.memberId, memberId)))
  const revision = (latest?.revision ?? 0) + 1
  const times = { workedStart: worked?.start ?? null, workedEnd: worked?.end ?? null }
  const added = await tx
    .insert(dutyCorrections)
    .values({ ...correction, ...times, revision })
    .onConflictDoNothing()
    .returning({ id: dutyCorrections.id })
  if (added.length === 0) throw conflict('Somebody else is correcting this duty right now. Read it again.')
}

/** Which assignment a correction was made for. */
export async function standCorrectedBy(
  read: Read,
  correctionId: string,
): Promise<{ readonly lineId: string; readonly assignmentId: string } | undefined> {
  const { lineId, assignmentId, id } = dutyCorrections
  const [row] = await read.select({ lineId, assignmentId }).from(dutyCorrections).where(eq(id, correctionId))
  return row
}
