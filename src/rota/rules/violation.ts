// What a rule says when it is broken: which, for whom, when, how much, and how severe it is. Words are in words.ts.
import type { DutyRole } from '../../lines/duty-role.ts'

/** Every rota rule; the last eight are the kinds of further rules. The codes are stable; DOMAIN words for them are in words.ts. */
export const RULE_CODES = [
  'double-booking',
  'missing-qualification',
  'unavailable',
  'shift-too-long',
  'too-little-rest',
  'nights-in-row',
  'nights-per-week',
  'share-of-hours',
  'hours-per-month',
  'nights-per-month',
  'never-alone',
  'minimum-rest',
  'forbidden-succession',
  'total',
  'consecutive',
  'at-most-together',
  'mentor',
  'complete-weekends',
  'keep-together',
] as const
export type RuleCode = (typeof RULE_CODES)[number]

/** blocking: refused unless a coordinator breaks the rule with a reason; warning: told, never refused. */
export type Severity = 'blocking' | 'warning'

/** Why exactly somebody is not qualified. */
export type QualificationGap = 'role' | 'credential' | 'agreement' | 'not-joined' | 'left'

export interface Violation {
  readonly rule: RuleCode
  readonly severity: Severity
  /** False: not even a coordinator may break it. */
  readonly breakable: boolean
  readonly memberId: string | undefined
  readonly shiftId: string
  readonly role: DutyRole
  /** Epoch milliseconds: the span of time the rule was broken for. */
  readonly start: number
  readonly end: number
  /** The measured figure and the limit, in hours, nights, percent or persons. */
  readonly value?: number
  readonly limit?: number
  readonly gap?: QualificationGap
  /** Credential kinds that are missing. */
  readonly missing?: readonly string[]
  /** What a further rule counts, when it is not plain. */
  readonly counted?: 'hours' | 'shifts' | 'days' | 'days-off' | 'nights' | 'weekends'
  /** Below the least that a further rule wants, not beyond the most. */
  readonly tooFew?: true
  /** Other shifts of the same member that take part in it. */
  readonly relatedShiftIds: readonly string[]
}

/** Breaking these would be no rota at all: the same person in two places, or a person who may not do it. */
const UNBREAKABLE: ReadonlySet<RuleCode> = new Set(['double-booking', 'missing-qualification'])

export const breakable = (rule: RuleCode): boolean => !UNBREAKABLE.has(rule)
