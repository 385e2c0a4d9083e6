// What supervisors look at: places of closed calls where the scrubber was unsure, or where the author kept something.
import { and, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read } from '../db/database.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import type { TextField } from './content.ts'
import type { TextFinding } from './finding-rows.ts'
import { callFindings, callRevisions, calls } from './tables.ts'

/** Per cent: below this a person should look. */
export const UNSURE = 75

export interface UnsureFinding extends TextFinding {
  readonly callId: string
  readonly lineId: string
  readonly savedAt: DateTime
  readonly revision: number
  /** The whole text as it is stored. */
  readonly text: string
}

/** When it was saved, in milliseconds; call, field and place. */
export const findingCursor = z.tuple([instantMillis, z.string().max(60), z.string().max(30), z.int()])
type Cursor = z.infer<typeof findingCursor>

/** Of calls that nobody has reviewed; the latest first. */
export async function unsureFindings(
  read: Read,
  lineIds: readonly string[] | 'all',
  page: { readonly limit: number; readonly after: Cursor | undefined },
): Promise<Page<UnsureFinding>> {
  if (lineIds.length === 0) return { items: [], next: undefined }
  const { savedAt, callId, field, place } = callFindings
  const rows = await read
    .select({ finding: callFindings, lineId: calls.lineId, revision: calls.revision, texts: callRevisions })
    .from(callFindings)
    .innerJoin(calls, and(eq(calls.id, callId), eq(calls.contentRevision, callFindings.revision)))
    .innerJoin(callRevisions, and(eq(callRevisions.callId, callId), eq(callRevisions.revision, callFindings.revision)))
    .where(
      and(
        or(lt(callFindings.confidence, UNSURE), isNotNull(callFindings.keptReason)),
        eq(calls.state, 'closed'),
        isNull(calls.reviewedAt),
        lineIds === 'all' ? undefined : inArray(calls.lineId, [...lineIds]),
        beyond(page.after),
      ),
    )
    .orderBy(desc(savedAt), desc(callId), desc(field), desc(place))
    .limit(page.limit + 1)
  const items = rows.map(({ finding, lineId, revision, texts }) => ({
    ...finding,
    lineId,
    revision,
    text: texts[finding.field satisfies TextField],
  }))
  return pageFrom(items, page.limit, (item) => [item.savedAt.toMillis(), item.callId, item.field, item.place])
}

function beyond(after: Cursor | undefined) {
  if (!after) return undefined
  const { savedAt, callId, field, place } = callFindings
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  const rest = sql`(${callId}, ${field}, ${place}) < (${after[1]}, ${after[2]}, ${after[3]})`
  return or(lt(savedAt, at), and(eq(savedAt, at), rest))
}
