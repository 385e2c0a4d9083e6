// Notes of hand-overs are free text about callers, of no call in particular: they go by the end of their shift. A call
// whose record goes is named in no hand-over any more.
import { and, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm'
import type { CallShredder } from '../calls/retention/shredder.ts'
import { asDue, type StandaloneShredder } from '../calls/retention/standalone.ts'
import { alerts, calls, followUps, mandatoryReports } from '../calls/tables.ts'
import type { Tx } from '../db/database.ts'
import { type HandoverItems, withoutCall } from './handover.ts'
import { handovers } from './tables.ts'

export const standaloneHandovers: StandaloneShredder = {
  tables: ['handovers'],
  due: async (read, { lineId, textsUntil, recordsUntil, limit }, hold) => {
    if (hold === 'held') return []
    const idOf = () => read.select({ id: handovers.id }).from(handovers)
    const ofLine = eq(handovers.lineId, lineId)
    const records = await idOf()
      .where(and(ofLine, lt(handovers.shiftEnd, recordsUntil)))
      .limit(limit)
    const texts = await idOf()
      .where(and(ofLine, lt(handovers.shiftEnd, textsUntil), ne(handovers.note, '')))
      .limit(limit)
    return asDue(records, texts)
  },
  shredTexts: async (tx, ids) => {
    await tx
      .update(handovers)
      .set({ note: '' })
      .where(inArray(handovers.id, [...ids]))
  },
  shredRecords: async (tx, ids) => {
    await tx.delete(handovers).where(inArray(handovers.id, [...ids]))
  },
}

export const handoverShredder: CallShredder = {
  tables: ['handovers'],
  shredTexts: async () => {},
  shredRecords: async (tx, callIds) => {
    for (const call of await handedOver(tx, callIds)) await forgetCall(tx, call)
  },
}

type Handed = Pick<typeof calls.$inferSelect, 'id' | 'lineId' | 'startedAt'>

/** Hand-overs name a call for what was open of it: only those that had such are looked for. */
async function handedOver(tx: Tx, callIds: readonly string[]): Promise<readonly Handed[]> {
  const ids = new Set<string>()
  for (const table of [alerts, followUps, mandatoryReports]) {
    const rows = await tx
      .selectDistinct({ id: table.callId })
      .from(table)
      .where(inArray(table.callId, [...callIds]))
    for (const { id } of rows) ids.add(id)
  }
  const { id, lineId, startedAt } = calls
  return tx
    .select({ id, lineId, startedAt })
    .from(calls)
    .where(inArray(id, [...ids]))
}

async function forgetCall(tx: Tx, { id: callId, lineId, startedAt }: Handed): Promise<void> {
  const naming = sql`cast(${handovers.items} as text) like ${`%${callId}%`}`
  const rows = await tx
    .select({ id: handovers.id, items: handovers.items })
    .from(handovers)
    .where(and(eq(handovers.lineId, lineId), gte(handovers.shiftEnd, startedAt), naming))
  for (const { id, items } of rows) {
    if (items) await saveItems(tx, id, withoutCall(items, callId))
  }
}

const saveItems = (tx: Tx, id: string, items: HandoverItems) =>
  tx.update(handovers).set({ items }).where(eq(handovers.id, id))
