// Check-in and check-out against the plan: early, late, and whether a post may be empty. Marks are facts and only grow.
import type { DateTime } from 'luxon'
import type { DutyPolicy } from './duty-policy.ts'

export type MarkKind = 'check-in' | 'check-out'

/** Somebody said "I am here" or "I am going". */
export interface Mark {
  /** 1, 2, 3… within one assignment. */
  readonly ordinal: number
  readonly kind: MarkKind
  readonly at: DateTime
}

/** The planned time of one assignment. */
export interface Planned {
  readonly start: DateTime
  readonly end: DateTime
}

export type Arrival = 'early' | 'on-time' | 'late'
export type Departure = 'early' | 'on-time'

export interface Attendance {
  readonly checkedInAt: DateTime | undefined
  /** Undefined while the member is there: a later check-in undoes a check-out. */
  readonly checkedOutAt: DateTime | undefined
  /** 'early': by as much as the policy asks for. 'on-time': before the start. */
  readonly arrival: Arrival | undefined
  readonly departure: Departure | undefined
  readonly lateMinutes: number
  readonly leftEarlyMinutes: number
}

const MINUTE = 60_000

/** Whole minutes by which `later` comes after `earlier`, at least 0. */
const minutesAfter = (later: DateTime, earlier: DateTime): number =>
  Math.max(0, Math.floor((later.toMillis() - earlier.toMillis()) / MINUTE))

export const inOrder = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => a.ordinal - b.ordinal)

export function attendanceOf(planned: Planned, marks: readonly Mark[], policy: DutyPolicy): Attendance {
  const ordered = inOrder(marks)
  const checkedInAt = ordered.find((mark) => mark.kind === 'check-in')?.at
  const last = ordered.at(-1)
  const checkedOutAt = last?.kind === 'check-out' ? last.at : undefined
  return {
    checkedInAt,
    checkedOutAt,
    arrival: checkedInAt && arrivalOf(planned, checkedInAt, policy),
    departure: checkedOutAt && (checkedOutAt < planned.end ? 'early' : 'on-time'),
    lateMinutes: checkedInAt ? minutesAfter(checkedInAt, planned.start) : 0,
    leftEarlyMinutes: checkedOutAt ? minutesAfter(planned.end, checkedOutAt) : 0,
  }
}

function arrivalOf(planned: Planned, at: DateTime, policy: DutyPolicy): Arrival {
  if (at > planned.start) return 'late'
  return at <= planned.start.minus({ minutes: policy.arriveEarlyMinutes }) ? 'early' : 'on-time'
}

/**
 * coming: not begun; awaited: begun a moment ago, nobody checked in; filled: checked in; possibly-empty: nobody
 * checked in, or they left before the end; over: ended.
 */
export type PostState = 'coming' | 'awaited' | 'filled' | 'possibly-empty' | 'over'

export function postState(planned: Planned, attendance: Attendance, now: DateTime, policy: DutyPolicy): PostState {
  if (now >= planned.end) return 'over'
  if (attendance.checkedOutAt) return now < planned.start ? 'coming' : 'possibly-empty'
  if (attendance.checkedInAt) return 'filled'
  if (now < planned.start) return 'coming'
  return now < planned.start.plus({ minutes: policy.emptyPostMinutes }) ? 'awaited' : 'possibly-empty'
}

/** What a member should be told when they check in; codes, so that pages and clients word them. */
export type Hint = 'arrive-earlier' | 'late' | 'left-early'

export function hintsOf(attendance: Attendance): readonly Hint[] {
  const hints: Hint[] = []
  if (attendance.arrival === 'on-time') hints.push('arrive-earlier')
  if (attendance.arrival === 'late') hints.push('late')
  if (attendance.departure === 'early') hints.push('left-early')
  return hints
}
