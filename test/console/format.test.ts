import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { fromNow, nearTime, span, timeRange, timesFromDay } from '../../src/console/format.ts'
import { frameWords } from '../../src/console/words.ts'

const [zh, en] = [frameWords('zh'), frameWords('en')]
const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })

test('a night shift reads as its clock times', () => {
  expect(timeRange(utc('2026-05-14T12:00:00Z'), utc('2026-05-14T16:00:00Z'), 'Asia/Shanghai')).toBe('20:00–00:00')
})

test('today, tomorrow and yesterday are by the calendar of the line', () => {
  const now = utc('2026-05-14T15:59:00Z')
  expect(nearTime(en, utc('2026-05-14T16:00:00Z'), now, 'Asia/Shanghai')).toBe('Tomorrow 00:00')
  expect(nearTime(en, utc('2026-05-14T16:00:00Z'), now, 'utc')).toBe('Today 16:00')
  expect(nearTime(zh, utc('2026-05-13T02:00:00Z'), now, 'Asia/Shanghai')).toBe('昨天 10:00')
  expect(nearTime(zh, utc('2026-05-20T02:00:00Z'), now, 'Asia/Shanghai')).toBe('5月20日 周三 10:00')
})

test('the day after the change of the clocks is tomorrow, though it is 23 or 25 hours away', () => {
  const eve = DateTime.fromISO('2026-03-28T12:00', { zone: 'Europe/Berlin' })
  expect(nearTime(en, eve.plus({ days: 1 }), eve, 'Europe/Berlin')).toBe('Tomorrow 12:00')
  const autumn = DateTime.fromISO('2026-10-24T23:30', { zone: 'Europe/Berlin' })
  expect(nearTime(en, autumn.plus({ days: 1 }), autumn, 'Europe/Berlin')).toBe('Tomorrow 23:30')
})

test('spans are said in the units that matter', () => {
  const minute = 60_000
  expect(span(en, 5 * minute)).toBe('5 min')
  expect(span(en, 130 * minute)).toBe('2 h 10 min')
  expect(span(zh, 120 * minute)).toBe('2 小时')
  expect(span(en, 7 * 1440 * minute)).toBe('7 days')
  expect(span(en, -minute)).toBe('0 min')
})

test('moments are said from now', () => {
  const now = utc('2026-05-14T02:00:00Z')
  expect(fromNow(en, now.plus({ minutes: 90 }), now)).toBe('in 1 h 30 min')
  expect(fromNow(zh, now.minus({ minutes: 5 }), now)).toBe('5 分钟前')
  expect(fromNow(en, now.plus({ seconds: 20 }), now)).toBe('just now')
})

test.each([
  ['2026-03-22T00:00:00Z', '2026-03-22T04:00:00Z', '08:00–12:00', '08:00–12:00'],
  ['2026-03-22T12:00:00Z', '2026-03-22T16:00:00Z', '20:00–00:00', '20:00–00:00'],
  ['2026-03-22T00:00:00Z', '2026-03-23T00:00:00Z', '08:00–次日 08:00', '08:00–08:00 next day'],
  ['2026-03-21T16:00:00Z', '2026-03-22T16:00:00Z', '00:00–次日 00:00', '00:00–00:00 next day'],
  ['2026-03-22T00:00:00Z', '2026-03-24T00:00:00Z', '08:00–3月24日 周二 08:00', '08:00–Tue 24 Mar 08:00'],
])('beside its day, a span from %s to %s says on which day it ends', (start, end, chinese, english) => {
  const times = (words: typeof en) => timesFromDay(words, utc(start), utc(end), 'Asia/Shanghai')
  expect([times(zh), times(en)]).toEqual([chinese, english])
})

test('the day after the clocks change, at midnight or by half an hour, is the next day too', () => {
  const lebanon = 'Asia/Beirut'
  expect(timesFromDay(en, utc('2026-03-28T20:00:00Z'), utc('2026-03-28T22:00:00Z'), lebanon)).toBe(
    '22:00–01:00 next day',
  )
  const lordHowe = 'Australia/Lord_Howe'
  expect(timesFromDay(en, utc('2026-10-03T10:00:00Z'), utc('2026-10-03T20:00:00Z'), lordHowe)).toBe(
    '20:30–07:00 next day',
  )
})
