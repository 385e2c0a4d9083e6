// How many stand in shifts now.
import { and, count, inArray, isNull } from 'drizzle-orm'
import type { Read } from '../db/database.ts'
import { inParts } from './store.ts'
import { assignments } from './tables.ts'

/** By shift; those in which nobody stands are missing. */
export async function headcountOf(read: Read, shiftIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const ids of inParts(shiftIds)) {
    const rows = await read
      .select({ shiftId: assignments.shiftId, there: count() })
      .from(assignments)
      .where(and(inArray(assignments.shiftId, ids), isNull(assignments.removedAt)))
      .groupBy(assignments.shiftId)
    for (const { shiftId, there } of rows) found.set(shiftId, there)
  }
  return found
}
