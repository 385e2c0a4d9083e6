// A warm start for column generation: prices by subgradient steps, before the first linear program. Each step is one
// exact pricing of everybody, so that it raises the proven bound and fills the line pool on the way.
import type { Line } from './lines.ts'
import type { Model } from './model.ts'
import { type Group, relax, rowsBound } from './relaxation.ts'
import { addCounts } from './rows.ts'
import { countsOf, everyone } from './score.ts'
import type { Search } from './search.ts'

export interface WarmStart {
  readonly bound: number
  readonly prices: Float64Array | undefined
  /** Share of the run that pricing everybody once takes. */
  readonly priced: number
}

/** Share of the new subgradient in the direction; the rest is the one before (Camerini, Fratta and Maffioli 1975). */
const FRESH = 0.6
const PATIENCE = 4
const SHRINK = 0.6
const SMALLEST_STEP = 0.02

export interface Warming {
  /** Share of the run. */
  readonly until: number
  readonly rounds?: number
}

export function warmStart(search: Search, group: Group, { until, rounds: most = Infinity }: Warming): WarmStart {
  const { model, meter } = search
  const prices = firstPrices(search)
  const direction = new Float64Array(prices.length)
  let best: WarmStart = { bound: -Infinity, prices: undefined, priced: 0 }
  let rounds = 0
  let first = meter.used()
  let step = 1
  let failures = 0
  while (rounds < most && meter.used() < until && step >= SMALLEST_STEP) {
    const relaxed = relax(search, group, prices, true)
    if (!relaxed) return best
    // The first round also builds automata.
    if (rounds++ === 0) first = meter.used()
    search.round++
    for (const line of relaxed.lines) line.lastUsed = search.round
    if (relaxed.bound > best.bound) {
      best = { ...best, bound: relaxed.bound, prices: prices.slice() }
      failures = 0
    } else if (++failures >= PATIENCE) {
      failures = 0
      step *= SHRINK
      if (best.prices) prices.set(best.prices)
    }
    const gradient = missing(model, relaxed.lines, group, prices)
    const length = step * Math.max(search.objective - relaxed.bound, 1)
    advance(model, prices, { direction, gradient, length })
  }
  return { ...best, priced: rounds > 1 ? (meter.used() - first) / (rounds - 1) : until }
}

/** A short row is worth half its price, a crowded one costs its price. */
function firstPrices({ model, roster }: Search): Float64Array {
  const { rows } = model
  const counts = countsOf(model, roster, everyone(model))
  const prices = new Float64Array(rows.size)
  for (let row = 0; row < rows.size; row++) {
    const at = (rows.costAt[row] ?? 0) + (counts[row] ?? 0)
    const more = (rows.cost[at + 1] ?? 0) - (rows.cost[at] ?? 0)
    prices[row] = more < 0 ? -more / 2 : 0
  }
  return prices
}

/** The subgradient: what each row itself would like to count at this price, less what is counted. */
function missing(model: Model, lines: readonly Line[], group: Group, prices: Float64Array): Float64Array {
  const { rows, cells } = model
  const numbers = new Int32Array(rows.size)
  rowsBound(model, group, prices, numbers)
  const counts = group.others.slice()
  for (const line of lines) addCounts(rows, counts, line.cells, line.person, cells)
  return Float64Array.from(numbers, (number, row) => number - (counts[row] ?? 0))
}

function advance(
  { rows }: Model,
  prices: Float64Array,
  { direction, gradient, length }: { direction: Float64Array; gradient: Float64Array; length: number },
): void {
  let norm = 0
  for (let row = 0; row < rows.size; row++) {
    const next = FRESH * (gradient[row] ?? 0) + (1 - FRESH) * (direction[row] ?? 0)
    direction[row] = next
    norm += next * next
  }
  for (let row = 0; row < rows.size; row++) {
    const at = rows.costAt[row] ?? 0
    const [low, high] = [at + (rows.low[row] ?? 0), at + (rows.high[row] ?? 0)]
    const price = (prices[row] ?? 0) + (length / Math.max(norm, 1)) * (direction[row] ?? 0)
    if (rows.convex[row] === 1) {
      const steepest = (rows.cost[low] ?? 0) - (rows.cost[low + 1] ?? 0)
      const steepestUp = (rows.cost[high] ?? 0) - (rows.cost[high - 1] ?? 0)
      prices[row] = Math.min(Math.max(steepest, 0), Math.max(-Math.max(steepestUp, 0), price))
    } else prices[row] = price
  }
}
