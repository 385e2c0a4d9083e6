// Coverage gaps of a line ahead of time: published rotas where there are any, the line's plan where there is none.
import { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { getLinePlan } from '../lines/store.ts'
import { daysBetween } from '../lines/wall-clock.ts'
import { plannedShifts } from './actions.ts'
import { type Gap, gapsOf } from './coverage.ts'
import { finalDuty } from './duty-store.ts'
import { publishedShifts } from './shift-store.ts'
import { publishedDays } from './store.ts'

export interface LineGaps {
  readonly gaps: readonly Gap[]
  /** Days that no published rota covers: nobody is promised to be there. */
  readonly unpublishedDays: readonly string[]
}

/** Gaps of the shifts that start on the local days [from, to). @throws not-found */
export async function gapsOfLine(read: Read, lineId: string, from: string, to: string): Promise<LineGaps> {
  const plan = await getLinePlan(read, lineId)
  const { zone } = plan.line
  const start = DateTime.fromISO(from, { zone }).toUTC()
  const end = DateTime.fromISO(to, { zone }).toUTC()
  const covered = await publishedDays(read, lineId, from, to)
  const published = await publishedShifts(read, lineId, start, end.plus({ days: 2 }))
  const inPeriod = published.filter(({ day }) => from <= day && day < to)
  const unplanned = plannedShifts(plan, from, to).filter(({ day }) => !covered.has(day))
  const duties = await finalDuty(read, lineId, start, end.plus({ days: 2 }))
  const ids = new Set(inPeriod.map(({ id }) => id))
  return {
    gaps: gapsOf(
      [...inPeriod, ...unplanned],
      duties.filter(({ shiftId }) => ids.has(shiftId)),
    ),
    unpublishedDays: daysBetween(from, to).filter((day) => !covered.has(day)),
  }
}
