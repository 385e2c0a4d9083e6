// Risk levels: a handling tier, not a prediction. RX is "not assessed" and is never the same as R0, "asked, and denied".

export const RISK_LEVELS = ['RX', 'R0', 'R1', 'R2', 'R3', 'R4'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]

export const NOT_ASSESSED_REASONS = [
  'hang-up',
  'silent',
  'technical',
  'refused',
  'not-appropriate',
  'third-party',
] as const
export type NotAssessedReason = (typeof NOT_ASSESSED_REASONS)[number]

export const PLANS = ['none', 'vague', 'specific'] as const
export const MEANS = ['none', 'obtainable', 'at-hand'] as const
/** in-progress: the act was done just before the call, or during it. */
export const TIME_FRAMES = ['none', 'later', 'within-1-week', 'within-72-hours', 'in-progress'] as const
export const PREVIOUS_ATTEMPTS = ['none', 'over-a-year-ago', 'within-a-year', 'within-a-month'] as const
export const PROTECTIVE_FACTORS = [
  'family',
  'friends',
  'children',
  'faith',
  'treatment',
  'plans',
  'reasons',
  'pets',
] as const
export const PRESENCES = ['alone', 'somebody-present'] as const

/** What was asked. null: unknown. */
export interface RiskComponents {
  /** 0-100, rated by the caller [C9c]. */
  readonly ideation: number | null
  /** 0-100. */
  readonly hopelessness: number | null
  readonly plan: (typeof PLANS)[number] | null
  readonly means: (typeof MEANS)[number] | null
  readonly timeFrame: (typeof TIME_FRAMES)[number] | null
  readonly previousAttempt: (typeof PREVIOUS_ATTEMPTS)[number] | null
  readonly protectiveFactors: readonly (typeof PROTECTIVE_FACTORS)[number][] | null
  readonly presence: (typeof PRESENCES)[number] | null
}

export interface RiskAssessment extends RiskComponents {
  /** As the counsellor sees it; null while a draft does not say. */
  readonly level: RiskLevel | null
  /** Why RX. */
  readonly notAssessedReason: NotAssessedReason | null
  /** A second person has confirmed that what was said does not amount to this; until it is asked anew. */
  readonly confirmedBelow?: RiskLevel | null
}

/** From here on thoughts are "frequent" and hopelessness is "strong" (ours). */
export const STRONG = 70

const RANK: Readonly<Record<RiskLevel, number>> = { RX: -1, R0: 0, R1: 1, R2: 2, R3: 3, R4: 4 }

export const isAtLeast = (level: RiskLevel | null, floor: RiskLevel): boolean =>
  level !== null && RANK[level] >= RANK[floor]

const SETTLE_THE_LEVEL = ['ideation', 'hopelessness', 'plan', 'timeFrame'] as const

/**
 * The level that DOMAIN's criteria give. Where a component is unknown, the highest that is still possible: a plan with
 * unknown time frame is R3. An act in progress (R4) is seen or said, never supposed, and a plan that nobody asked about
 * only where something speaks of danger. RX when nothing that settles the level was asked.
 */
export function derivedLevel(c: RiskComponents): RiskLevel {
  if (c.timeFrame === 'in-progress') return 'R4'
  if (SETTLE_THE_LEVEL.every((component) => c[component] === null)) return 'RX'
  if (c.plan === null && c.timeFrame === null && !speaksOfDanger(c)) return isHopeless(c) ? 'R2' : 'RX'
  if (mayActSoon(c)) return 'R3'
  const strong = (value: number | null) => value === null || value >= STRONG
  if (c.plan !== 'none' || strong(c.ideation) || strong(c.hopelessness)) return 'R2'
  return c.ideation === 0 ? 'R0' : 'R1'
}

const isHopeless = ({ hopelessness }: RiskComponents) => hopelessness !== null && hopelessness >= STRONG

/** Thoughts, a plan, a date, means or an attempt: asked and not denied. */
function speaksOfDanger({ ideation, plan, means, timeFrame, previousAttempt }: RiskComponents): boolean {
  const said = [plan, means, timeFrame, previousAttempt].some((answer) => answer !== null && answer !== 'none')
  return said || (ideation !== null && ideation > 0)
}

/** A near date stands for a plan, also where "no plan" was ticked by mistake. */
function mayActSoon(c: RiskComponents): boolean {
  if (c.timeFrame === 'within-72-hours' || c.timeFrame === 'within-1-week') return true
  return c.timeFrame === null && c.plan !== 'none'
}

/** R3 or R4 where the caller said so: an act, a near date, a plan with particulars and no date. Nothing is supposed. */
function saidLevel({ timeFrame, plan }: RiskComponents): RiskLevel | null {
  if (timeFrame === 'in-progress') return 'R4'
  const soon = timeFrame === 'within-72-hours' || timeFrame === 'within-1-week'
  return soon || (plan === 'specific' && timeFrame === null) ? 'R3' : null
}

/**
 * What a call is handled as: the counsellor's level, and the derived one as long as there is none. A level below what the
 * caller said counts only once a second person has confirmed it. While a counsellor goes through the questions, answers
 * that deny danger suppose none: the level stays open until all are given.
 */
export function handledAs(risk: RiskAssessment): RiskLevel | null {
  if (risk.level !== null) {
    const said = saidLevel(risk)
    const stands = said === null || isAtLeast(risk.level, said) || isAtLeast(risk.confirmedBelow ?? null, said)
    return stands ? risk.level : said
  }
  const derived = derivedLevel(risk)
  const isSupposed = derived !== 'R0' && !speaksOfDanger(risk) && !isHopeless(risk)
  return derived === 'RX' || isSupposed ? null : derived
}

/** A change of an assessment. What a second person confirmed lapses with what it was about. */
export function reassessed(before: RiskAssessment, after: RiskAssessment): RiskAssessment {
  const asked = before.timeFrame !== after.timeFrame || before.plan !== after.plan
  return asked && after.confirmedBelow ? { ...after, confirmedBelow: null } : after
}

/** R3 and R4 go down only with a second person, also to RX or to nothing. */
export const needsSecondPerson = (from: RiskLevel | null, to: RiskLevel | null): boolean =>
  from !== null && isAtLeast(from, 'R3') && (to === null || RANK[to] < RANK[from])
