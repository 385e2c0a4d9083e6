// What kind of day it is where the line stands: workday, make-up workday (调休), weekend or public holiday.
import chineseDays from 'chinese-days'
import { plusDays, weekdayOf } from './wall-clock.ts'

export const DAY_KINDS = ['workday', 'make-up-workday', 'weekend', 'holiday'] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** Public holidays of a region. A new region is a new value of this type in CALENDARS. */
export interface HolidayCalendar {
  /** @returns undefined for a day that is neither a holiday nor made up for */
  exception(day: string): 'holiday' | 'make-up-workday' | undefined
  /** The last year whose holidays are known; undefined when there is nothing to know. */
  readonly knownUntil: number | undefined
}

/** Saturdays and Sundays only. */
export const weekendsOnly: HolidayCalendar = { exception: () => undefined, knownUntil: undefined }

/** A named day carries "English,中文,days"; an ordinary one the name of its weekday. */
const isNamed = (name: string) => name.includes(',')

/**
 * The library builds its table and reads strings in the machine's zone, both shifted alike: strings find the right day
 * anywhere, but its weekdays must not be trusted.
 */
const detailOf = (day: string) => chineseDays.getDayDetail(day)

/** Mainland China, as the State Council announces it each November for the next year. */
export const mainlandChina: HolidayCalendar = {
  exception(day) {
    const { work, name } = detailOf(day)
    if (!isNamed(name)) return undefined
    return work ? 'make-up-workday' : 'holiday'
  },
  knownUntil: lastKnownYear(),
}

function lastKnownYear(): number {
  let year = 2026
  while (isNamed(detailOf(`${year + 1}-10-01`).name)) year += 1
  return year
}

const CALENDARS: ReadonlyMap<string, HolidayCalendar> = new Map([['CN', mainlandChina]])

/** The calendar of a line's region, an ISO 3166 code; weekends only where none is known. */
export const calendarOf = (region: string): HolidayCalendar => CALENDARS.get(region) ?? weekendsOnly

/** The first year whose holidays are not known yet, if a period reaches into it. `toDay` is the day after it; a region without a calendar has none to know. */
export function unannouncedYear(region: string, toDay: string): number | undefined {
  const { knownUntil } = calendarOf(region)
  const last = Number(plusDays(toDay, -1).slice(0, 4))
  return knownUntil === undefined || last <= knownUntil ? undefined : knownUntil + 1
}

/** The calendar with a line's own days laid over it: local holidays, and years not yet announced. */
export function withOwnDays(calendar: HolidayCalendar, own: readonly OwnDay[]): DayKindOf {
  const kinds = new Map(own.map(({ day, kind }) => [day, kind]))
  return (day) => kinds.get(day) ?? dayKind(day, calendar)
}

/** A day whose kind the line itself has settled. */
export interface OwnDay {
  readonly day: string
  readonly kind: DayKind
}

export type DayKindOf = (day: string) => DayKind

export function dayKind(day: string, calendar: HolidayCalendar): DayKind {
  return calendar.exception(day) ?? (weekdayOf(day) >= 6 ? 'weekend' : 'workday')
}
