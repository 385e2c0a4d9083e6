// Calls whose texts are gone, as a query that stands in conditions.
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Read } from '../../db/database.ts'
import { calls } from '../tables.ts'

export const callsWithoutTexts = (read: Read, lineId: string) =>
  read
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.lineId, lineId), isNotNull(calls.textsShreddedAt)))
