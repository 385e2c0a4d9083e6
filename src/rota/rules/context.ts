// What a rule is given: an assignment, and all it needs to know of the member, their other duties and the shift.
import type { DutyRole } from '../../lines/duty-role.ts'
import type { RotaMember } from '../../people/member.ts'
import type { RuleSet } from './rule-set.ts'
import { breakable, type RuleCode, type Severity, type Violation } from './violation.ts'

/** A member's duty in plain numbers: elapsed time needs no calendar. Instants are epoch milliseconds. */
export interface Stint {
  readonly shiftId: string
  readonly lineId: string
  readonly role: DutyRole
  /** Local day of the shift. */
  readonly day: string
  /** What it is made from: rules on successions speak of it. */
  readonly templateCode: string
  readonly start: number
  readonly end: number
  /** The local day on whose evening the night begins; null by day. */
  readonly nightOf: string | null
  /** Minutes that clocks turned back add to it: see Shift. */
  readonly clockGain: number
}

/** An assignment under scrutiny: made already, or about to be. */
export interface Proposed extends Stint {
  readonly memberId: string
}

export interface RuleContext {
  readonly rules: RuleSet
  /** Undefined: not a member who may serve this line at all. */
  readonly member: RotaMember | undefined
  /** The member's other duties around it, on every line, drafts included, by start. */
  readonly duties: readonly Stint[]
  /** The shift's others in the same role. */
  readonly company: number
  /** Everybody else on the line, in any role, who is there at some time of it. */
  readonly colleagues: readonly ColleagueThere[]
  /** The days of the rota, [fromDay, toDay). */
  readonly period: { readonly fromDay: string; readonly toDay: string }
  readonly role: RoleLoad
}

/** Somebody else's duty on the line, in epoch milliseconds. */
export interface ColleagueThere {
  readonly memberId: string
  readonly start: number
  readonly end: number
}

/** How much of a role a rota needs, and how much of it the member has besides this assignment. */
export interface RoleLoad {
  readonly requiredMinutes: number
  readonly qualifiedMembers: number
  readonly memberMinutes: number
}

export type Rule = (assignment: Proposed, context: RuleContext) => readonly Violation[]

export const HOUR = 3_600_000
export const MINUTE = 60_000

export const hoursOf = ({ start, end }: { readonly start: number; readonly end: number }): number =>
  (end - start) / HOUR

export const overlaps = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end

type Particulars = Partial<Omit<Violation, 'rule' | 'severity' | 'breakable' | 'memberId'>>

/** A violation of this assignment, with what the rule adds to it. */
export function violation(
  rule: RuleCode,
  severity: Severity,
  { memberId, shiftId, role, start, end }: Proposed,
  particulars: Particulars = {},
): Violation {
  const base = { rule, severity, breakable: breakable(rule), memberId, shiftId, role, start, end }
  return { ...base, relatedShiftIds: [], ...particulars }
}
