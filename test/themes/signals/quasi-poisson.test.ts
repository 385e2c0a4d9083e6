import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitQuasiPoisson, type Observation } from '../../../src/themes/signals/quasi-poisson.ts'

const SEASONS = 4
const counts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 20, maxLength: 80 })
const observe = (values: readonly number[]): readonly Observation[] =>
  values.map((count, i) => ({ count, time: i - values.length, season: i % SEASONS }))
const model = (observations: readonly Observation[], trend: boolean) => ({
  observations,
  trend,
  season: 0,
  weights: undefined,
})

describe('the quasi-Poisson fit', () => {
  test('without a trend predicts the mean of the season', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const fit = fitQuasiPoisson(model(observe(values), false))
        const season = values.filter((_, i) => i % SEASONS === 0)
        expect(fit.converged).toBe(true)
        expect(Math.exp(fit.now.level)).toBeCloseTo(season.reduce((a, b) => a + b) / season.length, 5)
      }),
    )
  })

  test('solves its likelihood equations, and the leverages add up to the number of coefficients', () => {
    fc.assert(
      fc.property(counts, (values) => {
        const observations = observe(values)
        const fit = fitQuasiPoisson(model(observations, true))
        const residuals = observations.map(({ count }, i) => count - (fit.means[i] ?? 0))
        const sum = (of: (o: Observation) => number) =>
          observations.reduce((total, o, i) => total + of(o) * (residuals[i] ?? 0), 0)
        for (let season = 0; season < SEASONS; season++)
          expect(Math.abs(sum((o) => (o.season === season ? 1 : 0)))).toBeLessThan(1e-3)
        expect(Math.abs(sum((o) => o.time))).toBeLessThan(0.05)
        expect(fit.leverages.reduce((a, b) => a + b)).toBeCloseTo(SEASONS + 1, 9)
        expect(fit.degrees).toBe(values.length - SEASONS - 1)
      }),
    )
  })

  test('recovers an exact exponential trend', () => {
    const rising = Array.from({ length: 60 }, (_, i) => ({ count: 5 * 1.02 ** i, time: i - 60, season: 0 }))
    const fit = fitQuasiPoisson(model(rising, true))
    expect(fit.trend?.slope).toBeCloseTo(Math.log(1.02), 9)
    expect(Math.exp(fit.now.level)).toBeCloseTo(5 * 1.02 ** 60, 6)
  })

  test('weights count as repetitions', () => {
    const few = observe([3, 8, 2, 5, 9, 4, 7, 6, 3, 5, 8, 2])
    const twice = [...few, ...few]
    const weighted = fitQuasiPoisson({ ...model(few, true), weights: few.map(() => 2) })
    expect(weighted.now.level).toBeCloseTo(fitQuasiPoisson(model(twice, true)).now.level, 10)
    expect(weighted.now.variance).toBeCloseTo(fitQuasiPoisson(model(twice, true)).now.variance, 10)
  })
})
