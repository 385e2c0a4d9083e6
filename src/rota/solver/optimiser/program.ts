// The linear program behind master and integer program. One row for each free person (the shares of their lines add up
// to 1) and one for each covered cell (people there); slack columns are priced along the convex cost of cover.
import type { Line } from './lines.ts'
import type { Model } from './model.ts'
import type { Group } from './relaxation.ts'

interface Slack {
  readonly cost: number
  readonly upper: number
  readonly sign: 1 | -1
}

/** Columns as HiGHS takes them: compressed, and all from 0 up. */
export interface Columns {
  readonly cost: number[]
  readonly upper: number[]
  readonly starts: number[]
  readonly indices: number[]
  readonly values: number[]
}

export interface Program {
  readonly rows: number
  readonly rowOfPerson: ReadonlyMap<number, number>
  /** By day × cells + cell; -1 where the number of people costs nothing. */
  readonly rowOfCell: Int32Array
  readonly right: readonly number[]
  /** Cost whatever is chosen. */
  readonly offset: number
  /** A column each for people without a line, then the slacks. */
  readonly first: Columns
}

/** Cost of a person without a line, in open places. */
const NO_LINE = 300

export function programOf(model: Model, { free, others, othersCost }: Group): Program {
  const { covered, cells, days } = model
  const rowOfCell = new Int32Array(days * cells).fill(-1)
  for (const [k, at] of covered.entries()) rowOfCell[at] = free.length + k
  const first: Columns = { cost: [], upper: [], starts: [0], indices: [], values: [] }
  for (const row of free.keys()) append(first, { cost: NO_LINE * model.coverScale, upper: Infinity }, [row], 1)
  const right = free.map(() => 1)
  let offset = othersCost
  for (const [k, at] of covered.entries()) {
    const { base, least, slacks } = slacksOf(model, at, others[at] ?? 0, free.length)
    right.push(base)
    offset += least
    for (const slack of slacks) append(first, slack, [free.length + k], slack.sign)
  }
  const rowOfPerson = new Map(free.map((person, row) => [person, row]))
  return { rows: right.length, rowOfPerson, rowOfCell, right, offset, first }
}

export function append(
  columns: Columns,
  { cost, upper }: { readonly cost: number; readonly upper: number },
  rows: readonly number[],
  value: number,
): void {
  columns.cost.push(cost)
  columns.upper.push(upper)
  for (const row of rows) {
    columns.indices.push(row)
    columns.values.push(value)
  }
  columns.starts.push(columns.indices.length)
}

/** Rows in which a line counts 1. */
export function rowsOf({ rowOfPerson, rowOfCell }: Program, { person, cells: line }: Line, cells: number): number[] {
  const rows = [rowOfPerson.get(person) ?? 0]
  for (let day = 0; day < line.length; day++) {
    const row = rowOfCell[day * cells + (line[day] ?? 0)] ?? -1
    if (row >= 0) rows.push(row)
  }
  return rows
}

/** What HiGHS is passed. */
export function modelData({ rows, right, offset }: Program, { cost, upper, starts, indices, values }: Columns) {
  const numCols = cost.length
  return {
    numCols,
    numRows: rows,
    offset,
    colCost: cost,
    colLower: cost.map(() => 0),
    colUpper: upper,
    rowLower: right,
    rowUpper: right,
    matrix: { format: 'csc', numCols, numRows: rows, starts, indices, values },
  } as const
}

/** The convex cost of n more people here, n from 0 to `most`: least at `base`, and its slopes on both sides. */
function slacksOf({ people, coverCost }: Model, at: number, others: number, most: number) {
  const costAt = (n: number) => coverCost[at * (people + 1) + others + n] ?? 0
  let base = 0
  while (base < most && costAt(base + 1) < costAt(base)) base++
  const slacks: Slack[] = []
  for (let n = base; n > 0; n--) join(slacks, { cost: costAt(n - 1) - costAt(n), upper: 1, sign: 1 })
  for (let n = base; n < most; n++) join(slacks, { cost: costAt(n + 1) - costAt(n), upper: 1, sign: -1 })
  return { base, least: costAt(base), slacks }
}

/** Neighbours of one slope are one column. */
function join(slacks: Slack[], slack: Slack): void {
  const last = slacks.at(-1)
  if (last?.sign !== slack.sign || last.cost !== slack.cost) slacks.push(slack)
  else slacks[slacks.length - 1] = { ...last, upper: last.upper + slack.upper }
}
