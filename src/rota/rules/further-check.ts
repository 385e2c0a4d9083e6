// Further rules held against one assignment: what it makes worse is refused, or warned of where the rule has a price.
// What only a whole line of duty can break (a minimum, half weekends) is read in whole.ts.
import { type CompanyRule, type Rule as FurtherRule, isCompanyRule, type LineRuleDatum } from '../solver/rule.ts'
import { type Proposed, type Rule, type RuleContext, violation } from './context.ts'
import { readFurther } from './further.ts'
import type { Violation } from './violation.ts'

export const furtherRules: Rule = (assignment, context) =>
  context.rules.further.flatMap((rule) =>
    isCompanyRule(rule) ? company(rule, assignment, context) : ofLine(rule, assignment, context),
  )

/** A pair to keep together is never more than a price. */
export const severityOf = ({ kind, weight }: FurtherRule) =>
  weight === undefined && kind !== 'keep-together' ? 'blocking' : 'warning'
const byStart = (a: { readonly start: number }, b: { readonly start: number }) => a.start - b.start

function ofLine(rule: LineRuleDatum, assignment: Proposed, context: RuleContext): readonly Violation[] {
  if (rule.members !== undefined && !rule.members.includes(assignment.memberId)) return []
  const now = readFurther(rule, [...context.duties, assignment].sort(byStart), context)
  if (now.above === 0 || now.above <= readFurther(rule, context.duties, context).above) return []
  const counted = countedBy(rule)
  return [
    violation(rule.kind, severityOf(rule), assignment, {
      ...(counted === undefined ? {} : { counted }),
      value: now.value,
      limit: now.limit,
      relatedShiftIds: [...new Set(now.shiftIds)].filter((id) => id !== assignment.shiftId),
    }),
  ]
}

const RUNS = { 'days-worked': 'days', 'days-off': 'days-off', nights: 'nights' } as const

/** What a rule counts, when it is not plain. */
export function countedBy(rule: LineRuleDatum): Violation['counted'] {
  if (rule.kind === 'consecutive') return RUNS[rule.of]
  if (rule.kind === 'total') return rule.of === 'minutes' ? 'hours' : rule.of
  return undefined
}

/** At every moment at which somebody begins while the member is there. */
function company(rule: CompanyRule, assignment: Proposed, { colleagues }: RuleContext): readonly Violation[] {
  if (!rule.members.includes(assignment.memberId)) return []
  const inside = (start: number) => assignment.start < start && start < assignment.end
  const moments = [assignment.start, ...colleagues.map(({ start }) => start).filter(inside)]
  const excess = moments.map((moment) => {
    const there = colleagues.filter(({ start, end }) => start <= moment && moment < end).map(({ memberId }) => memberId)
    return companyExcess(rule, [...there, assignment.memberId])
  })
  const worst = Math.max(...excess)
  if (worst <= 0) return []
  return [violation(rule.kind, severityOf(rule), assignment, figuresOf(rule, worst))]
}

function figuresOf(rule: CompanyRule, excess: number): Pick<Violation, 'value' | 'limit'> {
  switch (rule.kind) {
    case 'keep-together':
      return { value: 1, limit: 2 }
    case 'mentor':
      return { value: excess, limit: 0 }
    case 'at-most-together':
      return { value: rule.maximum + excess, limit: rule.maximum }
  }
}

/** By how many the people who are there at one moment are beyond the rule. */
export function companyExcess(rule: CompanyRule, there: readonly string[]): number {
  const present = new Set(there)
  const among = (ids: readonly string[]) => ids.filter((id) => present.has(id)).length
  switch (rule.kind) {
    case 'at-most-together':
      return Math.max(0, among(rule.members) - rule.maximum)
    case 'mentor':
      return Math.max(0, among(rule.members) - among(rule.mentors.filter((id) => !rule.members.includes(id))))
    case 'keep-together':
      return among(rule.members) === 1 ? 1 : 0
  }
}
