import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  exactly,
  forThePublic,
  type Shown,
  shown,
  shownChange,
  shownShare,
  thresholdOf,
} from '../../src/themes/disclosure.ts'

const facet = fc.constantFrom(
  'all',
  'topic:P03',
  'topic:P03.1',
  'topic:P02',
  'topic:P02.4',
  'risk:R3',
  'type:counselling',
  'topic:P03+age:18-24',
)
const exact = fc.integer({ min: 0, max: 20_000 })

test.each([
  [0, 0],
  [1, '*'],
  [7, '*'],
  [8, 10],
  [12, 10],
  [13, 15],
  [16, 15],
  [57, 55],
  [10_023, 10_025],
])('an ordinary %d appears as %s', (count, expected) => {
  expect(shown(count, 'ordinary')).toBe(expected)
})

test.each([
  [0, 0],
  [1, '*'],
  [8, '*'],
  [9, '*'],
  [10, 10],
  [13, 15],
])('a sensitive %d appears as %s', (count, expected) => {
  expect(shown(count, 'sensitive')).toBe(expected)
})

test('suicide, minors, risk and crosses have the higher threshold', () => {
  const sensitive = ['topic:P02', 'topic:P02.1', 'topic:P11.5', 'risk:R1', 'age:14-17', 'topic:P03+type:counselling']
  expect(sensitive.map(thresholdOf)).toEqual(sensitive.map(() => 'sensitive'))
  const ordinary = ['all', 'topic:P03', 'topic:P20.2', 'type:silent', 'age:18-24']
  expect(ordinary.map(thresholdOf)).toEqual(ordinary.map(() => 'ordinary'))
})

test('a table of three attributes is never shown', () => {
  const three = 'topic:P03+age:18-24+risk:R1'
  expect(() => forThePublic.show(three, { calls: 500, episodes: 400 })).toThrow(RangeError)
})

test('what is shown is 0, hidden, or a multiple of five within two of the truth', () => {
  fc.assert(
    fc.property(facet, exact, (of, count) => {
      const seen = shown(count, thresholdOf(of))
      if (count === 0) return seen === 0
      if (count <= (thresholdOf(of) === 'sensitive' ? 9 : 7)) return seen === '*'
      return typeof seen === 'number' && seen % 5 === 0 && seen > 0 && Math.abs(seen - count) <= 2
    }),
  )
})

test('no shown number stands for fewer than three different truths', () => {
  const behind = new Map<Shown, number>()
  for (let count = 1; count < 2_000; count++) {
    const seen = shown(count, 'ordinary')
    behind.set(seen, (behind.get(seen) ?? 0) + 1)
  }
  behind.delete(2_000)
  expect(Math.min(...behind.values())).toBeGreaterThanOrEqual(3)
})

test('rounding keeps the order', () => {
  fc.assert(
    fc.property(exact, exact, (a, b) => {
      const [low, high] = [shown(Math.min(a, b), 'ordinary'), shown(Math.max(a, b), 'ordinary')]
      return low === '*' || high === '*' || low <= high
    }),
  )
})

test('changes and shares are functions of what is shown', () => {
  const pair = fc.record({ calls: exact, episodes: exact })
  fc.assert(
    fc.property(facet, pair, pair, (of, now, before) => {
      const [a, b] = [forThePublic.show(of, now).episodes, forThePublic.show(of, before).episodes]
      const change = forThePublic.change(a, b)
      const share = forThePublic.share(a, b)
      if (a === '*' || b === '*' || b < 20) return change === null && share === null
      return change?.difference === a - b && change.percent === Math.round((100 * (a - b)) / b) && share !== null
    }),
  )
})

test('there is no change or share on a hidden number or a denominator below 20', () => {
  expect(shownChange(30, 15)).toBeNull()
  expect(shownChange('*', 40)).toBeNull()
  expect(shownChange(40, '*')).toBeNull()
  expect(shownChange(25, 20)).toEqual({ difference: 5, percent: 25 })
  expect(shownShare(5, 15)).toBeNull()
  expect(shownShare('*', 100)).toBeNull()
  expect(shownShare(25, 100)).toBe(25)
})

test('calls of a hidden number of people are hidden too', () => {
  expect(forThePublic.show('topic:P03', { calls: 60, episodes: 2 })).toEqual({ calls: '*', episodes: '*' })
  expect(forThePublic.show('type:silent', { calls: 60, episodes: 0 })).toEqual({ calls: 60, episodes: 0 })
})

test('those with the right to the records see the truth', () => {
  expect(exactly.show('topic:P02', { calls: 3, episodes: 2 })).toEqual({ calls: 3, episodes: 2 })
  expect(exactly.change(3, 2)).toEqual({ difference: 1, percent: 50 })
  expect(exactly.change(3, 0)).toEqual({ difference: 3, percent: null })
})
