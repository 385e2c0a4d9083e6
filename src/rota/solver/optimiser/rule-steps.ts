// Each rule as a small automaton that reads a line day by day. The exact pricing runs them side by side.
import { costOfTotal } from './hinges.ts'
import type { Groups, Rule, Run, Succession, Tally } from './problem.ts'

/** States are 0 to `states` - 1. */
export interface Steps {
  readonly states: number
  readonly start: number
  /** The next state, or -1 when no continuation can keep the rule. */
  step(day: number, state: number, cell: number): number
  /** What that step costs; absent: nothing. */
  readonly cost?: (day: number, state: number, cell: number) => number
}

/**
 * Of a grid whose first `history` days have been; successions are one automaton together, since all look at the cell of
 * the day before. A tally's soft cost is not in it: see `totals.ts`.
 */
export function stepsOf(rules: readonly Rule[], history: number): readonly Steps[] {
  const successions = rules.filter((rule) => rule.kind === 'succession')
  return [
    ...(successions.length > 0 ? [successionSteps(successions, history)] : []),
    ...rules.flatMap((rule) => (rule.kind === 'succession' ? [] : stepsOfRule(rule, history))),
  ]
}

function stepsOfRule(rule: Exclude<Rule, Succession>, history: number): Steps {
  switch (rule.kind) {
    case 'run':
      return runSteps(rule, history)
    case 'tally':
      return tallySteps(rule, history)
    case 'groups':
      return groupSteps(rule, history)
  }
}

/** State: the cell of the day before; the last state is before the first day, and every cell that no pair names. */
function successionSteps(rules: readonly Succession[], history: number): Steps {
  const none = Math.max(0, ...rules.flatMap(({ forbidden }) => forbidden.flat())) + 1
  const all = rules.map(({ forbidden, days, weight }) => ({
    pairs: new Set(forbidden.map(([today, tomorrow]) => today * (none + 1) + tomorrow)),
    binding: days && new Set(days),
    weight,
  }))
  const broken = (day: number, state: number, cell: number) =>
    day < history || cell > none
      ? []
      : all.filter(({ pairs, binding }) => (!binding || binding.has(day - 1)) && pairs.has(state * (none + 1) + cell))
  const next = (cell: number) => Math.min(cell, none)
  const isHard = ({ weight }: { readonly weight: number | undefined }) => weight === undefined
  const shape = {
    states: none + 1,
    start: none,
    step: (day: number, state: number, cell: number) => (broken(day, state, cell).some(isHard) ? -1 : next(cell)),
  }
  if (all.every(isHard)) return shape
  const cost = (day: number, state: number, cell: number) =>
    broken(day, state, cell).reduce((sum, { weight = 0 }) => sum + weight, 0)
  return { ...shape, cost }
}

/** States: r in a run of r days, 0 outside, cap + 1 + r when it began with the grid; the last is before the first day. */
function runSteps({ cells, min, max, weight }: Run, history: number): Steps {
  const inside = new Set(cells)
  const cap = Math.max(1, min, max ?? 0)
  const before = 2 * cap + 2
  const lengthOf = (state: number) => (state === before ? 0 : state > cap ? state - cap - 1 : state)
  const tooMany = (day: number, state: number, cell: number) =>
    day >= history && inside.has(cell) && max !== null && lengthOf(state) >= max ? 1 : 0
  const tooFew = (day: number, state: number, cell: number) =>
    day >= history && !inside.has(cell) && state > 0 && state <= cap ? Math.max(0, min - state) : 0
  const next = (state: number, cell: number) => {
    if (!inside.has(cell)) return 0
    const length = Math.min(cap, lengthOf(state) + 1)
    return state > cap ? cap + 1 + length : length
  }
  const excess = (day: number, state: number, cell: number) => tooMany(day, state, cell) + tooFew(day, state, cell)
  const shape = { states: before + 1, start: before }
  if (weight === undefined) {
    return { ...shape, step: (day, state, cell) => (excess(day, state, cell) > 0 ? -1 : next(state, cell)) }
  }
  return { ...shape, step: (_, s, cell) => next(s, cell), cost: (day, s, cell) => weight * excess(day, s, cell) }
}

/** State: the amount so far, in units of the greatest common divisor. */
function tallySteps({ amounts, min, max }: Tally, history: number): Steps {
  const unit = amounts.flat().reduce(greatestCommonDivisor, 0) || 1
  const last = lastDayOf(amounts)
  if (last < history) return { states: 1, start: 0, step: () => 0 }
  const still = amounts.map((day) => Math.max(0, ...day) / unit)
  for (let day = still.length - 2; day >= 0; day--) still[day] = (still[day] ?? 0) + (still[day + 1] ?? 0)
  const least = Math.max(0, Math.ceil(min / unit))
  const most = Math.min(still[0] ?? 0, max === null ? least : Math.floor(max / unit))
  const cap = Math.max(0, most, least)
  return {
    states: cap + 1,
    start: 0,
    step: (day, state, cell) => {
      if (day > last) return 0
      const amount = (amounts[day]?.[cell] ?? 0) / unit
      const sum = Math.min(cap, state + amount)
      if (max !== null && amount > 0 && state + amount > most && day >= history) return -1
      if (sum + (still[day + 1] ?? 0) < least) return -1
      return day === last ? 0 : sum
    },
  }
}

/** The last day that adds anything; -1: none. */
export const lastDayOf = (amounts: Tally['amounts']): number =>
  amounts.findLastIndex((day) => day.some((amount) => amount > 0))

/** Whether all of these groups have been: then it is too late for more of them. */
export const isPast = (days: Groups['days'], history: number): boolean =>
  days.every((group) => group.every((day) => day < history))

/** State: twice the groups that count so far, plus one while the present one does. */
function groupSteps({ days, cells, min, max, cost }: Groups, history: number): Steps {
  const groupDays = new Set(days.flat())
  const lastDays = new Set(days.map((group) => group.at(-1)))
  const least = isPast(days, history) ? 0 : min
  const most = cost ? days.length : Math.max(max ?? 0, least)
  /** Groups that end after a day; the present one is no more to come once it counts. */
  const toCome = [...groupDays].reduce(
    (counts, day) => counts.set(day, days.filter((group) => (group.at(-1) ?? 0) > day).length),
    new Map<number, number>(),
  )
  const counts = (cell: number) => (cells ? cells.includes(cell) : cell > 0)
  const adds = (day: number, state: number, cell: number) => groupDays.has(day) && state % 2 === 0 && counts(cell)
  const step = (day: number, state: number, cell: number) => {
    if (!groupDays.has(day)) return state
    let counted = adds(day, state, cell) ? state + 3 : state
    if (adds(day, state, cell) && max !== null && counted >> 1 > max && day >= history) return -1
    if (counted >> 1 > most) counted = 2 * most + 1
    const next = lastDays.has(day) ? counted - (counted % 2) : counted
    return (next >> 1) + (toCome.get(day) ?? 0) - (next % 2) < least ? -1 : next
  }
  const shape = { states: 2 * (most + 1), start: 0, step }
  if (!cost) return shape
  const table = Float64Array.from({ length: most + 2 }, (_, n) => costOfTotal(cost, n))
  return {
    ...shape,
    cost: (day, state, cell) => {
      const first = day === 0 ? (table[0] ?? 0) : 0
      const number = state >> 1
      return first + (adds(day, state, cell) ? (table[number + 1] ?? 0) - (table[number] ?? 0) : 0)
    },
  }
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
