// What may differ between hotlines in how duty is stood. Defaults of ours, but for the ten minutes (a volunteer duty rule).

export interface DutyPolicy {
  /** One should be there this long before the start. A hint, never a refusal. */
  readonly arriveMinutesEarly: number
  /** Check-in opens this long before the start. */
  readonly checkInOpensMinutes: number
  /** Without a check-in this long after the start, the post may be empty. */
  readonly emptyPostMinutes: number
  /** A check-out is taken until this long after the end; later, a coordinator corrects. */
  readonly checkOutClosesMinutes: number
}

export const DEFAULT_DUTY_POLICY: DutyPolicy = Object.freeze({
  arriveMinutesEarly: 10,
  checkInOpensMinutes: 60,
  emptyPostMinutes: 5,
  checkOutClosesMinutes: 360,
})
