import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CALL_TYPES } from '../../src/calls/codes.ts'
import {
  type CountEntry,
  type CountedCall,
  countChanges,
  countGroups,
  facetsOf,
  recount,
  ungrouped,
} from '../../src/calls/counting.ts'
import { episodeAt } from '../../src/calls/episode.ts'
import { RISK_LEVELS } from '../../src/calls/risk.ts'

const sum = (entries: Iterable<CountEntry>) => {
  const cells = new Map<string, [number, number]>()
  for (const { facet, period, calls, episodes } of entries) {
    const key = `${facet} ${period}`
    const [c, e] = cells.get(key) ?? [0, 0]
    cells.set(key, [c + calls, e + episodes])
  }
  return new Map([...cells].filter(([, [c, e]]) => c !== 0 || e !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const call = fc.record<CountedCall>({
  episodeId: fc.constantFrom('a', 'b', 'c'),
  day: fc.constantFrom('2026-05-14', '2026-05-15', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01'),
  type: fc.constantFrom(...CALL_TYPES),
  risk: fc.option(fc.constantFrom(...RISK_LEVELS)),
  topics: fc.uniqueArray(fc.constantFrom('P01', 'P03', 'P03.1', 'P03.2', 'P13.1'), { maxLength: 3 }),
})
const step = fc.record({ at: fc.nat({ max: 5 }), to: fc.option(call, { nil: undefined }) })

test('the changes add up to a recount, whatever is opened, changed and taken back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const closed = new Map<number, CountedCall>()
      const entries: CountEntry[] = []
      for (const { at, to } of steps) {
        const before = closed.get(at)
        // A call never changes its episode.
        const after = to && before ? { ...to, episodeId: before.episodeId } : to
        const episodeId = after?.episodeId ?? before?.episodeId
        const siblings = [...closed]
          .filter(([i, each]) => i !== at && each.episodeId === episodeId)
          .map(([, each]) => each)
        const changes = countChanges(before, after, siblings)
        expect(sum(ungrouped(countGroups(before, after, siblings)))).toEqual(sum(changes))
        expect(ungrouped(changes)).toEqual(changes)
        entries.push(...changes)
        if (after) closed.set(at, after)
        else closed.delete(at)
      }
      expect(sum(entries)).toEqual(sum(recount(closed.values())))
    }),
    { numRuns: 2_000 },
  )
})

test('two calls of one episode count twice as calls and once as an episode', () => {
  const one: CountedCall = {
    episodeId: 'a',
    day: '2026-05-14',
    type: 'counselling',
    risk: 'R1',
    topics: ['P03.1', 'P03.2'],
  }
  const cells = sum(recount([one, { ...one, day: '2026-05-20' }]))
  expect(cells.get('all month:2026-05')).toEqual([2, 1])
  expect(cells.get('all day:2026-05-14')).toEqual([1, 1])
  expect(cells.get('topic:P03 quarter:2026-Q2')).toEqual([2, 1])
  expect(cells.get('topic:P03.1 year:2026')).toEqual([2, 1])
})

test('uncounted types count under their type alone, without an episode', () => {
  const silent: CountedCall = { episodeId: null, day: '2026-05-14', type: 'silent', risk: 'RX', topics: ['P01'] }
  expect(facetsOf(silent)).toEqual(['type:silent'])
  expect(sum(recount([silent])).get('type:silent year:2026')).toEqual([1, 0])
})

test('calls join the episode for 30 days from its first call, half-open', () => {
  const day = 24 * 60 * 60 * 1000
  const first = { id: 'a', openedAt: 0, by: 'x' }
  expect(episodeAt([first], 0, 30)?.id).toBe('a')
  expect(episodeAt([first], 30 * day - 1, 30)?.id).toBe('a')
  expect(episodeAt([first], 30 * day, 30)).toBeUndefined()
  expect(episodeAt([first], -1, 30)).toBeUndefined()
  expect(episodeAt([first, { id: 'b', openedAt: 40 * day, by: 'y' }], 41 * day, 30)?.id).toBe('b')
})
