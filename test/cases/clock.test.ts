import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { stageOf } from '../../src/cases/case.ts'
import { type Calendar, deadlineAfter, deadlinesOf, lastDayOf, workdayAfter } from '../../src/cases/clock.ts'
import { calendarOf, type OwnDay, withOwnDays } from '../../src/lines/day-kind.ts'

const china = (own: readonly OwnDay[] = [], zone = 'Asia/Shanghai'): Calendar => ({
  zone,
  kindOf: withOwnDays(calendarOf('CN'), own),
})
const at = (iso: string, zone = 'Asia/Shanghai') => DateTime.fromISO(iso, { zone })
const lastDay = (iso: string, workdays: number, calendar = china()) =>
  lastDayOf(deadlineAfter(at(iso, calendar.zone), workdays, calendar), calendar.zone)

test('the day of receipt does not count, weekends do not, and the whole of the last day is in time', () => {
  expect(lastDay('2026-05-13T09:00', 1)).toBe('2026-05-14')
  expect(lastDay('2026-05-13T23:59', 1)).toBe('2026-05-14')
  expect(lastDay('2026-05-15T09:00', 1)).toBe('2026-05-18')
  expect(lastDay('2026-05-16T09:00', 1)).toBe('2026-05-18')
  const due = deadlineAfter(at('2026-05-13T09:00'), 1, china())
  expect(due.toUTC().toISO()).toBe('2026-05-14T16:00:00.000Z')
})

test('holidays do not count, and make-up workdays do', () => {
  // Labour Day 2026: off from 1 to 5 May, Saturday 9 May is worked.
  expect(lastDay('2026-04-30T17:00', 1)).toBe('2026-05-06')
  expect(lastDay('2026-04-30T17:00', 4)).toBe('2026-05-09')
  expect(lastDay('2026-04-30T17:00', 5)).toBe('2026-05-11')
})

test('a line’s own days lie over the calendar', () => {
  const flood = china([{ day: '2026-05-14', kind: 'holiday' }])
  expect(lastDay('2026-05-13T09:00', 1, flood)).toBe('2026-05-15')
  const sunday = china([{ day: '2026-05-17', kind: 'make-up-workday' }])
  expect(lastDay('2026-05-15T09:00', 1, sunday)).toBe('2026-05-17')
})

test('the night on which clocks change is as long as it is', () => {
  const calendar = { zone: 'Australia/Lord_Howe', kindOf: withOwnDays(calendarOf('AU'), []) }
  const due = deadlineAfter(at('2026-10-02T09:00', calendar.zone), 1, calendar)
  expect(due.setZone(calendar.zone).toFormat("yyyy-MM-dd'T'HH:mm ZZ")).toBe('2026-10-06T00:00 +11:00')
})

test('the call-back is counted from the outcome, the others from receipt', () => {
  const workdays = { complaintReportWorkdays: 1, complaintResolveWorkdays: 5, complaintCallBackWorkdays: 1 }
  const received = at('2026-04-30T17:00')
  const open = deadlinesOf({ receivedAt: received, resolvedAt: null }, workdays, china())
  expect(open.callBackDueAt).toBeNull()
  const resolved = deadlinesOf({ receivedAt: received, resolvedAt: at('2026-05-08T10:00') }, workdays, china())
  expect(lastDayOf(resolved.callBackDueAt ?? received, 'Asia/Shanghai')).toBe('2026-05-09')
})

test('a calendar without working days is refused instead of searched for ever', () => {
  expect(() => workdayAfter('2026-05-13', 1, () => 'holiday')).toThrow(RangeError)
})

test('a deadline is due soon on its last local day and overdue at midnight', () => {
  const zone = 'Asia/Shanghai'
  const dueAt = deadlineAfter(at('2026-05-15T09:00'), 1, china())
  const stage = (iso: string, state: 'received' | 'closed' = 'received') => stageOf({ state, dueAt }, at(iso), zone)
  expect(stage('2026-05-17T23:59')).toBe('early')
  expect(stage('2026-05-18T00:00')).toBe('due-soon')
  expect(stage('2026-05-18T23:59')).toBe('due-soon')
  expect(stage('2026-05-19T00:00')).toBe('overdue')
  expect(stage('2026-05-19T00:00', 'closed')).toBe('early')
})
