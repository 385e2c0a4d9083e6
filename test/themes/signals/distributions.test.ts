import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countQuantile, countUpperTail } from '../../../src/themes/signals/count-distribution.ts'
import { normalQuantile, normalUpperTail } from '../../../src/themes/signals/normal.ts'
import { twoSidedStudent } from '../../../src/themes/signals/student.ts'

const relative = (ours: number, right: number) => Math.abs(ours - right) / Math.abs(right)
const distributions = fc.record({
  mean: fc.double({ min: 0.001, max: 500, noNaN: true }),
  dispersion: fc.double({ min: 1, max: 30, noNaN: true }),
})

describe('the normal distribution', () => {
  test.each([
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167814],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0471],
  ])('has its %s quantile at %s', (p, z) => {
    expect(normalQuantile(p)).toBeCloseTo(z, p > 1e-200 ? 13 : 4)
  })

  test('ends at infinity', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  })

  test('the tail above a quantile is what the quantile leaves', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (p) => {
        // 37² / 2 in the exponent: rounding z moves the tail by up to 1400 times as much.
        expect(relative(normalUpperTail(-normalQuantile(p)), p)).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('counts', () => {
  test('without overdispersion are Poisson', () => {
    const poisson = { mean: 3, dispersion: 1 }
    expect(relative(countUpperTail(poisson, 1), 1 - Math.exp(-3))).toBeLessThan(1e-15)
    expect(relative(countUpperTail(poisson, 2), 1 - 4 * Math.exp(-3))).toBeLessThan(1e-14)
    expect([0.9, 0.99, 0.999].map((p) => countQuantile(poisson, p))).toEqual([5, 8, 10])
  })

  test('with variance twice the mean and mean 1 are geometric', () => {
    for (let y = 0; y < 60; y++)
      expect(relative(countUpperTail({ mean: 1, dispersion: 2 }, y), 0.5 ** y)).toBeLessThan(1e-13)
  })

  test('with a dispersion next to 1 are next to Poisson', () => {
    const near = countUpperTail({ mean: 4, dispersion: 1 + 1e-12 }, 9)
    expect(relative(near, countUpperTail({ mean: 4, dispersion: 1 }, 9))).toBeLessThan(1e-9)
  })

  test('as many as a hundred thousand, and none at all, are no trouble', () => {
    expect(countUpperTail({ mean: 1e5, dispersion: 1 }, 1e5)).toBeCloseTo(0.5, 2)
    expect(countQuantile({ mean: 1e5, dispersion: 1 }, 0.5)).toBe(1e5)
    expect(countUpperTail({ mean: 0, dispersion: 1 }, 1)).toBe(0)
    expect(countQuantile({ mean: 0, dispersion: 3 }, 0.99)).toBe(0)
    expect(countUpperTail({ mean: Number.POSITIVE_INFINITY, dispersion: 2 }, 3)).toBeNaN()
  })

  test('have the mean and the variance that they say', () => {
    fc.assert(
      fc.property(distributions, ({ mean: least, dispersion }) => {
        const mean = least + 1
        const top = countQuantile({ mean, dispersion }, 1 - 1e-13) + 10
        let first = 0
        let second = 0
        for (let y = 1; y <= top; y++) {
          const tail = countUpperTail({ mean, dispersion }, y)
          first += tail
          second += (2 * y - 1) * tail
        }
        expect(relative(first, mean)).toBeLessThan(1e-8)
        expect(relative(second - first ** 2, mean * dispersion)).toBeLessThan(1e-6)
      }),
      { numRuns: 30 },
    )
  })

  test('exceed their quantile no more often than asked, and the count below it more often', () => {
    fc.assert(
      fc.property(distributions, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (distribution, p) => {
        const quantile = countQuantile(distribution, p)
        expect(countUpperTail(distribution, quantile + 1)).toBeLessThanOrEqual(1 - p + 1e-12)
        expect(countUpperTail(distribution, quantile)).toBeGreaterThan(1 - p - 1e-12)
      }),
    )
  })
})

describe("Student's t", () => {
  test.each([
    [1, 1, 0.5],
    [12.706204736174698, 1, 0.05],
    [Math.SQRT2, 2, 1 - Math.SQRT1_2],
    [2.776445105197799, 4, 0.05],
    [1.983971518523552, 100, 0.05],
  ])('at %s with %s degrees of freedom', (t, degrees, p) => {
    expect(twoSidedStudent(t, degrees)).toBeCloseTo(p, 12)
    expect(twoSidedStudent(-t, degrees)).toBeCloseTo(p, 12)
  })

  test('says nothing without degrees of freedom', () => {
    expect(twoSidedStudent(1, 0)).toBeNaN()
    expect(twoSidedStudent(Number.NaN, 5)).toBeNaN()
  })
})
