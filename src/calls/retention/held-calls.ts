// Calls on legal hold, for those who may end it.
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Read } from '../../db/database.ts'
import { calls } from '../tables.ts'

const MOST = 200

/** The latest first. */
export const heldCalls = (read: Read, lineIds: readonly string[] | 'all') =>
  read
    .select({ id: calls.id, lineId: calls.lineId, startedAt: calls.startedAt, shredOn: calls.shredOn })
    .from(calls)
    .where(and(eq(calls.legalHold, true), lineIds === 'all' ? undefined : inArray(calls.lineId, [...lineIds])))
    .orderBy(desc(calls.startedAt), desc(calls.id))
    .limit(MOST)
