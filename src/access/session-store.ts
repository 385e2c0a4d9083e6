// Sessions in the database. A row lives as long as its session.
import { and, eq, lte, ne } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { sessions } from './tables.ts'

export interface Session {
  readonly id: string
  readonly accountId: string
  readonly createdAt: DateTime
  readonly expiresAt: DateTime
  readonly lastSeenAt: DateTime
  readonly lockedAt: DateTime | null
  readonly from: string
  readonly device: string
}

const columns = {
  id: sessions.id,
  accountId: sessions.accountId,
  createdAt: sessions.createdAt,
  expiresAt: sessions.expiresAt,
  lastSeenAt: sessions.lastSeenAt,
  lockedAt: sessions.lockedAt,
  from: sessions.from,
  device: sessions.device,
}

export async function insertSession(tx: Tx, session: Session, hash: string): Promise<void> {
  await tx.insert(sessions).values({ ...session, hash })
}

export async function findSessionByHash(read: Read, hash: string): Promise<Session | undefined> {
  const [row] = await read.select(columns).from(sessions).where(eq(sessions.hash, hash))
  return row
}

export async function findSessionById(read: Read, id: string): Promise<Session | undefined> {
  const [row] = await read.select(columns).from(sessions).where(eq(sessions.id, id))
  return row
}

export const listSessions = (read: Read, accountId: string): Promise<readonly Session[]> =>
  read.select(columns).from(sessions).where(eq(sessions.accountId, accountId)).orderBy(sessions.createdAt, sessions.id)

/** @returns the sessions that ended */
export async function deleteSession(tx: Tx, id: string, accountId: string): Promise<readonly string[]> {
  const gone = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.accountId, accountId)))
    .returning({ id: sessions.id })
  return gone.map((row) => row.id)
}

/** Ends all sessions of an account, except the one given. @returns the sessions that ended */
export async function deleteSessionsOf(tx: Tx, accountId: string, except?: string): Promise<readonly string[]> {
  const others = except === undefined ? undefined : ne(sessions.id, except)
  const gone = await tx
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), others))
    .returning({ id: sessions.id })
  return gone.map((row) => row.id)
}

export async function setLocked(tx: Tx, id: string, lockedAt: DateTime): Promise<void> {
  await tx.update(sessions).set({ lockedAt }).where(eq(sessions.id, id))
}

/** @returns false when the session has ended in the meantime */
export async function setUnlocked(tx: Tx, id: string, now: DateTime): Promise<boolean> {
  const rows = await tx
    .update(sessions)
    .set({ lockedAt: null, lastSeenAt: now })
    .where(eq(sessions.id, id))
    .returning({ id: sessions.id })
  return rows.length > 0
}

export async function setLastSeen(tx: Tx, id: string, atMillis: number): Promise<void> {
  const lastSeenAt = DateTime.fromMillis(atMillis, { zone: 'utc' })
  await tx
    .update(sessions)
    .set({ lastSeenAt })
    .where(and(eq(sessions.id, id), lte(sessions.lastSeenAt, lastSeenAt)))
}

export async function deleteExpiredSessions(tx: Tx, now: DateTime): Promise<number> {
  const gone = await tx.delete(sessions).where(lte(sessions.expiresAt, now)).returning({ id: sessions.id })
  return gone.length
}
