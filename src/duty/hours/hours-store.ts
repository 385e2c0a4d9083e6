// Reads the hours report month by month, so that a year of many people is never in memory at once.
import { DateTime } from 'luxon'
import type { Database, Read } from '../../db/database.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { plusDays } from '../../lines/wall-clock.ts'
import { rotaMembers } from '../../people/store.ts'
import { finalDuty } from '../../rota/duty-store.ts'
import { type WishTally, wishTally } from '../../rota/ledger/ledger.ts'
import type { Shift } from '../../rota/rota.ts'
import { publishedShifts } from '../../rota/shift-store.ts'
import { correctionsOf } from '../attendance-store.ts'
import { addedUp, type HoursRow, hoursOf, type Stand } from './hours.ts'

export interface HoursQuery {
  /** Local days of each line, [from, to). */
  readonly from: string
  readonly to: string
  /** undefined: all lines together. */
  readonly lineId: string | undefined
  /** undefined: everybody. */
  readonly memberId: string | undefined
  readonly by: 'month' | 'period'
}

/** The months of [from, to), the first and the last possibly cut. */
export function* monthsOf(from: string, to: string): Generator<{ readonly from: string; readonly to: string }> {
  for (let start = from; start < to; ) {
    const next = DateTime.fromISO(start, { zone: 'utc' }).startOf('month').plus({ months: 1 }).toFormat('yyyy-MM-dd')
    const end = next < to ? next : to
    yield { from: start, to: end }
    start = end
  }
}

/** Rows by month, or one for each member over the whole period. */
export async function* hoursRows(db: Database, query: HoursQuery, now: DateTime): AsyncGenerator<HoursRow> {
  const whole = new Map<string, HoursRow[]>()
  for (const month of monthsOf(query.from, query.to)) {
    const rows = await db.read((read) => hoursOfMonth(read, { ...query, ...month }, now))
    if (query.by === 'month') yield* rows
    else for (const row of rows) whole.set(row.memberId, [...(whole.get(row.memberId) ?? []), row])
  }
  for (const rows of whole.values()) {
    const row = addedUp(rows, `${query.from}/${query.to}`)
    if (row) yield row
  }
}

async function hoursOfMonth(read: Read, query: HoursQuery, now: DateTime): Promise<readonly HoursRow[]> {
  const stands: Stand[] = []
  const wishes = new Map<string, WishTally[]>()
  for (const line of await listLines(read)) {
    if (query.lineId !== undefined && line.id !== query.lineId) continue
    const shifts = await shiftsOf(read, line, query)
    const own = await standsOf(read, line, query, shifts)
    stands.push(...own)
    for (const [memberId, tally] of await talliesOf(read, line, query, { shifts, stands: own })) {
      wishes.set(memberId, [...(wishes.get(memberId) ?? []), tally])
    }
  }
  const byMember = Map.groupBy(stands, ({ memberId }) => memberId)
  const period = query.from.slice(0, 7)
  return [...new Set([...byMember.keys(), ...wishes.keys()])]
    .filter((memberId) => query.memberId === undefined || memberId === query.memberId)
    .map((memberId) => {
      const tallies = wishes.get(memberId) ?? []
      const tally = {
        asked: tallies.reduce((sum, { asked }) => sum + asked, 0),
        met: tallies.reduce((sum, { met }) => sum + met, 0),
      }
      return hoursOf({ memberId, period }, byMember.get(memberId) ?? [], tally, now)
    })
}

function windowOf({ zone }: Line, { from, to }: HoursQuery) {
  return [
    DateTime.fromISO(from, { zone }).minus({ days: 1 }).toUTC(),
    DateTime.fromISO(to, { zone }).plus({ days: 2 }).toUTC(),
  ] as const
}

async function shiftsOf(read: Read, line: Line, query: HoursQuery): Promise<readonly Shift[]> {
  const shifts = await publishedShifts(read, line.id, ...windowOf(line, query))
  return shifts.filter(({ day }) => query.from <= day && day < query.to)
}

async function standsOf(
  read: Read,
  line: Line,
  query: HoursQuery,
  shifts: readonly Shift[],
): Promise<readonly Stand[]> {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const duties = (await finalDuty(read, line.id, ...windowOf(line, query))).filter(({ shiftId }) => byId.has(shiftId))
  const corrections = await correctionsOf(read, duties)
  return duties.flatMap(({ memberId, shiftId, start, end }) => {
    const shift = byId.get(shiftId)
    return shift ? [{ memberId, shift, start, end, corrections: corrections.of({ memberId, shiftId }) }] : []
  })
}

interface OfLine {
  readonly shifts: readonly Shift[]
  readonly stands: readonly Stand[]
}

/** By member: of the wishes for the days that are published. */
async function talliesOf(
  read: Read,
  line: Line,
  { from, to }: HoursQuery,
  { shifts, stands }: OfLine,
): Promise<ReadonlyMap<string, WishTally>> {
  if (shifts.length === 0) return new Map()
  const stood = Map.groupBy(stands, ({ memberId }) => memberId)
  const members = await rotaMembers(read, line.id, from, plusDays(to, 1))
  return new Map(
    members
      .filter(({ wishes }) => wishes.length > 0)
      .map(({ id, wishes, duties }) => {
        const holds = ({ role, day }: Shift) =>
          duties.some(
            (duty) =>
              duty.lineId === line.id &&
              duty.role === role &&
              duty.from <= day &&
              (duty.until === null || day < duty.until),
          )
        const own = (stood.get(id) ?? []).map(({ shift }) => shift)
        return [id, wishTally(wishes, shifts.filter(holds), own)] as const
      }),
  )
}
