// Convex costs of whole numbers, given as hinges.
import type { Hinge } from './problem.ts'

export function costOfTotal(hinges: readonly Hinge[], total: number): number {
  let cost = 0
  for (const { at, below, above } of hinges) cost += total < at ? (at - total) * below : (total - at) * above
  return cost
}

/** What each unit costs that may never be: nothing else can make up for it. */
export const NEVER = 300_000_000
