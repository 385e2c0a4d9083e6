// Nobody answers alone.
import type { DutyRole } from '../../lines/duty-role.ts'
import { type Rule, violation } from './context.ts'
import type { RuleSet } from './rule-set.ts'

/** The role that must not be alone: the one that answers calls on its own account. */
const ROLE: DutyRole = 'counsellor'

/** How many of a role must stand together in a shift; 1 where being alone is no matter. */
export const togetherAtLeast = (rules: RuleSet, role: DutyRole): number =>
  role === ROLE ? Math.max(1, rules.togetherAtLeast) : 1

/** A warning only: somebody must be the first to be put into a shift, and one is better than none. */
export const neverAlone: Rule = (assignment, { rules, company }) => {
  const limit = togetherAtLeast(rules, assignment.role)
  if (company + 1 >= limit) return []
  return [violation('never-alone', 'warning', assignment, { value: company + 1, limit })]
}
