// Exact pricing where totals stay outside the automaton: each has a slope, a charge for every unit, and the walk finds the
// cheapest line with the charges. That is a bound; where no legal line meets it, `labels.ts` goes on.
import { labelSearchOf } from './labels.ts'
import type { Pricer } from './pricing.ts'
import { cheapestTotal, sumOf, type Total } from './totals.ts'
import type { Walk } from './walk.ts'

const SLOPE_ROUNDS = 8
const SMALL = 1e-9
/** The first is a share of the largest cost. */
const PUSH = { rounds: 16, first: 1 / 256, harder: 2, gentler: 0.4 }

/** Slopes are kept from call to call: prices change little in between. */
export function totalsPricer(walk: Walk, totals: readonly Total[], cells: number): Pricer {
  const slopes = new Float64Array(totals.length)
  const searchLabels = labelSearchOf(walk, totals, cells)
  /** Costs may lead away from the few lines that are legal: without them one of those may be found. */
  const anyLine = (costs: Float64Array): Uint8Array | undefined => {
    const free = { totals, costs: costs.map((cost) => (cost === Infinity ? Infinity : 0)) }
    const none = new Float64Array(totals.length)
    const relaxed = relaxTotals(walk, free, none)
    if (relaxed.line) return relaxed.line
    walk.cheapest(withSlopes(free.costs, totals, none))
    return searchLabels({ costs: free.costs, slopes: none, known: Infinity }).line
  }
  return {
    size: walk.arcs,
    through: (costs) => {
      const rest = totals.reduce((sum, total, k) => sum + cheapestTotal(total, slopes[k] ?? 0).cost, 0)
      return walk.through(withSlopes(costs, totals, slopes)).map((cost) => cost + rest)
    },
    price: (costs, roughly = false) => {
      const task = { totals, costs }
      const relaxed = relaxTotals(walk, task, slopes)
      if (relaxed.bound === Infinity) return undefined
      const exact = relaxed.bound >= relaxed.known - SMALL
      const rough = exact || !roughly ? relaxed.line : (relaxed.line ?? pushed(walk, task, slopes))
      if (exact || (roughly && rough)) return { bound: relaxed.bound, line: rough, exact }
      walk.cheapest(withSlopes(costs, totals, slopes))
      const { bound, line } = searchLabels({ slopes, costs, known: relaxed.known, roughly })
      if (roughly) return { bound: relaxed.bound, line, exact }
      if (bound === Infinity) return undefined
      return { bound: Math.max(bound, relaxed.bound), line: line ?? rough ?? anyLine(costs), exact: true }
    },
  }
}

interface Task {
  readonly totals: readonly Total[]
  /** Of cells, without slopes. */
  readonly costs: Float64Array
}

/**
 * At the best slopes a limit is met only just, or not: pushed further it is. A total that stays on its side is pushed
 * harder, one that changes sides more gently. @returns a legal line, if it came to one
 */
function pushed(walk: Walk, { totals, costs }: Task, slopes: Float64Array): Uint8Array | undefined {
  const trial = slopes.slice()
  const largest = costs.reduce((most, cost) => (cost < Infinity ? Math.max(most, Math.abs(cost)) : most), 1)
  const pushes = new Float64Array(totals.length)
  for (let round = 0; round < PUSH.rounds; round++) {
    if (walk.cheapest(withSlopes(costs, totals, trial)) === Infinity) return undefined
    const line = walk.line()
    let legal = true
    for (const [k, total] of totals.entries()) {
      const side = sideOf(total, sumOf(total, line))
      if (side === 0) continue
      legal = false
      const last = pushes[k] ?? 0
      pushes[k] = last === 0 ? side * PUSH.first * largest : last * (last * side > 0 ? PUSH.harder : -PUSH.gentler)
      trial[k] = (trial[k] ?? 0) + (pushes[k] ?? 0)
    }
    if (legal) return line
  }
  return undefined
}

/** 1 above the limits, -1 below. */
const sideOf = ({ low, high }: Total, sum: number): number => (sum > high ? 1 : sum < low ? -1 : 0)

interface Relaxation {
  readonly bound: number
  /** The cheapest legal line met, and its cost. */
  readonly known: number
  readonly line: Uint8Array | undefined
}

/** Subgradient steps on the slopes, which are left at the best ones. */
function relaxTotals(walk: Walk, { totals, costs }: Task, slopes: Float64Array): Relaxation {
  const trial = slopes.slice()
  let [bound, known] = [-Infinity, Infinity]
  let line: Uint8Array | undefined
  let part = 1
  for (let round = 0; round < SLOPE_ROUNDS; round++) {
    const path = walk.cheapest(withSlopes(costs, totals, trial))
    if (path === Infinity) return { bound: Infinity, known, line }
    const best = totals.map((total, k) => cheapestTotal(total, trial[k] ?? 0))
    const own = walk.line()
    const sums = totals.map((total) => sumOf(total, own))
    const relaxed = path + best.reduce((sum, { cost }) => sum + cost, 0)
    const charged = sums.reduce((sum, n, k) => sum + n * (trial[k] ?? 0), 0)
    const real = path - charged + totals.reduce((sum, { cost }, k) => sum + (cost[sums[k] ?? 0] ?? Infinity), 0)
    if (real < known) [known, line] = [real, own]
    if (relaxed > bound) {
      bound = relaxed
      slopes.set(trial)
    } else part /= 2
    if (bound >= known - SMALL) break
    const missing = totals.map((_, k) => (sums[k] ?? 0) - (best[k]?.at ?? 0))
    const norm = missing.reduce((sum, n) => sum + n * n, 0)
    const length =
      (part * (known < Infinity ? known - relaxed : Math.max(1, Math.abs(relaxed) / 10))) / Math.max(1, norm)
    for (const [k, n] of missing.entries()) trial[k] = (trial[k] ?? 0) + length * n
  }
  return { bound, known, line }
}

function withSlopes(costs: Float64Array, totals: readonly Total[], slopes: Float64Array): Float64Array {
  const charged = costs.slice()
  for (const [k, { amounts, places }] of totals.entries()) {
    const slope = slopes[k] ?? 0
    if (slope === 0) continue
    for (let p = 0; p < places.length; p++) {
      const at = places[p] ?? 0
      charged[at] = (charged[at] ?? 0) + slope * (amounts[at] ?? 0)
    }
  }
  return charged
}
