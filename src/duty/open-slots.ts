// Slots that the rota itself leaves short of people: nobody can check in where nobody was put.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import type { Slot } from '../lines/slots.ts'
import type { Duty } from '../rota/duty.ts'

/** A slot with fewer people than its minimum. */
export interface OpenSlot {
  readonly role: DutyRole
  readonly templateCode: string
  readonly missing: number
  readonly start: DateTime
  readonly end: DateTime
}

/** Slots that touch [from, to) and have fewer people than their minimum. */
export function openSlots(
  slots: readonly Slot[],
  duties: readonly Pick<Duty, 'day' | 'templateCode' | 'role'>[],
  { from, to }: { readonly from: DateTime; readonly to: DateTime },
): readonly OpenSlot[] {
  return slots
    .filter(({ start, end }) => start < to && from < end)
    .flatMap(({ role, templateCode, day, start, end, minimum }) => {
      const there = duties.filter((d) => d.role === role && d.templateCode === templateCode && d.day === day).length
      return there < minimum ? [{ role, templateCode, missing: minimum - there, start, end }] : []
    })
}
