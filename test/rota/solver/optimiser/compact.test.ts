import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveCompact } from '../../../../src/rota/solver/optimiser/compact-race.ts'
import { loadLinearEngine } from '../../../../src/rota/solver/optimiser/linear.ts'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { optimise } from '../../../../src/rota/solver/optimiser/optimise.ts'
import { exhaustiveOptimum, smallProblem } from './small-problems.ts'

const engine = await loadLinearEngine()

describe('the compact integer program', () => {
  it('has the optimum of an exhaustive search, and no bound of column generation is above it', () => {
    fc.assert(
      fc.property(smallProblem(2, 5, 2), fc.nat(), (problem, seed) => {
        const model = compile(problem)
        const { roster, bound, optimal } = solveCompact(engine, model, {})
        const optimum = exhaustiveOptimum(problem)
        expect(roster === undefined).toBe(optimum === undefined)
        if (optimum === undefined) return
        expect(optimal).toBe(true)
        expect(bound).toBe(optimum)
        const generated = optimise(problem, { engine, seed, iterations: 20_000 })
        expect(generated.bound).toBeLessThanOrEqual(optimum)
        expect(generated.objective).toBeGreaterThanOrEqual(optimum)
      }),
      { numRuns: 200 },
    )
  })
})
