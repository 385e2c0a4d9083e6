// The bound by prices: never above the best rota, and near it where little is left to chance.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ascend } from '../../../../src/rota/solver/bound/ascent.ts'
import { dualOf } from '../../../../src/rota/solver/bound/dual.ts'
import { raiseBound } from '../../../../src/rota/solver/bound/raise.ts'
import { gridOf } from '../../../../src/rota/solver/grid.ts'
import { meterOf } from '../../../../src/rota/solver/optimiser/meter.ts'
import { compile } from '../../../../src/rota/solver/optimiser/model.ts'
import { brokenLines, costOf } from '../../../../src/rota/solver/optimiser/score.ts'
import { totalsAsRows } from '../../../../src/rota/solver/optimiser/totals-as-rows.ts'
import { seeded } from '../../../../src/rota/solver/random.ts'
import { hotlineMonth } from '../../../bench/hotline-months.ts'
import { exhaustiveOptimum, smallProblem } from '../optimiser/small-problems.ts'

describe('the bound by prices', () => {
  test('is never above the optimum of an exhaustive search, and at temperature 0 what the dual says', () => {
    fc.assert(
      fc.property(fc.oneof(smallProblem(2, 4), smallProblem(2, 4, 1)), (problem) => {
        const model = compile(totalsAsRows(problem))
        const optimum = exhaustiveOptimum(problem)
        const proven = raiseBound(model, { meter: meterOf({ iterations: 300_000 }), until: 1, report: () => false })
        if (optimum === undefined) return
        expect(proven).toBeLessThanOrEqual(optimum + 1e-6)
        const dual = dualOf(model)
        const prices = Float64Array.from({ length: dual?.size ?? 0 }, (_, k) => (k % 7) - 3)
        const slope = new Float64Array(prices.length)
        const exact = dual?.bound(prices) ?? 0
        expect(dual?.soft(prices, 1e-4, slope)).toBeCloseTo(exact, 1)
        expect(dual?.soft(prices, 50, slope)).toBeLessThanOrEqual(exact + 1e-6)
      }),
      { numRuns: 200 },
    )
  })

  test('has the slope that differences show', () => {
    const dual = dualOf(compile(totalsAsRows(gridOf(hotlineMonth(20)).problem)))
    if (!dual) throw new Error('no dual')
    const random = seeded(3)
    const prices = Float64Array.from({ length: dual.size }, () => 400 * random() - 200)
    const slope = new Float64Array(dual.size)
    const nothing = new Float64Array(dual.size)
    dual.soft(prices, 100, slope)
    for (let k = 0; k < dual.size; k += 17) {
      const at = (step: number) =>
        dual.soft(
          prices.map((price, j) => (j === k ? price + step : price)),
          100,
          nothing,
        )
      expect((at(0.01) - at(-0.01)) / 0.02).toBeCloseTo(slope[k] ?? 0, 3)
    }
  })

  test('comes within a hundredth of the best month of twenty people', () => {
    const grid = gridOf(hotlineMonth(20))
    const proven = raiseBound(compile(totalsAsRows(grid.problem)), {
      meter: meterOf({ iterations: 100_000_000 }),
      until: 1,
      report: () => false,
    })
    const bound = ((proven ?? 0) + grid.constant) / 100
    expect(bound).toBeGreaterThan(0.99 * 170.24)
    expect(bound).toBeLessThanOrEqual(170.24)
  })

  test('climbs to the top of a hill', () => {
    const hill = {
      size: 2,
      firstStep: 1,
      climb: (at: Float64Array, slope: Float64Array) => {
        const [x, y] = [(at[0] ?? 0) - 3, (at[1] ?? 0) + 1]
        slope.set([-2 * x - 20 * x ** 3, -8 * y])
        return -(x ** 2) - 5 * x ** 4 - 4 * y ** 2
      },
      enough: (gain: number) => gain < 1e-12,
    }
    const [x = 0, y = 0] = ascend(hill, new Float64Array([40, 40]))
    expect([x, y]).toEqual([expect.closeTo(3, 3), expect.closeTo(-1, 3)])
  })
})

describe('totals as rows', () => {
  test('cost the same, whatever the roster', () => {
    fc.assert(
      fc.property(smallProblem(3, 5), fc.nat(), (problem, seed) => {
        const [plain, split] = [compile(problem), compile(totalsAsRows(problem))]
        const random = seeded(seed)
        const roster = Uint8Array.from({ length: plain.people * plain.days }, (_, at) =>
          at % plain.days < plain.history ? 0 : Math.floor(random() * plain.cells),
        )
        if (brokenLines(plain, roster).length > 0) return
        expect(costOf(split, roster)).toBeCloseTo(costOf(plain, roster), 6)
      }),
      { numRuns: 200 },
    )
  })
})
