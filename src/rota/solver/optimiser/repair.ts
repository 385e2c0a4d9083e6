// Makes a roster legal: whoever breaks a rule gets the best legal line beside everybody else's.
import type { Model } from './model.ts'
import type { Pricer } from './pricing.ts'
import { brokenLines, costOf, countsOf, everyone } from './score.ts'

/** Cost of each cell of a person's line: the wish, and one more person beside `counts`; Infinity where barred. */
export function marginalCosts(
  { people, days, cells, allowed, wishCost, coverCost }: Model,
  person: number,
  counts: Int32Array,
) {
  const costs = new Float64Array(days * cells)
  const own = person * days * cells
  for (let at = 0; at < costs.length; at++) {
    const n = at * (people + 1) + (counts[at] ?? 0)
    const more = at % cells === 0 ? 0 : (coverCost[n + 1] ?? 0) - (coverCost[n] ?? 0)
    costs[at] = allowed[own + at] === 1 ? (wishCost[own + at] ?? 0) + more : Infinity
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

/** @returns the people who have no legal line */
export function repair(model: Model, pricers: readonly Pricer[], roster: Uint8Array): readonly number[] {
  return brokenLines(model, roster).filter((person) => !renewLine(model, pricers[person], roster, person))
}

/** Gives everybody in turn their best line beside the others, until nobody's changes the cost. */
export function polish(model: Model, pricers: readonly Pricer[], roster: Uint8Array): void {
  for (let before = costOf(model, roster); ; ) {
    for (const person of everyone(model)) renewLine(model, pricers[person], roster, person)
    const now = costOf(model, roster)
    if (now >= before - 1e-9) return
    before = now
  }
}
