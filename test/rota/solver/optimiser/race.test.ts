import { describe, expect, it } from 'vitest'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { brokenLines, costOf } from '../../../../src/rota/solver/optimiser/score.ts'
import { race } from '../../../../src/rota/solver/threads/race.ts'
import { readInstance } from '../../../bench/rota-format.ts'
import { aFortnight } from './a-fortnight.ts'

describe('a race of two searches', () => {
  const problem = readInstance(aFortnight)

  it('proves the best rota, and ends as soon as it is proven', async () => {
    const start = performance.now()
    const { roster, objective, bound } = await race(problem, { seconds: 200, seed: 1 })
    expect(objective).toBe(bound)
    expect(costOf(compile(problem), roster)).toBe(objective)
    expect(brokenLines(compile(problem), roster)).toEqual([])
    expect(performance.now() - start).toBeLessThan(150_000)
  })

  it('ends with the best rota so far when asked to', async () => {
    const asked = new AbortController()
    const report = () => asked.abort()
    const { roster, objective } = await race(problem, { seconds: 25, seed: 1, report, signal: asked.signal })
    expect(costOf(compile(problem), roster)).toBe(objective)
    expect(brokenLines(compile(problem), roster)).toEqual([])
  })
})
