// Texts that come to a call after its texts were shredded: the note of a follow-up, a review, a question, a case. The
// daily job finds them, whoever stored them, and gives them a day of their own.
import { inArray } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Database, Read } from '../../db/database.ts'
import type { Line } from '../../lines/line.ts'
import { dayOf, plusDays } from '../../lines/wall-clock.ts'
import { calls } from '../tables.ts'
import { callsWithoutTexts } from './calls-without-texts.ts'
import { type CallShredder, openCalls } from './shredder.ts'

/** From the day on which they are found: the least that a line may keep texts. */
const LATE_TEXT_DAYS = 30

interface LateCall {
  readonly id: string
  readonly shredTextOn: string
  readonly shredOn: string
  readonly textsShreddedAt: DateTime | null
  readonly legalHold: boolean
}

async function lateCalls(read: Read, shredders: readonly CallShredder[], lineId: string): Promise<readonly LateCall[]> {
  const ids = new Set<string>()
  for (const shredder of shredders) {
    for (const id of (await shredder.written?.(read, callsWithoutTexts(read, lineId))) ?? []) ids.add(id)
  }
  if (ids.size === 0) return []
  const { id, shredTextOn, shredOn, textsShreddedAt, legalHold } = calls
  return read
    .select({ id, shredTextOn, shredOn, textsShreddedAt, legalHold })
    .from(calls)
    .where(inArray(id, [...ids]))
}

/** A day after the shredding is the one that was given to what came later. */
const isDated = ({ shredTextOn, textsShreddedAt }: LateCall, zone: string): boolean =>
  textsShreddedAt !== null && shredTextOn > dayOf(textsShreddedAt, zone)

type Store = Pick<Database, 'read' | 'write'>

/** Gives a day to texts that came since they were last looked for. @param on today, on the line */
export async function dateLateTexts(
  db: Store,
  shredders: readonly CallShredder[],
  { line, on }: { readonly line: Line; readonly on: string },
): Promise<void> {
  const late = await db.read((read) => lateCalls(read, shredders, line.id))
  const ids = late.filter((call) => !isDated(call, line.zone)).map(({ id }) => id)
  if (ids.length === 0) return
  const shredTextOn = plusDays(on, LATE_TEXT_DAYS)
  await db.write('date-late-texts', (tx) => tx.update(calls).set({ shredTextOn }).where(inArray(calls.id, ids)))
}

/** Calls that lose, on this local day, what was written after their texts had gone; those that go whole are left out. */
export async function lateTextsDue(
  db: Pick<Database, 'read'>,
  shredders: readonly CallShredder[],
  { line, on }: { readonly line: Pick<Line, 'id' | 'zone'>; readonly on: string },
): Promise<readonly { readonly id: string; readonly held: boolean }[]> {
  return db.read(async (read) => {
    const late = await lateCalls(read, shredders, line.id)
    const due = late.filter((call) => isDated(call, line.zone) && call.shredTextOn <= on && call.shredOn > on)
    const ids = due.map(({ id }) => id)
    const open = await openCalls(read, shredders, ids)
    return due.map(({ id, legalHold }) => ({ id, held: legalHold || open.has(id) }))
  })
}
