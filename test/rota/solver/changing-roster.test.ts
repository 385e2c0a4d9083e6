import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changingRoster } from '../../../src/rota/solver/changing-roster.ts'
import { compile } from '../../../src/rota/solver/optimiser/model.ts'
import { brokenLines, costOf, emptyRoster } from '../../../src/rota/solver/optimiser/score.ts'
import { pick, seeded } from '../../../src/rota/solver/random.ts'
import { smallProblem } from './optimiser/small-problems.ts'

describe('a roster that changes cell by cell', () => {
  it('knows what each move costs, takes it or leaves nothing of it, and breaks no line that was whole', () => {
    let taken = 0
    fc.assert(
      fc.property(smallProblem(3, 6, 2), fc.nat(), (problem, seed) => {
        const model = compile(problem)
        const random = seeded(seed)
        const line = changingRoster(model, emptyRoster(model))
        const { history, days } = model
        for (let move = 0; move < 60; move++) {
          const before = line.roster.slice()
          line.begin()
          for (let changes = 1 + pick(random, 4); changes > 0; changes--) {
            line.put(pick(random, 3), history + pick(random, days - history), pick(random, 3))
          }
          const delta = line.settle(20, random)
          if (delta === undefined) {
            line.undo()
            expect([...line.roster]).toEqual([...before])
            continue
          }
          taken++
          expect(costOf(model, line.roster) - costOf(model, before)).toBeCloseTo(delta, 6)
          const whole = brokenLines(model, before)
          expect(brokenLines(model, line.roster).filter((person) => !whole.includes(person))).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
    expect(taken).toBeGreaterThan(1000)
  })
})
