// Whom an alert reaches, one after the other: the supervisors on duty, those of the line's fallback, then the
// coordinators and the fallback's address. With no supervisor on duty the coordinators hear of it at once.

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

export interface InLine {
  /** Supervisors on duty at this moment, in the order in which they are called, but for whoever took the call. */
  readonly onDuty: readonly string[]
  /** Supervisors of the line's fallback who may be asked now, in order. */
  readonly fallback: readonly string[]
  /** Who have been told already, and whoever took the call, for a second person must know. */
  readonly known: ReadonlySet<string | null>
  readonly coordinatorTold: boolean
}

/** Whom to tell now, in order. */
export function nextReaches({ onDuty, fallback, known, coordinatorTold }: InLine): readonly Reach[] {
  const supervisor = onDuty.find((memberId) => !known.has(memberId))
  if (supervisor !== undefined) return [{ kind: 'told-supervisor', memberId: supervisor }]
  const next = fallback.find((memberId) => !known.has(memberId))
  if (next === undefined) return [{ kind: 'told-coordinator' }]
  const asked = { kind: 'told-fallback', memberId: next } as const
  return onDuty.length === 0 && !coordinatorTold ? [asked, { kind: 'told-coordinator' }] : [asked]
}
