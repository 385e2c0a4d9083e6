// What the further rules of a line cost that have a price: on one member's duties, and on who stands with whom.
import { type Book, stintOf } from '../facts.ts'
import { belowOf, readFurther } from '../rules/further.ts'
import { companyExcess } from '../rules/further-check.ts'
import type { Model } from '../solver/model.ts'
import { type CompanyRule, isCompanyRule, type LineRuleDatum } from '../solver/rule.ts'

/** Of a pair to keep together that says nothing: as in the solver. */
const USUAL_TOGETHER = 10

const priced = ({ weight }: LineRuleDatum): boolean => weight !== undefined

/** The cost of a line of slots, with the member's duty elsewhere beside it. */
export function furtherCostOf({ facts, shift }: Book, { problem }: Model) {
  const rules = facts.rules.further.flatMap((rule) => (isCompanyRule(rule) ? [] : [rule])).filter(priced)
  const scene = { rules: facts.rules, period: facts.rota }
  return (member: number, line: readonly number[]): { readonly cost: number } => {
    const id = problem.members[member]?.id ?? ''
    const own = rules.filter(({ members }) => members === undefined || members.includes(id))
    if (own.length === 0) return { cost: 0 }
    const here = line.flatMap((slot) => {
      const at = shift.get(problem.slots[slot]?.id ?? '')
      return at ? [stintOf(at, facts.rota.lineId)] : []
    })
    const stints = [...here, ...(facts.elsewhere.get(id) ?? [])].sort((a, b) => a.start - b.start)
    const cost = own.reduce((sum, rule) => {
      const reading = readFurther(rule, stints, scene)
      return sum + (rule.weight ?? 0) * (reading.above + belowOf(reading))
    }, 0)
    return { cost }
  }
}

interface Exchange {
  readonly left?: string | undefined
  readonly came?: string | undefined
}

/** At a moment in epoch milliseconds; as if somebody had left, and another had come. */
export type CompanyCost = (at: number, exchange: Exchange) => number

export function companyCostOf({ facts, shift }: Book): CompanyCost {
  const isPriced = (rule: CompanyRule) => rule.weight !== undefined || rule.kind === 'keep-together'
  const rules = facts.rules.further.flatMap((rule) => (isCompanyRule(rule) ? [rule] : [])).filter(isPriced)
  if (rules.length === 0) return () => 0
  const stands = facts.assignments.flatMap(({ memberId, shiftId }) => {
    const at = shift.get(shiftId)
    return at ? [{ memberId, start: at.start.toMillis(), end: at.end.toMillis() }] : []
  })
  return (at, { left, came }) => {
    const there = stands.filter(({ start, end }) => start <= at && at < end).map(({ memberId }) => memberId)
    const after = [...there.filter((id) => id !== left), ...(came === undefined ? [] : [came])]
    return rules.reduce((sum, rule) => sum + (rule.weight ?? USUAL_TOGETHER) * companyExcess(rule, after), 0)
  }
}

interface CompanyScales {
  readonly company: CompanyCost
  readonly model: Model
}

/** What more company costs at the moments of a shift when somebody leaves it and another comes. */
export function companyChange({ company, model }: CompanyScales, shiftId: string, exchange: Exchange): number {
  const slot = model.problem.slots[model.slotIndex.get(shiftId) ?? -1]
  if (!slot) return 0
  const begins = new Set(model.problem.slots.map(({ start }) => start))
  const moments = [...begins].filter((start) => slot.start <= start && start < slot.end).map((start) => start * 60_000)
  return moments.reduce((sum, at) => sum + company(at, exchange) - company(at, {}), 0)
}
