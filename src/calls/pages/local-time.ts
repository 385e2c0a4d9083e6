// Local times of a line as a form's date-and-time field has them.
import { DateTime } from 'luxon'

const FORMAT = "yyyy-MM-dd'T'HH:mm"
const SHAPE = /^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

/** '2026-05-14T02:10' */
export const fieldTime = (iso: string | null, zone: string): string =>
  iso === null ? '' : DateTime.fromISO(iso, { zone: 'utc' }).setZone(zone).toFormat(FORMAT)

/**
 * The instant of a field; null when it is empty, 'wrong' when it is no time. The field has whole minutes: one that was
 * left as it was keeps its seconds.
 */
export function instantOfField(value: string, zone: string, before: string | null): string | null | 'wrong' {
  if (value === '') return null
  if (value === fieldTime(before, zone)) return before
  if (!SHAPE.test(value)) return 'wrong'
  try {
    return DateTime.fromISO(value, { zone }).toUTC().toISO()
  } catch {
    return 'wrong'
  }
}
