// Further rules of a problem as data, named as in the field. Each is hard, or costs its weight for each unit beyond it.
// A duty day is the local day of a duty; a night belongs to the day on whose evening it begins. Weeks begin on Monday.
import type { DutyClass } from './problem.ts'

/** For whom a rule is, and how hard. */
interface Common {
  /** What an explanation calls it; absent: its kind. */
  readonly name?: string
  /** Ids; absent: all members. */
  readonly members?: readonly string[]
  /** Cost of each unit beyond the limit; absent: hard, never broken. */
  readonly weight?: number
}

/** Elapsed minutes from the end of a duty to the next after a pause. A pause below `pauseMinutes` is none. */
export interface MinimumRest extends Common {
  readonly kind: 'minimum-rest'
  readonly minutes: number
  /** Only between duties of this class; absent: of any. */
  readonly class?: DutyClass
}

/** Kinds of shift (`Slot.shift`) that may not follow each other on two duty days. */
export interface ForbiddenSuccession extends Common {
  readonly kind: 'forbidden-succession'
  readonly pairs: readonly (readonly [string, string])[]
}

export const COUNTED = ['minutes', 'shifts', 'days', 'nights', 'weekends'] as const

/** How much of something a member stands in each period, calendar month or week. */
export interface Total extends Common {
  readonly kind: 'total'
  readonly of: (typeof COUNTED)[number]
  readonly per: 'period' | 'month' | 'week'
  readonly minimum?: number
  readonly maximum?: number
}

/** Unbroken runs of duty days. A run that touches an edge of the rota counts as long enough. */
export interface Consecutive extends Common {
  readonly kind: 'consecutive'
  readonly of: 'days-worked' | 'nights' | 'days-off'
  readonly minimum?: number
  readonly maximum?: number
}

/** Saturday and Sunday both, or neither. */
export interface CompleteWeekends extends Common {
  readonly kind: 'complete-weekends'
}

/** Of these members at most so many at once on a line: newcomers (1), people to keep apart (1). */
export interface AtMostTogether extends Common {
  readonly kind: 'at-most-together'
  readonly members: readonly string[]
  readonly maximum: number
}

/** Never more of these members (shadows, newcomers) at once on a line than of those who can guide them. */
export interface Mentor extends Common {
  readonly kind: 'mentor'
  readonly members: readonly string[]
  readonly mentors: readonly string[]
}

/** Two members stand the same slots. Always soft: absent weight is 10. */
export interface KeepTogether extends Common {
  readonly kind: 'keep-together'
  readonly members: readonly [string, string]
}

export type Rule =
  | MinimumRest
  | ForbiddenSuccession
  | Total
  | Consecutive
  | CompleteWeekends
  | AtMostTogether
  | Mentor
  | KeepTogether

export type CompanyRule = AtMostTogether | Mentor | KeepTogether
export type LineRuleDatum = Exclude<Rule, CompanyRule>

export const isCompanyRule = (rule: Rule): rule is CompanyRule =>
  rule.kind === 'at-most-together' || rule.kind === 'mentor' || rule.kind === 'keep-together'
