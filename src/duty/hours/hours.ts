// The hours report: who worked how much, by person and month. Hours are worked duty: the frozen plan, corrected by a
// coordinator with a reason.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../../lines/duty-role.ts'
import { loadOf, type WishTally } from '../../rota/ledger/ledger.ts'
import type { Shift } from '../../rota/rota.ts'
import { type Correction, workedDuty } from '../worked-duty.ts'

/** One member in one shift of a published rota. */
export interface Stand {
  readonly memberId: string
  readonly shift: Shift
  readonly start: DateTime
  readonly end: DateTime
  readonly corrections: readonly Correction[]
}

export interface HoursRow {
  readonly memberId: string
  /** 'YYYY-MM', or the whole period as 'YYYY-MM-DD/YYYY-MM-DD'. */
  readonly period: string
  readonly workedMinutes: number
  /** Of duty that is not over yet. */
  readonly plannedMinutes: number
  readonly minutesByRole: Readonly<Partial<Record<DutyRole, number>>>
  readonly shifts: number
  readonly nights: number
  readonly weekends: number
  readonly holidays: number
  /** Duties whose hours were corrected. */
  readonly corrected: number
  readonly wishes: WishTally
}

/** Duty at which the member was not there counts for nothing. */
export function hoursOf(
  { memberId, period }: Pick<HoursRow, 'memberId' | 'period'>,
  stands: readonly Stand[],
  wishes: WishTally,
  now: DateTime,
): HoursRow {
  const judged = stands.map((stand) => ({ stand, done: workedDuty(stand, stand.corrections, now) }))
  const present = judged.filter(({ done }) => done === undefined || done.worked !== null)
  const minutes = (list: typeof judged) =>
    list.reduce((sum, { stand, done }) => sum + (done?.minutes ?? lengthOf(stand)), 0)
  const byRole = Map.groupBy(present, ({ stand }) => stand.shift.role)
  const { nights, weekends, holidays } = loadOf(present.map(({ stand }) => stand.shift))
  return {
    memberId,
    period,
    workedMinutes: minutes(judged.filter(({ done }) => done !== undefined)),
    plannedMinutes: minutes(judged.filter(({ done }) => done === undefined)),
    minutesByRole: Object.fromEntries([...byRole].map(([role, list]) => [role, minutes(list)])),
    shifts: present.length,
    nights,
    weekends,
    holidays,
    corrected: judged.filter(({ done }) => done?.source === 'correction').length,
    wishes,
  }
}

const lengthOf = ({ start, end }: Stand): number => Math.round((end.toMillis() - start.toMillis()) / 60_000)

/** Rows of one member, made one. */
export function addedUp(rows: readonly HoursRow[], period: string): HoursRow | undefined {
  const [first] = rows
  if (!first) return undefined
  const sum = (of: (row: HoursRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  const roles = new Set(rows.flatMap(({ minutesByRole }) => Object.keys(minutesByRole).filter(isRoleOf(minutesByRole))))
  return {
    memberId: first.memberId,
    period,
    workedMinutes: sum((row) => row.workedMinutes),
    plannedMinutes: sum((row) => row.plannedMinutes),
    minutesByRole: Object.fromEntries([...roles].map((role) => [role, sum((row) => row.minutesByRole[role] ?? 0)])),
    shifts: sum((row) => row.shifts),
    nights: sum((row) => row.nights),
    weekends: sum((row) => row.weekends),
    holidays: sum((row) => row.holidays),
    corrected: sum((row) => row.corrected),
    wishes: { asked: sum(({ wishes }) => wishes.asked), met: sum(({ wishes }) => wishes.met) },
  }
}

const isRoleOf =
  (byRole: HoursRow['minutesByRole']) =>
  (role: string): role is DutyRole =>
    role in byRole
