// A reader who has all public months, quarters and years of every line and of all lines, and solves linear programs for
// what each hidden figure may be. Also years to attack.
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Period } from '../../src/calls/period.ts'
import { loadLinearEngine } from '../../src/rota/solver/optimiser/linear.ts'
import type { CountOf } from '../../src/themes/counts.ts'
import { type LineCounts, partitionOf, publicCells, publicSum, type ShowCell } from '../../src/themes/differencing.ts'
import { hiddenUpTo, type Shown } from '../../src/themes/disclosure.ts'
import { familyOf } from '../../src/themes/year-of-periods.ts'

const highs = await loadLinearEngine()
export const YEAR: Period = 'year:2026'
export const family = familyOf(YEAR)
export const months = family.filter((period) => period.startsWith('month:'))
export const quarters = family.filter((period) => period.startsWith('quarter:'))
const monthsOf = (quarter: Period) => familyOf(quarter).filter((period) => period.startsWith('month:'))

export interface Month {
  readonly episodes: number
  /** Calls beyond one for each episode. */
  readonly more: number
  /** Episodes that were there in the month before. */
  readonly again: number
}

export type YearOfLine = readonly Month[]

/** Counts of a line whose episodes may last from one month into the next. */
export function countsOf(year: YearOfLine): CountOf {
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

export const x = (measure: 'c' | 'e', line: number, period: Period) =>
  `${measure}${line}_${period.replaceAll(/[^0-9Q]/g, '_')}`

/** Rows that a shown number stands for; '*' says only that it is not 0, and of people that they are few. */
function rowsOf(name: string, seen: Shown, limit: number, isPrimary: boolean): readonly string[] {
  if (seen === 0) return [`${name} = 0`]
  if (seen !== '*') return [`${name} >= ${Math.max(limit + 1, seen - 2)}`, `${name} <= ${seen + 2}`]
  return isPrimary ? [`${name} >= 1`, ...(name.startsWith('e') ? [`${name} <= ${limit}`] : [])] : [`${name} >= 0`]
}

interface Published {
  readonly facet: string
  readonly lines: readonly LineCounts[]
  /** What is published of a line. */
  readonly rule?: (line: LineCounts) => ShowCell
}

/** Up to which count a facet is hidden in a period, of all that is looked at. */
type LimitOf = (facet: string, period: Period) => number

/** What one line's figures of a facet say: of each, and by the calendar. `l` numbers its variables. */
export function rowsOfCells(
  l: number,
  facet: string,
  show: ShowCell,
  limitOf: LimitOf = hiddenUpTo,
): readonly string[] {
  const rows: string[] = []
  for (const period of family) {
    const { calls, episodes } = show(facet, period)
    // Only months are hidden for their own sake alone; a coarser '*' may be hidden to protect them. Of a partition
    // even a month may be.
    const isPrimary = period.startsWith('month:') && partitionOf(facet).length === 0
    rows.push(
      ...rowsOf(x('c', l, period), calls, limitOf(facet, period), isPrimary),
      ...rowsOf(x('e', l, period), episodes, limitOf(facet, period), isPrimary),
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
  return rows
}

function constraintsOf({ facet, lines, rule = publicCells }: Published): readonly string[] {
  const sum = publicSum(lines)
  const cells = lines.map((line) => rule(line))
  const rows = cells.flatMap((show, l) => rowsOfCells(l, facet, show))
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

export function interval(rows: readonly string[], name: string): { least: number; most: number } {
  const solve = (direction: 'Minimize' | 'Maximize') => {
    const program = `${direction}\n obj: ${name}\nSubject To\n${rows.map((row, i) => ` r${i}: ${row}`).join('\n')}\nBounds\nEnd`
    const first = highs.solve(program)
    // Presolving now and then calls infeasible what has no limit.
    const { Status, ObjectiveValue } = first.Status === 'Infeasible' ? highs.solve(program, { presolve: 'off' }) : first
    if (/unbounded/i.test(Status)) return Number.POSITIVE_INFINITY
    expect(Status).toBe('Optimal')
    return ObjectiveValue
  }
  return { least: solve('Minimize'), most: solve('Maximize') }
}

/** Every hidden month may still be any number of people that '*' stands for, and any such number of calls. */
export function attack(published: Published): void {
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
export const year = fc.array(month, { minLength: 12, maxLength: 12 })
