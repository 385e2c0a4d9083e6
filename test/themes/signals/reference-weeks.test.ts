import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { type FarringtonControl, noufaily, type TimeSeries } from '../../../src/themes/signals/farrington-control.ts'
import { referencesOf } from '../../../src/themes/signals/reference-weeks.ts'

const onlyWindows: FarringtonControl = { ...noufaily(3, 0.01), noPeriods: 1, pastWeeksNotIncluded: 3 }
const byIndex: TimeSeries = { counts: Array<number>(215).fill(1), frequency: 52, days: undefined }

function mondays(last: string, points: number): TimeSeries {
  const day = DateTime.fromISO(last, { zone: 'utc' }).toMillis() / 86_400_000
  const days = Array.from({ length: points }, (_, i) => day - 7 * (points - 1 - i))
  return { counts: days.map(() => 1), frequency: 52, days }
}

/** The middles of the windows, as dates. */
function yearsOf(series: TimeSeries, control: FarringtonControl): readonly string[] {
  const indices = referencesOf(series, series.counts.length - 1, { ...control, w: 0 }).map(({ at }) => at)
  return indices.map(
    (at) => DateTime.fromMillis((series.days?.[at] ?? 0) * 86_400_000, { zone: 'utc' }).toISODate() ?? '',
  )
}

describe('reference weeks', () => {
  test('are the weeks about the same week of each year', () => {
    const expected = [214 - 156, 214 - 104, 214 - 52].flatMap((middle) =>
      [-3, -2, -1, 0, 1, 2, 3].map((d) => middle + d),
    )
    expect(referencesOf(byIndex, 214, onlyWindows).map(({ at }) => at)).toEqual(expected)
  })

  test('with seasons, the rest of the year falls into nine more, the last half year left out', () => {
    const references = referencesOf(byIndex, 214, noufaily(3, 0.01))
    expect(references).toHaveLength(214 - 26 - (214 - 156 - 3))
    const firstYear = references.filter(({ at }) => at < 214 - 104 - 3).map(({ season }) => season)
    const lengths = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((season) => firstYear.filter((s) => s === season).length)
    expect(lengths).toEqual([7, 5, 5, 5, 5, 5, 5, 5, 5, 5])
  })

  test('what nine seasons cannot share makes the first ones longer', () => {
    const weeks53: TimeSeries = { ...byIndex, frequency: 55 }
    const firstYear = referencesOf(weeks53, 214, noufaily(3, 0.01)).filter(({ at }) => at < 214 - 110 - 3)
    const lengths = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((season) => firstYear.filter((r) => r.season === season).length)
    expect(lengths).toEqual([6, 6, 6, 5, 5, 5, 5, 5, 5])
  })

  test('by date, are on the weekday nearest to the same day of each year', () => {
    expect(yearsOf(mondays('2026-05-11', 215), onlyWindows)).toEqual(['2023-05-08', '2024-05-13', '2025-05-12'])
    // 2024 has a 29 February: three years before lie 1096 days, nearer to 157 weeks than to 156.
    expect(yearsOf(mondays('2027-01-04', 215), onlyWindows)).toEqual(['2024-01-01', '2025-01-06', '2026-01-05'])
  })

  test('by date, 29 February is 1 March in other years', () => {
    const day = Date.UTC(2028, 1, 29) / 86_400_000
    const days = Array.from({ length: 1500 }, (_, i) => day - 1499 + i)
    const daily: TimeSeries = { counts: days.map(() => 1), frequency: 365, days }
    expect(yearsOf(daily, onlyWindows)).toEqual(['2025-03-01', '2026-03-01', '2027-03-01'])
  })

  test('refuse a series without the first of them', () => {
    expect(() => referencesOf(byIndex, 157, onlyWindows)).toThrow(RangeError)
    expect(() => referencesOf(mondays('2026-05-11', 150), 149, onlyWindows)).toThrow(RangeError)
    expect(() => referencesOf(byIndex, 214, { ...onlyWindows, noPeriods: 60 })).toThrow(/noPeriods/)
  })
})
