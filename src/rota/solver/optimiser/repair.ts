// Makes a roster legal: whoever breaks a rule gets the best legal line beside everybody else's.
import type { Model } from './model.ts'
import type { Pricer } from './pricing.ts'
import { brokenLines, costOf, countsOf, everyone } from './score.ts'

/** Cost of each cell of a person's line: its own, and what it changes beside `counts`; Infinity where barred. */
export function marginalCosts({ days, cells, allowed, cellCost, rows }: Model, person: number, counts: Int32Array) {
  const { termStart, termRow, termSet, counting } = rows
  const costs = new Float64Array(days * cells)
  const own = person * days * cells
  for (let at = 0; at < costs.length; at++) {
    let cost = allowed[own + at] === 1 ? (cellCost[own + at] ?? 0) : Infinity
    const end = termStart[at + 1] ?? 0
    for (let term = termStart[at] ?? 0; term < end; term++) {
      const row = termRow[term] ?? 0
      const n = (rows.costAt[row] ?? 0) + (counts[row] ?? 0)
      const count = counting[(termSet[term] ?? 0) + person] ?? 0
      if (count !== 0) cost += (rows.cost[n + count] ?? 0) - (rows.cost[n] ?? 0)
    }
    costs[at] = cost
  }
  return costs
}

/** Gives them the best line beside the others, in place. @returns false when they have no legal line at all */
export function renewLine(model: Model, pricer: Pricer | undefined, roster: Uint8Array, person: number): boolean {
  const others = everyone(model).filter((other) => other !== person)
  const line = pricer?.price(marginalCosts(model, person, countsOf(model, roster, others)))?.line
  if (line) roster.set(line, person * model.days)
  return line !== undefined
}

/** Of these people. @returns those who have no legal line */
export function repair(
  model: Model,
  pricers: readonly Pricer[],
  roster: Uint8Array,
  people: readonly number[] = everyone(model),
): readonly number[] {
  const able = new Set(people)
  const broken = brokenLines(model, roster).filter((person) => able.has(person))
  return broken.filter((person) => !renewLine(model, pricers[person], roster, person))
}

/** Gives everybody in turn their best line beside the others, until nobody's changes the cost. */
export function polish(
  model: Model,
  pricers: readonly Pricer[],
  roster: Uint8Array,
  people: readonly number[] = everyone(model),
  over: () => boolean = () => false,
): void {
  for (let before = costOf(model, roster); !over(); ) {
    for (const person of people) if (!over()) renewLine(model, pricers[person], roster, person)
    const now = costOf(model, roster)
    if (now >= before - 1e-9) return
    before = now
  }
}
