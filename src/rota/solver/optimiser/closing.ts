// Reduced-cost fixing: a cell is closed once every line through it lifts the bound to the incumbent. What is left is
// where a cheaper roster must be, if there is one.
import { roundedUp } from './model.ts'
import { pricedCosts } from './relaxation.ts'
import { lineOf } from './score.ts'
import type { Search } from './search.ts'

/** A Lagrangian bound of the whole problem, and the prices that give it. */
export interface Proof {
  readonly bound: number
  readonly prices: Float64Array | undefined
}

export const NO_PROOF: Proof = { bound: -Infinity, prices: undefined }

/** Closes cells, and notes by how much each person's line is dearer than it need be. */
export function closeCells(search: Search, { bound, prices }: Proof): void {
  const { model, open, objective, pricers, regret, roster, meter, able } = search
  if (!prices) return
  const width = model.days * model.cells
  for (const person of able) {
    const costs = pricedCosts(search, person, prices)
    const pricer = pricers[person]
    const through = pricer?.through(costs)
    const least = pricer?.price(costs)?.bound
    if (!through || least === undefined || least === Infinity) continue
    meter.spend((pricer?.size ?? 0) / 100)
    const excess = (at: number) => (through[at] ?? 0) - least
    for (let at = 0; at < width; at++) {
      if (roundedUp(model, bound + excess(at)) >= objective) open[person * width + at] = 0
    }
    const line = lineOf(model, roster, person)
    const soft = model.scanners[person]?.cost?.(line, 0) ?? 0
    const standing = line.reduce((sum, cell, day) => sum + (costs[day * model.cells + cell] ?? 0), soft)
    regret[person] = Math.min(standing - least, objective - bound)
  }
}

export function standsOnClosedCell({ model, open, roster }: Search, person: number): boolean {
  const { days, cells } = model
  return lineOf(model, roster, person).some((cell, day) => open[(person * days + day) * cells + cell] !== 1)
}
