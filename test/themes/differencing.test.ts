// Attacks the product's own public answers: whoever has all months, quarters and years, of every line and of all lines,
// solves linear programs for what each hidden figure may be.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Period } from '../../src/calls/period.ts'
import type { CountOf } from '../../src/themes/counts.ts'
import { type LineCounts, publicCells } from '../../src/themes/differencing.ts'
import { shownCount } from '../../src/themes/disclosure.ts'
import { attack, countsOf, type Month, months, quarters, YEAR, year } from './public-attacker.ts'

/** Each is a few hundred linear programs. */
const RUNS = 30
const facets = fc.constantFrom('topic:P03', 'topic:P02.1')

describe('public answers, put together', () => {
  test('month, quarter and year of one line give no hidden month back', () => {
    fc.assert(
      fc.property(facets, year, (facet, months) => {
        attack({ facet, lines: [{ countOf: countsOf(months), isShared: () => false }] })
      }),
      { numRuns: RUNS },
    )
  })

  test('nor do several lines and all lines together', () => {
    fc.assert(
      fc.property(facets, fc.array(year, { minLength: 2, maxLength: 3 }), (facet, years) => {
        attack({ facet, lines: years.map((months) => ({ countOf: countsOf(months), isShared: () => true })) })
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    )
  })

  test('the worst case of the rule alone: 8 + 8 + 1 = 17 would be solved; the quarter is not shown', () => {
    const quiet = Array.from({ length: 9 }, (): Month => ({ episodes: 0, more: 0, again: 0 }))
    const of = (episodes: number): Month => ({ episodes, more: 0, again: 0 })
    const show = publicCells({ countOf: countsOf([of(8), of(8), of(1), ...quiet]), isShared: () => false })
    expect(months.slice(0, 3).map((each) => show('topic:P03', each).calls)).toEqual([10, 10, '*'])
    expect(show('topic:P03', 'quarter:2026-Q1')).toEqual({ calls: '*', episodes: '*' })
    expect(show('topic:P03', YEAR)).toEqual({ calls: '*', episodes: '*' })
  })

  test('the attack is one: it breaks the rule for single figures, which rounds each on its own', () => {
    const quiet = Array.from({ length: 9 }, (): Month => ({ episodes: 0, more: 0, again: 0 }))
    const of = (episodes: number): Month => ({ episodes, more: 0, again: 0 })
    const line = { countOf: countsOf([of(8), of(8), of(1), ...quiet]), isShared: () => false }
    const rule =
      ({ countOf }: LineCounts) =>
      (facet: string, period: Period) =>
        shownCount(facet, countOf(facet, period))
    expect(() => attack({ facet: 'topic:P03', lines: [line], rule })).toThrow()
    expect(() => attack({ facet: 'topic:P03', lines: [line] })).not.toThrow()
  })

  test('what stays safe is shown: quarters of large months, of small months only, and the year over them', () => {
    const of = (episodes: number): Month => ({ episodes, more: 0, again: 0 })
    const large = Array.from({ length: 12 }, (_, i) => of(30 + i))
    const show = publicCells({ countOf: countsOf(large), isShared: () => false })
    expect(quarters.map((each) => show('topic:P03', each).calls)).toEqual([95, 100, 110, 120])
    expect(show('topic:P03', YEAR).calls).toBe(425)
    const four = countsOf(Array.from({ length: 12 }, () => of(4)))
    const forty = countsOf(Array.from({ length: 12 }, () => of(40)))
    const countOf: CountOf = (facet, period) => (facet === 'all' ? forty : four)(facet, period)
    const small = publicCells({ countOf, isShared: () => false })
    expect(quarters.map((each) => small('topic:P03', each).calls)).toEqual([10, 10, 10, 10])
    expect(small('topic:P03', YEAR).calls).toBe(50)
  })

  test('a figure does not depend on what comes after it', () => {
    fc.assert(
      fc.property(year, year, (first, later) => {
        const known = publicCells({ countOf: countsOf(first), isShared: () => false })
        const mixed = publicCells({
          countOf: countsOf([...first.slice(0, 6), ...later.slice(6)]),
          isShared: () => false,
        })
        for (const period of [...months.slice(0, 6), ...quarters.slice(0, 2)]) {
          expect(mixed('topic:P03', period)).toEqual(known('topic:P03', period))
        }
      }),
    )
  })

  test('days and weeks are not for the public: they would part a month too finely', () => {
    const show = publicCells({ countOf: () => ({ calls: 40, episodes: 40 }), isShared: () => false })
    expect(show('all', 'week:2026-W20')).toEqual({ calls: '*', episodes: '*' })
    expect(show('all', 'day:2026-05-14')).toEqual({ calls: '*', episodes: '*' })
  })

  test('call types add up to all calls: once one is hidden none is shown, for the rest of the year', () => {
    const counts: Readonly<Record<string, number>> = { all: 53, 'type:counselling': 50, 'type:enquiry': 3 }
    const at = (facet: string, period: Period) =>
      period === 'month:2026-02' || period === 'year:2026'
        ? (counts[facet] ?? 0)
        : facet === 'type:counselling'
          ? 20
          : 0
    const countOf: CountOf = (facet, period) => ({ calls: at(facet, period), episodes: at(facet, period) })
    const show = publicCells({ countOf, isShared: () => false })
    expect(show('type:counselling', 'month:2026-01').calls).toBe(20)
    expect(show('type:counselling', 'month:2026-02').calls).toBe('*')
    expect(show('type:counselling', 'month:2026-03').calls).toBe('*')
    expect(show('all', 'month:2026-02').calls).toBe(55)
  })
})
