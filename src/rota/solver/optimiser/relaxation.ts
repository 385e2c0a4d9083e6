// The Lagrangian bound: rows are no longer rules but have a price each, so that each person's cheapest line and each
// row's cheapest number can be found alone. Whatever the prices, their sum is a lower bound.
import type { Line } from './lines.ts'
import type { Model } from './model.ts'
import { addCounts } from './rows.ts'
import { countsOf, lineCost, lineOf } from './score.ts'
import type { Search } from './search.ts'

/** Some people's lines are free, all others' are as they stand. */
export interface Group {
  readonly free: readonly number[]
  /** What the fixed lines count, by row, and what they cost. */
  readonly others: Int32Array
  readonly othersCost: number
}

export function groupOf(model: Model, roster: Uint8Array, free: readonly number[]): Group {
  const isFree = new Set(free)
  const fixed = Array.from({ length: model.people }, (_, person) => person).filter((person) => !isFree.has(person))
  const othersCost = fixed.reduce((sum, person) => sum + lineCost(model, person, lineOf(model, roster, person)), 0)
  return { free, others: countsOf(model, roster, fixed), othersCost }
}

/** The group once this line is fixed too. */
export function withLine(model: Model, { free, others, othersCost }: Group, line: Line): Group {
  const counts = others.slice()
  addCounts(model.rows, counts, line.cells, line.person, model.cells)
  return { free: free.filter((person) => person !== line.person), others: counts, othersCost: othersCost + line.cost }
}

export interface Relaxed {
  readonly bound: number
  /** The cheapest line of each free person at these prices. */
  readonly lines: readonly Line[]
  /** Asking less roughly would give the same. */
  readonly exact: boolean
}

/**
 * @param roughly the bound may be lower, and the lines dearer, than they could be
 * @returns undefined when a free person has no legal line, or the run is over
 */
export function relax(search: Search, group: Group, prices: Float64Array, roughly = false): Relaxed | undefined {
  const { model, pool, pricers, meter } = search
  let bound = group.othersCost + rowsBound(model, group, prices)
  const lines: Line[] = []
  let exact = true
  for (const person of group.free) {
    if (meter.used() > 1) return undefined
    const pricer = pricers[person]
    const priced = pricer?.price(pricedCosts(search, person, prices), roughly)
    if (!pricer || !priced) return undefined
    bound += priced.bound
    exact &&= priced.exact
    if (priced.line) lines.push(pool.line(person, priced.line))
    meter.spend(1 + pricer.size / 200)
  }
  return { bound, lines, exact }
}

/** By day × cells + cell: its cost, less the prices of the rows that it counts in; Infinity where closed. */
export function pricedCosts({ model, open }: Search, person: number, prices: Float64Array): Float64Array {
  const { days, cells, cellCost, rows } = model
  const { termStart, termRow, termSet, counting } = rows
  const costs = new Float64Array(days * cells)
  const own = person * days * cells
  for (let at = 0; at < costs.length; at++) {
    if (open[own + at] !== 1) {
      costs[at] = Infinity
      continue
    }
    let cost = cellCost[own + at] ?? 0
    const end = termStart[at + 1] ?? 0
    for (let term = termStart[at] ?? 0; term < end; term++) {
      cost -= (counting[(termSet[term] ?? 0) + person] ?? 0) * (prices[termRow[term] ?? 0] ?? 0)
    }
    costs[at] = cost
  }
  return costs
}

/** By row: the numbers that the group can bring about beside the others, from [row] to [size + row]. */
export function reachOf({ rows, people }: Model, { free, others }: Group): Int32Array {
  const { size, least, most } = rows
  const reach = new Int32Array(2 * size)
  for (let row = 0; row < size; row++) {
    let low = others[row] ?? 0
    let high = low
    for (const person of free) {
      low += least[row * people + person] ?? 0
      high += most[row * people + person] ?? 0
    }
    reach[row] = low
    reach[size + row] = high
  }
  return reach
}

/** Each row's cheapest number, with what the others count. @returns its cost and, when asked, the numbers */
export function rowsBound(model: Model, group: Group, prices: Float64Array, numbers?: Int32Array): number {
  const { rows } = model
  const reach = reachOf(model, group)
  let sum = 0
  for (let row = 0; row < rows.size; row++) {
    const price = prices[row] ?? 0
    const at = rows.costAt[row] ?? 0
    const others = group.others[row] ?? 0
    const high = reach[rows.size + row] ?? 0
    let least = Infinity
    for (let n = reach[row] ?? 0; n <= high; n++) {
      const cost = (rows.cost[at + n] ?? 0) + price * (n - others)
      if (cost >= least) continue
      least = cost
      if (numbers) numbers[row] = n
    }
    sum += least
  }
  return sum
}
