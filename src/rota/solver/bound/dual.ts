// The Lagrangian dual of a rota. Places, skills and pairs get a price a head, totals of a member (hours, nights,
// weekends) a price a unit; then each member's cheapest legal line, each row's cheapest number and each total's cheapest
// amount are found alone, exactly. Whatever the prices, their sum is below every rota's cost (Held, Wolfe and Crowder
// 1974). At a temperature, minima become soft minima, and the sum is smooth: its slope tells how to raise the prices.
import type { Model } from '../optimiser/model.ts'
import { walksOf } from '../optimiser/pricing.ts'
import { cheapestTotal, type Total } from '../optimiser/totals.ts'
import type { Walk } from '../optimiser/walk.ts'
import { type SoftWalk, softWalkOf } from './soft-walk.ts'

export interface Dual {
  /** Prices of the rows come first, then those of each member's totals. */
  readonly size: number
  /** No rota costs less. -Infinity never; Infinity: somebody has no legal line. */
  bound(prices: Float64Array): number
  /** Never above `bound`; `slope` becomes the gradient. */
  soft(prices: Float64Array, temperature: number, slope: Float64Array): number
  /** What one call costs, in moves of annealing. */
  readonly work: number
  /** Of all members' automata. */
  readonly arcs: number
}

interface Member {
  readonly walk: Walk
  readonly softly: SoftWalk
  readonly totals: readonly Total[]
  /** Of the price of their first total. */
  readonly first: number
  readonly open: OpenCells
}

/** @returns undefined when a member has no legal line */
export function dualOf(model: Model): Dual | undefined {
  const { rows, days, cells, cellCost } = model
  const people = membersOf(model)
  if (!people) return undefined
  const size = people.reduce((sum, { totals }) => sum + totals.length, rows.size)
  const costs = new Float64Array(days * cells)

  const price = (person: number, { open }: Member, prices: Float64Array) => {
    const { at, start, price: which, amount } = open
    const own = person * days * cells
    costs.fill(Infinity)
    for (let k = 0; k < at.length; k++) {
      const place = at[k] ?? 0
      let cost = cellCost[own + place] ?? 0
      const end = start[k + 1] ?? 0
      for (let term = start[k] ?? 0; term < end; term++) cost += (amount[term] ?? 0) * (prices[which[term] ?? 0] ?? 0)
      costs[place] = cost
    }
  }
  /** What the lines hold on average of what has a price. */
  const addLikely = (
    { open: { at, start, price: which, amount }, softly: { likely } }: Member,
    slope: Float64Array,
  ) => {
    for (let k = 0; k < at.length; k++) {
      const share = likely[at[k] ?? 0] ?? 0
      if (share === 0) continue
      const end = start[k + 1] ?? 0
      for (let term = start[k] ?? 0; term < end; term++) {
        const index = which[term] ?? 0
        slope[index] = (slope[index] ?? 0) + share * (amount[term] ?? 0)
      }
    }
  }
  const bound = (prices: Float64Array): number => {
    let sum = 0
    for (const [person, member] of people.entries()) {
      price(person, member, prices)
      sum += member.walk.cheapest(costs)
      for (const [k, total] of member.totals.entries()) sum += cheapestTotal(total, prices[member.first + k] ?? 0).cost
    }
    for (let row = 0; row < rows.size; row++) {
      const [at, low, high] = [rows.costAt[row] ?? 0, rows.low[row] ?? 0, rows.high[row] ?? 0]
      let least = Infinity
      for (let n = low; n <= high; n++) least = Math.min(least, (rows.cost[at + n] ?? 0) + (prices[row] ?? 0) * n)
      sum += least
    }
    return sum
  }
  const soft = (prices: Float64Array, temperature: number, slope: Float64Array): number => {
    let sum = 0
    slope.fill(0)
    for (const [person, member] of people.entries()) {
      price(person, member, prices)
      sum += member.softly.walk(costs, temperature)
      addLikely(member, slope)
      for (const [k, { low, high, cost }] of member.totals.entries()) {
        const at = member.first + k
        const { value, mean } = softTable({ cost, at: 0, low, high }, -(prices[at] ?? 0), temperature)
        sum += value
        slope[at] = (slope[at] ?? 0) - mean
      }
    }
    for (let row = 0; row < rows.size; row++) {
      const [at, low, high] = [rows.costAt[row] ?? 0, rows.low[row] ?? 0, rows.high[row] ?? 0]
      const { value, mean } = softTable({ cost: rows.cost, at, low, high }, prices[row] ?? 0, temperature)
      sum += value
      slope[row] = (slope[row] ?? 0) + mean
    }
    return sum
  }
  const work = 100 + people.reduce((sum, { walk, open }) => sum + walk.arcs / 10 + open.price.length / 50, 0)
  const arcs = people.reduce((sum, { walk }) => sum + walk.arcs, 0)
  return { size, bound, soft, work, arcs }
}

interface Table {
  /** n costs `cost[at + n]`, from low to high. */
  readonly cost: Float64Array
  readonly at: number
  readonly low: number
  readonly high: number
}

/** The soft minimum over the numbers of a table, each unit at a price on top, and their mean. */
function softTable({ cost, at, low, high }: Table, price: number, temperature: number) {
  let least = Infinity
  for (let n = low; n <= high; n++) least = Math.min(least, (cost[at + n] ?? Infinity) + price * n)
  let [weights, sum] = [0, 0]
  for (let n = low; n <= high; n++) {
    const weight = Math.exp((least - (cost[at + n] ?? Infinity) - price * n) / temperature)
    weights += weight
    sum += weight * n
  }
  return { value: least - temperature * Math.log(weights), mean: sum / weights }
}

function membersOf(model: Model): readonly Member[] | undefined {
  const softWalks = new Map<Walk, SoftWalk>()
  const found: Member[] = []
  let first = model.rows.size
  for (const [person, priced] of walksOf(model).entries()) {
    if (!priced) return undefined
    const { walk, totals } = priced
    const softly = softWalks.get(walk) ?? softWalkOf(walk.automaton, model.cells)
    softWalks.set(walk, softly)
    found.push({ walk, softly, totals, first, open: openCells(model, totals, { person, first }) })
    first += totals.length
  }
  return found
}

interface OpenCells {
  /** Places (day × cells + cell) that the member may take. */
  readonly at: Int32Array
  /** Terms of the k-th: start[k] to start[k + 1] - 1, each so many times a price. */
  readonly start: Int32Array
  readonly price: Int32Array
  readonly amount: Float64Array
}

function openCells(
  { days, cells, allowed, rows }: Model,
  totals: readonly Total[],
  { person, first }: { readonly person: number; readonly first: number },
): OpenCells {
  const { termStart, termRow, termSet, counting } = rows
  const [at, start, price, amount]: [number[], number[], number[], number[]] = [[], [0], [], []]
  const add = (which: number, times: number) => {
    if (times === 0) return
    price.push(which)
    amount.push(times)
  }
  for (let place = 0; place < days * cells; place++) {
    if (allowed[person * days * cells + place] !== 1) continue
    at.push(place)
    for (let term = termStart[place] ?? 0; term < (termStart[place + 1] ?? 0); term++) {
      add(termRow[term] ?? 0, -(counting[(termSet[term] ?? 0) + person] ?? 0))
    }
    for (const [k, total] of totals.entries()) add(first + k, total.amounts[place] ?? 0)
    start.push(price.length)
  }
  return {
    at: Int32Array.from(at),
    start: Int32Array.from(start),
    price: Int32Array.from(price),
    amount: Float64Array.from(amount),
  }
}
