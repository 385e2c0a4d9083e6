import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { isCounted } from '../../src/calls/codes.ts'
import { contradictions, missingFields, topicErrors } from '../../src/calls/completeness.ts'
import { DISPERSION, expectedByDay, HELPLINE } from '../../src/demo/arrivals.ts'
import { type CallsAsked, type DemoCall, drawCalls } from '../../src/demo/calls.ts'
import { busyness, daysOfSeason, isEpidemic, risingShare, seasonOf } from '../../src/demo/season.ts'
import { concernOf, XIAMEN } from '../../src/demo/shares.ts'
import { topicsFrom } from '../../src/lines/topic.ts'
import { scrub } from '../../src/privacy/scrub.ts'

const zone = 'Asia/Shanghai'
const now = DateTime.fromISO('2026-05-14T02:00:00Z', { zone: 'utc' })
const season = seasonOf('2026-05-14')
const asked: CallsAsked = { seed: 1, total: 20_000, season, zone, now }
const calls = drawCalls(asked)
const psy = calls.filter(({ line }) => line === 'psy')

const countBy = <T>(all: readonly T[], key: (one: T) => string) =>
  Object.fromEntries([...Map.groupBy(all, key)].map(([name, group]) => [name, group.length]))
const hourOf = ({ startedAt }: DemoCall) => startedAt.setZone(zone).hour + startedAt.setZone(zone).minute / 60

test('the same seed gives the same calls, another seed others', () => {
  const some = { ...asked, total: 400 }
  expect(drawCalls(some)).toEqual(drawCalls(some))
  expect(drawCalls({ ...some, seed: 2 })).not.toEqual(drawCalls(some))
})

test('about as many calls as asked for, none of them in the future, in order', () => {
  expect(calls.length).toBeGreaterThan(19_000)
  expect(calls.length).toBeLessThan(21_000)
  expect(calls.every(({ startedAt, endedAt }) => startedAt <= endedAt && endedAt < now)).toBe(true)
  expect(calls.every((call, i) => i === 0 || (calls[i - 1]?.startedAt ?? now) <= call.startedAt)).toBe(true)
})

test('counts of a day vary three times as much as Poisson would let them', () => {
  const days = daysOfSeason(season).slice(1, -1)
  const expected = expectedByDay(daysOfSeason(season), HELPLINE, 20_000 * 0.64, (day) => busyness(season, day))
  const counts = countBy(psy, ({ day }) => day)
  const terms = days.map((day) => ((counts[day] ?? 0) - (expected.get(day) ?? 0)) ** 2 / (expected.get(day) ?? 1))
  const ratio = terms.reduce((a, b) => a + b, 0) / terms.length
  expect(ratio).toBeGreaterThan(DISPERSION * 0.75)
  expect(ratio).toBeLessThan(DISPERSION * 1.25)
})

test('the psychological line is busiest from 22:00 to 02:30 and quietest from 05:00 to 09:00', () => {
  const perHour = (from: number, to: number) =>
    psy.filter((call) => (hourOf(call) - from + 24) % 24 < (to - from + 24) % 24).length / ((to - from + 24) % 24)
  const average = psy.length / 24
  expect(perHour(22, 2.5)).toBeGreaterThan(average * 1.6)
  expect(perHour(5, 9)).toBeLessThan(average * 0.35)
})

test('15.5 % of the calls are by somebody who has called before', () => {
  const seen = new Set<string>()
  const again = calls.filter(({ number }) => number !== undefined && seen.size === seen.add(number).size)
  expect(again.length / calls.length).toBeGreaterThan(0.145)
  expect(again.length / calls.length).toBeLessThan(0.165)
})

test("ordinary calls come in Xiamen's proportions", () => {
  const ordinary = psy.filter(
    ({ day, content }) => !isEpidemic(season, day) && risingShare(season, day) === 0 && isCounted(content.type),
  )
  const shares = countBy(ordinary, ({ content }) => concernOf(content.topics.primary ?? '') ?? 'none')
  for (const [concern, weight] of Object.entries(XIAMEN)) {
    expect(Math.abs((shares[concern] ?? 0) / ordinary.length - weight / 1262), concern).toBeLessThan(0.025)
  }
})

test('the epidemic shows as a context tag on most calls of its weeks, and on no others', () => {
  const tagged = ({ content }: DemoCall) => content.topics.context.some((code) => code.startsWith('P13'))
  const counted = psy.filter(({ content }) => isCounted(content.type))
  const during = counted.filter(({ day }) => isEpidemic(season, day))
  const before = counted.filter(({ day }) => day < season.epidemic.from)
  expect(during.filter(tagged).length / during.length).toBeGreaterThan(0.55)
  expect(before.filter(tagged)).toEqual([])
})

test('sleeplessness among pupils and students rises in the last weeks', () => {
  const sleepless = psy.filter(
    ({ content }) =>
      content.topics.primary === 'P03.1' && ['pupil', 'student', null].includes(content.caller.occupation),
  )
  const weeksAgo = ({ startedAt }: DemoCall) => Math.floor(now.diff(startedAt, 'weeks').weeks)
  const byWeek = countBy(sleepless, (call) => String(weeksAgo(call)))
  const usual = [10, 11, 12, 13, 14, 15].map((week) => byWeek[week] ?? 0).reduce((a, b) => a + b, 0) / 6
  expect(byWeek['0'] ?? 0).toBeGreaterThan(usual * 4)
})

test('risk levels are spread as on a line that asks', () => {
  const counted = psy.filter(({ content }) => isCounted(content.type))
  const share = (level: string) => counted.filter(({ content }) => content.risk.level === level).length / counted.length
  expect(share('R0')).toBeGreaterThan(0.5)
  expect(share('R1')).toBeGreaterThan(0.08)
  expect(share('R3')).toBeGreaterThan(0.003)
  expect(share('R3')).toBeLessThan(0.03)
  expect(share('R4')).toBeLessThan(0.006)
  expect(calls.some(({ content }) => content.risk.level === 'R4')).toBe(true)
})

describe('every call', () => {
  const topics = { psy: topicsFrom('psychological', []), health: topicsFrom('health', []) }

  test('can be closed as it is', () => {
    const faults = calls.flatMap(({ line, day, content, texts }) => [
      ...missingFields(content, texts),
      ...contradictions(content, now),
      ...topicErrors(content, topics[line], day),
    ])
    expect(faults).toEqual([])
  })

  test('says nothing that the scrubber would remove, and that it is made up', () => {
    const texts = new Set(calls.flatMap((call) => Object.values(call.texts)).filter((text) => text !== ''))
    for (const text of texts) expect(scrub(text).findings, text).toEqual([])
    const summaries = calls.map((call) => call.texts.summary).filter((text) => text !== '')
    expect(summaries.every((text) => /〔演示〕|\[demo\]/.test(text))).toBe(true)
  })

  test('comes from a number that nobody has, or from none', () => {
    expect(calls.every(({ number }) => number === undefined || /^100\d{8}$/.test(number))).toBe(true)
  })
})
