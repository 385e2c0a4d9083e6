// Finds a pattern with a given number of cells more than those that must be hidden. The search is exact: whatever
// protects a bare line, or a weak cell, contains one of its candidates, so it branches over these alone; a candidate that
// was tried is not tried again beside its siblings.
import { type Effort, type WeakCell, weakCells } from './attack.ts'
import { type BareLine, bareLines, fewestMore } from './bare-lines.ts'
import type { Grid, Pattern } from './grid.ts'

export interface Search {
  readonly grid: Grid
  /** Grows and shrinks again; what it holds at the start stays. */
  readonly hidden: Set<number>
  /** Cells that may be hidden. */
  readonly allowed: Set<number>
  readonly effort: Effort
}

export type Outcome = 'found' | 'none' | 'gave-up'

/** Of many weak cells, so many are compared: each is a question that must be answered anyway. */
const MOST_COMPARED = 50

/** `found`: the pattern is in `search.hidden`. `none`: there is no pattern with so few cells more. */
export function searchWithin(search: Search, more: number): Outcome {
  if (search.effort.left <= 0) return 'gave-up'
  search.effort.left -= search.allowed.size
  const lines = bareLines(search.grid, search.hidden, search.allowed)
  if (fewestMore(search.grid, lines) > more) return 'none'
  const weak = lines.length > 0 ? [] : weakCells(search.grid, search.hidden, search.effort)
  search.effort.left -= search.allowed.size * Math.min(weak.length, MOST_COMPARED)
  const choices = choicesOf(search, lines, weak)
  if (choices === undefined) return 'found'
  return more === 0 ? 'none' : branch(search, choices, more)
}

function branch(search: Search, choices: readonly number[], more: number): Outcome {
  const tried: number[] = []
  let outcome: Outcome = 'none'
  for (const cell of choices) {
    search.hidden.add(cell)
    outcome = searchWithin(search, more - 1)
    if (outcome === 'found') break
    search.hidden.delete(cell)
    if (outcome === 'gave-up') break
    search.allowed.delete(cell)
    tried.push(cell)
  }
  for (const cell of tried) search.allowed.add(cell)
  return outcome
}

/**
 * The cells one of which has to be hidden, likeliest first; undefined when nothing more is needed.
 * @param weak what is weak where no line is bare
 */
export function choicesOf(
  { grid, hidden, allowed }: Pick<Search, 'grid' | 'hidden' | 'allowed'>,
  lines: readonly BareLine[],
  weak: readonly WeakCell[],
): readonly number[] | undefined {
  const bare = new Set(lines.map(({ node }) => node))
  const sets =
    lines.length > 0
      ? lines.map(({ candidates }) => candidates)
      : weak.slice(0, MOST_COMPARED).map(({ cuts }) => crossing(grid, hidden, allowed, cuts))
  const [fewest] = sets.toSorted((a, b) => a.length - b.length)
  return fewest?.toSorted((a, b) => usefulness(grid, b, bare) - usefulness(grid, a, bare))
}

/** Cells that lead across one of the cuts. */
function crossing(grid: Grid, hidden: Pattern, allowed: Pattern, cuts: readonly ReadonlySet<number>[]) {
  return [...allowed].filter((index) => {
    const cell = grid.cells[index]
    return cell && !hidden.has(index) && cuts.some((near) => near.has(cell.row) !== near.has(cell.column))
  })
}

/** Mends more bare lines first; then the smaller count, of which less is lost. */
function usefulness(grid: Grid, index: number, bare: ReadonlySet<number>): number {
  const { row = 0, column = 0, value = 0 } = grid.cells[index] ?? {}
  return (bare.has(row) ? 1 : 0) + (bare.has(column) ? 1 : 0) + 1 / (1 + value)
}
