// The Lagrangian bound: cover is no longer a rule but has a price at each cell, so that each person's cheapest line and
// each cell's cheapest number of people can be found alone. Whatever the prices, their sum is a lower bound.
import type { Line } from './lines.ts'
import type { Model } from './model.ts'
import { countsOf, lineCost, lineOf } from './score.ts'
import type { Search } from './search.ts'

/** Some people's lines are free, all others' are as they stand. */
export interface Group {
  readonly free: readonly number[]
  /** People of the fixed lines, by day × cells + cell, and what their wishes cost. */
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
  for (const [day, cell] of line.cells.entries()) {
    const at = day * model.cells + cell
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { free: free.filter((person) => person !== line.person), others: counts, othersCost: othersCost + line.cost }
}

export interface Relaxed {
  readonly bound: number
  /** The cheapest line of each free person at these prices. */
  readonly lines: readonly Line[]
}

/** @returns undefined when a free person has no legal line */
export function relax(search: Search, group: Group, prices: Float64Array): Relaxed | undefined {
  const { model, pool, pricers, meter } = search
  let bound = group.othersCost + coverBound(model, group, prices)
  const lines: Line[] = []
  for (const person of group.free) {
    const pricer = pricers[person]
    const priced = pricer?.price(pricedCosts(search, person, prices))
    if (!pricer || !priced) return undefined
    bound += priced.bound
    if (priced.line) lines.push(pool.line(person, priced.line))
    meter.spend(1 + pricer.size / 200)
  }
  return { bound, lines }
}

/** By day × cells + cell: the wish, less the price of covering; Infinity where closed. */
export function pricedCosts({ model, open }: Search, person: number, prices: Float64Array): Float64Array {
  const { days, cells, wishCost } = model
  const costs = new Float64Array(days * cells)
  const own = person * days * cells
  for (let at = 0; at < costs.length; at++) {
    costs[at] = open[own + at] === 1 ? (wishCost[own + at] ?? 0) - (prices[at] ?? 0) : Infinity
  }
  return costs
}

function coverBound({ people, covered, coverCost }: Model, { free, others }: Group, prices: Float64Array): number {
  let sum = 0
  for (const at of covered) {
    const price = prices[at] ?? 0
    const from = at * (people + 1) + (others[at] ?? 0)
    let least = Infinity
    for (let n = 0; n <= free.length; n++) {
      const cost = (coverCost[from + n] ?? 0) + price * n
      if (cost < least) least = cost
    }
    sum += least
  }
  return sum
}
