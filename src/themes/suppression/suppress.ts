// Complementary suppression: which cells of a two-way table must be hidden beside the small ones, so that its exact
// totals do not give them back by subtraction.
import { weakCells } from './attack.ts'
import { gridOf, type Pattern, type TwoWayTable } from './grid.ts'
import { smallestPattern } from './pattern.ts'

export const HIDDEN = '*'

export interface SuppressedTable {
  readonly table: readonly (readonly (number | typeof HIDDEN)[])[]
  /** Hidden as a whole, because no pattern of cells protects beside them. */
  readonly rowTotals?: typeof HIDDEN
  readonly columnTotals?: typeof HIDDEN
}

type Totals = Pick<TwoWayTable, 'rowTotals' | 'columnTotals'>

/**
 * Hides as few cells as it can, so that whoever knows the totals and that counts are not negative cannot narrow a hidden
 * cell to less than the threshold − 1. Zeros are never hidden. Totals are hidden only where nothing else helps.
 */
export function suppress(asked: TwoWayTable): SuppressedTable {
  const answers = [asked, ...singleTotals(asked), { rowTotals: false, columnTotals: false }]
  const steps: readonly (readonly Totals[])[] = [answers.slice(0, 1), answers.slice(1, -1), answers.slice(-1)]
  for (const step of steps) {
    const found = step.flatMap((totals) => patternFor(asked, totals) ?? [])
    const [best] = found.toSorted((a, b) => a.pattern.size - b.pattern.size)
    if (best !== undefined) return render(asked, best.totals, best.pattern)
  }
  throw new Error('without totals every pattern protects')
}

/** With both totals asked for: one of them. */
const singleTotals = ({ rowTotals, columnTotals }: Totals): readonly Totals[] =>
  rowTotals && columnTotals
    ? [
        { rowTotals: false, columnTotals: true },
        { rowTotals: true, columnTotals: false },
      ]
    : []

function patternFor(asked: TwoWayTable, totals: Totals): { totals: Totals; pattern: Pattern } | undefined {
  const grid = gridOf({ ...asked, ...totals })
  const pattern = smallestPattern(grid)
  if (pattern === undefined) return undefined
  if (grid.totals.length > 0 && weakCells(grid, pattern).length > 0) throw new Error('the pattern does not protect')
  return { totals, pattern }
}

function render(asked: TwoWayTable, totals: Totals, pattern: Pattern): SuppressedTable {
  const columns = asked.table[0]?.length ?? 0
  return {
    table: asked.table.map((row, r) => row.map((value, c) => (pattern.has(r * columns + c) ? HIDDEN : value))),
    ...(asked.rowTotals && !totals.rowTotals ? { rowTotals: HIDDEN } : {}),
    ...(asked.columnTotals && !totals.columnTotals ? { columnTotals: HIDDEN } : {}),
  }
}
