import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { pricersOf } from '../../../../src/rota/solver/optimiser/pricing.ts'
import { lineCost } from '../../../../src/rota/solver/optimiser/score.ts'
import { costOfLine, everyLine, legalLines, smallProblem } from './small-problems.ts'

const DAYS = 6
const oneProblem = smallProblem(1, DAYS, 2)

describe('exact pricing of a line', () => {
  it('finds the cheapest of all legal lines, or that there is none', () => {
    const costs = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3 * DAYS, maxLength: 3 * DAYS })
    fc.assert(
      fc.property(oneProblem, costs, (problem, free) => {
        const model = compile(problem)
        const open = Float64Array.from(free, (cost, at) => (model.allowed[at] === 1 ? cost : Infinity))
        const priced = pricersOf(model)[0]?.price(open)
        const alone = { ...problem, wishes: [], people: problem.people.map((person) => ({ ...person, costs: [] })) }
        const costOf = (line: readonly number[]) =>
          line.reduce((sum, cell, day) => sum + (open[day * 3 + cell] ?? 0), costOfLine(alone, 0, line))
        const legal = legalLines(problem, 0).map(costOf)
        if (legal.length === 0) expect(priced).toBeUndefined()
        else expect(priced?.bound).toBeCloseTo(Math.min(...legal), 6)
        if (priced?.line) {
          expect(costOf([...priced.line])).toBeCloseTo(priced.bound, 6)
          expect(legalLines(problem, 0)).toContainEqual([...priced.line])
        }
      }),
      { numRuns: 400 },
    )
  })

  it('knows of each cell what a line through it costs at least', () => {
    fc.assert(
      fc.property(oneProblem, (problem) => {
        const model = compile(problem)
        const open = model.cellCost.map((cost, at) => (model.allowed[at] === 1 ? cost : Infinity))
        const pricer = pricersOf(model)[0]
        pricer?.price(open)
        const through = pricer?.through(open)
        for (const line of legalLines(problem, 0)) {
          for (const [day, cell] of line.entries()) {
            expect(through?.[day * 3 + cell]).toBeLessThanOrEqual(costOfLine(problem, 0, line) + 1e-6)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('agrees with the line scanner on which lines are legal, and on what they cost', () => {
    fc.assert(
      fc.property(oneProblem, (problem) => {
        const open = { ...problem, people: problem.people.map((person) => ({ ...person, barred: [] })) }
        const model = compile(open)
        const legal = new Set(legalLines(open, 0).map(String))
        const past = open.people[0]?.history ?? []
        for (const line of everyLine(DAYS, 3).filter((own) => past.every((cell, day) => own[day] === cell))) {
          const cells = Uint8Array.from(line)
          expect((model.scanners[0]?.excess(cells, 0) ?? 0) === 0).toBe(legal.has(String(line)))
          expect(lineCost(model, 0, cells)).toBe(costOfLine(open, 0, line))
        }
      }),
      { numRuns: 100 },
    )
  })
})
