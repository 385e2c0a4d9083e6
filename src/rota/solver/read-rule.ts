// Reads one rule on one line, slowly and in detail: by how much it is broken, what it costs and on which days. Searches
// use the optimiser's scanners instead; tests hold the two against each other.
import { costOfTotal } from './optimiser/hinges.ts'
import type { Groups, Rule, Run, Succession, Tally } from './optimiser/problem.ts'
import { isPast } from './optimiser/rule-steps.ts'

export interface Reading {
  /** What the line holds of what the rule counts, in the rule's own units. */
  readonly total: number
  /** Units beyond the greatest and below the least that the rule allows. */
  readonly above: number
  readonly below: number
  /** In hundredths; 0 for hard rules. */
  readonly cost: number
  /** Days of the grid on which it is broken, or on which what it counts stands. */
  readonly days: readonly number[]
}

export function readRule(rule: Rule, line: Uint8Array, history: number): Reading {
  switch (rule.kind) {
    case 'tally':
      return readTally(rule, line)
    case 'run':
      return readRun(rule, line, history)
    case 'groups':
      return readGroups(rule, line, history)
    case 'succession':
      return readSuccession(rule, line, history)
  }
}

function readTally({ amounts, min, max, cost }: Tally, line: Uint8Array): Reading {
  let total = 0
  const days: number[] = []
  for (const [day, cell] of line.entries()) {
    const amount = amounts[day]?.[cell] ?? 0
    if (amount > 0) days.push(day)
    total += amount
  }
  return {
    total,
    above: max === null ? 0 : Math.max(0, total - max),
    below: Math.max(0, min - total),
    cost: cost ? costOfTotal(cost, total) : 0,
    days,
  }
}

function readRun({ cells, min, max, weight = 0 }: Run, line: Uint8Array, history: number): Reading {
  const inside = new Set(cells)
  const days: number[] = []
  let [run, above, below, total] = [0, 0, 0, 0]
  for (const [day, cell] of line.entries()) {
    if (inside.has(cell)) {
      run++
      total++
      if (max !== null && run > max && day >= history) {
        above++
        days.push(day)
      }
      continue
    }
    if (run > 0 && run < min && run < day && day >= history) {
      below += min - run
      days.push(day - 1)
    }
    run = 0
  }
  return { total, above, below, cost: weight * (above + below), days }
}

function readGroups({ days: groups, cells, min, max, cost }: Groups, line: Uint8Array, history: number): Reading {
  const counted = (cell: number) => (cells ? cells.includes(cell) : cell > 0)
  const held = groups.filter((group) => group.some((day) => counted(line[day] ?? 0)))
  const total = held.length
  return {
    total,
    above: max === null ? 0 : Math.max(0, total - max),
    below: isPast(groups, history) ? 0 : Math.max(0, min - total),
    cost: cost ? costOfTotal(cost, total) : 0,
    days: held.map(([day = 0]) => day),
  }
}

function readSuccession({ forbidden, days: binding, weight = 0 }: Succession, line: Uint8Array, history: number) {
  const pairs = new Set(forbidden.map(([today, tomorrow]) => today * 256 + tomorrow))
  const days: number[] = []
  for (let day = Math.max(1, history); day < line.length; day++) {
    if (binding && !binding.includes(day - 1)) continue
    if (pairs.has((line[day - 1] ?? 0) * 256 + (line[day] ?? 0))) days.push(day)
  }
  return { total: days.length, above: days.length, below: 0, cost: weight * days.length, days }
}
