// Coverage gaps: intervals in which fewer people of a role are on the rota than the line requires.
import { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import { DUTY_ROLES } from '../lines/duty-role.ts'

/** What a shift requires. Spans are half-open: [start, end). */
export interface RequiredShift {
  readonly id: string
  readonly role: DutyRole
  readonly start: DateTime
  readonly end: DateTime
  readonly minimum: number
}

export interface StoodDuty {
  readonly role: DutyRole
  readonly start: DateTime
  readonly end: DateTime
}

export interface Gap {
  readonly role: DutyRole
  readonly start: DateTime
  readonly end: DateTime
  readonly required: number
  readonly present: number
  /** The shifts whose need is not met. */
  readonly shiftIds: readonly string[]
}

/**
 * The gaps of each role, by start. Neighbouring intervals with the same figures are one gap. Where shifts overlap for a
 * handover, both needs count.
 */
export function gapsOf(shifts: readonly RequiredShift[], duties: readonly StoodDuty[]): readonly Gap[] {
  return DUTY_ROLES.flatMap((role) => gapsOfRole(role, shifts.filter(ofRole(role)), duties.filter(ofRole(role)))).sort(
    (a, b) => a.start.toMillis() - b.start.toMillis() || DUTY_ROLES.indexOf(a.role) - DUTY_ROLES.indexOf(b.role),
  )
}

const ofRole = (role: DutyRole) => (span: { readonly role: DutyRole }) => span.role === role

interface Event {
  readonly at: number
  readonly required: number
  readonly present: number
  readonly opens?: string
  readonly closes?: string
}

function gapsOfRole(role: DutyRole, shifts: readonly RequiredShift[], duties: readonly StoodDuty[]): Gap[] {
  const events = [...shifts.flatMap(needEvents), ...duties.flatMap(presenceEvents)].sort((a, b) => a.at - b.at)
  const gaps: Gap[] = []
  const running = new Set<string>()
  let [required, present] = [0, 0]
  events.forEach((event, i) => {
    required += event.required
    present += event.present
    if (event.opens) running.add(event.opens)
    if (event.closes) running.delete(event.closes)
    const next = events[i + 1]?.at ?? event.at
    if (next > event.at && present < required) {
      extend(gaps, { role, start: event.at, end: next, required, present, shiftIds: [...running] })
    }
  })
  return gaps
}

const needEvents = ({ id, start, end, minimum }: RequiredShift): readonly Event[] => [
  { at: start.toMillis(), required: minimum, present: 0, opens: id },
  { at: end.toMillis(), required: -minimum, present: 0, closes: id },
]

const presenceEvents = ({ start, end }: StoodDuty): readonly Event[] => [
  { at: start.toMillis(), required: 0, present: 1 },
  { at: end.toMillis(), required: 0, present: -1 },
]

function extend(gaps: Gap[], gap: Omit<Gap, 'start' | 'end'> & { readonly start: number; readonly end: number }): void {
  const last = gaps.at(-1)
  const end = DateTime.fromMillis(gap.end, { zone: 'utc' })
  const joins =
    last !== undefined &&
    last.end.toMillis() === gap.start &&
    last.required === gap.required &&
    last.present === gap.present
  if (!joins) {
    gaps.push({ ...gap, start: DateTime.fromMillis(gap.start, { zone: 'utc' }), end })
    return
  }
  gaps[gaps.length - 1] = { ...last, end, shiftIds: [...new Set([...last.shiftIds, ...gap.shiftIds])] }
}
