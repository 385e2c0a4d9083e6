// Stores when members cannot stand duty, and their wishes.
import { and, asc, eq, gt, gte, lte, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import type { Absence, RecurringAbsence, StandingWish } from './availability.ts'
import { absences, recurringAbsences, wishes } from './tables.ts'

export interface AbsencePage {
  readonly limit: number
  /** Those that end after this instant. */
  readonly endingAfter?: DateTime | undefined
  readonly after?: { readonly start: DateTime; readonly id: string } | undefined
}

/** By start. */
export async function absencesOf(read: Read, memberId: string, page: AbsencePage): Promise<readonly Absence[]> {
  const { limit, endingAfter, after } = page
  return read
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.memberId, memberId),
        endingAfter && gt(absences.end, endingAfter),
        after && or(gt(absences.start, after.start), and(eq(absences.start, after.start), gt(absences.id, after.id))),
      ),
    )
    .orderBy(asc(absences.start), asc(absences.id))
    .limit(limit)
}

/** Whether one absence covers all of these hours. */
export async function isAbsent(
  read: Read,
  { memberId, start, end }: Pick<Absence, 'memberId' | 'start' | 'end'>,
): Promise<boolean> {
  const covers = and(eq(absences.memberId, memberId), lte(absences.start, start), gte(absences.end, end))
  return (await read.select({ id: absences.id }).from(absences).where(covers).limit(1)).length > 0
}

/** @throws not-found */
export async function getAbsence(read: Read, memberId: string, id: string): Promise<Absence> {
  const [absence] = await read
    .select()
    .from(absences)
    .where(and(eq(absences.id, id), eq(absences.memberId, memberId)))
  if (!absence) throw notFound('absence of this member')
  return absence
}

export async function insertAbsence(tx: Tx, absence: Absence & { readonly createdAt: DateTime }): Promise<void> {
  await tx.insert(absences).values(absence).returning({ id: absences.id })
}

/** @throws lost-update */
export async function updateAbsence(
  tx: Tx,
  { id, revision }: Pick<Absence, 'id' | 'revision'>,
  change: Partial<Pick<Absence, 'kind' | 'start' | 'end' | 'note'>>,
): Promise<void> {
  const rows = await tx
    .update(absences)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(absences.id, id), eq(absences.revision, revision)))
    .returning({ id: absences.id })
  if (rows.length === 0) throw lostUpdate()
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await tx.delete(absences).where(eq(absences.id, id))
}

/** By weekday and time, ended ones too. */
export async function recurringOf(read: Read, memberId: string): Promise<readonly RecurringAbsence[]> {
  return read
    .select()
    .from(recurringAbsences)
    .where(eq(recurringAbsences.memberId, memberId))
    .orderBy(asc(recurringAbsences.weekday), asc(recurringAbsences.start), asc(recurringAbsences.id))
}

/** @throws not-found */
export async function getRecurring(read: Read, memberId: string, id: string): Promise<RecurringAbsence> {
  const found = (await recurringOf(read, memberId)).find((absence) => absence.id === id)
  if (!found) throw notFound('recurring absence of this member')
  return found
}

export async function insertRecurring(tx: Tx, absence: RecurringAbsence): Promise<void> {
  await tx.insert(recurringAbsences).values(absence)
}

/** Undefined drops it. */
export async function endRecurringRow(tx: Tx, id: string, until: string | undefined): Promise<void> {
  const where = eq(recurringAbsences.id, id)
  if (until === undefined) await tx.delete(recurringAbsences).where(where)
  else await tx.update(recurringAbsences).set({ until }).where(where)
}

/** By first day, ended ones too. */
export async function wishesOf(read: Read, memberId: string): Promise<readonly StandingWish[]> {
  return read.select().from(wishes).where(eq(wishes.memberId, memberId)).orderBy(asc(wishes.from), asc(wishes.id))
}

/** @throws not-found */
export async function getWish(read: Read, memberId: string, id: string): Promise<StandingWish> {
  const found = (await wishesOf(read, memberId)).find((wish) => wish.id === id)
  if (!found) throw notFound('wish of this member')
  return found
}

export async function insertWish(tx: Tx, wish: StandingWish): Promise<void> {
  await tx.insert(wishes).values(wish)
}

/** Undefined drops it. */
export async function endWishRow(tx: Tx, id: string, until: string | undefined): Promise<void> {
  const where = eq(wishes.id, id)
  if (until === undefined) await tx.delete(wishes).where(where)
  else await tx.update(wishes).set({ until }).where(where)
}
