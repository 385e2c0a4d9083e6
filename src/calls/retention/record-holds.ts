// Legal hold of what came from no call: a case or a consultation that a court or an inquiry may want is not shredded.
import { and, type Column, desc, eq, exists, inArray, notExists } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Read, Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, notFound } from '../../errors.ts'
import { keepingLineNumbers } from '../../lines/kept-numbers.ts'
import { supervises } from '../rights.ts'
import { calls, recordHolds } from '../tables.ts'
import type { HeldRecord } from './held-record.ts'
import type { Hold } from './standalone.ts'

const MOST = 200

/** What a feature tells of a record that may be held. */
export interface Holdable {
  readonly lineId: string
  /** What came from calls is kept with them. */
  readonly callIds: readonly string[]
}

export interface Holding {
  readonly record: HeldRecord
  /** @throws not-found */
  find(read: Read, id: string): Promise<Holdable>
}

/** A condition on the column with the ids of records. */
export function standing(read: Read, id: Column, hold: Hold) {
  const holds = read.select({ id: recordHolds.recordId }).from(recordHolds).where(eq(recordHolds.recordId, id))
  return hold === 'held' ? exists(holds) : notExists(holds)
}

/** Those of them that nothing keeps from being shredded. */
export async function withoutHeld(read: Read, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await read
    .select({ id: recordHolds.recordId })
    .from(recordHolds)
    .where(inArray(recordHolds.recordId, [...ids]))
  const held = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => !held.has(id))
}

/** Ends the holds of those records that began before the record was shredded: what they held is gone. */
export async function endHoldsBefore(tx: Tx, shreddedAt: ReadonlyMap<string, DateTime>): Promise<void> {
  const those = inArray(recordHolds.recordId, [...shreddedAt.keys()])
  const rows = await tx.select({ id: recordHolds.recordId, heldAt: recordHolds.heldAt }).from(recordHolds).where(those)
  const over = rows.filter(({ id, heldAt }) => heldAt < (shreddedAt.get(id) ?? heldAt))
  for (const { id } of over) await endHold(tx, id)
}

/** Whether it is held itself, or with a call that it came from. */
export async function isRecordHeld(read: Read, id: string, callIds: readonly string[]): Promise<boolean> {
  if ((await withoutHeld(read, [id])).length === 0) return true
  if (callIds.length === 0) return false
  return (await read.$count(calls, and(inArray(calls.id, [...callIds]), eq(calls.legalHold, true)))) > 0
}

/** The latest first. */
export const heldRecords = (read: Read, lineIds: readonly string[] | 'all') =>
  read
    .select()
    .from(recordHolds)
    .where(lineIds === 'all' ? undefined : inArray(recordHolds.lineId, [...lineIds]))
    .orderBy(desc(recordHolds.heldAt), desc(recordHolds.recordId))
    .limit(MOST)

/**
 * Puts a record on hold or takes it off, by a supervisor of its line; what is so already stays so.
 * @throws not-found, conflict for what came from a call: that is held with the call
 */
export async function holdRecord(
  deps: Deps,
  actor: Actor,
  { record, find }: Holding,
  id: string,
  { held, reason }: { readonly held: boolean; readonly reason: string },
): Promise<void> {
  mustHold(actor, 'calls:hold')
  await deps.db.write('hold-record', async (tx) => {
    const at = deps.clock.now()
    const { lineId, callIds } = await find(tx, id)
    if (!(await supervises(tx, actor, lineId, at))) throw notFound(record)
    if (callIds.length > 0) throw conflict('It is kept with the call that it came from: hold that call.')
    if ((await isRecordHeld(tx, id, [])) === held) return
    await (held ? putHold(tx, { recordId: id, record, lineId, heldAt: at }) : endHold(tx, id))
    const note = { at, action: `${record}.${held ? 'hold' : 'release'}`, record, recordId: id, reason }
    await keepingLineNumbers(tx, lineId, () => audit(tx, actor, note))
  })
}

interface NewHold {
  readonly recordId: string
  readonly record: HeldRecord
  readonly lineId: string
  readonly heldAt: DateTime
}

const putHold = (tx: Tx, hold: NewHold) => tx.insert(recordHolds).values(hold)
const endHold = (tx: Tx, id: string) => tx.delete(recordHolds).where(eq(recordHolds.recordId, id))
