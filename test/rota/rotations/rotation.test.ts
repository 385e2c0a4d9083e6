import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import {
  type Hindrance,
  type Participant,
  type Rotation,
  type RotationList,
  type Turn,
  turnsOf,
} from '../../../src/rota/rotations/rotation.ts'

const WEEKLY: Rotation = {
  id: 'r',
  lineId: 'line',
  nameZh: '备班',
  nameEn: 'Stand-by',
  role: 'expert',
  templateCodes: null,
  unit: 'week',
  every: 1,
  from: '2026-03-02',
  until: null,
  handOver: '08:00',
  revision: 1,
}

const list = (effectiveOn: string, names: string, anew = false): RotationList => ({
  effectiveOn,
  participants: names.split(' ').map((each) => each.split('+')),
  anew,
})

interface Given {
  readonly lists?: readonly RotationList[]
  readonly weeks?: number
  readonly away?: Readonly<Record<string, readonly string[]>>
  readonly zone?: string
  readonly rotation?: Partial<Rotation>
  readonly recorded?: readonly Turn[]
}

/** `away`: by member, the days on which their turns would begin. */
function turns({ lists = [list('2026-03-02', 'a b c')], weeks = 6, away = {}, ...given }: Given = {}) {
  const rotation = { ...WEEKLY, ...given.rotation }
  const zone = given.zone ?? 'Asia/Shanghai'
  const from = DateTime.fromISO(rotation.from, { zone })
  const hinders: Hindrance = (participant, { day }) =>
    participant.some((member) => away[member]?.includes(day)) ? 'away' : undefined
  return turnsOf({ rotation, zone, lists, recorded: given.recorded ?? [] }, from, from.plus({ weeks }), hinders)
}

const holders = (found: readonly Turn[]) => found.map(({ participant }) => participant.join('+')).join(' ')

test('turns go round the list, and meet without a gap', () => {
  const found = turns()
  expect(holders(found)).toBe('a b c a b c')
  for (const [i, turn] of found.entries()) if (i > 0) expect(turn.start).toEqual(found[i - 1]?.end)
})

test('whoever is away keeps the turn: it is theirs as soon as they are back, and costs nobody else one', () => {
  const found = turns({ away: { a: ['2026-03-02', '2026-03-09'] }, weeks: 7 })
  expect(holders(found)).toBe('b c a b c a b')
  expect(found[0]?.passed).toEqual([{ participant: ['a'], cause: 'away' }])
  expect(found[2]?.passed).toEqual([])
  expect(found[0]?.after).toEqual([['a'], ['c']])
})

test('two who are away come back in the order in which they were owed their turns', () => {
  const away = { a: ['2026-03-02', '2026-03-09'], b: ['2026-03-02', '2026-03-09'] }
  expect(holders(turns({ lists: [list('2026-03-02', 'a b c d')], away, weeks: 8 }))).toBe('c d a b c d a b')
})

test('when everybody is away, the turn is nobody’s, and all keep theirs', () => {
  const all = ['2026-03-09']
  const found = turns({ away: { a: all, b: all, c: all }, weeks: 4 })
  expect(holders(found)).toBe('a  b c')
  expect(found[1]?.passed.map(({ participant }) => participant[0])).toEqual(['b', 'c', 'a'])
})

test('a list changes from a day on: who stays keeps their place, newcomers come behind whoever precedes them', () => {
  const joins = [list('2026-03-02', 'a b c'), list('2026-03-16', 'a b n c')]
  expect(holders(turns({ lists: joins, weeks: 8 }))).toBe('a b c a b n c a')
  const owed = turns({ lists: joins, away: { a: ['2026-03-02', '2026-03-09'] }, weeks: 6 })
  expect(holders(owed)).toBe('b c a b n c')
  const leaves = [list('2026-03-02', 'a b c'), list('2026-03-10', 'a c')]
  expect(holders(turns({ lists: leaves, weeks: 5 }))).toBe('a b c a c')
  const anew = [list('2026-03-02', 'a b c'), list('2026-03-09', 'c b a', true)]
  expect(holders(turns({ lists: anew, weeks: 4 }))).toBe('a c b a')
})

test('a pair takes its turn together, and is passed when one of the two is away', () => {
  const lists = [list('2026-03-02', 'a+b c d')]
  expect(holders(turns({ lists, weeks: 4 }))).toBe('a+b c d a+b')
  expect(holders(turns({ lists, away: { b: ['2026-03-02'] }, weeks: 4 }))).toBe('c a+b d c')
})

test('what was recorded is a fact: leave that is entered later changes nothing of it, and what follows goes on from it', () => {
  const before = turns({ weeks: 2 })
  const recorded = before.map((turn) => ({ ...turn, recorded: true }))
  const away = { a: ['2026-03-02'], b: ['2026-03-09'] }
  const after = turns({ recorded, away, weeks: 4 })
  expect(holders(after)).toBe('a b c a')
  expect(after.map((turn) => turn.recorded)).toEqual([true, true, false, false])
})

test.each([
  ['Europe/Berlin', '2026-03-23', [168, 167, 168]],
  ['Europe/Berlin', '2026-10-19', [168, 169, 168]],
  ['Australia/Lord_Howe', '2026-03-30', [168, 168.5, 168]],
  ['Australia/Lord_Howe', '2026-09-28', [168, 167.5, 168]],
])('in %s a week from %s on hands over at the same time by the wall, whatever the clocks do', (zone, from, hours) => {
  const lists = [list(from, 'a b')]
  const found = turns({ zone, lists, rotation: { from }, weeks: 3 }).slice(0, 3)
  const lengths = found.map(({ start, end }) => end.diff(start).as('hours'))
  expect(lengths.toSorted()).toEqual([...hours].toSorted())
  for (const { start } of found) expect(start.setZone(zone).toFormat('ccc HH:mm')).toBe('Mon 08:00')
})

test('a turn of days that begins in the hour that the spring gap skips begins at the change, and no time is lost', () => {
  const rotation = { unit: 'day' as const, from: '2026-03-28', handOver: '02:30' }
  const found = turns({ zone: 'Europe/Berlin', rotation, lists: [list('2026-03-28', 'a b')], weeks: 1 })
  expect(found[1]?.start.toISO()).toBe('2026-03-29T01:00:00.000Z')
  for (const [i, { start }] of found.entries()) if (i > 0) expect(start).toEqual(found[i - 1]?.end)
})

test('whatever the absences, nobody has two turns more than another who was never away', () => {
  const people = ['a', 'b', 'c', 'd', 'e']
  const days = Array.from({ length: 30 }, (_, i) =>
    DateTime.fromISO('2026-03-02').plus({ weeks: i }).toFormat('yyyy-MM-dd'),
  )
  const absences = fc.dictionary(fc.constantFrom('a', 'b'), fc.subarray(days))
  fc.assert(
    fc.property(absences, (away) => {
      const found = turns({ lists: [list('2026-03-02', people.join(' '))], away, weeks: 30 })
      const count = (who: string) => found.filter(({ participant }) => participant.includes(who)).length
      const steady = people.slice(2).map(count)
      expect(Math.max(...steady) - Math.min(...steady)).toBeLessThanOrEqual(1)
      for (const who of ['a', 'b']) expect(count(who)).toBeLessThanOrEqual(Math.max(...steady) + 1)
      for (const { participant, day } of found) {
        const [holder = ''] = participant as Participant
        expect(away[holder]?.includes(day) ?? false).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})
