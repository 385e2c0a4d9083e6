// A warm start for column generation: prices by subgradient steps, before the first linear program. Each step is one
// exact pricing of everybody, so that it raises the proven bound and fills the line pool on the way.
import type { Model } from './model.ts'
import { type Group, relax } from './relaxation.ts'
import { countsOf, everyone } from './score.ts'
import type { Search } from './search.ts'

export interface WarmStart {
  readonly bound: number
  readonly prices: Float64Array | undefined
}

/** Share of the new subgradient in the direction; the rest is the one before (Camerini, Fratta and Maffioli 1975). */
const FRESH = 0.6
const PATIENCE = 4
const SHRINK = 0.6
const SMALLEST_STEP = 0.02

export function warmStart(search: Search, group: Group, until: number): WarmStart {
  const { model, meter } = search
  const prices = firstPrices(search)
  const direction = new Float64Array(prices.length)
  let best: WarmStart = { bound: -Infinity, prices: undefined }
  let step = 1
  let failures = 0
  while (meter.used() < until && step >= SMALLEST_STEP) {
    const relaxed = relax(search, group, prices)
    if (!relaxed) return best
    search.round++
    for (const line of relaxed.lines) line.lastUsed = search.round
    if (relaxed.bound > best.bound) {
      best = { bound: relaxed.bound, prices: prices.slice() }
      failures = 0
    } else if (++failures >= PATIENCE) {
      failures = 0
      step *= SHRINK
      if (best.prices) prices.set(best.prices)
    }
    advance(
      model,
      prices,
      direction,
      missing(model, relaxed.lines, group, prices),
      step * Math.max(search.objective - relaxed.bound, 1),
    )
  }
  return best
}

/** A short cell is worth half its price, a crowded one costs its price. */
function firstPrices({ model, roster }: Search): Float64Array {
  const counts = countsOf(model, roster, everyone(model))
  const prices = new Float64Array(model.days * model.cells)
  for (const at of model.covered) {
    const n = at * (model.people + 1) + (counts[at] ?? 0)
    const more = (model.coverCost[n + 1] ?? 0) - (model.coverCost[n] ?? 0)
    prices[at] = more < 0 ? -more / 2 : 0
  }
  return prices
}

/** The subgradient: how many people the cell itself would like at this price, less those who come. */
function missing(
  model: Model,
  lines: readonly { readonly cells: Uint8Array }[],
  group: Group,
  prices: Float64Array,
): Float64Array {
  const { people, covered, coverCost, cells } = model
  const gradient = new Float64Array(prices.length)
  for (const at of covered) {
    const from = at * (people + 1) + (group.others[at] ?? 0)
    let least = Infinity
    for (let n = 0; n <= group.free.length; n++) {
      const cost = (coverCost[from + n] ?? 0) + (prices[at] ?? 0) * n
      if (cost >= least) continue
      least = cost
      gradient[at] = n
    }
  }
  const wanted = new Set(covered)
  for (const line of lines) {
    for (const [day, cell] of line.cells.entries()) {
      const at = day * cells + cell
      if (wanted.has(at)) gradient[at] = (gradient[at] ?? 0) - 1
    }
  }
  return gradient
}

function advance(
  model: Model,
  prices: Float64Array,
  direction: Float64Array,
  gradient: Float64Array,
  length: number,
): void {
  let norm = 0
  for (const at of model.covered) {
    const next = FRESH * (gradient[at] ?? 0) + (1 - FRESH) * (direction[at] ?? 0)
    direction[at] = next
    norm += next * next
  }
  for (const at of model.covered) {
    const slope = model.coverCost[at * (model.people + 1)] ?? 0
    const steepest = slope - (model.coverCost[at * (model.people + 1) + 1] ?? 0)
    const last = at * (model.people + 1) + model.people
    const steepestUp = (model.coverCost[last] ?? 0) - (model.coverCost[last - 1] ?? 0)
    const price = (prices[at] ?? 0) + (length / Math.max(norm, 1)) * (direction[at] ?? 0)
    prices[at] = Math.min(Math.max(steepest, 0), Math.max(-Math.max(steepestUp, 0), price))
  }
}
