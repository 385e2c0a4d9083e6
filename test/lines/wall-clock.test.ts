import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, daysBetween, instantAt, minuteOf, plusDays, timeOf, weekdayOf } from '../../src/lines/wall-clock.ts'

const at = (day: string, time: string, zone: string) => instantAt(day, minuteOf(time), zone).toISO()

test('an ordinary wall time is what its zone says', () => {
  expect(at('2026-05-14', '08:00', 'Asia/Shanghai')).toBe('2026-05-14T00:00:00.000Z')
  expect(at('2026-05-14', '08:00', 'Europe/Berlin')).toBe('2026-05-14T06:00:00.000Z')
})

test('a time in the spring gap becomes the moment of the change', () => {
  expect(at('2026-03-29', '02:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  expect(at('2026-03-29', '03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z')
})

test('a time that comes twice is the first of the two', () => {
  expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  expect(at('2026-10-25', '03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
  expect(at('2026-04-05', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z')
  expect(at('2026-04-05', '02:00', 'Australia/Lord_Howe')).toBe('2026-04-04T15:30:00.000Z')
})

test('a day that a zone skipped whole has no length', () => {
  expect(at('2011-12-30', '09:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
  expect(at('2011-12-31', '00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
})

const ZONES = ['Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Shanghai', 'America/New_York', 'Africa/Casablanca']
const day = fc.integer({ min: 0, max: 365 * 12 }).map((days) => plusDays('2020-01-01', days))

describe.each(ZONES)('%s', (zone) => {
  test('later on the wall is never earlier on the time line', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 2880 }), fc.integer({ min: 0, max: 2880 }), (on, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        return instantAt(on, low, zone) <= instantAt(on, high, zone)
      }),
    )
  })

  test('minutes beyond midnight belong to the next day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), (on, minute) => {
        expect(instantAt(on, minute + 1440, zone).toMillis()).toBe(instantAt(plusDays(on, 1), minute, zone).toMillis())
      }),
    )
  })

  test('a wall time that exists is read back as it was', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 240, max: 1439 }), (on, minute) => {
        const instant = instantAt(on, minute, zone)
        expect(dayOf(instant, zone)).toBe(on)
        expect(instant.setZone(zone).toFormat('HH:mm')).toBe(timeOf(minute))
      }),
    )
  })
})

test('days are counted without any clock', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(daysBetween('2026-02-27', '2026-02-27')).toEqual([])
  expect([weekdayOf('2026-05-18'), weekdayOf('2026-05-17')]).toEqual([1, 7])
})
