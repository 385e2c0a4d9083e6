// Instants and days as people read them, in the zone of the line and the language of the reader.
import { DateTime } from 'luxon'
import type { FrameWords } from './messages.en.ts'

/** A span's clock times: '20:00–00:00'. */
export const timeRange = (start: DateTime, end: DateTime, zone: string): string =>
  `${clockTime(start, zone)}–${clockTime(end, zone)}`

const MIDNIGHT = '00:00'

/**
 * The same beside the day it begins on: '08:00–08:00 next day', and the day by name when it ends later than that. Midnight
 * is the end of the day itself, unless the span began at midnight.
 */
export function timesFromDay(words: FrameWords, start: DateTime, end: DateTime, zone: string): string {
  const [from, to] = [start.setZone(zone), end.setZone(zone)]
  const days = Math.round(to.startOf('day').diff(from.startOf('day'), 'days').days)
  const [since, until] = [clockTime(start, zone), clockTime(end, zone)]
  const endsItsDay = days === 1 && until === MIDNIGHT && since !== MIDNIGHT
  if (days === 0 || endsItsDay) return `${since}–${until}`
  return `${since}–${days === 1 ? words.onNextDay(until) : `${dayName(words, to)} ${until}`}`
}

export const clockTime = (at: DateTime, zone: string): string => at.setZone(zone).toFormat('HH:mm')

/** 'Thu 14 May' or '5月14日 周四'. */
export function dayName(words: FrameWords, local: DateTime): string {
  return words.day(words.weekdays[local.weekday - 1] ?? '', local.day, words.months[local.month - 1] ?? '')
}

/** A 'YYYY-MM-DD' in full: '14 May 2026'. */
export function longDay(words: FrameWords, local: DateTime): string {
  return words.longDay(local.day, words.months[local.month - 1] ?? '', local.year)
}

/** Today, tomorrow, yesterday, or the day by name. */
export function nearDay(words: FrameWords, at: DateTime, now: DateTime, zone: string): string {
  const local = at.setZone(zone)
  const days = Math.round(local.startOf('day').diff(now.setZone(zone).startOf('day'), 'days').days)
  if (days === 0) return words.today
  if (days === 1) return words.tomorrow
  if (days === -1) return words.yesterday
  return dayName(words, local)
}

/** 'Today 20:00'. */
export const nearTime = (words: FrameWords, at: DateTime, now: DateTime, zone: string): string =>
  `${nearDay(words, at, now, zone)} ${clockTime(at, zone)}`

/** The same within a sentence: 'by today 20:00'. */
export function nearTimeWithin(words: FrameWords, at: DateTime, now: DateTime, zone: string): string {
  return `${nearDayWithin(words, at, now, zone)} ${clockTime(at, zone)}`
}

/** The day by name keeps its capital: 'by Thu 14 May'. */
export function nearDayWithin(words: FrameWords, at: DateTime, now: DateTime, zone: string): string {
  const day = nearDay(words, at, now, zone)
  return [words.today, words.tomorrow, words.yesterday].includes(day) ? day.toLowerCase() : day
}

/** '2 h 10 min'; days from two days on. */
export function span(words: FrameWords, milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  if (minutes >= 2 * 1440) return words.days(Math.round(minutes / 1440))
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return words.minutes(rest)
  return rest === 0 ? words.hours(hours) : `${words.hours(hours)}${words.and}${words.minutes(rest)}`
}

/** 'in 2 h 10 min', '5 min ago', 'just now'. */
export function fromNow(words: FrameWords, at: DateTime, now: DateTime): string {
  const difference = at.toMillis() - now.toMillis()
  if (Math.abs(difference) < 60_000) return words.justNow
  return difference > 0 ? words.inTime(span(words, difference)) : words.timeAgo(span(words, -difference))
}

/** A day of the calendar as a DateTime, for naming it. */
export const calendarDay = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' })

export const monthName = (words: FrameWords, local: DateTime): string =>
  words.month(local.year, words.months[local.month - 1] ?? '')
