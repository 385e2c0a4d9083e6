// Cover and the other rows compiled: which rows a person at a place counts in, and what each number costs.
import { costOfTotal } from './hinges.ts'
import type { GridProblem, Headcount, Row } from './problem.ts'

/** A place is day × cells + cell. */
export interface Rows {
  readonly size: number
  /** A row's numbers reach from low to high; n costs `cost[costAt[row] + n]`. */
  readonly low: Int32Array
  readonly high: Int32Array
  readonly costAt: Int32Array
  readonly cost: Float64Array
  /** Terms of a place: termStart[place] to termStart[place + 1] - 1. */
  readonly termStart: Int32Array
  readonly termRow: Int32Array
  /** counting[termSet[term] + person] is what the person counts in the row when they stand there. */
  readonly termSet: Int32Array
  readonly counting: Int16Array
  /** The least and the most that a person can count, by row × people + person. */
  readonly least: Int16Array
  readonly most: Int16Array
  /** Places of each row. */
  readonly places: readonly (readonly number[])[]
  readonly convex: Uint8Array
}

export interface Stage {
  readonly people: number
  readonly days: number
  readonly cells: number
  readonly allowed: Uint8Array
}

/** Rows that count the same are one. */
export function rowsOf({ cover, rows = [] }: GridProblem, stage: Stage): Rows {
  const merged = new Map<string, Row>()
  const short: readonly Row[] = cover.map(({ day, shift, required, under, over }) => ({
    plus: { people: 'all', places: [[day, shift]] },
    cost: [{ at: required, below: under, above: over }],
  }))
  for (const row of [...short, ...rows]) {
    const key = JSON.stringify([row.plus, row.minus])
    const { cost = [], extra = [] } = merged.get(key) ?? {}
    merged.set(key, { ...row, cost: [...cost, ...row.cost], extra: [...extra, ...(row.extra ?? [])] })
  }
  return compileRows([...merged.values()].toSorted(byFirstPlace), stage)
}

const byFirstPlace = (a: Row, b: Row) => firstOf(a) - firstOf(b)
const firstOf = ({ plus }: Row) => (plus.places[0]?.[0] ?? 0) * 256 + (plus.places[0]?.[1] ?? 0)

interface Term {
  readonly row: number
  readonly set: number
}

function compileRows(rows: readonly Row[], stage: Stage): Rows {
  const { people, days, cells } = stage
  const sets = new Map<string, number>()
  const counting: number[] = []
  const setOf = ({ people: who }: Headcount, times: number) => {
    const key = `${times} ${who}`
    const known = sets.get(key)
    if (known !== undefined) return known
    sets.set(key, counting.length)
    const members = who === 'all' ? undefined : new Set(who)
    for (let person = 0; person < people; person++) counting.push(!members || members.has(person) ? times : 0)
    return counting.length - people
  }
  const terms: Term[][] = Array.from({ length: days * cells }, () => [])
  const addTerms = (row: number, count: Headcount | undefined, sign: 1 | -1) => {
    for (const [day, cell, times = 1] of count?.places ?? [])
      terms[day * cells + cell]?.push({ row, set: setOf(count ?? { people: [], places: [] }, sign * times) })
  }
  for (const [row, { plus, minus }] of rows.entries()) {
    addTerms(row, plus, 1)
    addTerms(row, minus, -1)
  }
  const termStart = Int32Array.from([0, ...terms.map((own) => own.length)])
  for (let k = 1; k < termStart.length; k++) termStart[k] = (termStart[k] ?? 0) + (termStart[k - 1] ?? 0)
  const flat = terms.flat()
  const termRow = Int32Array.from(flat, ({ row }) => row)
  const termSet = Int32Array.from(flat, ({ set }) => set)
  const places = rows.map(({ plus, minus }) =>
    [...plus.places, ...(minus?.places ?? [])].map(([day, cell]) => day * cells + cell),
  )
  const base = { termStart, termRow, termSet, counting: Int16Array.from(counting), places }
  const reach = reachOf(base, rows.length, stage)
  return { size: rows.length, ...base, ...reach, ...costsOf(rows, reach) }
}

/** A person's least and most: over the days, of the cells that they may hold. */
function reachOf(
  { termStart, termRow, termSet, counting }: Pick<Rows, 'termStart' | 'termRow' | 'termSet' | 'counting'>,
  size: number,
  { people, days, cells, allowed }: Stage,
) {
  const [least, most] = [new Int16Array(size * people), new Int16Array(size * people)]
  for (let person = 0; person < people; person++) {
    for (let day = 0; day < days; day++) {
      /** By row: what each of the day's cells counts; cells without terms count 0. */
      const today = new Map<number, number[]>()
      let open = 0
      for (let cell = 0; cell < cells; cell++) {
        const place = day * cells + cell
        if (allowed[(person * days + day) * cells + cell] !== 1) continue
        open++
        const here = new Map<number, number>()
        for (let term = termStart[place] ?? 0; term < (termStart[place + 1] ?? 0); term++) {
          const row = termRow[term] ?? 0
          here.set(row, (here.get(row) ?? 0) + (counting[(termSet[term] ?? 0) + person] ?? 0))
        }
        for (const [row, count] of here) {
          const counts = today.get(row)
          if (counts) counts.push(count)
          else today.set(row, [count])
        }
      }
      for (const [row, counts] of today) {
        if (counts.length < open) counts.push(0)
        const at = row * people + person
        least[at] = (least[at] ?? 0) + Math.min(...counts)
        most[at] = (most[at] ?? 0) + Math.max(...counts)
      }
    }
  }
  const [low, high] = [new Int32Array(size), new Int32Array(size)]
  for (let row = 0; row < size; row++) {
    for (let person = 0; person < people; person++) {
      low[row] = (low[row] ?? 0) + (least[row * people + person] ?? 0)
      high[row] = (high[row] ?? 0) + (most[row * people + person] ?? 0)
    }
    low[row] = Math.min(low[row] ?? 0, 0)
    high[row] = Math.max(high[row] ?? 0, 0)
  }
  return { least, most, low, high }
}

/** One number more on either side, so that annealing may look there. */
function costsOf(rows: readonly Row[], { low, high }: Pick<Rows, 'low' | 'high'>) {
  const costAt = new Int32Array(rows.length)
  const convex = new Uint8Array(rows.length)
  const cost: number[] = []
  for (const [row, { cost: hinges, extra = [] }] of rows.entries()) {
    const [from, to] = [(low[row] ?? 0) - 1, (high[row] ?? 0) + 1]
    costAt[row] = cost.length - from
    for (let n = from; n <= to; n++) {
      const more = extra.reduce((sum, [number, amount]) => sum + (number === n ? amount : 0), 0)
      cost.push(costOfTotal(hinges, n) + more)
    }
    convex[row] = extra.every(([number]) => number < from || number > to) ? 1 : 0
  }
  return { costAt, convex, cost: Float64Array.from(cost) }
}

/** By row, over whole lines: what these people count. */
export function addCounts(rows: Rows, counts: Int32Array, line: Uint8Array, person: number, cells: number): void {
  const { termStart, termRow, termSet, counting } = rows
  for (let day = 0; day < line.length; day++) {
    const place = day * cells + (line[day] ?? 0)
    const end = termStart[place + 1] ?? 0
    for (let term = termStart[place] ?? 0; term < end; term++) {
      const row = termRow[term] ?? 0
      counts[row] = (counts[row] ?? 0) + (counting[(termSet[term] ?? 0) + person] ?? 0)
    }
  }
}
