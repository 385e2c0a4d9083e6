// The line scanner: by how much a line breaks its person's hard rules, and what its soft rules cost. Fast and forgiving
// where the automata only say no.
import { costOfTotal } from './hinges.ts'
import type { Groups, Rule, Run, Succession, Tally } from './problem.ts'
import { greatestCommonDivisor, lastDayOf } from './rule-steps.ts'

/** Reads one line in a roster: its cells begin at `at`. */
export type Scan = (roster: Uint8Array, at: number) => number

export interface Scanner {
  /** The sum over the hard rules; 0: every one is kept. */
  readonly excess: Scan
  /** Of the soft rules; undefined: there are none. */
  readonly cost: Scan | undefined
}

export interface Grid {
  readonly days: number
  readonly cells: number
  readonly history: number
}

export function scannerOf(rules: readonly Rule[], grid: Grid): Scanner {
  const hard = rules.flatMap((rule) => hardScan(rule, grid) ?? [])
  const soft = rules.flatMap((rule) => softScan(rule, grid) ?? [])
  return { excess: sumOf(hard), cost: soft.length > 0 ? sumOf(soft) : undefined }
}

function sumOf(scans: readonly Scan[]): Scan {
  return (roster, at) => {
    let sum = 0
    for (const scan of scans) sum += scan(roster, at)
    return sum
  }
}

function hardScan(rule: Rule, grid: Grid): Scan | undefined {
  switch (rule.kind) {
    case 'succession':
      return rule.weight === undefined ? broken(rule, grid) : undefined
    case 'run':
      return rule.weight === undefined ? daysOff(rule, grid) : undefined
    case 'tally':
      return tallyExcess(rule, grid)
    case 'groups':
      return rule.max === null ? undefined : groupExcess(rule, rule.max, grid)
  }
}

function softScan(rule: Rule, grid: Grid): Scan | undefined {
  switch (rule.kind) {
    case 'succession':
      return times(rule.weight, broken(rule, grid))
    case 'run':
      return times(rule.weight, daysOff(rule, grid))
    case 'tally':
      return rule.cost && priced(rule.cost, totalOf(rule, grid), largestTotal(rule))
    case 'groups':
      return rule.cost && priced(rule.cost, groupsWith(rule, grid), rule.days.length)
  }
}

const times = (weight: number | undefined, scan: Scan): Scan | undefined =>
  weight === undefined ? undefined : (roster, at) => weight * scan(roster, at)

function priced(cost: NonNullable<Tally['cost']>, total: Scan, largest: number): Scan {
  if (largest > 1_000_000) return (roster, at) => costOfTotal(cost, total(roster, at))
  const table = Float64Array.from({ length: largest + 1 }, (_, n) => costOfTotal(cost, n))
  return (roster, at) => table[total(roster, at)] ?? 0
}

/** Forbidden pairs. */
function broken({ forbidden, days: binding }: Succession, { days, cells, history }: Grid): Scan {
  const matrix = new Uint8Array(cells * cells)
  for (const [today, tomorrow] of forbidden) matrix[today * cells + tomorrow] = 1
  const binds = new Uint8Array(days).fill(binding ? 0 : 1)
  for (const day of binding ?? []) binds[day] = 1
  const first = Math.max(1, history)
  return (roster, at) => {
    let pairs = 0
    let last = roster[at + first - 1] ?? 0
    for (let day = first; day < days; day++) {
      const cell = roster[at + day] ?? 0
      if (matrix[last * cells + cell] === 1) pairs += binds[day - 1] ?? 0
      last = cell
    }
    return pairs
  }
}

/** Days too many or too few. */
function daysOff({ cells: inside, min, max }: Run, { days, cells, history }: Grid): Scan {
  const counts = new Uint8Array(cells)
  for (const cell of inside) counts[cell] = 1
  const most = max ?? days
  return (roster, at) => {
    let excess = 0
    let length = 0
    for (let day = 0; day < days; day++) {
      if ((counts[roster[at + day] ?? 0] ?? 0) === 1) {
        if (++length > most && day >= history) excess++
      } else {
        if (length > 0 && length < min && length < day && day >= history) excess += min - length
        length = 0
      }
    }
    return excess
  }
}

function totalOf({ amounts }: Tally, { days, cells }: Grid, from = 0, to = days): Scan {
  const table = Float64Array.from(
    { length: days * cells },
    (_, at) => amounts[Math.floor(at / cells)]?.[at % cells] ?? 0,
  )
  const first = Math.max(
    from,
    amounts.findIndex((day) => day.some((amount) => amount > 0)),
  )
  const end = Math.min(to, lastDayOf(amounts) + 1)
  return (roster, at) => {
    let sum = 0
    for (let day = first; day < end; day++) sum += table[day * cells + (roster[at + day] ?? 0)] ?? 0
    return sum
  }
}

export const largestTotal = ({ amounts }: Tally): number => amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0)

/** Steps of the smallest amount too much or too little; what history exceeded is forgiven. */
function tallyExcess(rule: Tally, grid: Grid): Scan | undefined {
  const { amounts, min, max } = rule
  if (lastDayOf(amounts) < grid.history || (max === null && min <= 0)) return undefined
  const unit = amounts.flat().reduce(greatestCommonDivisor, 0) || 1
  const total = totalOf(rule, grid)
  const before = grid.history > 0 ? totalOf(rule, grid, 0, grid.history) : undefined
  const most = max ?? Infinity
  return (roster, at) => {
    const sum = total(roster, at)
    if (sum < min) return Math.ceil((min - sum) / unit)
    if (sum <= most) return 0
    return Math.ceil((sum - Math.max(most, before?.(roster, at) ?? 0)) / unit)
  }
}

function groupExcess(rule: Groups, max: number, grid: Grid): Scan {
  const all = groupsWith(rule, grid)
  const before = grid.history > 0 ? groupsWith(rule, { ...grid, days: grid.history }) : undefined
  return (roster, at) => {
    const number = all(roster, at)
    return number <= max ? 0 : number - Math.max(max, before?.(roster, at) ?? 0)
  }
}

/** How many groups count, by the days of the grid. */
function groupsWith({ days: groups, cells: counting }: Groups, { days, cells }: Grid): Scan {
  const counts = Uint8Array.from({ length: cells }, (_, cell) =>
    (counting ? counting.includes(cell) : cell > 0) ? 1 : 0,
  )
  const inside = groups.map((group) => group.filter((day) => day < days))
  return (roster, at) => {
    let number = 0
    for (const group of inside) {
      for (const day of group) {
        if (counts[roster[at + day] ?? 0] === 1) {
          number++
          break
        }
      }
    }
    return number
  }
}
