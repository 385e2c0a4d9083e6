// What may differ between hotlines in how duty is stood.
import type { LineSettings } from '../lines/line-settings.ts'

export interface DutyPolicy {
  /** One should be there this long before the start. A hint, never a refusal. Set by the line. */
  readonly arriveEarlyMinutes: number
  /** Check-in opens this long before the start. */
  readonly checkInOpensMinutes: number
  /** Without a check-in this long after the start, the post may be empty. */
  readonly emptyPostMinutes: number
  /** A check-out is taken until this long after the end; later, a coordinator corrects. */
  readonly checkOutClosesMinutes: number
}

/** Ours: no source says. */
const DEFAULTS = { checkInOpensMinutes: 60, emptyPostMinutes: 5, checkOutClosesMinutes: 360 } as const

export const dutyPolicy = ({ arriveEarlyMinutes }: Pick<LineSettings, 'arriveEarlyMinutes'>): DutyPolicy => ({
  ...DEFAULTS,
  arriveEarlyMinutes,
  checkInOpensMinutes: Math.max(DEFAULTS.checkInOpensMinutes, arriveEarlyMinutes),
})
