// What a coordinator must hear of duty at once: nobody's post goes empty silently.
import type { DateTime } from 'luxon'

export const DUTY_ALERT_KINDS = [
  /** Nobody checked in. */
  'no-show',
  /** Checked out before the end. */
  'left-early',
  /** The rota has fewer people than required, now. */
  'gap',
  /** The shift is over, and nobody handed it over. */
  'handover-missing',
  /** It was handed over, and nobody took it. */
  'handover-unacknowledged',
] as const
export type DutyAlertKind = (typeof DUTY_ALERT_KINDS)[number]

/** Something that is so now. */
export interface DutyTrouble {
  readonly kind: DutyAlertKind
  readonly subject: string
  readonly lineId: string
  readonly shiftId: string | null
  readonly memberId: string | null
}

/** The state of a shift's hand-over. */
export interface ShiftHandover {
  readonly shiftId: string
  readonly lineId: string
  readonly end: DateTime
  /** Whether anybody checked in: who was never there, and handed nothing over, is told of as a no-show. */
  readonly stood: boolean
  readonly handedAt: DateTime | null
  readonly acknowledgedAt: DateTime | null
}

/** @param withinMinutes after the end of the shift, or after it was handed over if that was later */
export function handoverTrouble(shift: ShiftHandover, now: DateTime, withinMinutes: number): DutyTrouble | undefined {
  const { shiftId, lineId, end, handedAt } = shift
  if (shift.acknowledgedAt || (handedAt === null && !shift.stood)) return undefined
  const from = handedAt !== null && handedAt > end ? handedAt : end
  if (now < from.plus({ minutes: withinMinutes })) return undefined
  const kind = handedAt === null ? 'handover-missing' : 'handover-unacknowledged'
  return { kind, subject: shiftId, lineId, shiftId, memberId: null }
}
