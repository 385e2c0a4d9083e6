// Every rule, in the order in which a coordinator wants to hear of them.
import { neverAlone } from './company.ts'
import type { Proposed, Rule, RuleContext } from './context.ts'
import { nightsInRow, nightsPerWeek, restAfterNight, shiftLength } from './fatigue.ts'
import { furtherRules } from './further-check.ts'
import { hoursPerMonth, nightsPerMonth, shareOfHours } from './load.ts'
import { available, onePlace, qualified } from './place.ts'
import type { Violation } from './violation.ts'

const RULES: readonly Rule[] = [
  onePlace,
  qualified,
  available,
  shiftLength,
  restAfterNight,
  nightsInRow,
  nightsPerWeek,
  hoursPerMonth,
  nightsPerMonth,
  shareOfHours,
  neverAlone,
  furtherRules,
]

export const checkAssignment = (assignment: Proposed, context: RuleContext): readonly Violation[] =>
  RULES.flatMap((rule) => rule(assignment, context))

export const isBlocking = (violation: Violation): boolean => violation.severity === 'blocking'
