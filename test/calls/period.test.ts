import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOf, following, isPeriod, kindOf, periodsOf, previous, yearBefore } from '../../src/calls/period.ts'

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test('a day belongs to five periods; ISO weeks have their own year', () => {
  expect(periodsOf('2027-01-01')).toEqual([
    'day:2027-01-01',
    'week:2026-W53',
    'month:2027-01',
    'quarter:2027-Q1',
    'year:2027',
  ])
})

test('each period holds the day, and the one before ends where it begins', () => {
  fc.assert(
    fc.property(day, (local) => {
      for (const period of periodsOf(local)) {
        const { from, to } = daysOf(period)
        expect(from <= local && local < to).toBe(true)
        expect(daysOf(previous(period)).to).toBe(from)
        expect(following(previous(period))).toBe(period)
        expect(kindOf(previous(period))).toBe(kindOf(period))
      }
    }),
  )
})

test('a year before: the same month or day, or nothing where there is none', () => {
  expect(yearBefore('month:2026-05')).toBe('month:2025-05')
  expect(yearBefore('quarter:2026-Q2')).toBe('quarter:2025-Q2')
  expect(yearBefore('day:2028-02-29')).toBeUndefined()
  expect(yearBefore('week:2026-W53')).toBeUndefined()
  expect(yearBefore('week:2026-W20')).toBe('week:2025-W20')
})

test.each(['day:2026-02-30', 'week:2025-W53', 'month:2026-13', 'quarter:2026-Q5', 'year:26', 'decade:2020', ''])(
  '%j is no period',
  (text) => {
    expect(isPeriod(text)).toBe(false)
  },
)
