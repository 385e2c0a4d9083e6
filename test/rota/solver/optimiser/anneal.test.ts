import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anneal } from '../../../../src/rota/solver/optimiser/anneal.ts'
import { lineChanges } from '../../../../src/rota/solver/optimiser/line-changes.ts'
import { meterOf } from '../../../../src/rota/solver/optimiser/meter.ts'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { movesOf } from '../../../../src/rota/solver/optimiser/moves.ts'
import { pricersOf } from '../../../../src/rota/solver/optimiser/pricing.ts'
import { repair } from '../../../../src/rota/solver/optimiser/repair.ts'
import { brokenLines, costOf, emptyRoster } from '../../../../src/rota/solver/optimiser/score.ts'
import { trialOf } from '../../../../src/rota/solver/optimiser/trial.ts'
import { seeded } from '../../../../src/rota/solver/random.ts'
import { legalLines, smallProblem } from './small-problems.ts'

const schedule = { until: 1, hot: 0.4, cold: 0.005 }

describe('annealing and repair', () => {
  it('calls only rosters legal that are, and repairs every line that has a legal one', () => {
    fc.assert(
      fc.property(smallProblem(3, 5, 2), fc.nat(), (problem, seed) => {
        const model = compile(problem)
        const told: number[] = []
        const tell = (found: Uint8Array) => {
          expect(brokenLines(model, found)).toEqual([])
          told.push(costOf(model, found))
        }
        const means = { random: seeded(seed), meter: meterOf({ iterations: 20_000 }), schedule, tell }
        const { legal, last } = anneal(model, emptyRoster(model), means)
        if (legal) expect(brokenLines(model, legal)).toEqual([])
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => b - a))
        expect(legal ? costOf(model, legal) : Infinity).toBeLessThanOrEqual(told.at(-1) ?? Infinity)
        const roster = last.slice()
        const hopeless = repair(model, pricersOf(model), roster)
        expect(hopeless).toEqual([0, 1, 2].filter((person) => legalLines(problem, person).length === 0))
        expect(brokenLines(model, roster)).toEqual(hopeless)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a roster on trial', () => {
  it('knows what its cheapest legal roster costs, and that none was cheaper', () => {
    fc.assert(
      fc.property(smallProblem(3, 6, 2), fc.nat(), (problem, seed) => {
        const model = compile(problem)
        const people = [0, 1, 2]
        const trial = trialOf(model, emptyRoster(model), seeded(seed), people)
        const moves = movesOf(trial, { days: model.days, cells: model.cells, people }, seeded(seed + 1))
        let least = brokenLines(model, trial.roster).length > 0 ? Infinity : costOf(model, trial.roster)
        for (let k = 0; k < 300; k++) {
          moves.attempt(k % 2 === 0 ? 40 : 4)
          if (brokenLines(model, trial.roster).length === 0) least = Math.min(least, costOf(model, trial.roster))
        }
        const cheapest = trial.cheapest()
        expect(trial.least()).toBe(least)
        if (cheapest) expect([costOf(model, cheapest), brokenLines(model, cheapest)]).toEqual([least, []])
        else expect(least).toBe(Infinity)
      }),
      { numRuns: 100 },
    )
  })

  it('reads of changed days what whole lines break and cost', () => {
    const blocks = fc.array(fc.record({ from: fc.nat(7), size: fc.integer({ min: 1, max: 4 }), cell: fc.nat(2) }))
    fc.assert(
      fc.property(smallProblem(1, 8, 2), blocks, (problem, changes) => {
        const model = compile(problem)
        const roster = emptyRoster(model)
        const lines = lineChanges(model, roster)
        for (const [k, { from, size, cell }] of changes.entries()) {
          const [first, end] = [Math.max(from, model.history), Math.min(8, from + size)]
          if (first >= end) continue
          const before = roster.slice()
          lines.read(0, first, end, -1)
          roster.fill(cell, first, end)
          lines.read(0, first, end, 1)
          lines.price(0)
          if (k % 3 === 0) {
            lines.forget(0)
            roster.set(before)
          } else lines.keep(0)
          expect(lines.broken[0]).toBe(model.scanners[0]?.excess(roster, 0))
          expect(lines.soft[0]).toBe(model.scanners[0]?.cost?.(roster, 0) ?? 0)
        }
      }),
      { numRuns: 300 },
    )
  })
})
