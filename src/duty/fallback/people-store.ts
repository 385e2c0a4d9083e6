// The people of a line's fallback, in the database, and when each may be asked.
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { lostUpdate, notFound } from '../../errors.ts'
import { getLine } from '../../lines/store.ts'
import { dayOf, plusDays } from '../../lines/wall-clock.ts'
import { rotaMembers } from '../../people/store.ts'
import type { Duty } from '../../rota/duty.ts'
import { fallbackPeople } from '../tables.ts'
import { type FallbackPerson, type FallbackStint, fallbackAt, fallbackStints } from './fallback.ts'

const columns = {
  id: fallbackPeople.id,
  lineId: fallbackPeople.lineId,
  role: fallbackPeople.role,
  memberId: fallbackPeople.memberId,
  rank: fallbackPeople.rank,
  from: fallbackPeople.from,
  until: fallbackPeople.until,
  weekdays: fallbackPeople.weekdays,
  opens: fallbackPeople.opens,
  minutes: fallbackPeople.minutes,
  revision: fallbackPeople.revision,
}

/** In force on some of the local days [from, to), by role and rank. */
export async function fallbackPeopleOf(
  read: Read,
  lineId: string,
  { from, to }: { readonly from: string; readonly to?: string | undefined },
): Promise<readonly FallbackPerson[]> {
  const { until, role, rank, id } = fallbackPeople
  return await read
    .select(columns)
    .from(fallbackPeople)
    .where(
      and(
        eq(fallbackPeople.lineId, lineId),
        or(isNull(until), gt(until, from)),
        to === undefined ? undefined : lte(fallbackPeople.from, to),
      ),
    )
    .orderBy(asc(role), asc(rank), asc(id))
}

/** @throws not-found */
export async function getFallbackPerson(read: Read, lineId: string, id: string): Promise<FallbackPerson> {
  const [found] = await read
    .select(columns)
    .from(fallbackPeople)
    .where(and(eq(fallbackPeople.id, id), eq(fallbackPeople.lineId, lineId)))
  if (!found) throw notFound('person of the fallback of this line')
  return found
}

/** When who may be asked, within about [start, end). Nothing is read of people where the line has no fallback. */
export async function fallbackWithin(
  read: Read,
  lineId: string,
  { start, end, duties }: { readonly start: DateTime; readonly end: DateTime; readonly duties: readonly Duty[] },
): Promise<readonly FallbackStint[]> {
  const { zone } = await getLine(read, lineId)
  const days = { from: plusDays(dayOf(start, zone), -1), to: plusDays(dayOf(end, zone), 2) }
  const people = await fallbackPeopleOf(read, lineId, days)
  if (people.length === 0) return []
  const members = new Map((await rotaMembers(read, lineId, days.from, days.to)).map((member) => [member.id, member]))
  return fallbackStints(people, { start, end, zone, members, duties })
}

/** Whom to ask now, by role and in order. */
export const fallbackNow = async (
  read: Read,
  lineId: string,
  { at, duties }: { readonly at: DateTime; readonly duties: readonly Duty[] },
): Promise<readonly FallbackStint[]> =>
  fallbackAt(await fallbackWithin(read, lineId, { start: at, end: at.plus(1), duties }), at)

export async function insertFallbackPerson(
  tx: Tx,
  person: FallbackPerson & { readonly createdAt: DateTime; readonly createdBy: string },
): Promise<void> {
  await tx.insert(fallbackPeople).values(person).returning({ id: fallbackPeople.id })
}

/** @throws lost-update */
export async function updateFallbackPerson(
  tx: Tx,
  { id, revision }: Pick<FallbackPerson, 'id' | 'revision'>,
  change: Partial<Pick<FallbackPerson, 'rank' | 'until' | 'weekdays' | 'opens' | 'minutes'>>,
): Promise<void> {
  const rows = await tx
    .update(fallbackPeople)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(fallbackPeople.id, id), eq(fallbackPeople.revision, revision)))
    .returning({ id: fallbackPeople.id })
  if (rows.length === 0) throw lostUpdate()
}

export async function deleteFallbackPerson(tx: Tx, id: string): Promise<void> {
  await tx.delete(fallbackPeople).where(eq(fallbackPeople.id, id)).returning({ id: fallbackPeople.id })
}
