// Attacks what is published of several facets of one line at once: a topic beside its children, and the call types beside
// all calls, in every month, quarter and the year.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Period } from '../../src/calls/period.ts'
import type { CountOf } from '../../src/themes/counts.ts'
import { partitionOf, publicCells, type ShowCell } from '../../src/themes/differencing.ts'
import { hiddenUpTo, shownCount } from '../../src/themes/disclosure.ts'
import {
  countsOf,
  family,
  interval,
  type Month,
  months,
  rowsOfCells,
  x,
  YEAR,
  type YearOfLine,
  year,
} from './public-attacker.ts'

/** Each is some hundred linear programs. */
const RUNS = 6
/** DOMAIN's minimum cell less one: a topic and its children together may narrow a hidden month down to it. */
const NARROWEST_OF_A_TOPIC = 4
/** Everything that '*' stands for. */
const ALL_OF_IT = hiddenUpTo('all') - 1
const PARENT = 'topic:P03'
const CHILDREN = ['topic:P03.1', 'topic:P03.2', 'topic:P03.3']
const TYPES = partitionOf('type:counselling')
const MEASURES = ['c', 'e'] as const

/** Counts of several facets, each with a year of its own. */
function together(years: ReadonlyMap<string, YearOfLine>): CountOf {
  const counts = new Map([...years].map(([facet, months]) => [facet, countsOf(months)]))
  return (facet, period) => counts.get(facet)?.(facet, period) ?? { calls: 0, episodes: 0 }
}

const callsOf = ({ episodes, more }: Month) => (episodes === 0 ? 0 : episodes + more)
const largest = (numbers: readonly number[]) => Math.max(0, ...numbers)
const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0)

/** A parent has whatever a child has, and calls that were coded with it alone: calls may have several of the children. */
const withParent = (children: readonly YearOfLine[], alone: YearOfLine): YearOfLine =>
  alone.map((own, i) => {
    const of = children.map((child) => child[i] ?? { episodes: 0, more: 0, again: 0 })
    const episodes = largest(of.map((each) => each.episodes)) + own.more
    return { episodes, more: Math.max(0, largest(of.map(callsOf)) - episodes) + (own.again % 3), again: 0 }
  })

/** Each call has one type. */
const allOf = (types: readonly YearOfLine[]): YearOfLine =>
  months.map((_, i) => {
    const of = types.map((type) => type[i] ?? { episodes: 0, more: 0, again: 0 })
    const episodes = total(of.map((each) => each.episodes))
    return { episodes, more: total(of.map(callsOf)) - episodes, again: 0 }
  })

interface Known {
  readonly least: number
  readonly most: number
}

/** Of calls more than '*' says too: they may be many, of few people. */
const wholeWidth = ({ least, most }: Known) => most - least
/** Within what '*' stands for. */
const widthWithinStar = ({ least, most }: Known) => Math.min(most, hiddenUpTo('all')) - Math.max(least, 1)

interface Attack {
  readonly facets: readonly string[]
  readonly countOf: CountOf
  /** What ties the facets together, of one period. */
  readonly ties: (period: Period) => readonly string[]
  readonly show: ShowCell
  /** How much a reader's knowledge leaves open. */
  readonly leftBy: (known: Known) => number
  readonly width: number
}

/** Of every month that is hidden for its own sake a reader knows no more than an interval of some width. */
function attackFacets({ facets, countOf, ties, show, leftBy, width }: Attack): void {
  const rows = [...facets.flatMap((facet, f) => rowsOfCells(f, facet, show)), ...family.flatMap(ties)]
  for (const [f, facet] of facets.entries()) {
    for (const month of months.filter((each) => shownCount(facet, countOf(facet, each)).episodes === '*')) {
      for (const measure of MEASURES) {
        const { least, most } = interval(rows, x(measure, f, month))
        expect(leftBy({ least, most })).toBeGreaterThanOrEqual(width - 1e-6)
      }
    }
  }
}

/** The parent is variable 0: each child is a part of it, by calls and by people. */
const partsOfParent = (period: Period) =>
  CHILDREN.flatMap((_, i) => MEASURES.map((m) => `${x(m, 0, period)} - ${x(m, i + 1, period)} >= 0`))

/** All calls are variable 0: the calls of the types add up to them, and nobody is in none of the types. */
const sumsOfTypes = (period: Period) => {
  const parts = (measure: 'c' | 'e') => TYPES.map((_, i) => x(measure, i + 1, period)).join(' - ')
  return [
    `${x('c', 0, period)} - ${parts('c')} = 0`,
    `${x('e', 0, period)} - ${parts('e')} <= 0`,
    ...TYPES.map((_, i) => `${x('e', 0, period)} - ${x('e', i + 1, period)} >= 0`),
  ]
}

test('a topic beside its children, in every month, quarter and the year, gives no hidden month back', () => {
  const children = fc.array(year, { minLength: CHILDREN.length, maxLength: CHILDREN.length })
  // Always the same years: others are rarely narrower, see ADR 0025.
  fc.assert(
    fc.property(children, year, (years, alone) => {
      const facets = [PARENT, ...CHILDREN]
      const all = [withParent(years, alone), ...years]
      const countOf = together(new Map(facets.map((facet, f) => [facet, all[f] ?? []])))
      const show = publicCells({ countOf, isShared: () => false })
      attackFacets({ facets, countOf, ties: partsOfParent, show, leftBy: wholeWidth, width: NARROWEST_OF_A_TOPIC })
    }),
    { numRuns: RUNS, seed: 20_261_125 },
  )
})

const types = fc.array(year, { minLength: TYPES.length, maxLength: TYPES.length })
const typesAndAll = (drawn: readonly YearOfLine[]) => {
  // Nobody calls on into the next month, as those of all calls would have to follow from who does.
  const years = drawn.map((year) => year.map((month) => ({ ...month, again: 0 })))
  const facets = ['all', ...TYPES]
  const each = [allOf(years), ...years]
  return { facets, countOf: together(new Map(facets.map((facet, f) => [facet, each[f] ?? []]))), ties: sumsOfTypes }
}

test('the call types beside all calls give no hidden month back', () => {
  fc.assert(
    fc.property(types, (years) => {
      const published = typesAndAll(years)
      attackFacets({
        ...published,
        show: publicCells({ countOf: published.countOf, isShared: () => false }),
        leftBy: widthWithinStar,
        width: ALL_OF_IT,
      })
    }),
    { numRuns: RUNS },
  )
})

test('the attack is one: it breaks the types where only the hidden one is hidden', () => {
  const of = (episodes: number): YearOfLine =>
    months.map((_, i): Month => ({ episodes: i === 0 ? episodes : 0, more: 0, again: 0 }))
  const published = typesAndAll([of(22), of(6), of(0), of(0)])
  const rule: ShowCell = (facet, period) =>
    period === YEAR || period.startsWith('quarter:')
      ? { calls: '*', episodes: '*' }
      : shownCount(facet, published.countOf(facet, period))
  expect(() => attackFacets({ ...published, show: rule, leftBy: widthWithinStar, width: ALL_OF_IT })).toThrow()
  const show = publicCells({ countOf: published.countOf, isShared: () => false })
  expect(() => attackFacets({ ...published, show, leftBy: widthWithinStar, width: ALL_OF_IT })).not.toThrow()
})
