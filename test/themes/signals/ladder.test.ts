import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/themes/signals/finding.ts'
import { alertsOf, type History, judgeTopic } from '../../../src/themes/signals/ladder.ts'

/** Two to four calls a day, quieter at weekends. */
const usual = (days: number) =>
  Array.from({ length: days }, (_, i) => (i % 7 > 4 ? 1 : 2) + ((i * 7919) % 11 > 6 ? 2 : 0))
const withLast = (series: readonly number[], last: number) => [...series.slice(0, -1), last]
const weekly = (weeks: number) => Array.from({ length: weeks }, (_, i) => 12 + ((i * 7919) % 9))
const history = (days: number, weeks = 0): History => ({ days: usual(days), weeks: weekly(weeks) })
const methods = (of: History) => judgeTopic(of).map(({ method }) => method)

describe('the ladder of detectors', () => {
  test('says nothing in the first five weeks', () => {
    expect(methods({ days: withLast(usual(34), 60), weeks: weekly(4) })).toEqual([])
  })

  test('climbs with the history', () => {
    expect(methods(history(35, 5))).toEqual(['ears-c2'])
    expect(methods(history(62, 8))).toEqual(['ears-c2'])
    expect(methods(history(63, 9))).toEqual(['weekday-negative-binomial', 'weekly-negative-binomial'])
    expect(methods(history(770, 107))).toEqual(['weekday-negative-binomial', 'weekly-negative-binomial'])
    expect(methods(history(777, 108))).toEqual(['weekday-negative-binomial', 'farrington'])
    expect(methods(history(1200, 171))).toEqual(['weekday-negative-binomial', 'farrington'])
  })

  test('judges no week on a day that ends none', () => {
    expect(methods(history(400))).toEqual(['weekday-negative-binomial'])
  })

  test.each([40, 63, 400])('sees a day four times as busy after %s days', (days) => {
    const [finding] = judgeTopic({ days: withLast(usual(days), 14), weeks: [] })
    expect(finding).toMatchObject({ observed: 14, alarm: true, span: 'day' })
    expect(finding?.atMost).toBeLessThan(14)
    expect(finding?.expected).toBeGreaterThan(1)
    expect(finding?.expected).toBeLessThan(5)
  })

  test.each([9, 60, 120, 200])('sees a week three times as busy after %s weeks', (weeks) => {
    const [, finding] = judgeTopic({ days: usual(63), weeks: withLast(weekly(weeks), 50) })
    expect(finding).toMatchObject({ observed: 50, alarm: true, span: 'week' })
    expect(finding?.atMost).toBeLessThan(50)
  })

  test('an alarm is what passes at most, in every method', () => {
    for (const days of [40, 63]) {
      for (let last = 0; last < 30; last++) {
        const [finding] = judgeTopic({ days: withLast(usual(days), last), weeks: [] })
        if (finding) expect(finding.alarm).toBe(finding.observed > finding.atMost)
      }
    }
  })

  test('a topic never heard of before is seen', () => {
    const [finding] = judgeTopic({ days: withLast(Array<number>(100).fill(0), 5), weeks: [] })
    expect(finding).toMatchObject({ alarm: true, observed: 5 })
    expect(finding?.expected).toBeCloseTo(0.5 / 56, 12)
  })
})

describe('alerts', () => {
  const finding = (p: number, more: Partial<Finding> = {}): Finding => ({
    method: 'weekday-negative-binomial',
    span: 'day',
    observed: 9,
    expected: 2,
    atMost: 6,
    p,
    alarm: p < 0.001,
    ...more,
  })
  const topics = (findings: readonly Finding[]) =>
    alertsOf(new Map(findings.map((found, i): [string, readonly Finding[]] => [`P${i}`, [found]]))).map(
      ({ topic }) => topic,
    )

  test('are alarms about five episodes or more', () => {
    expect(
      topics([finding(1e-6), finding(1e-6, { observed: 4 }), finding(0.2), finding(1e-6, { observed: 5 })]),
    ).toEqual(['P0', 'P3'])
  })

  test('stand up to the number of topics looked at', () => {
    const others = Array.from({ length: 149 }, (_, i) => finding((i + 1) / 150))
    expect(topics([finding(0.0009), finding(0.9)])).toEqual(['P0'])
    expect(topics([finding(0.0009), ...others])).toEqual([])
    expect(topics([finding(0.0001), ...others])).toEqual(['P0'])
  })

  test('judge days and weeks each on their own', () => {
    const days = Array.from({ length: 149 }, (_, i) => finding((i + 1) / 150))
    expect(topics([finding(0.0009, { span: 'week', method: 'farrington' }), ...days])).toEqual(['P0'])
  })
})
