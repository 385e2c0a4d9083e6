// The linear program behind master and integer program. One row for each free person (the shares of their lines add up
// to 1) and one for each row of the model (what is counted); slack columns are priced along the convex cost of the
// numbers that can come about: the lower convex envelope, where it is not convex.
import type { Line } from './lines.ts'
import type { Model } from './model.ts'
import { type Group, reachOf } from './relaxation.ts'

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
  /** The model's rows begin here. */
  readonly firstRow: number
  readonly right: readonly number[]
  /** Cost whatever is chosen. */
  readonly offset: number
  /** A column each for people without a line, then the slacks. */
  readonly first: Columns
}

/** Cost of a person without a line, in open places. */
const NO_LINE = 300

export function programOf(model: Model, group: Group): Program {
  const { free, others, othersCost } = group
  const { rows, coverScale } = model
  const firstRow = free.length
  const first: Columns = { cost: [], upper: [], starts: [0], indices: [], values: [] }
  const noLine = NO_LINE * Math.max(coverScale, steepestOf(model))
  for (const row of free.keys()) append(first, { cost: noLine, upper: Infinity }, [row], [1])
  const right = free.map(() => 1)
  let offset = othersCost
  const reach = reachOf(model, group)
  for (let row = 0; row < rows.size; row++) {
    const [low, high] = [reach[row] ?? 0, reach[rows.size + row] ?? 0]
    const { base, least, slacks } = slacksOf(envelopeOf(model, row, { low, high }), low)
    right.push(base - (others[row] ?? 0))
    offset += least
    for (const slack of slacks) append(first, slack, [firstRow + row], [slack.sign])
  }
  const rowOfPerson = new Map(free.map((person, row) => [person, row]))
  return { rows: right.length, rowOfPerson, firstRow, right, offset, first }
}

/** The dearest single step of any row, where there are rows: somebody without a line must never pay. */
function steepestOf({ rows }: Model): number {
  let steepest = 0
  for (let at = 1; at < rows.cost.length; at++) {
    steepest = Math.max(steepest, Math.abs((rows.cost[at] ?? 0) - (rows.cost[at - 1] ?? 0)))
  }
  return Math.min(steepest, 1e6)
}

export function append(
  columns: Columns,
  { cost, upper }: { readonly cost: number; readonly upper: number },
  rows: readonly number[],
  values: readonly number[],
): void {
  columns.cost.push(cost)
  columns.upper.push(upper)
  columns.indices.push(...rows)
  columns.values.push(...values)
  columns.starts.push(columns.indices.length)
}

/** Rows in which a line counts, and how much. */
export function entriesOf({ rowOfPerson, firstRow }: Program, { rows, cells }: Model, { person, cells: line }: Line) {
  const { termStart, termRow, termSet, counting } = rows
  const counts = new Map<number, number>([[rowOfPerson.get(person) ?? 0, 1]])
  for (let day = 0; day < line.length; day++) {
    const place = day * cells + (line[day] ?? 0)
    for (let term = termStart[place] ?? 0; term < (termStart[place + 1] ?? 0); term++) {
      const row = firstRow + (termRow[term] ?? 0)
      const count = counting[(termSet[term] ?? 0) + person] ?? 0
      if (count !== 0) counts.set(row, (counts.get(row) ?? 0) + count)
    }
  }
  const entries = [...counts].filter(([, count]) => count !== 0)
  return { indices: entries.map(([row]) => row), values: entries.map(([, count]) => count) }
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

/** The largest convex function that is nowhere above the row's cost, from low to high. */
function envelopeOf({ rows }: Model, row: number, { low, high }: { readonly low: number; readonly high: number }) {
  const at = rows.costAt[row] ?? 0
  const costs = rows.cost.subarray(at + low, at + high + 1)
  return rows.convex[row] === 1 ? costs : lowerHull(costs)
}

function lowerHull(costs: Float64Array): Float64Array {
  const hull: number[] = []
  const slope = (a: number, b: number) => ((costs[b] ?? 0) - (costs[a] ?? 0)) / (b - a)
  for (let n = 0; n < costs.length; n++) {
    while (hull.length > 1 && slope(hull.at(-2) ?? 0, hull.at(-1) ?? 0) >= slope(hull.at(-1) ?? 0, n)) hull.pop()
    hull.push(n)
  }
  const envelope = Float64Array.from(costs)
  for (const [k, from] of hull.entries()) {
    const to = hull[k + 1] ?? from
    for (let n = from + 1; n < to; n++) envelope[n] = (costs[from] ?? 0) + (n - from) * slope(from, to)
  }
  return envelope
}

/** A convex cost as columns: least at `base`, and its slopes on both sides. */
function slacksOf(costs: Float64Array, low: number) {
  const costAt = (n: number) => costs[n] ?? 0
  let base = 0
  while (base < costs.length - 1 && costAt(base + 1) < costAt(base)) base++
  const slacks: Slack[] = []
  for (let n = base; n > 0; n--) join(slacks, { cost: costAt(n - 1) - costAt(n), upper: 1, sign: 1 })
  for (let n = base; n < costs.length - 1; n++) join(slacks, { cost: costAt(n + 1) - costAt(n), upper: 1, sign: -1 })
  return { base: low + base, least: costAt(base), slacks }
}

/** Neighbours of one slope are one column. */
function join(slacks: Slack[], slack: Slack): void {
  const last = slacks.at(-1)
  if (last?.sign !== slack.sign || last.cost !== slack.cost) slacks.push(slack)
  else slacks[slacks.length - 1] = { ...last, upper: last.upper + slack.upper }
}
