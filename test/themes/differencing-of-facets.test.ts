// Attacks what is published of several facets of one line at once: a topic beside its children, and the call types beside
// all calls, in every month, quarter and the year.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Period } from '../../src/calls/period.ts'
import type { CountOf } from '../../src/themes/counts.ts'
import { partitionOf, publicCells, type ShowCell } from '../../src/themes/differencing.ts'
import { type Count, hiddenUpTo, shownCount } from '../../src/themes/disclosure.ts'
import { limits } from '../../src/themes/kin.ts'
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
const RUNS_OF_TOPICS = 3
/** Everything that '*' stands for. */
const ALL_OF_IT = hiddenUpTo('all') - 1
/** A parent and its children: alike, all of them sensitive, and one sensitive child of an ordinary parent. */
const FAMILIES = [
  ['topic:P03', 'topic:P03.1', 'topic:P03.2', 'topic:P03.3'],
  ['topic:P02', 'topic:P02.1', 'topic:P02.2', 'topic:P02.3'],
  ['topic:P11', 'topic:P11.4', 'topic:P11.5', 'topic:P11.6'],
]
const TYPES = partitionOf('type:counselling')
const MEASURES = ['c', 'e'] as const

/** Of what is not looked at. */
const MANY: Count = { calls: 900, episodes: 900 }

/** Counts of several facets, each with a year of its own. */
function together(years: ReadonlyMap<string, YearOfLine>): CountOf {
  const counts = new Map([...years].map(([facet, months]) => [facet, countsOf(months)]))
  return (facet, period) => counts.get(facet)?.(facet, period) ?? MANY
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
const partsOfParent = (children: readonly string[]) => (period: Period) =>
  children.flatMap((_, i) => MEASURES.map((m) => `${x(m, 0, period)} - ${x(m, i + 1, period)} >= 0`))

/** All calls are variable 0: the calls of the types add up to them, and nobody is in none of the types. */
const sumsOfTypes = (period: Period) => {
  const parts = (measure: 'c' | 'e') => TYPES.map((_, i) => x(measure, i + 1, period)).join(' - ')
  return [
    `${x('c', 0, period)} - ${parts('c')} = 0`,
    `${x('e', 0, period)} - ${parts('e')} <= 0`,
    ...TYPES.map((_, i) => `${x('e', 0, period)} - ${x('e', i + 1, period)} >= 0`),
  ]
}

/** Children and the months of the parent; mostly it has the calls of its largest child and few more. */
const topics = fc.record({
  facets: fc.constantFrom(...FAMILIES),
  years: fc.array(year, { minLength: 3, maxLength: 3 }),
  alone: year,
  isTight: fc.boolean(),
})

test('a topic beside its children, in every month, quarter and the year, gives no hidden month back', () => {
  fc.assert(
    fc.property(topics, ({ facets, years, alone, isTight }) => {
      const parent = withParent(years, isTight ? alone.map((month) => ({ ...month, more: month.more % 2 })) : alone)
      const all = [parent, ...years]
      const countOf = together(new Map(facets.map((facet, f) => [facet, all[f] ?? []])))
      attackTopics({ facets, countOf, show: publicCells({ countOf, isShared: () => false, topics: facets }) })
    }),
    { numRuns: RUNS_OF_TOPICS },
  )
})

/** A hidden month is any number of people that '*' stands for; its calls, which may be many of few, as wide at least. */
function attackTopics({ facets, countOf, show }: Pick<Attack, 'facets' | 'countOf' | 'show'>): void {
  const limitOf = limits(facets, countOf)
  const ties = partsOfParent(facets.slice(1))
  const rows = [...facets.flatMap((facet, f) => rowsOfCells(f, facet, show, limitOf)), ...family.flatMap(ties)]
  for (const [f, facet] of facets.entries()) {
    for (const month of months) {
      const { episodes } = countOf(facet, month)
      const limit = limitOf(facet, month)
      if (episodes === 0 || episodes > limit) continue
      const people = interval(rows, x('e', f, month))
      expect(people.least).toBeLessThanOrEqual(1 + 1e-6)
      expect(people.most).toBeGreaterThanOrEqual(limit - 1e-6)
      const calls = interval(rows, x('c', f, month))
      expect(calls.most - calls.least).toBeGreaterThanOrEqual(limit - 1 - 1e-6)
    }
  }
}

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
