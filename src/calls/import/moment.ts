// When an old call was, as spreadsheets write it: by the wall clock of the line unless it says which offset.
import { DateTime } from 'luxon'
import { instantAt } from '../../lines/wall-clock.ts'

const SHAPE =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2})[:点时](\d{1,2})?(?:[:分](\d{1,2}))?(?:\.\d+)?[分秒]?\s*(Z|[+-]\d{2}:?\d{2})?)?$/

/** @returns undefined for what is no moment between 1990 and 2199, or falls into a gap of the clock */
export function momentOf(text: string, zone: string): DateTime | undefined {
  const match = SHAPE.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  if (year < 1990 || year > 2199) return undefined
  const parts = { year, month, day, hour, minute, second }
  const offset = match[7]
  if (!isOnTheClock(parts)) return undefined
  const local = `${four(year)}-${two(month)}-${two(day)}`
  if (offset !== undefined) {
    return DateTime.fromISO(`${local}T${two(hour)}:${two(minute)}:${two(second)}${offset}`, { zone: 'utc' })
  }
  const found = instantAt(local, hour * 60 + minute, zone).plus({ seconds: second })
  const shown = found.setZone(zone)
  return shown.hour === hour && shown.minute === minute ? found : undefined
}

const two = (value: number) => String(value).padStart(2, '0')
const four = (value: number) => String(value).padStart(4, '0')

/** Checked before luxon is asked: it may be set to throw. */
function isOnTheClock({
  year,
  month,
  day,
  hour,
  minute,
  second,
}: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>) {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
}
