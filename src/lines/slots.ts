// The slots of a line: for each day, template and role, from when to when, and how many people it needs.
import type { DateTime } from 'luxon'
import { needFor } from './coverage.ts'
import { calendarOf, type DayKind, type DayKindOf, withOwnDays } from './day-kind.ts'
import { fits, inForce } from './day-pattern.ts'
import { DUTY_ROLES, type DutyRole } from './duty-role.ts'
import type { LinePlan, ShiftTemplate } from './line.ts'
import { daysBetween, instantAt, minuteOf } from './wall-clock.ts'

export interface Slot {
  readonly templateId: string
  readonly templateCode: string
  /** Local day on which it starts. */
  readonly day: string
  readonly role: DutyRole
  /** UTC instants, half-open: [start, end). */
  readonly start: DateTime
  readonly end: DateTime
  readonly minimum: number
  readonly wanted: number
  readonly maximum: number
  readonly night: boolean
  readonly dayKind: DayKind
}

/** What kind a day is on this line. */
export const dayKindOn = (plan: LinePlan): DayKindOf => withOwnDays(calendarOf(plan.line.region), plan.ownDays)

/** Whether the line gives service on a day. */
const isOpenOn = ({ line }: LinePlan, day: string): boolean =>
  line.openedOn <= day && (line.closedOn === null || day < line.closedOn)

/**
 * The slots that start on the local days [from, to), by start, then role, then template. A slot that the spring gap
 * swallows whole, or that needs nobody, is left out.
 */
export function slotsOf(plan: LinePlan, from: string, to: string): readonly Slot[] {
  const kindOf = dayKindOn(plan)
  const slots = daysBetween(from, to)
    .filter((day) => isOpenOn(plan, day))
    .flatMap((day) => slotsOfDay(plan, day, kindOf(day)))
  return slots.sort(inSlotOrder)
}

function slotsOfDay(plan: LinePlan, day: string, dayKind: DayKind): Slot[] {
  return plan.templates
    .filter((template) => inForce(template, day) && fits(template, day, dayKind))
    .flatMap((template) => slotsOfTemplate(plan, template, { day, dayKind }))
}

function slotsOfTemplate(plan: LinePlan, template: ShiftTemplate, on: { day: string; dayKind: DayKind }): Slot[] {
  const { start, end } = spanOf(template, on.day, plan.line.zone)
  if (end <= start) return []
  const { id: templateId, code: templateCode, night } = template
  return template.roles.flatMap((role) => {
    const need = needFor(plan, { ...on, role, templateCode })
    return need && need.maximum > 0 ? [{ templateId, templateCode, ...on, start, end, night, ...need }] : []
  })
}

/** From wall to instants: end is not start plus length, but the instant at which the next template starts. */
export function spanOf(
  span: { readonly start: string; readonly minutes: number },
  day: string,
  zone: string,
): { readonly start: DateTime; readonly end: DateTime } {
  const minute = minuteOf(span.start)
  return { start: instantAt(day, minute, zone), end: instantAt(day, minute + span.minutes, zone) }
}

function inSlotOrder(a: Slot, b: Slot): number {
  return (
    a.start.toMillis() - b.start.toMillis() ||
    DUTY_ROLES.indexOf(a.role) - DUTY_ROLES.indexOf(b.role) ||
    Number(a.templateCode > b.templateCode) - Number(a.templateCode < b.templateCode)
  )
}
