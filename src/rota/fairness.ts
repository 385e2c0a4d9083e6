// Who carries how much of a rota: hours, nights, weekends, holidays and shares, per member.
import type { DutyRole } from '../lines/duty-role.ts'
import type { Book } from './facts.ts'
import type { Shift } from './rota.ts'
import { MINUTE } from './rules/context.ts'

export interface MemberLoad {
  readonly memberId: string
  /** Elapsed hours. */
  readonly hours: number
  readonly hoursByRole: Readonly<Partial<Record<DutyRole, number>>>
  /** Percent of the role's required hours. */
  readonly shareByRole: Readonly<Partial<Record<DutyRole, number>>>
  readonly shifts: number
  readonly nights: number
  readonly weekendShifts: number
  readonly holidayShifts: number
  readonly wantedHoursPerMonth: number | undefined
}

export interface Fairness {
  readonly members: readonly MemberLoad[]
  /** Of those who may stand duty in this rota at all. */
  readonly meanHours: number
  readonly leastHours: number
  readonly mostHours: number
  readonly meanNights: number
  readonly mostNights: number
}

/** In the order of the members; those without duty are there too. */
export function fairnessOf(book: Book): Fairness {
  const ids = new Set([...book.facts.members.map(({ id }) => id), ...book.byMember.keys()])
  const members = [...ids].map((id) => loadOf(book, id))
  const hours = members.map((member) => member.hours)
  const nights = members.map((member) => member.nights)
  return {
    members,
    meanHours: rounded(mean(hours)),
    leastHours: Math.min(...hours, Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY ? 0 : Math.min(...hours),
    mostHours: Math.max(0, ...hours),
    meanNights: rounded(mean(nights)),
    mostNights: Math.max(0, ...nights),
  }
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (value: number) => Math.round(value * 100) / 100
const hoursOf = ({ start, end }: Shift) => (end.toMillis() - start.toMillis()) / MINUTE / 60

function loadOf(book: Book, memberId: string): MemberLoad {
  const shifts = (book.byMember.get(memberId) ?? []).flatMap(({ shiftId }) => book.shift.get(shiftId) ?? [])
  const byRole = Map.groupBy(shifts, ({ role }) => role)
  const hoursIn = (role: DutyRole) => rounded((byRole.get(role) ?? []).reduce((sum, shift) => sum + hoursOf(shift), 0))
  const shareOf = (role: DutyRole) => {
    const required = book.role.get(role)?.requiredMinutes ?? 0
    return required === 0 ? 0 : rounded((100 * hoursIn(role) * 60) / required)
  }
  const each = <T>(value: (role: DutyRole) => T) =>
    Object.fromEntries([...byRole.keys()].map((role) => [role, value(role)]))
  return {
    memberId,
    hours: rounded(shifts.reduce((sum, shift) => sum + hoursOf(shift), 0)),
    hoursByRole: each(hoursIn),
    shareByRole: each(shareOf),
    shifts: shifts.length,
    nights: new Set(shifts.flatMap(({ nightOf }) => nightOf ?? [])).size,
    weekendShifts: shifts.filter(({ dayKind }) => dayKind === 'weekend').length,
    holidayShifts: shifts.filter(({ dayKind }) => dayKind === 'holiday').length,
    wantedHoursPerMonth: book.member.get(memberId)?.limits.wantedHoursPerMonth,
  }
}
