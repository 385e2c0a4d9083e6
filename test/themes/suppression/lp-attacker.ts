// Somebody who reads a published table and works out by linear programming between which values each hidden cell lies.
// Written apart from the product, by another method: the tableau simplex, in two phases, with Bland's rule.

export interface Published {
  readonly table: readonly (readonly (number | '*')[])[]
  /** What the reader knows; undefined where nothing is printed. */
  readonly rowTotals: readonly number[] | undefined
  readonly columnTotals: readonly number[] | undefined
}

export interface Interval {
  readonly least: number
  readonly most: number
}

const CLOSE = 1e-9

/** The interval of each hidden cell, row by row. */
export function attack({ table, rowTotals, columnTotals }: Published): readonly Interval[] {
  const hidden = table.flatMap((row, r) => row.flatMap((cell, c) => (cell === '*' ? [{ r, c }] : [])))
  const shown = (cells: readonly (number | '*')[]) => cells.reduce<number>((sum, x) => sum + (x === '*' ? 0 : x), 0)
  const rows = (rowTotals ?? []).map((total, r) => ({
    sum: total - shown(table[r] ?? []),
    of: hidden.map((cell) => (cell.r === r ? 1 : 0)),
  }))
  const columns = (columnTotals ?? []).map((total, c) => ({
    sum: total - shown(table.map((row) => row[c] ?? 0)),
    of: hidden.map((cell) => (cell.c === c ? 1 : 0)),
  }))
  const equations = [...rows, ...columns]
  return hidden.map((_, i) => {
    const one = hidden.map((_, j) => (i === j ? 1 : 0))
    const most = maximum(equations, one)
    return {
      least: -maximum(
        equations,
        one.map((x) => -x),
      ),
      most,
    }
  })
}

interface Equation {
  readonly sum: number
  readonly of: readonly number[]
}

/** The largest value of the objective over x ≥ 0 that satisfy the equations. */
function maximum(equations: readonly Equation[], objective: readonly number[]): number {
  const n = objective.length
  const m = equations.length
  const rows = equations.map(({ of, sum }, i) => [...of, ...equations.map((_, j) => (i === j ? 1 : 0)), sum])
  const basis = equations.map((_, i) => n + i)
  const artificial = [...objective.map(() => 0), ...equations.map(() => -1)]
  if (Math.abs(climb(rows, basis, artificial, n + m)) > CLOSE) throw new Error('no table agrees with what is published')
  return climb(rows, basis, [...objective, ...equations.map(() => 0)], n)
}

/** Simplex steps from a basis that is feasible; only the first `usable` columns may enter. */
function climb(rows: number[][], basis: number[], gains: readonly number[], usable: number): number {
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  const last = gains.length
  for (;;) {
    const prices = basis.map((b) => gains[b] ?? 0)
    const reduced = (j: number) => (gains[j] ?? 0) - prices.reduce((sum, price, i) => sum + price * at(i, j), 0)
    const entering = Array.from({ length: usable }, (_, j) => j).find((j) => reduced(j) > CLOSE)
    if (entering === undefined) return prices.reduce((sum, price, i) => sum + price * at(i, last), 0)
    // An artificial variable at 0 must not come back: it leaves first, whatever the sign of its row.
    const stale = basis.findIndex((b, i) => b >= usable && Math.abs(at(i, entering)) > CLOSE && at(i, last) < CLOSE)
    const leaving = stale >= 0 ? stale : leavingRow(rows, basis, entering, last)
    if (leaving === undefined) return Number.POSITIVE_INFINITY
    pivot(rows, leaving, entering)
    basis[leaving] = entering
  }
}

function leavingRow(rows: readonly (readonly number[])[], basis: readonly number[], entering: number, last: number) {
  const ratios = rows.flatMap((row, i) => {
    const slope = row[entering] ?? 0
    return slope > CLOSE ? [{ i, ratio: (row[last] ?? 0) / slope, variable: basis[i] ?? 0 }] : []
  })
  return ratios.sort((a, b) => a.ratio - b.ratio || a.variable - b.variable)[0]?.i
}

function pivot(rows: number[][], leaving: number, entering: number): void {
  const slope = rows[leaving]?.[entering] ?? 1
  const pivotRow = (rows[leaving] ?? []).map((x) => x / slope)
  rows[leaving] = pivotRow
  for (const [i, row] of rows.entries()) {
    const factor = row[entering] ?? 0
    if (i !== leaving && factor !== 0) rows[i] = row.map((x, j) => x - factor * (pivotRow[j] ?? 0))
  }
}
