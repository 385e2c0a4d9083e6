// Which calls of a line are due to be shredded, found a day at a time so that no read is long.
import { and, asc, eq, gte, isNull, lt, lte, or } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Database } from '../../db/database.ts'
import { calls } from '../tables.ts'
import { type CallShredder, openCalls, type Shredded } from './shredder.ts'

export interface Looking {
  readonly lineId: string
  /** A local day. */
  readonly on: string
  readonly signal?: AbortSignal | undefined
}

export interface DueCall {
  readonly id: string
  readonly what: Shredded
  /** It is due, and stays all the same: on legal hold, or something of it is still open. */
  readonly held: boolean
}

/**
 * Calls of the line whose texts or whose record are over on this local day, those that are held among them. The record
 * takes its texts with it, so a call comes once.
 */
export async function* dueCalls(
  db: Pick<Database, 'read'>,
  shredders: readonly CallShredder[],
  { lineId, on, signal }: Looking,
): AsyncGenerator<readonly DueCall[]> {
  const end = DateTime.fromISO(on, { zone: 'utc' }).plus({ days: 1 })
  for (let from = await firstStart(db, lineId); from && from < end && !signal?.aborted; from = from.plus({ days: 1 })) {
    const found = await dueBetween(db, shredders, { lineId, from, to: from.plus({ days: 1 }), on })
    if (found.length > 0) yield found
  }
}

const firstStart = (db: Pick<Database, 'read'>, lineId: string): Promise<DateTime | undefined> =>
  db.read(async (read) => {
    const first = read.select({ at: calls.startedAt }).from(calls).where(eq(calls.lineId, lineId))
    const [row] = await first.orderBy(asc(calls.startedAt)).limit(1)
    return row?.at
  })

interface Window {
  readonly lineId: string
  readonly from: DateTime
  readonly to: DateTime
  readonly on: string
}

async function dueBetween(
  db: Pick<Database, 'read'>,
  shredders: readonly CallShredder[],
  { lineId, from, to, on }: Window,
): Promise<readonly DueCall[]> {
  const textsOver = and(lte(calls.shredTextOn, on), isNull(calls.textsShreddedAt))
  const inWindow = and(eq(calls.lineId, lineId), gte(calls.startedAt, from), lt(calls.startedAt, to))
  return db.read(async (read) => {
    const rows = await read
      .select({ id: calls.id, shredOn: calls.shredOn, held: calls.legalHold })
      .from(calls)
      .where(and(inWindow, or(textsOver, lte(calls.shredOn, on))))
    const ids = rows.map(({ id }) => id)
    const open = await openCalls(read, shredders, ids)
    return rows.map(({ id, shredOn, held }) => ({
      id,
      held: held || open.has(id),
      what: shredOn <= on ? 'record' : 'texts',
    }))
  })
}
