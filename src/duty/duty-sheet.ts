// What is said about a line at an instant: who is on duty, who comes next, when hands change.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import { type HandOff, handOffsAfter, nextHandOff, nextOnDuty, ofRole, onDutyAt, type Stint } from './on-duty.ts'

/** A duty with what may leave the house: a display code, never a name. */
export interface CodedStint extends Stint {
  readonly displayCode: string
  readonly templateCode: string
}

export interface DutySheet {
  readonly lineId: string
  /** The one role asked for, or null for all. */
  readonly role: DutyRole | null
  readonly onDuty: readonly CodedStint[]
  readonly next: readonly CodedStint[]
  readonly handOffs: readonly HandOff[]
  /** Until when this sheet holds, if the rota does not change; null when nothing more is planned. */
  readonly validUntil: DateTime | null
}

export function dutySheet(
  lineId: string,
  duties: readonly CodedStint[],
  role: DutyRole | undefined,
  at: DateTime,
): DutySheet {
  const asked = ofRole(duties, role)
  return {
    lineId,
    role: role ?? null,
    onDuty: onDutyAt(asked, at),
    next: nextOnDuty(asked, at),
    handOffs: handOffsAfter(asked, at),
    validUntil: nextHandOff(asked, at) ?? null,
  }
}
