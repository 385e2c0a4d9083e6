// Swap requests and offers in the database.
import { and, asc, eq, exists, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import { isServed, type Reader } from '../reader-store.ts'
import { assignments } from '../tables.ts'
import { LIVE_STATES, type OfferState, type SwapOffer, type SwapRequest, type SwapState } from './swap.ts'
import { swapAsked, swapOffers, swapRequests } from './tables.ts'

export async function findSwap(read: Read, id: string): Promise<SwapRequest | undefined> {
  const [row] = await read.select().from(swapRequests).where(eq(swapRequests.id, id))
  return row
}

/** @throws not-found */
export async function getSwap(read: Read, id: string): Promise<SwapRequest> {
  const swap = await findSwap(read, id)
  if (!swap) throw notFound('swap request')
  return swap
}

/** @returns false when the duty is asked for already */
export async function insertSwap(tx: Tx, request: SwapRequest, asked: readonly string[]): Promise<boolean> {
  const made = await tx.insert(swapRequests).values(request).onConflictDoNothing().returning({ id: swapRequests.id })
  if (made.length === 0) return false
  const rows = asked.map((memberId) => ({ requestId: request.id, memberId }))
  if (rows.length > 0) await tx.insert(swapAsked).values(rows).onConflictDoNothing()
  return true
}

type SwapChange = Partial<
  Pick<
    SwapRequest,
    'state' | 'start' | 'end' | 'expiresAt' | 'worsens' | 'cause' | 'reopenedAt' | 'decidedAt' | 'decidedBy' | 'reason'
  >
>

/**
 * Changes a request that is still in one of these states: of several who try at once, one does.
 * @returns it as it is now; undefined when somebody else was first
 */
export async function changeSwap(
  tx: Tx,
  id: string,
  from: readonly SwapState[],
  change: SwapChange,
): Promise<SwapRequest | undefined> {
  const [row] = await tx
    .update(swapRequests)
    .set({ ...change, revision: sql`${swapRequests.revision} + 1` })
    .where(and(eq(swapRequests.id, id), inArray(swapRequests.state, [...from])))
    .returning()
  return row
}

/** @returns false when the member has offered already */
export async function insertOffer(tx: Tx, offer: SwapOffer): Promise<boolean> {
  const made = await tx.insert(swapOffers).values(offer).onConflictDoNothing().returning({ id: swapOffers.id })
  return made.length > 0
}

export async function setOffer(tx: Tx, id: string, state: OfferState): Promise<void> {
  await tx.update(swapOffers).set({ state }).where(eq(swapOffers.id, id))
}

/** The other offers of a request are over. @returns whose they were */
export async function lapseOffers(tx: Tx, requestId: string): Promise<readonly string[]> {
  const rows = await tx
    .update(swapOffers)
    .set({ state: 'lapsed' })
    .where(and(eq(swapOffers.requestId, requestId), inArray(swapOffers.state, ['offered', 'accepted'])))
    .returning({ memberId: swapOffers.memberId })
  return rows.map(({ memberId }) => memberId)
}

/** By time. */
export async function offersOf(read: Read, requestIds: readonly string[]): Promise<readonly SwapOffer[]> {
  if (requestIds.length === 0) return []
  return await read
    .select()
    .from(swapOffers)
    .where(inArray(swapOffers.requestId, [...requestIds]))
    .orderBy(asc(swapOffers.at), asc(swapOffers.id))
}

/** By request: who was asked by name. */
export async function askedIn(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .select()
    .from(swapAsked)
    .where(inArray(swapAsked.requestId, [...ids]))
    .orderBy(asc(swapAsked.memberId))
  const byRequest = Map.groupBy(rows, ({ requestId }) => requestId)
  return new Map([...byRequest].map(([id, list]) => [id, list.map(({ memberId }) => memberId)]))
}

/** Where a member stands a shift now, in which rota. */
export async function standingIn(
  read: Read,
  shiftId: string,
  memberId: string,
): Promise<{ readonly assignmentId: string; readonly rotaId: string } | undefined> {
  const [row] = await read
    .select({ assignmentId: assignments.id, rotaId: assignments.rotaId })
    .from(assignments)
    .where(
      and(eq(assignments.shiftId, shiftId), eq(assignments.memberId, memberId), sql`${assignments.removedAt} is null`),
    )
  return row
}

/** Requests of a rota in which something may still come of it, and those that offer one of its duties in return. */
export async function liveIn(read: Read, rotaId: string): Promise<readonly SwapRequest[]> {
  const returned = read
    .select({ one: sql`1` })
    .from(swapOffers)
    .innerJoin(assignments, eq(assignments.shiftId, swapOffers.returnShiftId))
    .where(
      and(
        eq(swapOffers.requestId, swapRequests.id),
        eq(assignments.rotaId, rotaId),
        inArray(swapOffers.state, ['offered', 'accepted']),
      ),
    )
  return await read
    .select()
    .from(swapRequests)
    .where(and(inArray(swapRequests.state, [...LIVE_STATES]), or(eq(swapRequests.rotaId, rotaId), exists(returned))))
    .orderBy(asc(swapRequests.id))
}

/** Approved swaps in which one of these shifts changed hands, the latest first. */
export async function approvedOf(
  read: Read,
  shiftIds: readonly string[],
): Promise<readonly { readonly request: SwapRequest; readonly offer: SwapOffer }[]> {
  if (shiftIds.length === 0) return []
  const ids = [...shiftIds]
  return await read
    .select({ request: swapRequests, offer: swapOffers })
    .from(swapRequests)
    .innerJoin(swapOffers, and(eq(swapOffers.requestId, swapRequests.id), eq(swapOffers.state, 'accepted')))
    .where(
      and(
        eq(swapRequests.state, 'approved'),
        or(inArray(swapRequests.shiftId, ids), inArray(swapOffers.returnShiftId, ids)),
      ),
    )
    .orderBy(sql`${swapRequests.decidedAt} desc`, asc(swapRequests.id))
}

/** Requests that are over because their time has come. */
export async function overdue(read: Read, at: DateTime, limit: number): Promise<readonly SwapRequest[]> {
  return await read
    .select()
    .from(swapRequests)
    .where(and(inArray(swapRequests.state, [...LIVE_STATES]), lte(swapRequests.expiresAt, at)))
    .orderBy(asc(swapRequests.expiresAt), asc(swapRequests.id))
    .limit(limit)
}

export interface SwapFilter {
  readonly states: readonly SwapState[] | undefined
  readonly lineId: string | undefined
  /** Only what concerns this member: their own, what they answered, and what they are asked on the lines that they serve then. */
  readonly reader: Reader | undefined
}

/** By the shift's start. `after` is the key of the last one seen. */
export async function listSwaps(
  read: Read,
  filter: SwapFilter,
  page: { readonly limit: number; readonly after: readonly [number, string] | undefined },
): Promise<readonly SwapRequest[]> {
  const { states, lineId, reader } = filter
  const where: readonly (SQL | undefined)[] = [
    states && inArray(swapRequests.state, [...states]),
    lineId === undefined ? undefined : eq(swapRequests.lineId, lineId),
    reader && concerns(read, reader),
    page.after && later(page.after),
  ]
  return await read
    .select()
    .from(swapRequests)
    .where(and(...where))
    .orderBy(asc(swapRequests.start), asc(swapRequests.id))
    .limit(page.limit)
}

function later([millis, id]: readonly [number, string]): SQL | undefined {
  const at = DateTime.fromMillis(millis, { zone: 'utc' })
  return or(gt(swapRequests.start, at), and(eq(swapRequests.start, at), gt(swapRequests.id, id)))
}

function concerns(read: Read, { memberId, serves }: Reader): SQL | undefined {
  const one = { one: sql`1` }
  const offered = read
    .select(one)
    .from(swapOffers)
    .where(and(eq(swapOffers.requestId, swapRequests.id), eq(swapOffers.memberId, memberId)))
  const asked = read
    .select(one)
    .from(swapAsked)
    .where(and(eq(swapAsked.requestId, swapRequests.id), eq(swapAsked.memberId, memberId)))
  const open =
    serves.length === 0
      ? undefined
      : and(eq(swapRequests.state, 'open'), eq(swapRequests.askedAll, true), isServed(serves, swapRequests))
  return or(eq(swapRequests.memberId, memberId), exists(offered), exists(asked), open)
}
