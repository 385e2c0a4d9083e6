// The line scanner: by how much a line breaks its person's rules. Fast and forgiving where the automata only say no.
import type { Groups, Rule, Run, Succession, Sum } from './problem.ts'
import { greatestCommonDivisor } from './rule-steps.ts'

/** Reads one line in a roster: its cells begin at `at`. 0: every rule is kept. */
export type Excess = (roster: Uint8Array, at: number) => number

/** The sum over the rules, for a line of so many days. Cells are below `cells`. */
export function excessOf(rules: readonly Rule[], days: number, cells: number): Excess {
  const parts = rules.map((rule) => excessOfRule(rule, days, cells))
  return (roster, at) => {
    let sum = 0
    for (const part of parts) sum += part(roster, at)
    return sum
  }
}

function excessOfRule(rule: Rule, days: number, cells: number): Excess {
  switch (rule.kind) {
    case 'succession':
      return successionExcess(rule, days, cells)
    case 'run':
      return runExcess(rule, days, cells)
    case 'sum':
      return sumExcess(rule, days)
    case 'groups':
      return groupExcess(rule)
  }
}

function successionExcess({ forbidden }: Succession, days: number, cells: number): Excess {
  const matrix = new Uint8Array(cells * cells)
  for (const [today, tomorrow] of forbidden) matrix[today * cells + tomorrow] = 1
  return (roster, at) => {
    let broken = 0
    let last = roster[at] ?? 0
    for (let day = 1; day < days; day++) {
      const cell = roster[at + day] ?? 0
      broken += matrix[last * cells + cell] ?? 0
      last = cell
    }
    return broken
  }
}

/** Days too long or too short. */
function runExcess({ cells: inside, min, max }: Run, days: number, cells: number): Excess {
  const counts = new Uint8Array(cells)
  for (const cell of inside) counts[cell] = 1
  const most = max ?? days
  return (roster, at) => {
    let broken = 0
    let length = 0
    for (let day = 0; day < days; day++) {
      if ((counts[roster[at + day] ?? 0] ?? 0) === 1) {
        if (++length > most) broken++
      } else {
        if (length > 0 && length < min && length < day) broken += min - length
        length = 0
      }
    }
    return broken
  }
}

/** Steps of the smallest amount too much or too little. */
function sumExcess({ amounts, from, to, min, max }: Sum, days: number): Excess {
  const table = Float64Array.from(amounts)
  const unit = amounts.reduce(greatestCommonDivisor, 0) || 1
  const end = Math.min(to, days)
  return (roster, at) => {
    let sum = 0
    for (let day = from; day < end; day++) sum += table[roster[at + day] ?? 0] ?? 0
    if (sum > max) return Math.ceil((sum - max) / unit)
    return sum < min ? Math.ceil((min - sum) / unit) : 0
  }
}

function groupExcess({ days, max }: Groups): Excess {
  return (roster, at) => {
    let worked = 0
    for (const group of days) {
      for (const day of group) {
        if ((roster[at + day] ?? 0) > 0) {
          worked++
          break
        }
      }
    }
    return worked > max ? worked - max : 0
  }
}
