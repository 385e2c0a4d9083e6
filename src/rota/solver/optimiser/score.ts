// What a roster costs, and whether it keeps every hard rule.
import type { Model } from './model.ts'
import { addCounts } from './rows.ts'

/** By row, over the lines of `people`. */
export function countsOf({ days, cells, rows }: Model, roster: Uint8Array, people: Iterable<number>): Int32Array {
  const counts = new Int32Array(rows.size)
  for (const person of people) {
    addCounts(rows, counts, roster.subarray(person * days, (person + 1) * days), person, cells)
  }
  return counts
}

/** Of its cells and of the person's soft rules. */
export function lineCost({ days, cells, cellCost, scanners }: Model, person: number, line: Uint8Array): number {
  let cost = scanners[person]?.cost?.(line, 0) ?? 0
  for (let day = 0; day < days; day++) cost += cellCost[(person * days + day) * cells + (line[day] ?? 0)] ?? 0
  return cost
}

export function lineOf({ days }: Model, roster: Uint8Array, person: number): Uint8Array {
  return roster.subarray(person * days, (person + 1) * days)
}

export const everyone = ({ people }: Model): readonly number[] => Array.from({ length: people }, (_, person) => person)

export function rowsCostOf({ rows }: Model, counts: Int32Array): number {
  let cost = 0
  for (let row = 0; row < rows.size; row++) cost += rows.cost[(rows.costAt[row] ?? 0) + (counts[row] ?? 0)] ?? 0
  return cost
}

/** Soft cost of a whole roster. */
export function costOf(model: Model, roster: Uint8Array): number {
  const all = everyone(model)
  const lines = all.reduce((sum, person) => sum + lineCost(model, person, lineOf(model, roster, person)), 0)
  return lines + rowsCostOf(model, countsOf(model, roster, all))
}

/** Each day's cheapest cell of everybody, and each row's cheapest number: nothing costs less. */
export function floorOf({ people, days, cells, allowed, cellCost, rows }: Model): number {
  let floor = 0
  for (let place = 0; place < people * days; place++) {
    let least = Infinity
    for (let at = place * cells; at < (place + 1) * cells; at++) {
      if (allowed[at] === 1) least = Math.min(least, cellCost[at] ?? 0)
    }
    floor += least === Infinity ? 0 : least
  }
  for (let row = 0; row < rows.size; row++) {
    const at = rows.costAt[row] ?? 0
    floor += rows.cost
      .subarray(at + (rows.low[row] ?? 0), at + (rows.high[row] ?? 0) + 1)
      .reduce((a, b) => Math.min(a, b))
  }
  return floor
}

/** The people whose lines break a hard rule or hold a barred cell. */
export function brokenLines(model: Model, roster: Uint8Array): readonly number[] {
  const { days, cells, allowed, scanners } = model
  return everyone(model).filter((person) => {
    for (let day = 0; day < days; day++) {
      if (allowed[(person * days + day) * cells + (roster[person * days + day] ?? 0)] !== 1) return true
    }
    return (scanners[person]?.excess(roster, person * days) ?? 0) > 0
  })
}

/** Everybody on the first cell of each day that they may hold: off, where that is not barred. */
export function emptyRoster({ people, days, cells, allowed }: Model): Uint8Array {
  const roster = new Uint8Array(people * days)
  for (let place = 0; place < roster.length; place++) {
    const first = allowed.subarray(place * cells, (place + 1) * cells).indexOf(1)
    roster[place] = Math.max(0, first)
  }
  return roster
}
