import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { attendanceOf, hintsOf, type Mark, postState } from '../../src/duty/attendance.ts'
import { dutyPolicy } from '../../src/duty/duty-policy.ts'
import { correctionErrors, workedDuty } from '../../src/duty/worked-duty.ts'

const policy = dutyPolicy({ arriveEarlyMinutes: 10 })
const utc = (time: string) => DateTime.fromISO(`2026-05-14T${time}Z`, { zone: 'utc' })
const planned = { start: utc('08:00'), end: utc('12:00') }
const mark = (ordinal: number, kind: Mark['kind'], time: string): Mark => ({ ordinal, kind, at: utc(time) })
const attended = (...marks: Mark[]) => attendanceOf(planned, marks, policy)

describe('check-in', () => {
  test.each([
    ['07:50', 'early', 0, []],
    ['07:51', 'on-time', 0, ['arrive-earlier']],
    ['08:00', 'on-time', 0, ['arrive-earlier']],
    ['08:07', 'late', 7, ['late']],
  ] as const)('at %s is %s, %d minutes late', (time, arrival, lateMinutes, hints) => {
    const attendance = attended(mark(1, 'check-in', time))
    expect(attendance).toMatchObject({ arrival, lateMinutes })
    expect(hintsOf(attendance)).toEqual(hints)
  })

  test('leaving early is marked, and coming back undoes it', () => {
    const left = attended(mark(1, 'check-in', '07:50'), mark(2, 'check-out', '11:30'))
    expect(left).toMatchObject({ departure: 'early', leftEarlyMinutes: 30 })
    const back = attended(mark(1, 'check-in', '07:50'), mark(2, 'check-out', '11:30'), mark(3, 'check-in', '11:31'))
    expect(back).toMatchObject({ departure: undefined, checkedOutAt: undefined, checkedInAt: utc('07:50') })
  })
})

describe('a post', () => {
  const state = (now: string, ...marks: Mark[]) => postState(planned, attended(...marks), utc(now), policy)

  test('without a check-in is awaited, then possibly empty, then over', () => {
    expect(['07:59', '08:00', '08:04', '08:05', '11:59', '12:00'].map((now) => state(now))).toEqual([
      'coming',
      'awaited',
      'awaited',
      'possibly-empty',
      'possibly-empty',
      'over',
    ])
  })

  test('is filled from the check-in, and possibly empty when its holder leaves before the end', () => {
    expect(state('07:55', mark(1, 'check-in', '07:50'))).toBe('filled')
    expect(state('11:45', mark(1, 'check-in', '07:50'), mark(2, 'check-out', '11:30'))).toBe('possibly-empty')
  })
})

describe('worked duty', () => {
  test('is the plan once it is over, whatever the check-in says', () => {
    expect(workedDuty(planned, [], utc('11:59'))).toBeUndefined()
    expect(workedDuty(planned, [], utc('12:00'))).toMatchObject({ worked: planned, minutes: 240, source: 'plan' })
  })

  test('is what the latest correction says; the older ones stay', () => {
    const corrections = [
      { revision: 2, worked: null },
      { revision: 1, worked: { start: utc('08:30'), end: utc('12:00') } },
    ]
    expect(workedDuty(planned, corrections, utc('12:00'))).toEqual({ worked: null, minutes: 0, source: 'correction' })
  })

  test('a correction may not reach into the future, run backwards, or leave the shift far behind', () => {
    const errors = (start: string, end: string, now: string) =>
      correctionErrors(planned, { start: utc(start), end: utc(end) }, utc(now)).map(({ path }) => path)
    expect(errors('08:30', '12:00', '12:00')).toEqual([])
    expect(errors('08:30', '12:30', '12:00')).toEqual(['worked.end'])
    expect(errors('10:00', '09:00', '12:00')).toEqual(['worked.end'])
    expect(errors('08:30', '09:00', '07:00')).toEqual(['assignmentId'])
  })
})

test('the state of a post depends only on how many marks there are by ordinal, not on their order in the list', () => {
  const marks = fc.array(fc.record({ kind: fc.constantFrom('check-in', 'check-out'), minute: fc.nat(400) }), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(marks, fc.nat(600), (list, minute) => {
      const ordered = list.map(({ kind, minute: at }, i) => ({
        ordinal: i + 1,
        kind,
        at: utc('07:00').plus({ minutes: at }),
      }))
      const now = utc('07:00').plus({ minutes: minute })
      const of = (some: readonly Mark[]) => postState(planned, attendanceOf(planned, some, policy), now, policy)
      expect(of(ordered.toReversed())).toBe(of(ordered))
    }),
  )
})
