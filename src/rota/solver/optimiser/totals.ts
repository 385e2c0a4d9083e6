// Totals of a line that stay outside the automaton: limits on single shift types, fairness, soft limits on hours. Their
// Lagrangian relaxation, a slope each, gives bounds; where it leaves a gap, `labels.ts` closes it.
import { costOfTotal } from './hinges.ts'
import type { Tally } from './problem.ts'
import { greatestCommonDivisor } from './rule-steps.ts'

/** One total, in units of the greatest common divisor of its amounts. */
export interface Total {
  /** By day × cells + cell. */
  readonly amounts: Int32Array
  /** Where `amounts` is not 0. */
  readonly places: Int32Array
  readonly low: number
  readonly high: number
  /** By total from 0 to `high`; Infinity below `low`. */
  readonly cost: Float64Array
}

export interface TotalGrid {
  readonly days: number
  readonly cells: number
  /** Cells of the days that have been. */
  readonly past: readonly number[]
}

/** Undefined when no total is legal. */
export function totalOf({ amounts, min, max, cost }: Tally, { days, cells, past }: TotalGrid): Total | undefined {
  const unit = amounts.flat().reduce(greatestCommonDivisor, 0) || 1
  const table = Int32Array.from(
    { length: days * cells },
    (_, at) => (amounts[Math.floor(at / cells)]?.[at % cells] ?? 0) / unit,
  )
  const before = past.reduce((sum, cell, day) => sum + (table[day * cells + cell] ?? 0), 0)
  let top = 0
  for (let day = 0; day < days; day++) top += Math.max(...table.subarray(day * cells, (day + 1) * cells))
  const idle = table.subarray(past.length * cells).every((amount) => amount === 0)
  const low = idle ? 0 : Math.max(0, Math.ceil(min / unit))
  const high = Math.min(top, Math.max(before, max === null || idle ? top : Math.floor(max / unit)))
  if (low > high) return undefined
  const costs = Float64Array.from({ length: high + 1 }, (_, n) =>
    n < low ? Infinity : costOfTotal(cost ?? [], n * unit),
  )
  const places = Int32Array.from([...table.keys()].filter((at) => table[at] !== 0))
  return { amounts: table, places, low, high, cost: costs }
}

/** The total that is cheapest when each unit saves `slope`. */
export function cheapestTotal(
  { low, high, cost }: Total,
  slope: number,
): { readonly at: number; readonly cost: number } {
  let at = low
  let least = Infinity
  for (let n = low; n <= high; n++) {
    const value = (cost[n] ?? 0) - slope * n
    if (value >= least) continue
    least = value
    at = n
  }
  return { at, cost: least }
}

export function sumOf({ amounts }: Total, line: Uint8Array): number {
  const cells = amounts.length / line.length
  let sum = 0
  for (let day = 0; day < line.length; day++) sum += amounts[day * cells + (line[day] ?? 0)] ?? 0
  return sum
}
