// Closed calls as counting sees them: for rebuilding counts from nothing.
import { and, asc, eq, gt, lt } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import type { CountedCall } from './counting.ts'
import { calls } from './tables.ts'

export interface CountedCallPage {
  readonly calls: readonly CountedCall[]
  /** Give it to get the next page; undefined when there is none. */
  readonly next: string | undefined
}

/** A line's closed calls of one local day. Day by day, so that no read is long. */
export async function countedCallsOn(read: Read, lineId: string, day: string): Promise<readonly CountedCall[]> {
  const { episodeId, type, risk, topics, startedAt } = calls
  const noon = DateTime.fromISO(`${day}T12:00:00Z`, { zone: 'utc' })
  // A local day lies within a day and a half of its noon, wherever the line is.
  const near = and(gt(startedAt, noon.minus({ hours: 36 })), lt(startedAt, noon.plus({ hours: 36 })))
  return read
    .select({ episodeId, day: calls.day, type, risk, topics })
    .from(calls)
    .where(and(eq(calls.lineId, lineId), near, eq(calls.day, day), eq(calls.state, 'closed')))
}

/** A page of a line's closed calls, in no order that means anything. Read all pages in one snapshot. */
export async function countedCalls(
  read: Read,
  lineId: string,
  after: string | undefined,
  limit = 2_000,
): Promise<CountedCallPage> {
  const rows = await read
    .select({
      id: calls.id,
      episodeId: calls.episodeId,
      day: calls.day,
      type: calls.type,
      risk: calls.risk,
      topics: calls.topics,
    })
    .from(calls)
    .where(
      and(eq(calls.lineId, lineId), eq(calls.state, 'closed'), after === undefined ? undefined : gt(calls.id, after)),
    )
    .orderBy(asc(calls.id))
    .limit(limit)
  return { calls: rows, next: rows.length === limit ? rows.at(-1)?.id : undefined }
}
