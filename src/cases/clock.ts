// The clock of a complaint: working days of the line's calendar, make-up workdays among them. The day of receipt does
// not count; a deadline is the end of the local day on which the last working day ends.
import type { DateTime } from 'luxon'
import type { DayKindOf } from '../lines/day-kind.ts'
import type { LineSettings } from '../lines/line-settings.ts'
import { dayOf, instantAt, plusDays } from '../lines/wall-clock.ts'

export interface Calendar {
  readonly zone: string
  readonly kindOf: DayKindOf
}

/** No holiday is longer; it bounds the search for working days. */
const MOST_DAYS = 1_000

/** The last of so many working days after a local day. @throws RangeError when there are none within years */
export function workdayAfter(day: string, workdays: number, kindOf: DayKindOf): string {
  let left = workdays
  let current = day
  for (let i = 0; i < MOST_DAYS; i += 1) {
    current = plusDays(current, 1)
    const kind = kindOf(current)
    if (kind === 'workday' || kind === 'make-up-workday') left -= 1
    if (left === 0) return current
  }
  throw new RangeError('a calendar without working days')
}

/** @returns the first instant that is too late: midnight after the last of so many working days */
export function deadlineAfter(at: DateTime, workdays: number, { zone, kindOf }: Calendar): DateTime {
  const last = workdayAfter(dayOf(at, zone), workdays, kindOf)
  return instantAt(plusDays(last, 1), 0, zone)
}

/** The last local day on which something is in time. */
export const lastDayOf = (dueAt: DateTime, zone: string): string => plusDays(dayOf(dueAt, zone), -1)

type Workdays = Pick<LineSettings, 'complaintReportWorkdays' | 'complaintResolveWorkdays' | 'complaintCallBackWorkdays'>

export interface Deadlines {
  readonly reportDueAt: DateTime
  readonly resolveDueAt: DateTime
  /** Null until there is an outcome to call back with. */
  readonly callBackDueAt: DateTime | null
}

/** Report and resolution are counted from receipt, the call-back from the outcome [C6]. */
export function deadlinesOf(
  { receivedAt, resolvedAt }: { readonly receivedAt: DateTime; readonly resolvedAt: DateTime | null },
  workdays: Workdays,
  calendar: Calendar,
): Deadlines {
  return {
    reportDueAt: deadlineAfter(receivedAt, workdays.complaintReportWorkdays, calendar),
    resolveDueAt: deadlineAfter(receivedAt, workdays.complaintResolveWorkdays, calendar),
    callBackDueAt: resolvedAt === null ? null : deadlineAfter(resolvedAt, workdays.complaintCallBackWorkdays, calendar),
  }
}
