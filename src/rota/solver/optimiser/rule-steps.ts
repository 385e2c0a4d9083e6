// Each rule as a small automaton that reads a line day by day. The exact pricing runs them side by side.
import type { Groups, Rule, Run, Succession, Sum } from './problem.ts'

/** States are 0 to `states` - 1. */
export interface Steps {
  readonly states: number
  readonly start: number
  /** The next state, or -1 when no continuation can keep the rule. */
  step(day: number, state: number, cell: number): number
}

export function stepsOf(rule: Rule): Steps {
  switch (rule.kind) {
    case 'succession':
      return successionSteps(rule)
    case 'run':
      return runSteps(rule)
    case 'sum':
      return sumSteps(rule)
    case 'groups':
      return groupSteps(rule)
  }
}

/** State: the cell of the day before. */
function successionSteps({ forbidden }: Succession): Steps {
  const pairs = new Set(forbidden.map(([today, tomorrow]) => `${today} ${tomorrow}`))
  const highest = Math.max(0, ...forbidden.flat())
  return {
    states: highest + 1,
    start: 0,
    step: (_, state, cell) => (pairs.has(`${state} ${cell}`) ? -1 : cell > highest ? 0 : cell),
  }
}

/** States: 0 outside, r in a run of r days, cap + r in one that began with the horizon; 2 cap + 1 before the first day. */
function runSteps({ cells, min, max }: Run): Steps {
  const inside = new Set(cells)
  const cap = Math.max(1, max ?? min)
  const before = 2 * cap + 1
  const longer = (length: number) => (length < cap ? length + 1 : max === null ? cap : -1)
  const go = (state: number) => {
    if (max === 0) return -1
    if (state === before) return cap + 1
    if (state <= cap) return longer(state)
    const length = longer(state - cap)
    return length < 0 ? -1 : cap + length
  }
  const end = (state: number) => (state > 0 && state <= cap && state < min ? -1 : 0)
  return { states: before + 1, start: before, step: (_, state, cell) => (inside.has(cell) ? go(state) : end(state)) }
}

/** State: the amount so far, in units of the greatest common divisor. */
function sumSteps({ amounts, from, to, min, max }: Sum): Steps {
  const unit = amounts.reduce(greatestCommonDivisor, 0) || 1
  const [least, most] = [Math.ceil(min / unit), Math.floor(max / unit)]
  const units = amounts.map((amount) => amount / unit)
  const highest = Math.max(0, ...units)
  return {
    states: Math.max(0, most) + 1,
    start: 0,
    step: (day, state, cell) => {
      if (day < from || day >= to) return state
      const sum = state + (units[cell] ?? 0)
      if (sum > most || sum + highest * (to - 1 - day) < least) return -1
      return day === to - 1 ? 0 : sum
    },
  }
}

/** State: twice the groups with duty so far, plus one while the present one has it. */
function groupSteps({ days, max }: Groups): Steps {
  const groupDays = new Set(days.flat())
  const lastDays = new Set(days.map((group) => group.at(-1)))
  return {
    states: 2 * (max + 1),
    start: 0,
    step: (day, state, cell) => {
      if (!groupDays.has(day)) return state
      const counted = state % 2 === 1 || cell === 0 ? state : state + 3
      if (counted >= 2 * (max + 1)) return -1
      return lastDays.has(day) ? counted - (counted % 2) : counted
    },
  }
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
