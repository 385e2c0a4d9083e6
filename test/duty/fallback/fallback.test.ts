import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { type FallbackPerson, fallbackAt, fallbackStints } from '../../../src/duty/fallback/fallback.ts'
import { aMember, LINE } from '../../rota/a-hotline.ts'

const person = (memberId: string, rank: number, more: Partial<FallbackPerson> = {}): FallbackPerson => ({
  ...{ id: memberId, lineId: LINE, role: 'supervisor', memberId, rank, from: '2026-01-01', until: null },
  ...{ weekdays: null, opens: '00:00', minutes: 1440, revision: 1 },
  ...more,
})

const members = (...list: readonly ReturnType<typeof aMember>[]) => new Map(list.map((member) => [member.id, member]))
const EVERYBODY = members(aMember('a', ['supervisor']), aMember('b', ['supervisor']), aMember('c', ['counsellor']))

interface Asking {
  readonly at: string
  readonly zone?: string
  readonly people: readonly FallbackPerson[]
  readonly among?: typeof EVERYBODY
  readonly duties?: Parameters<typeof fallbackStints>[1]['duties']
}

/** Who is asked at an instant of the line's wall clock. */
function asked({ at, zone = 'Asia/Shanghai', people, among = EVERYBODY, duties = [] }: Asking) {
  const instant = DateTime.fromISO(at, { zone }).toUTC()
  const stints = fallbackStints(people, { start: instant, end: instant.plus(1), zone, members: among, duties })
  return fallbackAt(stints, instant)
    .map(({ memberId }) => memberId)
    .join('')
}

test('the lowest rank is asked first; hours, days and dates are kept', () => {
  const people = [person('b', 2), person('a', 1, { opens: '20:00', minutes: 720, weekdays: [4], until: '2026-05-22' })]
  expect(asked({ at: '2026-05-14T20:00', people })).toBe('ab')
  expect(asked({ at: '2026-05-15T07:59', people })).toBe('ab')
  expect(asked({ at: '2026-05-15T08:00', people })).toBe('b')
  expect(asked({ at: '2026-05-13T21:00', people })).toBe('b')
  expect(asked({ at: '2026-05-28T21:00', people })).toBe('b')
})

test('whoever is on leave, has left, does not serve in the role or stands it anyway is not asked', () => {
  const people = [person('a', 1), person('b', 2), person('c', 3)]
  const [start, end] = [DateTime.utc(2026, 5, 14), DateTime.utc(2026, 5, 15)]
  const away = members(aMember('a', ['supervisor'], { unavailability: [{ start, end }] }), aMember('b', ['supervisor']))
  expect(asked({ at: '2026-05-14T12:00', people, among: away })).toBe('b')
  expect(asked({ at: '2026-05-15T12:00', people, among: away })).toBe('ab')
  const left = members(aMember('a', ['supervisor'], { leftOn: '2026-05-14' }), aMember('b', ['supervisor']))
  expect(asked({ at: '2026-05-14T12:00', people, among: left })).toBe('b')
  const duty = { memberId: 'a', role: 'supervisor' as const, place: 1, start, end }
  expect(asked({ at: '2026-05-14T12:00', people, duties: [duty] })).toBe('b')
  expect(asked({ at: '2026-05-14T12:00', people, duties: [{ ...duty, role: 'counsellor' }] })).toBe('ab')
})

test.each([
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
])('in %s on %s hours are those of the wall, and round the clock has no hole', (zone, day) => {
  const night = person('a', 1, { opens: '22:00', minutes: 600 })
  const people = [night, person('b', 2)]
  const eve = DateTime.fromISO(day).minus({ days: 1 }).toFormat('yyyy-MM-dd')
  expect(asked({ at: `${eve}T21:59`, zone, people })).toBe('b')
  expect(asked({ at: `${eve}T22:00`, zone, people })).toBe('ab')
  expect(asked({ at: `${day}T07:59`, zone, people })).toBe('ab')
  expect(asked({ at: `${day}T08:00`, zone, people })).toBe('b')
  const from = DateTime.fromISO(eve, { zone }).toUTC()
  const scene = { start: from, end: from.plus({ days: 2 }), zone, members: EVERYBODY, duties: [] }
  expect(fallbackStints([person('b', 1)], scene)).toHaveLength(1)
})
