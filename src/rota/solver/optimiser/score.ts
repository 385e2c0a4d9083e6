// What a roster costs, and whether it keeps every hard rule.
import type { Model } from './model.ts'

/** People by day × cells + cell, over the lines of `people`. */
export function countsOf({ days, cells }: Model, roster: Uint8Array, people: Iterable<number>): Int32Array {
  const counts = new Int32Array(days * cells)
  for (const person of people) {
    for (let day = 0; day < days; day++) {
      const at = day * cells + (roster[person * days + day] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return counts
}

export function lineCost({ days, cells, wishCost }: Model, person: number, line: Uint8Array): number {
  let cost = 0
  for (let day = 0; day < days; day++) cost += wishCost[(person * days + day) * cells + (line[day] ?? 0)] ?? 0
  return cost
}

export function lineOf({ days }: Model, roster: Uint8Array, person: number): Uint8Array {
  return roster.subarray(person * days, (person + 1) * days)
}

export const everyone = ({ people }: Model): readonly number[] => Array.from({ length: people }, (_, person) => person)

export function coverCostOf({ people, covered, coverCost }: Model, counts: Int32Array): number {
  let cost = 0
  for (const at of covered) cost += coverCost[at * (people + 1) + (counts[at] ?? 0)] ?? 0
  return cost
}

/** Soft cost of a whole roster. */
export function costOf(model: Model, roster: Uint8Array): number {
  const all = everyone(model)
  const wishes = all.reduce((sum, person) => sum + lineCost(model, person, lineOf(model, roster, person)), 0)
  return wishes + coverCostOf(model, countsOf(model, roster, all))
}

/** The people whose lines break a hard rule or hold a barred cell. */
export function brokenLines(model: Model, roster: Uint8Array): readonly number[] {
  const { days, cells, allowed, excess } = model
  return everyone(model).filter((person) => {
    for (let day = 0; day < days; day++) {
      if (allowed[(person * days + day) * cells + (roster[person * days + day] ?? 0)] !== 1) return true
    }
    return (excess[person]?.(roster, person * days) ?? 0) > 0
  })
}
