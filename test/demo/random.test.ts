import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gamma, gammaPoisson, poisson, stream, weighted } from '../../src/demo/random.ts'

const many = (draw: () => number, count = 20_000) => Array.from({ length: count }, draw)
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
const variance = (values: readonly number[]) => {
  const m = mean(values)
  return mean(values.map((value) => (value - m) ** 2))
}

test('a stream repeats itself for the same seed and purpose, and no other', () => {
  const first = (seed: number, purpose: string) => Array.from({ length: 5 }, stream(seed, purpose))
  expect(first(1, 'calls')).toEqual(first(1, 'calls'))
  expect(first(1, 'calls')).not.toEqual(first(2, 'calls'))
  expect(first(1, 'calls')).not.toEqual(first(1, 'callers'))
})

test.each([0.4, 1, 5, 40])('gamma draws of shape %d have its mean and variance', (shape) => {
  const random = stream(3, `gamma ${shape}`)
  const draws = many(() => gamma(random, shape, 2))
  expect(mean(draws) / (shape * 2)).toBeCloseTo(1, 1)
  expect(variance(draws) / (shape * 4)).toBeCloseTo(1, 0)
})

test.each([0.5, 8, 90])('Poisson draws of mean %d have a variance like their mean', (expected) => {
  const random = stream(4, `poisson ${expected}`)
  const draws = many(() => poisson(random, expected))
  expect(mean(draws) / expected).toBeCloseTo(1, 1)
  expect(variance(draws) / expected).toBeCloseTo(1, 1)
})

test('gamma-Poisson draws have three times the variance of Poisson', () => {
  const random = stream(5, 'gamma-poisson')
  const draws = many(() => gammaPoisson(random, 35, 3))
  expect(mean(draws) / 35).toBeCloseTo(1, 1)
  expect(variance(draws) / mean(draws)).toBeGreaterThan(2.8)
  expect(variance(draws) / mean(draws)).toBeLessThan(3.2)
})

test('a weight of nothing is never chosen', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = stream(seed, 'weights')
      expect(weighted(random, { never: 0, often: 3, rarely: 0.001, neither: 0 })).toMatch(/often|rarely/)
    }),
  )
})
