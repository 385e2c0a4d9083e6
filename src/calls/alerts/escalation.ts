// Whom an alert reaches, one after the other: the supervisors on duty, then the coordinators and the line's fallback.

export const ALERT_STEP_KINDS = ['raised', 'told-supervisor', 'told-coordinator', 'acknowledged', 'closed'] as const
export type AlertStepKind = (typeof ALERT_STEP_KINDS)[number]

export const ALERT_OUTCOMES = ['safe', 'in-care', 'emergency', 'out-of-reach', 'mistaken'] as const
/** in-care: a hospital or family has taken over; emergency: 110 or 120 went; mistaken: there was no danger. */
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number]

export type Reach =
  | { readonly kind: 'told-supervisor'; readonly memberId: string }
  /** And the line's fallback. */
  | { readonly kind: 'told-coordinator' }

/**
 * @param onDuty supervisors on duty at this moment, in the order in which they are called
 * @param told those who have been told already
 * @param takenBy whoever took the call knows of it: a second person must
 */
export function nextReach(onDuty: readonly string[], told: readonly string[], takenBy: string | null): Reach {
  const next = onDuty.find((memberId) => memberId !== takenBy && !told.includes(memberId))
  return next === undefined ? { kind: 'told-coordinator' } : { kind: 'told-supervisor', memberId: next }
}
