// What each kind of rule counts of some days of a line: pairs that may not be, days too many or too few of a run, totals,
// groups of days. `rule-excess.ts` makes scanners of whole lines from it, `line-changes.ts` the changes of a few days.
import type { Groups, Run, Succession, Tally } from './problem.ts'
import { lastDayOf } from './rule-steps.ts'

export interface Grid {
  readonly days: number
  readonly cells: number
  readonly history: number
}

/** What a rule sees of days [from, to) of a line: all that can change with these days. */
export type Near = (roster: Uint8Array, at: number, from: number, to: number) => number

/** Forbidden pairs. */
export function pairsNear({ forbidden, days: binding }: Succession, { days, cells, history }: Grid): Near {
  const matrix = new Uint8Array(cells * cells)
  for (const [today, tomorrow] of forbidden) matrix[today * cells + tomorrow] = 1
  const binds = new Uint8Array(days).fill(binding ? 0 : 1)
  for (const day of binding ?? []) binds[day] = 1
  const first = Math.max(1, history)
  return (roster, at, from, to) => {
    const [start, end] = [Math.max(first, from), Math.min(days, to + 1)]
    let pairs = 0
    let last = roster[at + start - 1] ?? 0
    for (let day = start; day < end; day++) {
      const cell = roster[at + day] ?? 0
      if (matrix[last * cells + cell] === 1) pairs += binds[day - 1] ?? 0
      last = cell
    }
    return pairs
  }
}

/** Days too many or too few, in the runs that reach into these days or end beside them. */
export function runsNear({ cells: inside, min, max }: Run, { days, cells, history }: Grid): Near {
  const counts = new Uint8Array(cells)
  for (const cell of inside) counts[cell] = 1
  const most = max ?? days
  return (roster, at, from, to) => {
    let start = from
    while (start > 0 && counts[roster[at + start - 1] ?? 0] === 1) start--
    let excess = 0
    let length = 0
    for (let day = start; day < days; day++) {
      if (counts[roster[at + day] ?? 0] === 1) {
        if (++length > most && day >= history) excess++
      } else {
        if (length > 0 && length < min && length < day && day >= history) excess += min - length
        if (day >= to) break
        length = 0
      }
    }
    return excess
  }
}

export function totalNear({ amounts }: Tally, { days, cells }: Grid): Near {
  const [monday] = amounts
  /** Mostly every day is the same object: then one day's table is enough. */
  const alike = monday !== undefined && amounts.every((day) => day === monday)
  const table = Float64Array.from({ length: alike ? cells : days * cells }, (_, at) => {
    return amounts[Math.floor(at / cells)]?.[at % cells] ?? 0
  })
  const width = alike ? 0 : cells
  const first = amounts.findIndex((day) => day.some((amount) => amount > 0))
  const last = Math.min(days, lastDayOf(amounts) + 1)
  return (roster, at, from, to) => {
    const end = Math.min(to, last)
    let sum = 0
    for (let day = Math.max(from, first); day < end; day++) sum += table[day * width + (roster[at + day] ?? 0)] ?? 0
    return sum
  }
}

/** How many groups count that have one of these days, by the days of the grid. */
export function groupsNear({ days: groups, cells: counting }: Groups, { days, cells }: Grid): Near {
  const counts = Uint8Array.from({ length: cells }, (_, cell) =>
    (counting ? counting.includes(cell) : cell > 0) ? 1 : 0,
  )
  const inside = groups.map((group) => group.filter((day) => day < days)).filter((group) => group.length > 0)
  /** By day: the first group that reaches up to it or beyond. */
  const firstFrom = Int32Array.from({ length: days }, (_, day) => {
    const first = inside.findIndex((group) => (group.at(-1) ?? 0) >= day)
    return first < 0 ? inside.length : first
  })
  return (roster, at, from, to) => {
    let number = 0
    for (let group = firstFrom[from] ?? inside.length; group < inside.length; group++) {
      const own = inside[group] ?? []
      if ((own[0] ?? 0) >= to) break
      for (const day of own) {
        if (counts[roster[at + day] ?? 0] === 1) {
          number++
          break
        }
      }
    }
    return number
  }
}
