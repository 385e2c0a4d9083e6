// Which days something applies to, and whether it is in force.
import type { DayKind } from './day-kind.ts'
import type { DayPattern, Effective } from './line.ts'
import { weekdayOf } from './wall-clock.ts'

export const EVERY_DAY: DayPattern = { weekdays: null, dayKinds: null }

export const inForce = ({ from, until }: Effective, day: string): boolean =>
  from <= day && (until === null || day < until)

/** Whether two spans of days have a day in common. */
export const meet = (a: Effective, b: Effective): boolean =>
  (b.until === null || a.from < b.until) && (a.until === null || b.from < a.until)

export const fits = ({ weekdays, dayKinds }: DayPattern, day: string, kind: DayKind): boolean =>
  (weekdays === null || weekdays.includes(weekdayOf(day))) && (dayKinds === null || dayKinds.includes(kind))
