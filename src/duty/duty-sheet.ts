// What is said about a line at an instant: who is on duty, who comes next, when hands change.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'
import { type FallbackStint, fallbackAt } from './fallback/fallback.ts'
import { type HandOff, handOffsAfter, nextHandOff, nextOnDuty, ofRole, onDutyAt, type Stint } from './on-duty.ts'

/** A duty with what may leave the house: a display code, never a name. */
export interface CodedStint extends Stint {
  readonly displayCode: string
  readonly templateCode: string
}

/** Somebody who may be asked, by display code. */
export type CodedFallback = FallbackStint & { readonly displayCode: string }

export interface DutySheet {
  readonly lineId: string
  /** The one role asked for, or null for all. */
  readonly role: DutyRole | null
  readonly onDuty: readonly CodedStint[]
  readonly next: readonly CodedStint[]
  /** Whom to ask, in order, when nobody of their role is on duty or answers. */
  readonly fallback: readonly CodedFallback[]
  readonly handOffs: readonly HandOff[]
  /** Until when this sheet holds, if the rota does not change; null when nothing more is planned. */
  readonly validUntil: DateTime | null
}

/** What is known of a line around an instant. */
export interface LineDuty {
  readonly lineId: string
  readonly duties: readonly CodedStint[]
  readonly fallback: readonly CodedFallback[]
}

export function dutySheet({ lineId, duties, fallback }: LineDuty, role: DutyRole | undefined, at: DateTime): DutySheet {
  const asked = ofRole(duties, role)
  return {
    lineId,
    role: role ?? null,
    onDuty: onDutyAt(asked, at),
    next: nextOnDuty(asked, at),
    fallback: fallbackAt(fallback, at, role),
    handOffs: handOffsAfter(asked, at),
    validUntil:
      nextHandOff([...asked, ...fallback.filter((each) => role === undefined || each.role === role)], at) ?? null,
  }
}
