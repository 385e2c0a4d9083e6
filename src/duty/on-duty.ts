// Who is on duty at an instant, who comes next, and when hands change. Spans are half-open: [start, end).
import type { DateTime } from 'luxon'
import { DUTY_ROLES, type DutyRole } from '../lines/duty-role.ts'

/** What these rules need to know of a duty. */
export interface Stint {
  readonly role: DutyRole
  /** 1, 2, 3… within the shift: the order in which calls are offered. */
  readonly place: number
  readonly start: DateTime
  readonly end: DateTime
}

const rank = (stint: Stint) => DUTY_ROLES.indexOf(stint.role)

/** By role as the codes list them, then by start and place. */
export const inDutyOrder = <S extends Stint>(stints: readonly S[]): readonly S[] =>
  stints.toSorted((a, b) => rank(a) - rank(b) || a.start.toMillis() - b.start.toMillis() || a.place - b.place)

/** Whether `at` lies in the span: at the hand-off itself, the next one is on duty. */
export const covers = (stint: Pick<Stint, 'start' | 'end'>, at: DateTime): boolean =>
  stint.start <= at && at < stint.end

export const onDutyAt = <S extends Stint>(stints: readonly S[], at: DateTime): readonly S[] =>
  inDutyOrder(stints.filter((stint) => covers(stint, at)))

export const ofRole = <S extends Stint>(stints: readonly S[], role: DutyRole | undefined): readonly S[] =>
  role === undefined ? stints : stints.filter((stint) => stint.role === role)

/** For each role, those who come on together at its next start after `at`. */
export function nextOnDuty<S extends Stint>(stints: readonly S[], at: DateTime): readonly S[] {
  const coming = stints.filter((stint) => stint.start > at)
  const first = new Map<DutyRole, number>()
  for (const { role, start } of coming) {
    first.set(role, Math.min(first.get(role) ?? Number.POSITIVE_INFINITY, start.toMillis()))
  }
  return inDutyOrder(coming.filter(({ role, start }) => start.toMillis() === first.get(role)))
}

/** The first instant after `at` at which somebody comes or goes; undefined when nothing more is planned. */
export function nextHandOff(stints: readonly Pick<Stint, 'start' | 'end'>[], at: DateTime): DateTime | undefined {
  let next: DateTime | undefined
  for (const { start, end } of stints) {
    for (const instant of [start, end]) if (instant > at && (next === undefined || instant < next)) next = instant
  }
  return next
}

export interface HandOff {
  readonly role: DutyRole
  readonly at: DateTime
}

/** The next hand-off of each role that has one. */
export function handOffsAfter(stints: readonly Stint[], at: DateTime): readonly HandOff[] {
  return DUTY_ROLES.flatMap((role) => {
    const next = nextHandOff(ofRole(stints, role), at)
    return next === undefined ? [] : [{ role, at: next }]
  })
}
