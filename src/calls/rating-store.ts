// What callers said of their call at its end, beside the record: results of surveys add it up without reading records.
import { eq } from 'drizzle-orm'
import type { Tx } from '../db/database.ts'
import type { CallHead } from './call.ts'
import type { Satisfaction } from './content.ts'
import { callRatings } from './tables.ts'

/** Makes the ratings agree with the record. Those of a draft do not count yet. */
export async function keepRatings(tx: Tx, head: CallHead, { wait, length, problemSolving, ending }: Satisfaction) {
  const { id: callId, lineId, day, state } = head
  const ratings = { wait, length, problemSolving, ending }
  if (state !== 'closed' || Object.values(ratings).every((rating) => rating === null)) {
    await tx.delete(callRatings).where(eq(callRatings.callId, callId))
    return
  }
  const values = { lineId, day, ...ratings }
  await tx
    .insert(callRatings)
    .values({ callId, ...values })
    .onConflictDoUpdate({ target: callRatings.callId, set: values })
}

/** Whether a record says anything of the kind. */
export const isRated = (satisfaction: Satisfaction): boolean =>
  Object.values(satisfaction).some((rating) => rating !== null)
