// Which cells may help at all. Hiding more never narrows the interval of a cell that is hidden already, so the union of
// two patterns that protect protects too: there is one largest pattern, and every other lies within it.
import { weakCells } from './attack.ts'
import type { Grid } from './grid.ts'

/** The largest pattern that protects every one of its cells; undefined when none protects the small ones. */
export function largestPattern(grid: Grid): ReadonlySet<number> | undefined {
  const pattern = new Set([...grid.cells.keys()].filter((i) => (grid.cells[i]?.value ?? 0) > 0))
  const small = new Set(grid.small)
  for (;;) {
    const weak = weakCells(grid, pattern)
    if (weak.length === 0) return pattern
    if (weak.some(({ cell }) => small.has(cell))) return undefined
    for (const { cell } of weak) pattern.delete(cell)
  }
}
