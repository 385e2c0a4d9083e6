// node test/bench/suppression.ts [--tables 300]: how many cells `suppress` hides beside the true optimum, whether what it
// hides can be narrowed by linear programming, and how long large tables take.
import { parseArgs } from 'node:util'
import { stream } from '../../src/demo/random.ts'
import { weakCells } from '../../src/themes/suppression/attack.ts'
import { gridOf, type TwoWayTable } from '../../src/themes/suppression/grid.ts'
import { suppress } from '../../src/themes/suppression/suppress.ts'
import { narrowest, optimumOf } from '../themes/suppression/optimum.ts'
import { printTable } from './table.ts'

const { values } = parseArgs({ options: { tables: { type: 'string', default: '300' } } })
const random = stream(5, 'suppression')
const below = (limit: number) => Math.floor(random() * limit)
const pick = <T>(...choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0]

/** So many zeros, so many counts that must be hidden, the rest larger. */
interface Kind {
  readonly rows: number
  readonly columns: number
  readonly zeros: number
  readonly small: number
  readonly threshold: number
}

const tableOf = ({ rows, columns, zeros, small, threshold }: Kind) =>
  Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => {
      const u = random()
      if (u < zeros) return 0
      return u < zeros + small ? 1 + below(threshold) : threshold + below(60)
    }),
  )

type Totals = readonly [rows: boolean, columns: boolean]
const BOTH: Totals = [true, true]

function beside(name: string, tables: number, most: { rows: number; columns: number; least: number }): string[] {
  const more = new Map<string, number>()
  let narrow = 0
  for (let table = 0; table < tables; table++) {
    const kind: Kind = {
      rows: most.least + below(most.rows - most.least + 1),
      columns: most.least + below(most.columns - most.least + 1),
      zeros: random() / 2,
      small: 0.05 + random() / 2,
      threshold: pick(3, 5, 8, 10),
    }
    const [rowTotals, columnTotals] = random() < 0.7 ? BOTH : pick<Totals>([true, false], [false, true])
    const asked: TwoWayTable = { table: tableOf(kind), threshold: kind.threshold, rowTotals, columnTotals }
    const outcome = outcomeOf(asked)
    more.set(outcome, (more.get(outcome) ?? 0) + 1)
    if (narrowest(asked, suppress(asked)) < kind.threshold - 1 - 1e-6) narrow++
  }
  const of = (outcome: string) => String(more.get(outcome) ?? 0)
  const known = ['+0', '+1', 'no pattern protects']
  const others = [...more].filter(([outcome]) => !known.includes(outcome)).map(([outcome, n]) => `${n} × ${outcome}`)
  return [name, String(tables), ...known.map(of), others.join(', ') || '0', String(narrow)]
}

function outcomeOf(asked: TwoWayTable): string {
  const answer = suppress(asked)
  const best = optimumOf(asked)
  if (best === null) return 'optimum not found in time'
  const hidesTotal = (answer.rowTotals ?? answer.columnTotals) !== undefined
  if (best === undefined) return hidesTotal ? 'no pattern protects' : 'a pattern where none protects'
  if (hidesTotal) return 'a total hidden without need'
  return `+${answer.table.flat().filter((cell) => cell === '*').length - best}`
}

const tables = Number(values.tables)
console.log(
  '\nCells hidden beside the true optimum (an integer program), and hidden cells that linear programs narrow too far',
)
printTable(
  ['', 'tables', 'optimum', 'optimum + 1', 'a total must go', 'else', 'too narrow'],
  [
    beside('up to 6 × 8', tables, { rows: 6, columns: 8, least: 2 }),
    beside('8 × 8 to 12 × 12', Math.ceil(tables / 10), { rows: 12, columns: 12, least: 8 }),
  ],
)

function large(rows: number, columns: number, small: number): string[] {
  const table = tableOf({ rows, columns, zeros: 0.15, small, threshold: 10 })
  const asked = { table, threshold: 10, rowTotals: true, columnTotals: true }
  const start = process.cpuUsage()
  const answer = suppress(asked)
  const milliseconds = process.cpuUsage(start).user / 1_000
  const hidden = new Set(answer.table.flat().flatMap((cell, i) => (cell === '*' ? [i] : [])))
  const grid = gridOf(asked)
  const more = hidden.size - grid.small.length
  return [
    `${rows} × ${columns}`,
    ...[grid.small.length, more, weakCells(grid, hidden).length, milliseconds].map((n) => n.toFixed(0)),
  ]
}

console.log('\nLarge tables')
printTable(
  ['', 'small cells', 'hidden beside', 'weak', 'CPU ms'],
  [
    [30, 40, 0.03],
    [30, 40, 0.2],
    [100, 20, 0.03],
    [100, 20, 0.2],
    [100, 100, 0.03],
  ].map(([rows = 0, columns = 0, small = 0]) => large(rows, columns, small)),
)
