// A two-way table as an attacker sees it: each public total ties the cells of its row or column together.
// Rows and columns are the nodes of a graph and cells its edges. Without row totals all rows are one node, because
// nothing tells them apart; columns likewise.

export interface TwoWayTable {
  /** Whole numbers from 0, rows of equal length. */
  readonly table: readonly (readonly number[])[]
  /** Counts from 1 up to the threshold − 1 are hidden. */
  readonly threshold: number
  /** Whether the exact totals are public. */
  readonly rowTotals: boolean
  readonly columnTotals: boolean
}

export interface Cell {
  readonly value: number
  /** Nodes of the graph. */
  readonly row: number
  readonly column: number
}

export interface Grid {
  readonly cells: readonly Cell[]
  readonly nodes: number
  /** Nodes whose total is public. */
  readonly totals: readonly number[]
  /** An attacker must not be able to say of a hidden cell more than that it lies in an interval so wide. */
  readonly width: number
  /** Cells to hide for their own sake. */
  readonly small: readonly number[]
}

export function gridOf({ table, threshold, rowTotals, columnTotals }: TwoWayTable): Grid {
  const columns = table[0]?.length ?? 0
  const rowNodes = rowTotals ? table.length : 1
  const columnNodes = columnTotals ? columns : 1
  const cells = table.flatMap((values, r) =>
    values.map((value, c) => ({ value, row: rowTotals ? r : 0, column: rowNodes + (columnTotals ? c : 0) })),
  )
  const nodes = Array.from({ length: rowNodes + columnNodes }, (_, node) => node)
  return {
    cells,
    nodes: nodes.length,
    totals: nodes.filter((node) => (node < rowNodes ? rowTotals : columnTotals)),
    width: threshold - 1,
    small: [...cells.keys()].filter((i) => isSmall(cells[i]?.value ?? 0, threshold)),
  }
}

/** Zeros are public. */
const isSmall = (value: number, threshold: number) => value > 0 && value < threshold

/** The hidden cells. */
export type Pattern = ReadonlySet<number>
