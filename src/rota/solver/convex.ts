// Costs of a number, squares mostly, made convex and whole: steps from one number to the next are rounded in order.
import type { Hinge } from './optimiser/problem.ts'

/** Costs inside the optimiser are whole hundredths of the problem's own. */
export const SCALE = 100

export interface ConvexCost {
  readonly hinges: readonly Hinge[]
  /** What every number costs on top. */
  readonly constant: number
}

/**
 * @param cost convex, in the problem's own unit, of 0 to `most`
 * @returns in hundredths
 */
export function convexCost(cost: (n: number) => number, most: number): ConvexCost {
  const steps = Array.from({ length: most }, (_, n) => Math.round(SCALE * (cost(n + 1) - cost(n))))
  for (let n = 1; n < most; n++) steps[n] = Math.max(steps[n] ?? 0, steps[n - 1] ?? 0)
  const lowest = steps.findIndex((step) => step >= 0)
  const bend = lowest < 0 ? most : lowest
  const hinges: Hinge[] = []
  for (let n = 0; n < bend; n++) {
    const next = n + 1 < bend ? (steps[n + 1] ?? 0) : 0
    if (next - (steps[n] ?? 0) > 0) hinges.push({ at: n + 1, below: next - (steps[n] ?? 0), above: 0 })
  }
  for (let n = bend; n < most; n++) {
    const before = n > bend ? (steps[n - 1] ?? 0) : 0
    if ((steps[n] ?? 0) - before > 0) hinges.push({ at: n, below: 0, above: (steps[n] ?? 0) - before })
  }
  return { hinges, constant: Math.round(SCALE * cost(bend)) }
}
