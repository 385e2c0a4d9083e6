import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anneal } from '../../../../src/rota/solver/optimiser/anneal.ts'
import { meterOf } from '../../../../src/rota/solver/optimiser/meter.ts'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { pricersOf } from '../../../../src/rota/solver/optimiser/pricing.ts'
import { repair } from '../../../../src/rota/solver/optimiser/repair.ts'
import { brokenLines, emptyRoster } from '../../../../src/rota/solver/optimiser/score.ts'
import { seeded } from '../../../../src/rota/solver/random.ts'
import { legalLines, smallProblem } from './small-problems.ts'

const schedule = { until: 1, hot: 0.4, cold: 0.005 }

describe('annealing and repair', () => {
  it('calls only rosters legal that are, and repairs every line that has a legal one', () => {
    fc.assert(
      fc.property(smallProblem(3, 5, 2), fc.nat(), (problem, seed) => {
        const model = compile(problem)
        const means = { random: seeded(seed), meter: meterOf({ iterations: 2000 }), schedule }
        const { legal, last } = anneal(model, emptyRoster(model), means)
        if (legal) expect(brokenLines(model, legal)).toEqual([])
        const roster = last.slice()
        const hopeless = repair(model, pricersOf(model), roster)
        expect(hopeless).toEqual([0, 1, 2].filter((person) => legalLines(problem, person).length === 0))
        expect(brokenLines(model, roster)).toEqual(hopeless)
      }),
      { numRuns: 60 },
    )
  })
})
