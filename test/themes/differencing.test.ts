// Attacks the product's own public answers: whoever has all months, quarters and years, of every line and of all lines,
// solves linear programs for what each hidden figure may be.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Period } from '../../src/calls/period.ts'
import { loadLinearEngine } from '../../src/rota/solver/optimiser/linear.ts'
import type { CountOf } from '../../src/themes/counts.ts'
import { type LineCounts, publicCells, publicSum, type ShowCell } from '../../src/themes/differencing.ts'
import { hiddenUpTo, type Shown, shownCount } from '../../src/themes/disclosure.ts'
import { familyOf } from '../../src/themes/year-of-periods.ts'

const highs = await loadLinearEngine()
const YEAR: Period = 'year:2026'
const family = familyOf(YEAR)
const months = family.filter((period) => period.startsWith('month:'))
const quarters = family.filter((period) => period.startsWith('quarter:'))
const monthsOf = (quarter: Period) => familyOf(quarter).filter((period) => period.startsWith('month:'))

interface Month {
  readonly episodes: number
  /** Calls beyond one for each episode. */
  readonly more: number
  /** Episodes that were there in the month before. */
  readonly again: number
}

type YearOfLine = readonly Month[]

/** Counts of a line whose episodes may last from one month into the next. */
function countsOf(year: YearOfLine): CountOf {
  const at = new Map<Period, { calls: number; episodes: number }>()
  const firstOf = ({ episodes, again }: Month, i: number) =>
    i === 0 ? episodes : episodes - Math.min(again, episodes, year[i - 1]?.episodes ?? 0)
  year.forEach((month, i) => {
    at.set(months[i] ?? YEAR, {
      calls: month.episodes === 0 ? 0 : month.episodes + month.more,
      episodes: month.episodes,
    })
  })
  const sumOf = (parts: readonly Period[]) => {
    const indices = parts.map((part) => months.indexOf(part))
    const calls = parts.reduce((sum, part) => sum + (at.get(part)?.calls ?? 0), 0)
    const episodes = indices.reduce(
      (sum, i, place) =>
        sum + (place === 0 ? (year[i]?.episodes ?? 0) : firstOf(year[i] ?? { episodes: 0, more: 0, again: 0 }, i)),
      0,
    )
    return { calls, episodes }
  }
  for (const quarter of quarters) at.set(quarter, sumOf(monthsOf(quarter)))
  at.set(YEAR, sumOf(months))
  return (_, period) => at.get(period) ?? { calls: 0, episodes: 0 }
}

const x = (measure: 'c' | 'e', line: number, period: Period) =>
  `${measure}${line}_${period.replaceAll(/[^0-9Q]/g, '_')}`

/** Rows that a shown number stands for; '*' says only that it is not 0, and of people that they are few. */
function rowsOf(name: string, seen: Shown, facet: string, isPrimary: boolean): readonly string[] {
  if (seen === 0) return [`${name} = 0`]
  if (seen !== '*') return [`${name} >= ${Math.max(hiddenUpTo(facet) + 1, seen - 2)}`, `${name} <= ${seen + 2}`]
  return isPrimary
    ? [`${name} >= 1`, ...(name.startsWith('e') ? [`${name} <= ${hiddenUpTo(facet)}`] : [])]
    : [`${name} >= 0`]
}

interface Published {
  readonly facet: string
  readonly lines: readonly LineCounts[]
  /** What is published of a line. */
  readonly rule?: (line: LineCounts) => ShowCell
}

function constraintsOf({ facet, lines, rule = publicCells }: Published): readonly string[] {
  const rows: string[] = []
  const sum = publicSum(lines)
  const cells = lines.map((line) => rule(line))
  for (const [l, show] of cells.entries()) {
    for (const period of family) {
      const { calls, episodes } = show(facet, period)
      // Only months are hidden for their own sake alone; a coarser '*' may be hidden to protect them.
      const isMonth = period.startsWith('month:')
      rows.push(
        ...rowsOf(x('c', l, period), calls, facet, isMonth),
        ...rowsOf(x('e', l, period), episodes, facet, isMonth),
      )
      rows.push(`${x('c', l, period)} - ${x('e', l, period)} >= 0`)
    }
    for (const [whole, parts] of [
      ...quarters.map((q) => [q, monthsOf(q)] as const),
      [YEAR, quarters] as const,
      [YEAR, months] as const,
    ]) {
      rows.push(`${x('c', l, whole)} - ${parts.map((part) => x('c', l, part)).join(' - ')} = 0`)
      rows.push(`${x('e', l, whole)} - ${parts.map((part) => x('e', l, part)).join(' - ')} <= 0`)
      for (const part of parts) rows.push(`${x('e', l, whole)} - ${x('e', l, part)} >= 0`)
    }
  }
  if (lines.length > 1) {
    for (const period of family) {
      const visible = cells.flatMap((show, l) => (show(facet, period).episodes === '*' ? [] : [l]))
      if (visible.length === 0) continue
      const seen = sum(facet, period)
      for (const [measure, value] of [
        ['c', seen.calls],
        ['e', seen.episodes],
      ] as const) {
        const name = visible.map((l) => x(measure, l, period)).join(' + ')
        if (value === 0) rows.push(`${name} = 0`)
        else if (value !== '*') rows.push(`${name} >= ${value - 2}`, `${name} <= ${value + 2}`)
      }
    }
  }
  return rows
}

function interval(rows: readonly string[], name: string): { least: number; most: number } {
  const solve = (direction: 'Minimize' | 'Maximize') => {
    const program = `${direction}\n obj: ${name}\nSubject To\n${rows.map((row, i) => ` r${i}: ${row}`).join('\n')}\nBounds\nEnd`
    const { Status, ObjectiveValue } = highs.solve(program)
    if (/unbounded/i.test(Status)) return Number.POSITIVE_INFINITY
    expect(Status).toBe('Optimal')
    return ObjectiveValue
  }
  return { least: solve('Minimize'), most: solve('Maximize') }
}

/** Every hidden month may still be any number of people that '*' stands for, and any such number of calls. */
function attack(published: Published): void {
  const rows = constraintsOf(published)
  const limit = hiddenUpTo(published.facet)
  for (const [l, line] of published.lines.entries()) {
    const show = (published.rule ?? publicCells)(line)
    for (const month of months.filter((each) => show(published.facet, each).episodes === '*')) {
      for (const measure of ['c', 'e'] as const) {
        const { least, most } = interval(rows, x(measure, l, month))
        expect(least).toBeLessThanOrEqual(1 + 1e-6)
        expect(most).toBeGreaterThanOrEqual(limit - 1e-6)
      }
    }
  }
}

const month: fc.Arbitrary<Month> = fc.record({
  episodes: fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
    { weight: 4, arbitrary: fc.integer({ min: 8, max: 14 }) },
    { weight: 1, arbitrary: fc.integer({ min: 15, max: 60 }) },
  ),
  more: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 })),
  again: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 })),
})
/** Each is a few hundred linear programs. */
const RUNS = 30
const year = fc.array(month, { minLength: 12, maxLength: 12 })
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
    const small = publicCells({ countOf: countsOf(Array.from({ length: 12 }, () => of(4))), isShared: () => false })
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
