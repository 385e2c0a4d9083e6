// A single hidden topic of a month is not what the total leaves.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Period } from '../../src/calls/period.ts'
import type { CountOf } from '../../src/themes/counts.ts'
import { publicCells } from '../../src/themes/differencing.ts'
import { hiddenUpTo } from '../../src/themes/disclosure.ts'

const TOPICS = ['topic:P01', 'topic:P02', 'topic:P03', 'topic:P04', 'topic:P05']
const MONTH: Period = 'month:2026-03'
const LATER: readonly Period[] = ['quarter:2026-Q1', 'quarter:2026-Q2', 'year:2026']

const countsOf =
  (episodes: readonly number[]): CountOf =>
  (facet) => {
    const own = facet === 'all' ? episodes.reduce((sum, n) => sum + n, 0) : (episodes[TOPICS.indexOf(facet)] ?? 0)
    return { calls: own, episodes: own }
  }

const shownOf = (episodes: readonly number[]) =>
  publicCells({ countOf: countsOf(episodes), isShared: () => false, topics: TOPICS })

test('the smallest shown topic is withheld with it, then and later in the year', () => {
  const show = shownOf([62, 7, 22, 0, 0])
  expect(show('topic:P01', MONTH).episodes).toBe(60)
  expect(show('topic:P02', MONTH).episodes).toBe('*')
  expect(show('topic:P03', MONTH).episodes).toBe('*')
  for (const period of LATER) expect(show('topic:P03', period).episodes).toBe('*')
  expect(show('all', MONTH).episodes).toBe(90)
})

test('nothing is withheld where the total says nothing', () => {
  expect(shownOf([60, 0, 25, 0, 0])('topic:P03', MONTH).episodes).toBe(25)
  expect(shownOf([60, 1, 25, 30, 1])('topic:P03', MONTH).episodes).toBe(25)
})

test('what total and shown topics leave for a hidden one starts at 1, whatever the counts', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 8, max: 80 })), {
    minLength: TOPICS.length,
    maxLength: TOPICS.length,
  })
  fc.assert(
    fc.property(counts, (episodes) => {
      const show = shownOf(episodes)
      const total = show('all', MONTH).episodes
      if (total === '*') return
      const seen = TOPICS.map((facet) => ({
        facet,
        of: show(facet, MONTH).episodes,
        exact: countsOf(episodes)(facet, MONTH),
      }))
      const most = seen.reduce((sum, { of }) => sum + (of === '*' || of === 0 ? 0 : of + 2), 0)
      // A reader cannot tell a topic that is small from one that is withheld; with one hidden topic only there is nothing to tell.
      const isLarge = seen.some(({ facet, of, exact }) => of === '*' && exact.episodes > hiddenUpTo(facet))
      const hidden = seen.filter(({ of }) => of === '*')
      for (const { facet } of isLarge ? [] : hidden) {
        const others = hidden.filter((other) => other.facet !== facet)
        const left = total - 2 - most - others.reduce((sum, other) => sum + hiddenUpTo(other.facet), 0)
        expect(left).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 2000 },
  )
})
