import { describe, expect, test } from 'vitest'
import { farrington } from '../../../src/themes/signals/farrington.ts'
import { type FarringtonControl, noufaily, type TimeSeries } from '../../../src/themes/signals/farrington-control.ts'
import { SERIES } from './a-series.ts'

const series: TimeSeries = { counts: SERIES, frequency: 52, days: undefined }
const usual = noufaily(3, 0.01)
const original: FarringtonControl = {
  ...noufaily(4, 0.01),
  thresholdMethod: 'delta',
  noPeriods: 1,
  pastWeeksNotIncluded: 3,
  weightsThreshold: 1,
  pThresholdTrend: 0.05,
}
const lastThree = { from: 213, to: 215 }
const boundsOf = (control: FarringtonControl) =>
  farrington(series, control, lastThree).map(({ upperBound }) => upperBound)
const about = (value: number) => expect.closeTo(value, 10)

// Expected values were written down when the implementation agreed with the reference vectors of R surveillance 1.20.3
// in all 1,442 points, thresholds to 5e-15 (test/bench/vectors.ts).
describe("Farrington's method", () => {
  test('finds the outbreak, with each threshold, and only it', () => {
    for (const thresholdMethod of ['nbPlugin', 'muan', 'delta'] as const) {
      const alarms = farrington(series, { ...usual, thresholdMethod }, lastThree).map(({ alarm }) => alarm)
      expect(alarms).toEqual([false, true, false])
    }
  })

  test('has the thresholds of the reference', () => {
    expect(boundsOf(usual)).toEqual([21, 23, 23])
    expect(boundsOf({ ...usual, thresholdMethod: 'muan' })).toEqual([23, 25, 26])
    expect(boundsOf({ ...usual, thresholdMethod: 'delta' })).toEqual(
      [20.378813396476325, 22.009237431195892, 22.821779136894136].map(about),
    )
    expect(boundsOf(original)).toEqual([18.395330166896144, 18.04988794837861, 17.998176893480707].map(about))
  })

  test('past outbreaks weigh less when asked', () => {
    expect(boundsOf({ ...usual, reweight: false })).toEqual([21, 23, 25])
    expect(boundsOf({ ...usual, reweight: false, thresholdMethod: 'delta' })).toEqual(
      [20.9724050803141, 22.849660539584956, 24.074457309614612].map(about),
    )
  })

  test('says what it expected and how likely so many are', () => {
    const [, outbreak] = farrington(series, usual, lastThree)
    expect(outbreak?.expected).toBeCloseTo(8.276701314171717, 9)
    expect(outbreak?.p).toBeCloseTo(1.4100888528715795e-5, 12)
  })

  test('gives no result with fewer than five cases in four weeks', () => {
    const quiet = { ...series, counts: SERIES.map((count, i) => (i > 208 ? 1 : count)) }
    const [, judgement] = farrington(quiet, usual, lastThree)
    expect(judgement).toMatchObject({ upperBound: null, alarm: false, expected: null })
    const [, asked] = farrington(quiet, { ...usual, limit54: [0, 4] }, lastThree)
    expect(asked?.upperBound).toBeGreaterThan(1)
  })

  test('leaves out missing counts, and cannot judge one', () => {
    const gap = { ...series, counts: SERIES.map((count, i) => (i === 160 || i === 214 ? Number.NaN : count)) }
    const [, outbreak, missing] = farrington(gap, usual, lastThree)
    expect(outbreak?.alarm).toBe(true)
    expect(missing).toMatchObject({ upperBound: null, alarm: false })
  })

  test('all zeros are no trouble', () => {
    const zeros = { ...series, counts: SERIES.map(() => 0) }
    const [judgement] = farrington(zeros, { ...usual, limit54: [0, 4] }, lastThree)
    expect(judgement).toMatchObject({ upperBound: 0, alarm: false })
  })

  test('by date is the same as by index where two years are 104 weeks', () => {
    const firstMonday = 20_000 - ((20_000 + 3) % 7)
    const dated = { ...series, days: SERIES.map((_, week) => firstMonday + 7 * week) }
    const control: FarringtonControl = { ...noufaily(2, 0.01), thresholdMethod: 'muan' }
    const byDate = farrington(dated, control, { from: 150, to: 215 })
    const byIndex = farrington(series, control, { from: 150, to: 215 })
    expect(byDate.map(({ upperBound }) => upperBound)).toEqual(byIndex.map(({ upperBound }) => upperBound))
  })

  test('refuses what does not reach back far enough', () => {
    expect(() => farrington(series, usual, { from: 158, to: 215 })).toThrow(/3 years \(b\)/)
    expect(farrington(series, usual, { from: 159, to: 215 })).toHaveLength(57)
    expect(() => farrington(series, usual, { from: 200, to: 300 })).toThrow(/215 points/)
  })
})
