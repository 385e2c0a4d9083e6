// The calendar that a line's deadlines are counted by.
import type { Read } from '../db/database.ts'
import { calendarOf, withOwnDays } from '../lines/day-kind.ts'
import type { Line } from '../lines/line.ts'
import { ownDaysOf } from '../lines/store.ts'
import type { Calendar } from './clock.ts'

export async function calendarOfLine(read: Read, { id, zone, region }: Line): Promise<Calendar> {
  return { zone, kindOf: withOwnDays(calendarOf(region), await ownDaysOf(read, id)) }
}

/** Whether the holidays of a local day's year are known; if not, a deadline on it may still move. */
export function isAnnounced(day: string, { region }: Pick<Line, 'region'>): boolean {
  const { knownUntil } = calendarOf(region)
  return knownUntil === undefined || Number(day.slice(0, 4)) <= knownUntil
}
