// Open shifts and sign-ups in the database.
import { and, asc, eq, exists, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import { isServed, type Reader } from '../reader-store.ts'
import { inParts } from '../store.ts'
import { shifts } from '../tables.ts'
import type { OpenShift, OpenState, SignUp, SignUpState } from './open-shift.ts'
import { openShifts, shiftSignUps } from './tables.ts'

/** @throws not-found */
export async function getOpenShift(read: Read, id: string): Promise<OpenShift> {
  const [row] = await read.select().from(openShifts).where(eq(openShifts.id, id))
  if (!row) throw notFound('open shift')
  return row
}

/** The rota that a shift belongs to. @throws not-found */
export async function rotaOfShift(read: Read, shiftId: string): Promise<string> {
  const [row] = await read.select({ rotaId: shifts.rotaId }).from(shifts).where(eq(shifts.id, shiftId))
  if (!row) throw notFound('shift')
  return row.rotaId
}

/** @returns false when the shift is open already */
export async function insertOpenShift(tx: Tx, open: OpenShift): Promise<boolean> {
  const made = await tx.insert(openShifts).values(open).onConflictDoNothing().returning({ id: openShifts.id })
  return made.length > 0
}

type Change = Partial<Pick<OpenShift, 'state' | 'start' | 'end' | 'opensAt' | 'closesAt' | 'toldAt' | 'upTo'>> &
  Partial<Pick<OpenShift, 'endedAt' | 'endedBy'>>

/** Changes one that is still open: of several who try at once, one does. @returns undefined when it is over */
export async function changeOpenShift(tx: Tx, id: string, change: Change): Promise<OpenShift | undefined> {
  const [row] = await tx
    .update(openShifts)
    .set({ ...change, revision: sql`${openShifts.revision} + 1` })
    .where(and(eq(openShifts.id, id), eq(openShifts.state, 'open')))
    .returning()
  return row
}

export async function openInRota(read: Read, rotaId: string): Promise<readonly OpenShift[]> {
  return await read
    .select()
    .from(openShifts)
    .where(and(eq(openShifts.rotaId, rotaId), eq(openShifts.state, 'open')))
    .orderBy(asc(openShifts.start), asc(openShifts.id))
}

/** Those whose window is over. */
export async function dueToClose(read: Read, at: DateTime, limit: number): Promise<readonly OpenShift[]> {
  return await read
    .select()
    .from(openShifts)
    .where(and(eq(openShifts.state, 'open'), lte(openShifts.closesAt, at)))
    .orderBy(asc(openShifts.closesAt), asc(openShifts.id))
    .limit(limit)
}

/** Those whose window has begun, and nobody was told; of one rota, or of all. */
export async function dueToTell(
  read: Read,
  at: DateTime,
  { limit, rotaId }: { readonly limit: number; readonly rotaId?: string },
): Promise<readonly OpenShift[]> {
  const { state, toldAt, opensAt } = openShifts
  const ofRota = rotaId === undefined ? undefined : eq(openShifts.rotaId, rotaId)
  return await read
    .select()
    .from(openShifts)
    .where(and(eq(state, 'open'), isNull(toldAt), lte(opensAt, at), ofRota))
    .orderBy(asc(openShifts.opensAt), asc(openShifts.id))
    .limit(limit)
}

/** @returns false when the member has signed up already */
export async function insertSignUp(tx: Tx, signUp: SignUp): Promise<boolean> {
  const made = await tx.insert(shiftSignUps).values(signUp).onConflictDoNothing().returning({ id: shiftSignUps.id })
  return made.length > 0
}

/** Ends the sign-ups that wait; of one member, or of all. @returns whose they were */
export async function endSignUps(
  tx: Tx,
  openId: string,
  {
    state,
    memberId,
    forbiddenBy = [],
  }: { state: SignUpState; memberId?: string } & Partial<Pick<SignUp, 'forbiddenBy'>>,
): Promise<readonly string[]> {
  const rows = await tx
    .update(shiftSignUps)
    .set({ state, forbiddenBy })
    .where(
      and(
        eq(shiftSignUps.openId, openId),
        eq(shiftSignUps.state, 'waiting'),
        memberId === undefined ? undefined : eq(shiftSignUps.memberId, memberId),
      ),
    )
    .returning({ memberId: shiftSignUps.memberId })
  return rows.map((row) => row.memberId)
}

/** By time. */
export async function signUpsOf(read: Read, openIds: readonly string[]): Promise<readonly SignUp[]> {
  const found: SignUp[] = []
  for (const ids of inParts(openIds)) {
    const rows = await read
      .select()
      .from(shiftSignUps)
      .where(inArray(shiftSignUps.openId, ids))
      .orderBy(asc(shiftSignUps.at), asc(shiftSignUps.id))
    found.push(...rows)
  }
  return found
}

export interface OpenFilter {
  readonly state: OpenState | undefined
  readonly lineId: string | undefined
  /** Only what concerns this member: what is open on the lines that they serve then, and what they signed up for. */
  readonly reader: Reader | undefined
}

/** By the shift's start. `after` is the key of the last one seen. */
export async function listOpenShifts(
  read: Read,
  { state, lineId, reader }: OpenFilter,
  page: { readonly limit: number; readonly after: readonly [number, string] | undefined },
): Promise<readonly OpenShift[]> {
  const where: readonly (SQL | undefined)[] = [
    state && eq(openShifts.state, state),
    lineId === undefined ? undefined : eq(openShifts.lineId, lineId),
    reader && concerns(read, reader),
    page.after && later(page.after),
  ]
  return await read
    .select()
    .from(openShifts)
    .where(and(...where))
    .orderBy(asc(openShifts.start), asc(openShifts.id))
    .limit(page.limit)
}

function later([millis, id]: readonly [number, string]): SQL | undefined {
  const at = DateTime.fromMillis(millis, { zone: 'utc' })
  return or(gt(openShifts.start, at), and(eq(openShifts.start, at), gt(openShifts.id, id)))
}

function concerns(read: Read, { memberId, serves }: Reader): SQL | undefined {
  const signed = read
    .select({ one: sql`1` })
    .from(shiftSignUps)
    .where(and(eq(shiftSignUps.openId, openShifts.id), eq(shiftSignUps.memberId, memberId)))
  const open = serves.length === 0 ? undefined : and(eq(openShifts.state, 'open'), isServed(serves, openShifts))
  return or(eq(openShifts.memberId, memberId), exists(signed), open)
}
