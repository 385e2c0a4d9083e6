// A post: one duty with what is known of its attendance; and which of one's own duties a check-in or check-out means.
import type { DateTime } from 'luxon'
import { type Attendance, attendanceOf, type Mark, type Planned, type PostState, postState } from './attendance.ts'
import type { DutyPolicy } from './duty-policy.ts'

export type Post<D extends Planned> = D & {
  readonly attendance: Attendance
  readonly state: PostState
  /** Its line's. */
  readonly policy: DutyPolicy
}

interface Scene {
  readonly marks: readonly Mark[]
  readonly policy: DutyPolicy
  readonly now: DateTime
}

export function postOf<D extends Planned>(duty: D, { marks, policy, now }: Scene): Post<D> {
  const attendance = attendanceOf(duty, marks, policy)
  return { ...duty, attendance, state: postState(duty, attendance, now, policy), policy }
}

const byStart = (a: Planned, b: Planned) => a.start.toMillis() - b.start.toMillis()

/** Check-in opens some time before the start and closes with the end. */
export const checkInOpensAt = ({ start, policy }: Post<Planned>): DateTime =>
  start.minus({ minutes: policy.checkInOpensMinutes })

const checkOutClosesAt = ({ end, policy }: Post<Planned>): DateTime =>
  end.plus({ minutes: policy.checkOutClosesMinutes })

const isPresent = ({ attendance }: Post<Planned>) =>
  attendance.checkedInAt !== undefined && attendance.checkedOutAt === undefined

/**
 * The first duty that waits for its check-in, so that one tap is enough when two duties meet. When all have theirs,
 * the latest: tapping twice is no mistake. Undefined: none is open.
 */
export function postToCheckIn<P extends Post<Planned>>(own: readonly P[], now: DateTime): P | undefined {
  const open = own.filter((post) => checkInOpensAt(post) <= now && now < post.end).toSorted(byStart)
  return open.find((post) => !isPresent(post)) ?? open.at(-1)
}

/** The first duty from which one has not gone yet; else the latest that one has left. Undefined: none is open. */
export function postToCheckOut<P extends Post<Planned>>(own: readonly P[], now: DateTime): P | undefined {
  const open = own
    .filter((post) => post.attendance.checkedInAt !== undefined && now < checkOutClosesAt(post))
    .toSorted(byStart)
  return open.find(isPresent) ?? open.at(-1)
}
