// The smallest pattern that protects a table: exactly for tables of ordinary size, nearly so for large ones.
import { type Effort, protects, weakCells } from './attack.ts'
import { bareLines, fewestMore } from './bare-lines.ts'
import type { Grid, Pattern } from './grid.ts'
import { largestPattern } from './protectable.ts'
import { choicesOf, searchWithin } from './search.ts'

/** In looks at a cell: about a second for each part. The result does not depend on how fast the machine is. */
export interface Patience {
  /** For the search that proves that there is nothing smaller. */
  readonly exact: number
  /** For making the first find smaller where the search gives up. */
  readonly exchange: number
}

const PATIENCE: Patience = { exact: 20_000_000, exchange: 20_000_000 }
const ONE_EXCHANGE = 200_000

/** Undefined when no pattern protects every hidden cell. */
export function smallestPattern(grid: Grid, patience: Patience = PATIENCE): Pattern | undefined {
  if (grid.totals.length === 0 || grid.width <= 0) return new Set(grid.small)
  const allowed = largestPattern(grid)
  if (allowed === undefined) return undefined
  const greedy = withoutSpare(grid, dive(grid, allowed), { left: patience.exchange + ONE_EXCHANGE })
  return proven({ grid, allowed, known: greedy, patience }) ?? exchanged({ grid, allowed, known: greedy, patience })
}

/**
 * Always takes the likeliest cell; ends, because `allowed` itself protects. Hiding more never narrows an interval, so
 * only what was weak, or has just been hidden, is looked at again.
 */
function dive(grid: Grid, allowed: Pattern): Pattern {
  const hidden = new Set(grid.small)
  const search = { grid, hidden, allowed: new Set(allowed) }
  let suspects: readonly number[] = grid.small
  for (;;) {
    const lines = bareLines(grid, hidden, allowed)
    const weak = lines.length > 0 ? [] : weakCells(grid, hidden, { left: Number.POSITIVE_INFINITY }, suspects)
    const [likeliest] = choicesOf(search, lines, weak) ?? []
    if (likeliest === undefined) return hidden
    hidden.add(likeliest)
    suspects = [...(lines.length > 0 ? suspects : weak.map(({ cell }) => cell)), likeliest]
  }
}

/** Shows again what need not be hidden, the largest counts first, as long as there is patience. */
function withoutSpare(grid: Grid, pattern: Pattern, effort: Effort): Pattern {
  const hidden = new Set(pattern)
  const countOf = (index: number) => grid.cells[index]?.value ?? 0
  for (const index of extras(grid, hidden).sort((a, b) => countOf(b) - countOf(a))) {
    if (effort.left <= 0) break
    hidden.delete(index)
    if (!protects(grid, hidden, effort)) hidden.add(index)
  }
  return hidden
}

const extras = (grid: Grid, pattern: Pattern): number[] => {
  const small = new Set(grid.small)
  return [...pattern].filter((index) => !small.has(index))
}

interface Known {
  readonly grid: Grid
  readonly allowed: Pattern
  /** A pattern that protects. */
  readonly known: Pattern
  readonly patience: Patience
}

/** Asks for one cell more at a time until there is a pattern; undefined when that takes too long. */
function proven({ grid, allowed, known, patience }: Known): Pattern | undefined {
  const effort: Effort = { left: patience.exact }
  const enough = known.size - grid.small.length
  const least = fewestMore(grid, bareLines(grid, new Set(grid.small), allowed))
  for (let more = least; more < enough; more++) {
    const search = { grid, hidden: new Set(grid.small), allowed: new Set(allowed), effort }
    const outcome = searchWithin(search, more)
    if (outcome === 'found') return search.hidden
    if (outcome === 'gave-up') return undefined
  }
  return known
}

/** Takes some cells out of the pattern and looks for fewer in their place, until nothing is found any more. */
function exchanged({ grid, allowed, known, patience }: Known): Pattern {
  const effort: Effort = { left: patience.exchange }
  let best = known
  let seed = 1
  for (let taken = 2, failures = 0; effort.left > 0 && taken <= extras(grid, best).length; ) {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
    const fewer = exchange(grid, allowed, best, { taken, seed, effort })
    best = fewer ?? best
    failures = fewer === undefined ? failures + 1 : 0
    if (failures <= extras(grid, best).length) continue
    failures = 0
    taken++
  }
  return best
}

interface Exchange {
  readonly taken: number
  readonly seed: number
  readonly effort: Effort
}

function exchange(grid: Grid, allowed: Pattern, pattern: Pattern, { taken, seed, effort }: Exchange) {
  const hidden = new Set(pattern)
  for (const index of neighbours(grid, extras(grid, pattern), seed).slice(0, taken)) hidden.delete(index)
  const left = Math.min(ONE_EXCHANGE, effort.left)
  const search = { grid, hidden, allowed: new Set(allowed), effort: { left } }
  const outcome = searchWithin(search, taken - 1)
  effort.left -= left - search.effort.left + 1
  return outcome === 'found' ? search.hidden : undefined
}

/** One of the cells, then the others: those in its row or column first. */
function neighbours(grid: Grid, cells: readonly number[], seed: number): readonly number[] {
  const start = (seed >>> 8) % cells.length
  const [first = 0, ...others] = [...cells.slice(start), ...cells.slice(0, start)]
  const { row, column } = grid.cells[first] ?? {}
  const isNear = (index: number) => grid.cells[index]?.row === row || grid.cells[index]?.column === column
  return [first, ...others.filter(isNear), ...others.filter((index) => !isNear(index))]
}
