// Random two-way tables, and what somebody reads who gets one published.
import fc from 'fast-check'
import type { TwoWayTable } from '../../../src/themes/suppression/grid.ts'
import type { SuppressedTable } from '../../../src/themes/suppression/suppress.ts'
import type { Published } from './lp-attacker.ts'

const rowSums = (table: TwoWayTable['table']) => table.map((row) => row.reduce((sum, value) => sum + value, 0))
const columnSums = (table: TwoWayTable['table']) =>
  (table[0] ?? []).map((_, c) => table.reduce((sum, row) => sum + (row[c] ?? 0), 0))

/** Many small counts and zeros, a few large ones. */
const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 3, arbitrary: fc.integer({ min: 10, max: 60 }) },
)

export const tables = (largest: number): fc.Arbitrary<TwoWayTable> =>
  fc.tuple(fc.integer({ min: 1, max: largest }), fc.integer({ min: 1, max: largest })).chain(([rows, columns]) =>
    fc.record({
      table: fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
      threshold: fc.constantFrom(3, 5, 8, 10),
      rowTotals: fc.boolean(),
      columnTotals: fc.boolean(),
    }),
  )

/** The answer beside the totals that remain. */
export const publish = (asked: TwoWayTable, answer: SuppressedTable): Published => ({
  table: answer.table,
  rowTotals: asked.rowTotals && answer.rowTotals === undefined ? rowSums(asked.table) : undefined,
  columnTotals: asked.columnTotals && answer.columnTotals === undefined ? columnSums(asked.table) : undefined,
})

/** A pattern of cells, published with all totals asked for. */
export const publishPattern = (asked: TwoWayTable, hidden: ReadonlySet<number>): Published => {
  const columns = asked.table[0]?.length ?? 0
  const table = asked.table.map((row, r) => row.map((value, c) => (hidden.has(r * columns + c) ? '*' : value)))
  return publish(asked, { table })
}
