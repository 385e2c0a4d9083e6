// How many people a slot needs: the coverage rule that counts, and what surges add to it.
import type { DayKind } from './day-kind.ts'
import { fits, inForce } from './day-pattern.ts'
import type { DutyRole } from './duty-role.ts'
import type { CoverageRule, DayPattern, LinePlan, Need } from './line.ts'

export interface SlotPlace {
  readonly day: string
  readonly dayKind: DayKind
  readonly role: DutyRole
  readonly templateCode: string
}

interface Scope extends DayPattern {
  readonly templateCodes: readonly string[] | null
}

const speaksOf = (scope: Scope, place: SlotPlace) =>
  fits(scope, place.day, place.dayKind) &&
  (scope.templateCodes === null || scope.templateCodes.includes(place.templateCode))

const needOf = (needs: readonly Need[], role: DutyRole) => needs.find((need) => need.role === role)

const isParticular = ({ weekdays, dayKinds }: DayPattern) => weekdays !== null || dayKinds !== null

/** Positive when `a` counts before `b`. Codes settle what is left, so that the order of rows never matters. */
function precedence(a: CoverageRule, b: CoverageRule): number {
  return (
    a.rank - b.rank ||
    Number(a.templateCodes !== null) - Number(b.templateCodes !== null) ||
    Number(isParticular(a)) - Number(isParticular(b)) ||
    compare(a.from, b.from) ||
    compare(a.code, b.code)
  )
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b)

/** The rule that counts for a slot. */
export function ruleFor(coverage: readonly CoverageRule[], place: SlotPlace): CoverageRule | undefined {
  const speaking = coverage.filter(
    (rule) => inForce(rule, place.day) && needOf(rule.needs, place.role) !== undefined && speaksOf(rule, place),
  )
  return speaking.reduce<CoverageRule | undefined>(
    (best, rule) => (best === undefined || precedence(rule, best) > 0 ? rule : best),
    undefined,
  )
}

/** People needed in a slot; undefined when no rule speaks of it. */
export function needFor(plan: LinePlan, place: SlotPlace): Need | undefined {
  const rule = ruleFor(plan.coverage, place)
  const base = rule && needOf(rule.needs, place.role)
  const extras = plan.surges.flatMap((surge) => {
    const extra = inForce(surge, place.day) && speaksOf(surge, place) ? needOf(surge.extra, place.role) : undefined
    return extra ? [extra] : []
  })
  if (!base && extras.length === 0) return undefined
  const start: Need = base ?? { role: place.role, minimum: 0, wanted: 0, maximum: 0 }
  return extras.reduce(
    (sum, extra) => ({
      role: sum.role,
      minimum: sum.minimum + extra.minimum,
      wanted: sum.wanted + extra.wanted,
      maximum: sum.maximum + extra.maximum,
    }),
    start,
  )
}
