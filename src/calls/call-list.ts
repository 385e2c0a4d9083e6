// Lists of calls, the latest first, without any text.
import { and, desc, eq, gte, inArray, like, lt, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read } from '../db/database.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import type { CallHead } from './call.ts'
import type { CallState, CallType } from './codes.ts'
import type { RiskLevel } from './risk.ts'
import { calls, callTopics } from './tables.ts'

export interface CallFilter {
  readonly lineId?: string | undefined
  readonly memberId?: string | undefined
  /** Local days, [from, to). */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly topic?: string | undefined
  readonly risk?: readonly RiskLevel[] | undefined
  readonly type?: readonly CallType[] | undefined
  readonly state?: CallState | undefined
  readonly reviewed?: boolean | undefined
}

/** Whose calls one may see. */
export interface CallScope {
  readonly memberId: string | undefined
  readonly accountId: string
  /** All calls of these lines; 'all' for the system. */
  readonly lineIds: readonly string[] | 'all'
}

/** Start in milliseconds and id of the last call of a page. */
export const callCursor = z.tuple([instantMillis, z.string().max(60)])
export type CallCursor = z.infer<typeof callCursor>

const instant = (millis: number) => DateTime.fromMillis(millis, { zone: 'utc' })

export async function listCalls(
  read: Read,
  scope: CallScope,
  filter: CallFilter,
  page: { readonly limit: number; readonly after: CallCursor | undefined },
): Promise<Page<CallHead>> {
  const rows = await read
    .select()
    .from(calls)
    .where(and(inScope(scope), matching(read, filter), beyond(page.after)))
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, ({ startedAt, id }) => [startedAt.toMillis(), id])
}

export function inScope({ memberId, accountId, lineIds }: CallScope): SQL | undefined {
  if (lineIds === 'all') return undefined
  const own = memberId === undefined ? eq(calls.openedBy, accountId) : eq(calls.memberId, memberId)
  return lineIds.length === 0 ? own : or(own, inArray(calls.lineId, [...lineIds]))
}

function beyond(after: CallCursor | undefined): SQL | undefined {
  if (!after) return undefined
  const [millis, id] = after
  const at = instant(millis)
  return or(lt(calls.startedAt, at), and(eq(calls.startedAt, at), lt(calls.id, id)))
}

export function matching(read: Read, filter: CallFilter): SQL | undefined {
  const { lineId, memberId, from, to, topic, risk, type, state, reviewed } = filter
  return and(
    lineId === undefined ? undefined : eq(calls.lineId, lineId),
    memberId === undefined ? undefined : eq(calls.memberId, memberId),
    from === undefined ? undefined : and(gte(calls.day, from), gte(calls.startedAt, around(from).minus({ days: 1 }))),
    to === undefined ? undefined : and(lt(calls.day, to), lt(calls.startedAt, around(to).plus({ days: 1 }))),
    topic === undefined ? undefined : inArray(calls.id, callsWithTopic(read, topic, lineId)),
    risk === undefined ? undefined : inArray(calls.risk, [...risk]),
    type === undefined ? undefined : inArray(calls.type, [...type]),
    state === undefined ? undefined : eq(calls.state, state),
    reviewed === undefined ? undefined : sql`(${calls.reviewedAt} is not null) = ${reviewed ? sql`true` : sql`false`}`,
  )
}

/** Narrows by the index on instants what the local days then settle. */
const around = (day: string) => DateTime.fromISO(day, { zone: 'utc' })

/** A topic of the first level stands for its children too. No range: what is between two texts depends on the collation. */
function callsWithTopic(read: Read, topic: string, lineId: string | undefined) {
  const code = topic.includes('.')
    ? eq(callTopics.code, topic)
    : or(eq(callTopics.code, topic), like(callTopics.code, `${topic}.%`))
  return read
    .select({ id: callTopics.callId })
    .from(callTopics)
    .where(and(lineId === undefined ? undefined : eq(callTopics.lineId, lineId), code))
}
