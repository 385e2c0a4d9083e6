import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import {
  type CalendarDuty,
  lineEntries,
  type PublishedEntry,
  personEntries,
  reconcile,
} from '../../src/duty/calendar-entries.ts'
import { icalText } from '../../src/duty/ical.ts'
import { eventsOf, parseCalendar, propertyOf, textOf } from './ical-parser.ts'

const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })
const now = utc('2026-05-14T00:00Z')
const scene = { now, window: { from: utc('2026-05-01T00:00Z'), to: utc('2026-09-01T00:00Z') } }
const later = { ...scene, now: now.plus({ hours: 1 }) }

const duty = (displayCode: string, shiftId: string, start: string, end: string): CalendarDuty => ({
  shiftId,
  lineId: 'line-1',
  role: 'counsellor',
  memberId: `member-${displayCode}`,
  displayCode,
  start: utc(`2026-05-14T${start}Z`),
  end: utc(`2026-05-14T${end}Z`),
})
const textFor = (entries: readonly PublishedEntry[], title = '值班') =>
  icalText({
    title,
    language: 'zh',
    lineNames: new Map([['line-1', '心理援助热线']]),
    entries: entries.map((entry) => ({ entry, own: true })),
  })
const summary = ({ sequence, cancelled, codes, end }: PublishedEntry) => ({
  sequence,
  cancelled,
  codes,
  end: end.toFormat('HH:mm'),
})

describe('events of a calendar', () => {
  test('a person sees their own duty, without codes', () => {
    const duties = [duty('C1', 's1', '08:00', '12:00'), duty('C2', 's1', '08:00', '12:00')]
    const entries = personEntries(duties, 'member-C1')
    expect(entries).toHaveLength(1)
    expect(entries[0]?.codes).toEqual([])
  })

  test('a line shows one event for those who stand a shift together', () => {
    const entries = lineEntries([duty('C2', 's1', '08:00', '12:00'), duty('C1', 's1', '08:00', '12:00')])
    expect(entries.map(({ codes }) => codes)).toEqual([['C1', 'C2']])
  })

  test('an override in the middle makes three events, and the first keeps its UID', () => {
    const [whole] = lineEntries([duty('C1', 's1', '08:00', '12:00')])
    const cut = lineEntries([
      duty('C1', 's1', '08:00', '09:00'),
      duty('C2', 's1', '09:00', '10:00'),
      duty('C1', 's1', '10:00', '12:00'),
    ])
    expect(cut.map(({ codes }) => codes)).toEqual([['C1'], ['C2'], ['C1']])
    expect(cut[0]?.uid).toBe(whole?.uid)
    expect(new Set(cut.map(({ uid }) => uid)).size).toBe(3)
  })
})

describe('what was published before', () => {
  const entriesOf = (...duties: CalendarDuty[]) => personEntries(duties, 'member-C1')
  const first = reconcile([], entriesOf(duty('C1', 's1', '08:00', '12:00')), scene)

  test('an unchanged event keeps its revision and stamp', () => {
    const again = reconcile(first.shown, entriesOf(duty('C1', 's1', '08:00', '12:00')), later)
    expect(again.changed).toEqual([])
    expect(again.shown).toEqual(first.shown)
  })

  test('when the end moves, the UID stays and SEQUENCE rises', () => {
    const moved = reconcile(first.shown, entriesOf(duty('C1', 's1', '08:00', '13:00')), later)
    expect(moved.shown.map(summary)).toEqual([{ sequence: 1, cancelled: false, codes: [], end: '13:00' }])
    expect(moved.shown[0]?.uid).toBe(first.shown[0]?.uid)
    expect(moved.shown[0]?.changedAt).toEqual(later.now)
  })

  test('a duty taken away stays as cancelled, and comes back with a higher SEQUENCE', () => {
    const cancelled = reconcile(first.shown, [], later)
    expect(cancelled.shown.map(summary)).toEqual([{ sequence: 1, cancelled: true, codes: [], end: '12:00' }])
    const back = reconcile(cancelled.shown, entriesOf(duty('C1', 's1', '08:00', '12:00')), later)
    expect(back.shown.map(summary)).toEqual([{ sequence: 2, cancelled: false, codes: [], end: '12:00' }])
  })

  test('what has left the window is neither shown nor called cancelled', () => {
    const nextYear = {
      now: utc('2027-05-14T00:00Z'),
      window: { from: utc('2027-04-14T00:00Z'), to: utc('2027-09-01T00:00Z') },
    }
    expect(reconcile(first.shown, [], nextYear)).toEqual({ shown: [], changed: [] })
  })

  test('whatever happens, SEQUENCE never falls and rises with each change', () => {
    const step = fc.array(
      fc.record({ shift: fc.constantFrom('s1', 's2', 's3'), hours: fc.integer({ min: 9, max: 20 }) }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let published: readonly PublishedEntry[] = []
        for (const [i, shifts] of steps.entries()) {
          const unique = new Map(
            shifts.map(({ shift, hours }) => [
              shift,
              duty('C1', shift, '08:00', `${String(hours).padStart(2, '0')}:00`),
            ]),
          )
          const next = reconcile(published, entriesOf(...unique.values()), { ...scene, now: now.plus({ minutes: i }) })
          for (const before of published) {
            const after = next.shown.find(({ uid }) => uid === before.uid)
            expect(after).toBeDefined()
            expect(after?.sequence).toBe(after === before ? before.sequence : before.sequence + 1)
          }
          expect(reconcile(next.shown, entriesOf(...unique.values()), later).changed).toEqual([])
          published = next.shown
        }
      }),
    )
  })
})

describe('iCalendar text', () => {
  const { shown } = reconcile(
    [],
    lineEntries([duty('C1', 's1', '08:00', '12:00'), duty('C2', 's1', '08:00', '12:00')]),
    scene,
  )

  test('parses strictly and says what it should', () => {
    const calendar = parseCalendar(textFor(shown))
    const [event] = eventsOf(calendar)
    if (!event) throw new Error('no event')
    expect(propertyOf(calendar, 'REFRESH-INTERVAL')).toBe('PT15M')
    expect(propertyOf(calendar, 'X-PUBLISHED-TTL')).toBe('PT15M')
    expect(textOf(event, 'SUMMARY')).toBe('咨询员值班: C1, C2 · 心理援助热线')
    expect(propertyOf(event, 'DTSTART')).toBe('20260514T080000Z')
    expect(propertyOf(event, 'STATUS')).toBe('CONFIRMED')
  })

  test('renders the same entries to the same bytes', () => {
    expect(textFor(shown)).toBe(textFor(shown))
  })

  test('a cancelled duty is there as CANCELLED and takes up no time', () => {
    const [event] = eventsOf(parseCalendar(textFor(reconcile(shown, [], later).shown)))
    if (!event) throw new Error('no event')
    expect([propertyOf(event, 'STATUS'), propertyOf(event, 'TRANSP'), propertyOf(event, 'SEQUENCE')]).toEqual([
      'CANCELLED',
      'TRANSPARENT',
      '1',
    ])
  })

  test('no name can break out of its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }), (title) => {
        const calendar = parseCalendar(textFor(shown, title))
        expect(calendar.components).toHaveLength(1)
        textOf(calendar, 'X-WR-CALNAME')
      }),
    )
    const broken = textFor(shown, 'x\r\nEND:VCALENDAR, 半夜; the "night"')
    expect(textOf(parseCalendar(broken), 'NAME')).toBe('x END:VCALENDAR, 半夜; the "night"')
  })
})
