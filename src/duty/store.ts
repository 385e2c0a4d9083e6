// Final duty as this feature asks for it. Final duty itself is resolved by the rota, and nowhere else.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { getLine } from '../lines/store.ts'
import { displayCodesOf } from '../people/store.ts'
import type { Duty } from '../rota/duty.ts'
import { finalDuty, finalDutyOf } from '../rota/duty-store.ts'
import { onDutyAt } from './on-duty.ts'

/** A duty with the display code of its member. */
export interface CodedDuty extends Duty {
  readonly displayCode: string
}

/** The smallest span that holds an instant. */
const within = (at: DateTime) => at.plus(1)

/** Who is on duty on a line at an instant, by role, start and place. */
export async function dutyAt(read: Read, lineId: string, at: DateTime): Promise<readonly Duty[]> {
  return onDutyAt(await finalDuty(read, lineId, at, within(at)), at)
}

/** The duty that a member stands on a line at an instant. An answering role goes before stand-by. */
export async function currentShiftOf(
  read: Read,
  memberId: string,
  lineId: string,
  at: DateTime,
): Promise<{ shiftId: string; assignmentId: string } | undefined> {
  const own = await finalDutyOf(read, memberId, at, within(at))
  const [duty] = onDutyAt(
    own.filter((each) => each.lineId === lineId),
    at,
  )
  return duty && { shiftId: duty.shiftId, assignmentId: duty.assignmentId }
}

/** Adds display codes: everything that leaves the house goes by them. */
export async function coded(read: Read, duties: readonly Duty[]): Promise<readonly CodedDuty[]> {
  const codes = await displayCodesOf(read, [...new Set(duties.map(({ memberId }) => memberId))])
  return duties.map((duty) => ({ ...duty, displayCode: codes.get(duty.memberId) ?? '?' }))
}

/** Final duty of a line that touches [from, to), with display codes. @throws not-found when there is no such line */
export async function codedDuty(
  read: Read,
  lineId: string,
  from: DateTime,
  to: DateTime,
): Promise<readonly CodedDuty[]> {
  await getLine(read, lineId)
  return coded(read, await finalDuty(read, lineId, from, to))
}
