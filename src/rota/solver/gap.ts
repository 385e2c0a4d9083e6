// How far a rota can still be from the best one.

/**
 * (incumbent − bound) ÷ (incumbent − shortage), 0 to 1. With the rota's own shortage for the unavoidable one the gap is
 * never understated.
 */
export function gapOf(incumbent: number | null, bound: number | null, shortage: number): number | null {
  if (incumbent === null || bound === null) return null
  if (incumbent - bound < 1e-6) return 0
  return Math.min(1, (incumbent - bound) / Math.max(incumbent - shortage, 1e-9))
}
