// Closed calls as counting sees them: for rebuilding counts from nothing.
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Read } from '../db/database.ts'
import type { CountedCall } from './counting.ts'
import { calls } from './tables.ts'

export interface CountedCallPage {
  readonly calls: readonly CountedCall[]
  /** Give it to get the next page; undefined when there is none. */
  readonly next: string | undefined
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
