import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { pricersOf } from '../../../../src/rota/solver/optimiser/pricing.ts'
import { everyLine, legalLines, smallProblem } from './small-problems.ts'

const DAYS = 6
const oneProblem = smallProblem(1, DAYS)

describe('exact pricing of a line', () => {
  it('finds the cheapest of all legal lines, or that there is none', () => {
    const costs = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3 * DAYS, maxLength: 3 * DAYS })
    fc.assert(
      fc.property(oneProblem, costs, (problem, free) => {
        const model = compile(problem)
        const open = Float64Array.from(free, (cost, at) => (model.allowed[at] === 1 ? cost : Infinity))
        const priced = pricersOf(model)[0]?.price(open)
        const costOf = (line: Iterable<number>) =>
          [...line].reduce((sum, cell, day) => sum + (open[day * 3 + cell] ?? 0), 0)
        const legal = legalLines(problem, 0).map(costOf)
        expect(priced?.bound).toBe(legal.length > 0 ? Math.min(...legal) : undefined)
        if (priced?.line) {
          expect(costOf(priced.line)).toBe(priced.bound)
          expect(legalLines(problem, 0)).toContainEqual([...priced.line])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('agrees with the line scanner on which lines are legal', () => {
    fc.assert(
      fc.property(oneProblem, (problem) => {
        const open = { ...problem, people: problem.people.map((person) => ({ ...person, barred: [] })) }
        const model = compile(open)
        const legal = new Set(legalLines(open, 0).map(String))
        for (const line of everyLine(DAYS, 3)) {
          expect((model.excess[0]?.(Uint8Array.from(line), 0) ?? 0) === 0).toBe(legal.has(String(line)))
        }
      }),
      { numRuns: 100 },
    )
  })
})
