// Follow-ups, read and changed.
import { and, asc, count, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import type { FollowUp, FollowUpState } from './follow-up.ts'
import type { RiskLevel } from './risk.ts'
import { calls, followUps } from './tables.ts'

/** A follow-up with what whoever takes it on must know at once. */
export interface ListedFollowUp extends FollowUp {
  readonly risk: RiskLevel | null
  readonly primaryTopic: string | null
}

export interface FollowUpFilter {
  readonly lineIds: readonly string[] | 'all'
  readonly state?: FollowUpState | undefined
  readonly dueBefore?: DateTime | undefined
  readonly claimedBy?: string | undefined
  readonly callId?: string | undefined
}

/** Due time in milliseconds and id. */
export const followUpCursor = z.tuple([instantMillis, z.string().max(60)])
type Cursor = z.infer<typeof followUpCursor>

/** The most urgent first. */
export async function listFollowUps(
  read: Read,
  filter: FollowUpFilter,
  page: { readonly limit: number; readonly after: Cursor | undefined },
): Promise<Page<ListedFollowUp>> {
  if (filter.lineIds.length === 0) return { items: [], next: undefined }
  const rows = await read
    .select({ followUp: followUps, risk: calls.risk, primaryTopic: calls.primaryTopic })
    .from(followUps)
    .innerJoin(calls, eq(calls.id, followUps.callId))
    .where(and(matching(filter), beyond(page.after)))
    .orderBy(asc(followUps.dueAt), asc(followUps.id))
    .limit(page.limit + 1)
  const listed = rows.map(({ followUp, risk, primaryTopic }) => ({ ...followUp, risk, primaryTopic }))
  return pageFrom(listed, page.limit, ({ dueAt, id }) => [dueAt.toMillis(), id])
}

function matching({ lineIds, state, dueBefore, claimedBy, callId }: FollowUpFilter): SQL | undefined {
  return and(
    lineIds === 'all' ? undefined : inArray(followUps.lineId, [...lineIds]),
    state === undefined ? undefined : eq(followUps.state, state),
    dueBefore === undefined ? undefined : lt(followUps.dueAt, dueBefore),
    claimedBy === undefined ? undefined : eq(followUps.claimedBy, claimedBy),
    callId === undefined ? undefined : eq(followUps.callId, callId),
  )
}

function beyond(after: Cursor | undefined): SQL | undefined {
  if (!after) return undefined
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  return or(gt(followUps.dueAt, at), and(eq(followUps.dueAt, at), gt(followUps.id, after[1])))
}

/** @throws not-found */
export async function getFollowUp(read: Read, id: string): Promise<FollowUp> {
  const [row] = await read.select().from(followUps).where(eq(followUps.id, id))
  if (!row) throw notFound('follow-up')
  return row
}

/** The ladder of a call, in order. */
export const followUpsOf = (read: Read, callId: string): Promise<readonly FollowUp[]> =>
  read.select().from(followUps).where(eq(followUps.callId, callId)).orderBy(asc(followUps.step))

/** What a member has taken on and not ended: must go to others before the member leaves. */
export const openFollowUpsOf = (read: Read, memberId: string): Promise<readonly FollowUp[]> =>
  read
    .select()
    .from(followUps)
    .where(and(eq(followUps.claimedBy, memberId), eq(followUps.state, 'open')))
    .orderBy(asc(followUps.dueAt), asc(followUps.id))

export async function hasClaimedFollowUp(read: Read, callId: string, memberId: string): Promise<boolean> {
  const [row] = await read
    .select({ id: followUps.id })
    .from(followUps)
    .where(and(eq(followUps.callId, callId), eq(followUps.claimedBy, memberId), eq(followUps.state, 'open')))
    .limit(1)
  return row !== undefined
}

type Changes = Partial<Omit<FollowUp, 'id' | 'callId' | 'lineId' | 'step' | 'after' | 'revision'>>

/** @throws lost-update when another change came first */
export async function updateFollowUp(tx: Tx, before: FollowUp, changes: Changes): Promise<FollowUp> {
  const [row] = await tx
    .update(followUps)
    .set({ ...changes, revision: before.revision + 1 })
    .where(and(eq(followUps.id, before.id), eq(followUps.revision, before.revision)))
    .returning()
  if (!row) throw lostUpdate()
  return row
}

export interface FollowUpsOfLine {
  readonly lineId: string
  readonly open: number
  readonly overdue: number
}

/** Open and overdue follow-ups by line; lines with none are left out. */
export async function followUpCounts(
  read: Read,
  lineIds: readonly string[] | 'all',
  now: DateTime,
): Promise<readonly FollowUpsOfLine[]> {
  if (lineIds.length === 0) return []
  const { lineId, state, dueAt } = followUps
  const late = sql<number>`sum(case when ${lt(dueAt, now)} then 1 else 0 end)`
  const rows = await read
    .select({ lineId, open: count(), overdue: late })
    .from(followUps)
    .where(and(eq(state, 'open'), lineIds === 'all' ? undefined : inArray(lineId, [...lineIds])))
    .groupBy(lineId)
  return rows.map((row) => ({ ...row, overdue: Number(row.overdue) }))
}
