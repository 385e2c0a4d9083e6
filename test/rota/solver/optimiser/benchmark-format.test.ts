import { describe, expect, it } from 'vitest'
import { readInstance, rosterText } from '../../../bench/rota-format.ts'
import { aFortnight } from './a-fortnight.ts'

describe('the benchmark text format', () => {
  const problem = readInstance(aFortnight)

  it('reads horizon, shifts and people in their order', () => {
    expect(problem.days).toBe(14)
    expect(problem.shifts).toEqual(['D', 'N'])
    expect(problem.people.map(({ id }) => id)).toEqual(['Ada', 'Bo', 'Cai', 'Dee', 'Eli', 'Fay'])
  })

  it('bars days off, and shifts that may never be stood', () => {
    expect(problem.people[0]?.barred).toEqual([
      [3, 1],
      [3, 2],
    ])
    expect(problem.people[4]?.barred).toHaveLength(14)
  })

  it('limits single shifts only where the hours do not', () => {
    const counts = problem.people[1]?.rules.filter((rule) => rule.kind === 'tally' && rule.min === 0)
    const amounts = Array.from({ length: 14 }, () => [0, 0, 1])
    expect(counts).toEqual([{ kind: 'tally', amounts, min: 0, max: 4 }])
  })

  it('refuses what it does not know', () => {
    expect(() => readInstance(aFortnight.replace('Ada,5,D,2', 'Ada,5,X,2'))).toThrow("unknown shift 'X'")
    expect(() => readInstance(aFortnight.replace('Ada,5,D,2', 'Zoe,5,D,2'))).toThrow("unknown employee 'Zoe'")
  })

  it('writes a line a person and a cell a day', () => {
    const roster = new Uint8Array(6 * 14)
    roster.set([1, 2], 12)
    expect(rosterText(problem, roster).split('\n')[0]).toBe(`${'\t'.repeat(12)}D\tN`)
  })
})
