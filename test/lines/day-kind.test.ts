import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { calendarOf, dayKind, mainlandChina, withOwnDays } from '../../src/lines/day-kind.ts'

const inChina = (day: string) => dayKind(day, calendarOf('CN'))

test('mainland China knows holidays and the days on which work is made up', () => {
  expect(inChina('2026-02-14')).toBe('make-up-workday')
  expect(inChina('2026-02-17')).toBe('holiday')
  expect(inChina('2026-05-16')).toBe('weekend')
  expect(inChina('2026-05-14')).toBe('workday')
  expect(inChina('2020-01-31')).toBe('holiday')
})

test('a year not yet announced is weekends only, and the calendar says how far it knows', () => {
  const year = (mainlandChina.knownUntil ?? 0) + 1
  expect(inChina(`${year}-10-01`)).toMatch(/workday|weekend/)
  expect(year).toBeGreaterThan(2026)
})

test('an unknown region has weekends only', () => {
  expect(dayKind('2026-02-17', calendarOf('DE'))).toBe('workday')
  expect(dayKind('2026-02-14', calendarOf('DE'))).toBe('weekend')
  expect(calendarOf('DE').knownUntil).toBeUndefined()
})

test("a line's own days go before the calendar", () => {
  const kindOf = withOwnDays(calendarOf('CN'), [{ day: '2026-05-14', kind: 'holiday' }])
  expect(kindOf('2026-05-14')).toBe('holiday')
  expect(kindOf('2026-02-14')).toBe('make-up-workday')
})

test('the zone of the machine does not move holidays', () => {
  const script = `import { calendarOf, dayKind } from './src/lines/day-kind.ts'
    console.log(['2026-01-01', '2026-02-14', '2026-10-10'].map((day) => dayKind(day, calendarOf('CN'))).join())`
  for (const TZ of ['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ } })
    expect(out.toString().trim()).toBe('holiday,make-up-workday,make-up-workday')
  }
})
