// What is known of a line around an instant: final duty, and who may be asked beside it, by display codes.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { displayCodesOf } from '../people/store.ts'
import type { LineDuty } from './duty-sheet.ts'
import type { FallbackStint } from './fallback/fallback.ts'
import { fallbackWithin } from './fallback/people-store.ts'
import { codedDuty } from './store.ts'

/** @throws not-found when there is no such line */
export async function readLineDuty(
  read: Read,
  lineId: string,
  { from, to }: { readonly from: DateTime; readonly to: DateTime },
): Promise<LineDuty> {
  const duties = await codedDuty(read, lineId, from, to)
  const fallback = await fallbackWithin(read, lineId, { start: from, end: to, duties })
  return { lineId, duties, fallback: await codedFallback(read, fallback) }
}

export async function codedFallback<F extends FallbackStint>(read: Read, stints: readonly F[]) {
  const codes = await displayCodesOf(read, [...new Set(stints.map(({ memberId }) => memberId))])
  return stints.map((stint) => ({ ...stint, displayCode: codes.get(stint.memberId) ?? '?' }))
}
