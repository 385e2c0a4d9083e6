// From wall time to instants, so that neighbours which meet on the wall meet on the time line: through the spring gap,
// the autumn overlap and Lord Howe's half hour.
import { DateTime, IANAZone } from 'luxon'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

export const isZone = (zone: string): boolean => IANAZone.isValidZone(zone)

/** Minutes after midnight of 'HH:mm'. */
export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** 'HH:mm' of a minute of the day; past midnight it wraps. */
export function timeOf(minute: number): string {
  const wrapped = ((minute % 1440) + 1440) % 1440
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(wrapped / 60))}:${two(wrapped % 60)}`
}

/**
 * The earliest instant at which the clocks of `zone` read `minute` minutes after midnight of `day`, or later. A time
 * that the spring gap skips becomes the moment of the change; of a time that comes twice it is the first. It never
 * runs backwards, so slots that meet on the wall have no gap and no overlap.
 * @param minute may lie beyond the day: 1440 is the next midnight
 */
export function instantAt(day: string, minute: number, zone: string): DateTime {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
  return DateTime.fromMillis(earliestInstant(wall, IANAZone.create(zone)), { zone: 'utc' })
}

/** @param wall the wall time, written as if it were UTC milliseconds */
function earliestInstant(wall: number, zone: IANAZone): number {
  const readings = (instant: number) => instant + zone.offset(instant) * MINUTE
  const before = wall - zone.offset(wall - DAY) * MINUTE
  const after = wall - zone.offset(wall + DAY) * MINUTE
  const [first, second] = before < after ? [before, after] : [after, before]
  if (readings(first) === wall) return first
  if (readings(second) === wall) return second
  return changeBetween(first, second, zone)
}

/** The instant in (low, high] at which the offset changes. */
function changeBetween(low: number, high: number, zone: IANAZone): number {
  const offset = zone.offset(low)
  let [stays, changed] = [low, high]
  while (changed - stays > 1) {
    const middle = Math.floor((stays + changed) / 2)
    if (zone.offset(middle) === offset) stays = middle
    else changed = middle
  }
  return changed
}

/** The local day of an instant. */
export const dayOf = (instant: DateTime, zone: string): string => instant.setZone(zone).toFormat('yyyy-MM-dd')

/** The calendar day `days` later. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The days of [from, to), in order. */
export function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day < to; day = plusDays(day, 1)) days.push(day)
  return days
}

/** 1 is Monday, 7 is Sunday, as ISO 8601 has it. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
