// Whom an alert reaches, one after the other: the supervisors on duty, those of the line's fallback, then the
// coordinators and the fallback's address.

export const ALERT_STEP_KINDS = [
  'raised',
  'told-supervisor',
  'told-fallback',
  'told-coordinator',
  'acknowledged',
  'closed',
] as const
export type AlertStepKind = (typeof ALERT_STEP_KINDS)[number]

export const ALERT_OUTCOMES = ['safe', 'in-care', 'emergency', 'out-of-reach', 'mistaken'] as const
/** in-care: a hospital or family has taken over; emergency: 110 or 120 went; mistaken: there was no danger. */
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number]

export type Reach =
  | { readonly kind: 'told-supervisor' | 'told-fallback'; readonly memberId: string }
  /** And the address of the line's fallback. */
  | { readonly kind: 'told-coordinator' }

/**
 * @param onDuty supervisors on duty at this moment, in the order in which they are called
 * @param fallback supervisors of the line's fallback who may be asked now, in order
 * @param known those who know of it: who have been told already, and whoever took the call, for a second person must
 */
export function nextReach(
  onDuty: readonly string[],
  fallback: readonly string[],
  known: ReadonlySet<string | null>,
): Reach {
  const supervisor = onDuty.find((memberId) => !known.has(memberId))
  if (supervisor !== undefined) return { kind: 'told-supervisor', memberId: supervisor }
  const next = fallback.find((memberId) => !known.has(memberId))
  return next === undefined ? { kind: 'told-coordinator' } : { kind: 'told-fallback', memberId: next }
}
