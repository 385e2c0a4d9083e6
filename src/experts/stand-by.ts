// Which expert a question goes to: the one on stand-by.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { dutyAt } from '../duty/store.ts'

/** The member who is expert on stand-by of a line at an instant, the first by place; undefined when nobody is. */
export async function expertOnStandBy(read: Read, lineId: string, at: DateTime): Promise<string | undefined> {
  const duties = await dutyAt(read, lineId, at)
  return duties.find(({ role }) => role === 'expert')?.memberId
}
