// Days as ordinal numbers: weeks from Monday to Sunday, calendar months.
export const MINUTES_PER_DAY = 1440

/** 1 January 1970 was a Thursday. */
const MONDAY = 3
export const SATURDAY = 5
const SUNDAY = 6
export const weekOf = (day: number): number => Math.floor((day + MONDAY) / 7)
export const weekdayOf = (day: number): number => (((day + MONDAY) % 7) + 7) % 7
export const sundayOf = (week: number): number => 7 * week - MONDAY + SUNDAY

const monthOf = (day: number): number => {
  const date = new Date(day * MINUTES_PER_DAY * 60_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
const firstOfMonth = (month: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / (MINUTES_PER_DAY * 60_000)

export type Per = 'period' | 'month' | 'week'

/** The number of a day's week or month; of the rota's period there is one. */
export const whichPeriod = (per: Per, day: number): number =>
  per === 'week' ? weekOf(day) : per === 'month' ? monthOf(day) : 0

/** The first day of a week or month. */
export const startOfPeriod = (per: Exclude<Per, 'period'>, key: number): number =>
  per === 'week' ? 7 * key - MONDAY : firstOfMonth(key)
