// The smallest pattern that protects a table, by a way of its own: an integer program over the cells, to which a linear
// program adds an inequality for each hidden cell that it can narrow too far (Benders; Fischetti and Salazar 2001).
import { loadLinearEngine } from '../../../src/rota/solver/optimiser/linear.ts'
import type { TwoWayTable } from '../../../src/themes/suppression/grid.ts'
import type { SuppressedTable } from '../../../src/themes/suppression/suppress.ts'

const highs = await loadLinearEngine()
const CLOSE = 1e-6
const MOST_ROUNDS = 400

type Pattern = ReadonlySet<number>

/** Cells that a public total ties together. */
function tiesOf({ table, rowTotals, columnTotals }: TwoWayTable): readonly (readonly number[])[] {
  const columns = table[0]?.length ?? 0
  const row = table.map((values, r) => values.map((_, c) => r * columns + c))
  const column = Array.from({ length: columns }, (_, c) => table.map((_, r) => r * columns + c))
  return [...(rowTotals ? row : []), ...(columnTotals ? column : [])]
}

interface Cut {
  readonly cell: number
  /** What hiding a cell adds to the width of the interval of `cell`, at most. */
  readonly weights: ReadonlyMap<number, number>
}

/**
 * Width of the interval of a hidden cell, never more than asked for; and why it is not wider. The linear program moves
 * two tables apart in the cell: d is what is added to (p) or taken from (m) each hidden cell.
 */
function widthOf(asked: TwoWayTable, hidden: Pattern, cell: number): { width: number; cut: Cut } {
  const values = asked.table.flat()
  const most = asked.threshold - 1
  const open = [...values.keys()].filter((i) => (values[i] ?? 0) > 0)
  const names = open.flatMap((i) => [`up${i}`, `um${i}`, `lp${i}`, `lm${i}`])
  const balance = tiesOf(asked).flatMap((tie, t) => {
    const inside = tie.filter((i) => (values[i] ?? 0) > 0)
    return inside.length === 0
      ? []
      : [
          ` bu${t}: ${inside.map((i) => `up${i} - um${i}`).join(' + ')} = 0`,
          ` bl${t}: ${inside.map((i) => `lp${i} - lm${i}`).join(' + ')} = 0`,
        ]
  })
  const limits = open.flatMap((i) => {
    const isHidden = hidden.has(i)
    const raise = isHidden ? most : 0
    const lower = isHidden ? Math.min(most, values[i] ?? 0) : 0
    return [
      ` cup${i}: up${i} <= ${raise}`,
      ` cum${i}: um${i} <= ${lower}`,
      ` clp${i}: lp${i} <= ${raise}`,
      ` clm${i}: lm${i} <= ${lower}`,
    ]
  })
  const program = [
    'Maximize',
    ` obj: up${cell} - um${cell} - lp${cell} + lm${cell}`,
    'Subject To',
    ...balance,
    ...limits,
    'Bounds',
    ...names.map((name) => ` ${name} >= 0`),
    'End',
  ].join('\n')
  const solved = highs.solve(program)
  if (solved.Status !== 'Optimal') throw new Error(solved.Status)
  const weights = new Map<number, number>()
  for (const row of solved.Rows) {
    const name = 'Name' in row ? row.Name : ''
    const [, kind, index] = /^c(up|um|lp|lm)(\d+)$/.exec(name) ?? []
    if (kind === undefined || !('Dual' in row)) continue
    const i = Number(index)
    const room = kind.endsWith('p') ? most : Math.min(most, values[i] ?? 0)
    weights.set(i, (weights.get(i) ?? 0) + Math.abs(row.Dual) * room)
  }
  return { width: solved.ObjectiveValue, cut: { cell, weights } }
}

function cutsOf(asked: TwoWayTable, hidden: Pattern): readonly Cut[] {
  return [...hidden].flatMap((cell) => {
    const { width, cut } = widthOf(asked, hidden, cell)
    return width < asked.threshold - 1 - CLOSE ? [cut] : []
  })
}

/**
 * How many cells the smallest pattern hides; undefined when none protects, null when it was not found in time.
 */
export function optimumOf(asked: TwoWayTable): number | null | undefined {
  const values = asked.table.flat()
  const open = [...values.keys()].filter((i) => (values[i] ?? 0) > 0)
  const small = open.filter((i) => (values[i] ?? 0) < asked.threshold)
  const need = asked.threshold - 1
  if (small.length === 0 || need === 0) return small.length
  const rows: string[] = small.map((i) => ` s${i}: y${i} = 1`)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const solved = highs.solve(
      [
        'Minimize',
        ` obj: ${open.map((i) => `y${i}`).join(' + ')}`,
        'Subject To',
        ...rows,
        'Binary',
        ...open.map((i) => ` y${i}`),
        'End',
      ].join('\n'),
    )
    if (solved.Status === 'Infeasible') return undefined
    if (solved.Status !== 'Optimal') throw new Error(solved.Status)
    const hidden = new Set(open.filter((i) => Number(solved.Columns[`y${i}`]?.Primal ?? 0) > 0.5))
    const cuts = cutsOf(asked, hidden)
    if (cuts.length === 0) return hidden.size
    for (const { cell, weights } of cuts) {
      const terms = [...weights]
        .filter(([i, weight]) => weight > CLOSE && i !== cell)
        .map(([i, weight]) => `${Math.min(need, weight).toFixed(9)} y${i}`)
      // The cell itself may always move by what hiding it allows; that is part of what it needs.
      const own = Math.min(need, weights.get(cell) ?? 0)
      rows.push(
        ` k${rows.length}: ${[...terms, `-${(need - own).toFixed(9)} y${cell}`].join(' + ').replaceAll('+ -', '- ')} >= 0`,
      )
    }
  }
  return null
}

/** The narrowest interval of a hidden cell of an answer, to whoever solves linear programs; at most threshold − 1. */
export function narrowest(asked: TwoWayTable, answer: SuppressedTable): number {
  const known = {
    ...asked,
    rowTotals: asked.rowTotals && answer.rowTotals === undefined,
    columnTotals: asked.columnTotals && answer.columnTotals === undefined,
  }
  const hidden = new Set(answer.table.flat().flatMap((cell, i) => (cell === '*' ? [i] : [])))
  return Math.min(asked.threshold - 1, ...[...hidden].map((cell) => widthOf(known, hidden, cell).width))
}
