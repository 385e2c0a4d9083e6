// Time to breathe after a call: who is off the queue of a line, and until when. It follows from the calls themselves.
import { and, eq, gte, isNotNull } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { getLine } from '../lines/store.ts'
import { isAtLeast } from './risk.ts'
import { calls } from './tables.ts'

/** No call is longer: it bounds how far back is looked. */
const LONGEST_CALL = { hours: 6 }

/** Members who ended a call on the line a moment ago, with the end of their rest. Longer after R3 or R4. */
export async function restingAfterCalls(
  read: Read,
  lineId: string,
  at: DateTime,
): Promise<ReadonlyMap<string, DateTime>> {
  const { settings } = await getLine(read, lineId)
  const longest = Math.max(settings.afterCallMinutes, settings.afterCrisisMinutes)
  const from = at.minus({ minutes: longest })
  const { memberId, endedAt, risk, startedAt } = calls
  const rows = await read
    .select({ memberId, endedAt, risk })
    .from(calls)
    .where(
      and(
        eq(calls.lineId, lineId),
        gte(startedAt, from.minus(LONGEST_CALL)),
        isNotNull(memberId),
        isNotNull(endedAt),
        gte(endedAt, from),
      ),
    )
  const until = new Map<string, DateTime>()
  for (const row of rows) {
    if (row.memberId === null || row.endedAt === null) continue
    const minutes = isAtLeast(row.risk, 'R3') ? settings.afterCrisisMinutes : settings.afterCallMinutes
    const end = row.endedAt.plus({ minutes })
    const known = until.get(row.memberId)
    if (end > at && (known === undefined || end > known)) until.set(row.memberId, end)
  }
  return until
}
