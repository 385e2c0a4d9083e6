import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLinearEngine } from '../../../../src/rota/solver/optimiser/linear.ts'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { optimise } from '../../../../src/rota/solver/optimiser/optimise.ts'
import type { GridProblem } from '../../../../src/rota/solver/optimiser/problem.ts'
import { brokenLines, costOf } from '../../../../src/rota/solver/optimiser/score.ts'
import { readInstance } from '../../../bench/rota-format.ts'
import { aFortnight } from './a-fortnight.ts'
import { costOfLines, exhaustiveOptimum, smallProblem } from './small-problems.ts'

const engine = await loadLinearEngine()

const linesOf = ({ people, days }: GridProblem, roster: Uint8Array) =>
  people.map((_, person) => [...roster.subarray(person * days, (person + 1) * days)])

describe('the optimiser', () => {
  it('stays between its bound and the optimum of an exhaustive search', () => {
    fc.assert(
      fc.property(smallProblem(2, 5, 2), fc.nat(), (problem, seed) => {
        const { roster, objective, bound, impossible } = optimise(problem, { engine, seed, iterations: 20_000 })
        const optimum = exhaustiveOptimum(problem)
        expect(impossible.length > 0).toBe(optimum === undefined)
        expect(objective).toBe(costOfLines(problem, linesOf(problem, roster)))
        if (optimum === undefined) return
        expect(bound).toBeLessThanOrEqual(optimum)
        expect(objective).toBeGreaterThanOrEqual(optimum)
        expect(brokenLines(compile(problem), roster)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('proves the best rota of a fortnight', () => {
    const problem = readInstance(aFortnight)
    const { roster, objective, bound } = optimise(problem, { engine, seed: 1, iterations: 2_000_000 })
    expect(objective).toBe(bound)
    expect(costOf(compile(problem), roster)).toBe(objective)
  })

  it('gives the same rota for the same seed and number of iterations', () => {
    const problem = readInstance(aFortnight)
    const once = optimise(problem, { engine, seed: 7, iterations: 60_000 })
    const again = optimise(problem, { engine, seed: 7, iterations: 60_000 })
    expect(again).toEqual(once)
  })

  it('names the people who have no legal line, and plans the best rota of the others', () => {
    const problem = readInstance(aFortnight)
    const people = problem.people.map((person, p) =>
      p === 1
        ? { ...person, rules: [...person.rules, { kind: 'run' as const, cells: [0, 1, 2], min: 0, max: 3 }] }
        : person,
    )
    const changed = { ...problem, people }
    const { impossible, roster, objective, bound } = optimise(changed, { engine, seed: 1, iterations: 2_000_000 })
    expect(impossible).toEqual(['Bo'])
    expect(brokenLines(compile(changed), roster)).toEqual([1])
    expect(objective).toBe(bound)
  })

  it('ends when asked to stop, with a legal rota', () => {
    const problem = readInstance(aFortnight)
    let asked = 0
    const stop = () => ++asked > 20
    const { roster } = optimise(problem, { engine, seed: 1, iterations: 1e12, stop })
    expect(brokenLines(compile(problem), roster)).toEqual([])
  })
})
