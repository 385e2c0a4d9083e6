// Reads what a rota needs of many members at once: a fixed number of queries, however many they are.
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import type { Member } from './member.ts'
import type { MemberFacts } from './rota-member.ts'
import { absences, memberCredentials, memberDuties, recurringAbsences, wishes } from './tables.ts'

/** Everything around these members for the line and the local days [from, to). */
export async function factsOf(
  read: Read,
  found: readonly Member[],
  at: { lineId: string; from: string; to: string },
): Promise<MemberFacts> {
  const ids = found.map(({ id }) => id)
  const [start, end] = [DateTime.fromISO(at.from, { zone: 'utc' }), DateTime.fromISO(at.to, { zone: 'utc' })]
  const duties = await read
    .select()
    .from(memberDuties)
    .where(inArray(memberDuties.memberId, ids))
    .orderBy(asc(memberDuties.lineId), asc(memberDuties.role), asc(memberDuties.from))
  const credentials = await read
    .select()
    .from(memberCredentials)
    .where(inArray(memberCredentials.memberId, ids))
    .orderBy(asc(memberCredentials.kind), asc(memberCredentials.validFrom))
  const away = await read
    .select()
    .from(absences)
    .where(
      // A day's margin on both sides covers every zone and shifts across midnight.
      and(
        inArray(absences.memberId, ids),
        gt(absences.end, start.minus({ days: 2 })),
        lt(absences.start, end.plus({ days: 2 })),
      ),
    )
  const recurring = await read.select().from(recurringAbsences).where(inArray(recurringAbsences.memberId, ids))
  const wished = await read
    .select()
    .from(wishes)
    .where(and(inArray(wishes.memberId, ids), eq(wishes.lineId, at.lineId)))
    .orderBy(asc(wishes.from), asc(wishes.id))
  return { members: found, duties, credentials, absences: away, recurring, wishes: wished }
}
