// The line scanner: by how much a line breaks its person's hard rules, and what its soft rules cost. Fast and forgiving
// where the automata only say no.
import { costOfTotal } from './hinges.ts'
import type { Groups, Rule, Tally } from './problem.ts'
import { type Grid, groupsNear, type Near, pairsNear, runsNear, totalNear } from './rule-near.ts'
import { greatestCommonDivisor, isPast, lastDayOf } from './rule-steps.ts'

/** Reads one line in a roster: its cells begin at `at`. */
export type Scan = (roster: Uint8Array, at: number) => number

export interface Scanner {
  /** The sum over the hard rules; 0: every one is kept. */
  readonly excess: Scan
  /** Of the soft rules; undefined: there are none. */
  readonly cost: Scan | undefined
  /** The rules one by one, for those who change a line day by day. */
  readonly locals: readonly LocalRule[]
  readonly totals: readonly TotalRule[]
}

/** Looks at days that follow each other, and is broken so many times near some days. */
export interface LocalRule {
  readonly near: Near
  /** Cost of each time; undefined: hard. */
  readonly weight: number | undefined
}

/** Looks at what a line adds up to. */
export interface TotalRule {
  /** What these days contribute. */
  readonly near: Near
  /** By how many steps that total of this line is too much or too little; undefined: there is no limit. */
  readonly excess: ((total: number, roster: Uint8Array, at: number) => number) | undefined
  readonly cost: ((total: number) => number) | undefined
}

export function scannerOf(rules: readonly Rule[], grid: Grid): Scanner {
  const locals = rules.flatMap((rule) => localOf(rule, grid) ?? [])
  const totals = rules.flatMap((rule) => totalRuleOf(rule, grid) ?? [])
  const whole =
    (near: Near): Scan =>
    (roster, at) =>
      near(roster, at, 0, grid.days)
  const hard = [
    ...locals.flatMap(({ near, weight }) => (weight === undefined ? [whole(near)] : [])),
    ...totals.flatMap(({ near, excess }) => (excess ? [limited(whole(near), excess)] : [])),
  ]
  const soft = [
    ...locals.flatMap(({ near, weight }) => (weight === undefined ? [] : [times(weight, whole(near))])),
    ...totals.flatMap(({ near, cost }) => (cost ? [priced(whole(near), cost)] : [])),
  ]
  return { excess: sumOf(hard), cost: soft.length > 0 ? sumOf(soft) : undefined, locals, totals }
}

function sumOf(scans: readonly Scan[]): Scan {
  return (roster, at) => {
    let sum = 0
    for (const scan of scans) sum += scan(roster, at)
    return sum
  }
}

const times =
  (weight: number, scan: Scan): Scan =>
  (roster, at) =>
    weight * scan(roster, at)

const limited =
  (total: Scan, excess: NonNullable<TotalRule['excess']>): Scan =>
  (roster, at) =>
    excess(total(roster, at), roster, at)

const priced =
  (total: Scan, cost: NonNullable<TotalRule['cost']>): Scan =>
  (roster, at) =>
    cost(total(roster, at))

function localOf(rule: Rule, grid: Grid): LocalRule | undefined {
  if (rule.kind === 'succession') return { near: pairsNear(rule, grid), weight: rule.weight }
  if (rule.kind === 'run') return { near: runsNear(rule, grid), weight: rule.weight }
  return undefined
}

function totalRuleOf(rule: Rule, grid: Grid): TotalRule | undefined {
  if (rule.kind === 'tally') {
    const excess = tallyExcess(rule, grid)
    const cost = rule.cost && tableOf(rule.cost, largestTotal(rule))
    return excess || cost ? { near: totalNear(rule, grid), excess, cost } : undefined
  }
  if (rule.kind === 'groups') {
    const excess = groupExcess(rule, grid)
    const cost = rule.cost && tableOf(rule.cost, rule.days.length)
    return excess || cost ? { near: groupsNear(rule, grid), excess, cost } : undefined
  }
  return undefined
}

function tableOf(cost: NonNullable<Tally['cost']>, largest: number): (total: number) => number {
  if (largest > 1_000_000) return (total) => costOfTotal(cost, total)
  const table = Float64Array.from({ length: largest + 1 }, (_, n) => costOfTotal(cost, n))
  return (total) => table[total] ?? 0
}

export const largestTotal = ({ amounts }: Tally): number => amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0)

/** Steps of the smallest amount too much or too little; what history exceeded is forgiven. */
function tallyExcess(rule: Tally, grid: Grid): TotalRule['excess'] {
  const { amounts, min, max } = rule
  if (lastDayOf(amounts) < grid.history || (max === null && min <= 0)) return undefined
  const unit = amounts.flat().reduce(greatestCommonDivisor, 0) || 1
  const past = grid.history > 0 ? totalNear(rule, grid) : undefined
  const most = max ?? Infinity
  return (sum, roster, at) => {
    if (sum < min) return Math.ceil((min - sum) / unit)
    if (sum <= most) return 0
    const before = past?.(roster, at, 0, grid.history) ?? 0
    return Math.ceil((sum - Math.max(most, before)) / unit)
  }
}

function groupExcess(rule: Groups, grid: Grid): TotalRule['excess'] {
  const least = isPast(rule.days, grid.history) ? 0 : rule.min
  if (rule.max === null && least <= 0) return undefined
  const past = groupsNear(rule, { ...grid, days: grid.history })
  const most = rule.max ?? Infinity
  return (number, roster, at) => {
    if (number < least) return least - number
    if (number <= most) return 0
    const before = grid.history > 0 ? past(roster, at, 0, grid.history) : 0
    return number - Math.max(most, before)
  }
}
