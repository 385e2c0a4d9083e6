import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import {
  merged,
  occurrencesOf,
  type RecurringAbsence,
  type Span,
  type StandingWish,
  wishesWithin,
} from '../../src/people/availability.ts'
import { endingOf } from '../../src/people/ending.ts'
import { faultOf } from '../../src/people/routing-address.ts'

const weekly = (changes: Partial<RecurringAbsence> = {}): RecurringAbsence => ({
  id: 'r',
  memberId: 'm',
  weekday: 7,
  start: '01:00',
  minutes: 180,
  from: '2026-01-01',
  until: null,
  ...changes,
})
const iso = (spans: readonly Span[]) => spans.map(({ start, end }) => `${start.toISO()}/${end.toISO()}`)

test('a weekly absence goes by the wall clock of the member, through changes of clocks', () => {
  const spans = occurrencesOf(weekly(), 'Europe/Berlin', { from: '2026-03-22', to: '2026-04-05' })
  expect(iso(spans)).toEqual([
    '2026-03-22T00:00:00.000Z/2026-03-22T03:00:00.000Z',
    '2026-03-29T00:00:00.000Z/2026-03-29T02:00:00.000Z',
    '2026-04-04T23:00:00.000Z/2026-04-05T02:00:00.000Z',
  ])
})

test('one that began the evening before the period is there', () => {
  const night = weekly({ start: '22:00', minutes: 600 })
  expect(occurrencesOf(night, 'Asia/Shanghai', { from: '2026-05-11', to: '2026-05-12' })).toHaveLength(1)
})

test('one that has ended or not begun is not', () => {
  const period = { from: '2026-05-01', to: '2026-06-01' }
  expect(occurrencesOf(weekly({ until: '2026-05-04' }), 'Asia/Shanghai', period)).toHaveLength(1)
  expect(occurrencesOf(weekly({ from: '2026-07-01' }), 'Asia/Shanghai', period)).toEqual([])
})

const at = (minute: number) => DateTime.fromMillis(minute * 60_000, { zone: 'utc' })
const span = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 80 })).map(([from, length]) => ({
  start: at(from),
  end: at(from + length),
}))

test('merged spans cover the same minutes, in order and apart', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
      const result = merged(spans)
      const covers = (all: readonly Span[], minute: number) =>
        all.some(({ start, end }) => start <= at(minute) && at(minute) < end)
      for (let minute = 0; minute < 600; minute += 7) expect(covers(result, minute)).toBe(covers(spans, minute))
      for (const [index, { start, end }] of result.entries()) {
        expect(start < end).toBe(true)
        const next = result[index + 1]
        if (next) expect(end < next.start).toBe(true)
      }
    }),
  )
})

const wish = (changes: Partial<StandingWish>): StandingWish => ({
  id: 'w',
  memberId: 'm',
  lineId: 'l',
  day: null,
  weekday: null,
  templateCode: null,
  weight: 2,
  from: '2026-01-01',
  until: null,
  ...changes,
})

test.each([
  [wish({ weekday: 1 }), [{ weekday: 1, weight: 2 }]],
  [wish({ templateCode: 'n', weight: -1 }), [{ templateCode: 'n', weight: -1 }]],
  [wish({ weekday: 1, from: '2026-05-05' }), [{ day: '2026-05-11', weight: 2 }]],
  [wish({ weekday: 1, until: '2026-05-11' }), [{ day: '2026-05-04', weight: 2 }]],
  [wish({ day: '2026-05-06', templateCode: 'n' }), [{ day: '2026-05-06', templateCode: 'n', weight: 2 }]],
  [wish({ day: '2026-05-20' }), []],
  [wish({ day: '2026-05-06', until: '2026-05-06' }), []],
])('of a standing wish, what the two weeks from 4 May need: %#', (standing, expected) => {
  expect(wishesWithin(standing, '2026-05-04', '2026-05-18')).toEqual(expected)
})

test('what has been in force ends, what never was is dropped, the past stays', () => {
  const spell = { from: '2026-05-01', until: null }
  expect(endingOf(spell, '2026-05-20', '2026-05-14')).toBe('end')
  expect(endingOf({ from: '2026-05-20', until: null }, '2026-05-20', '2026-05-14')).toBe('drop')
  expect(() => endingOf(spell, '2026-05-13', '2026-05-14')).toThrow(/past/)
  expect(() => endingOf({ ...spell, until: '2026-05-15' }, '2026-05-20', '2026-05-14')).toThrow(/ended/)
})

test.each([
  ['extension', '8001'],
  ['extension', '*61#'],
  ['sip', 'sip:duty-3@pbx.example.org'],
  ['sip', 'sips:a.b@[2001:db8::1]:5061'],
  ['phone', '+86 573 8500 0000'],
] as const)('%s %s is an address', (kind, address) => expect(faultOf(kind, address)).toBeUndefined())

test.each([
  ['extension', '8001\r\nX: y'],
  ['sip', 'sip:a@b c'],
  ['sip', 'https://example.org'],
  ['phone', '12'],
  ['phone', '+86<script>'],
] as const)('%s %j is none', (kind, address) => expect(faultOf(kind, address)).toBeDefined())
