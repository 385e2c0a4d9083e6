// Rows and columns that give a cell away by themselves: with one hidden cell, or with too little hidden in them. Each
// needs one more hidden cell at least, which bounds from below how many more a pattern needs.
import type { Grid, Pattern } from './grid.ts'

export interface BareLine {
  readonly node: number
  /** Cells of the line that may be hidden. */
  readonly candidates: readonly number[]
}

/** Rows and columns with a public total in which more must be hidden. */
export function bareLines(grid: Grid, hidden: Pattern, allowed: Pattern): readonly BareLine[] {
  const counts = new Float64Array(grid.nodes)
  const sums = new Float64Array(grid.nodes)
  for (const index of hidden) {
    const { row = 0, column = 0, value = 0 } = grid.cells[index] ?? {}
    for (const node of [row, column]) {
      counts[node] = (counts[node] ?? 0) + 1
      sums[node] = (sums[node] ?? 0) + value
    }
  }
  const isBare = (node: number) => counts[node] === 1 || ((counts[node] ?? 0) > 1 && (sums[node] ?? 0) < grid.width)
  const bare = grid.totals.filter(isBare)
  if (bare.length === 0) return []
  const candidates = new Map(bare.map((node): [number, number[]] => [node, []]))
  for (const index of allowed) {
    const { row = 0, column = 0 } = grid.cells[index] ?? {}
    if (hidden.has(index)) continue
    candidates.get(row)?.push(index)
    candidates.get(column)?.push(index)
  }
  return [...candidates].map(([node, cells]) => ({ node, candidates: cells }))
}

/**
 * How many more cells are needed at least: one for each bare line, but one for a bare row and a bare column that meet in
 * a cell that may be hidden. A largest matching of rows with columns says how often that can be; no pattern at all: ∞.
 */
export function fewestMore(grid: Grid, lines: readonly BareLine[]): number {
  if (lines.some(({ candidates }) => candidates.length === 0)) return Number.POSITIVE_INFINITY
  const bare = new Set(lines.map(({ node }) => node))
  const crossings = new Map<number, number[]>()
  for (const { node, candidates } of lines) {
    const columns = candidates.map((index) => grid.cells[index]).filter((cell) => cell?.row === node)
    crossings.set(
      node,
      columns.map((cell) => cell?.column ?? -1).filter((column) => bare.has(column)),
    )
  }
  return lines.length - largestMatching(crossings)
}

/** By augmenting paths (Kuhn). */
function largestMatching(crossings: ReadonlyMap<number, readonly number[]>): number {
  const rowOf = new Map<number, number>()
  const match = (row: number, seen: Set<number>): boolean =>
    (crossings.get(row) ?? []).some((column) => {
      if (seen.has(column)) return false
      seen.add(column)
      const other = rowOf.get(column)
      if (other !== undefined && !match(other, seen)) return false
      rowOf.set(column, row)
      return true
    })
  return [...crossings.keys()].filter((row) => match(row, new Set())).length
}
