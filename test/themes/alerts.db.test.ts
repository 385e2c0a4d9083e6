import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { foldCounts, themeJobs } from '../../src/themes/jobs.ts'
import { visit } from '../pages/page-site.ts'
import { testApp } from '../support/app.ts'
import { addCalls, addLine, addSupervisor, type CallFacts, many } from './line-with-calls.ts'

const running = new AbortController().signal
/** Hundreds of calls are written one by one, on a machine that may be busy. */
const TODAY = '2026-05-14'
const dayBefore = (days: number) => DateTime.fromISO(TODAY, { zone: 'utc' }).minus({ days }).toFormat('yyyy-MM-dd')

/** Twelve quiet weeks of two topics, then a topic that breaks out on the last three days. */
async function siteWithARise(rise = 14) {
  const site = await testApp({ now: `${TODAY}T02:00:00Z` })
  const line = await addLine(site.db)
  const quiet = Array.from({ length: 84 }, (_, i) => 84 - i).flatMap((days): readonly CallFacts[] => [
    ...many(2 + (days % 3), { day: dayBefore(days), topics: ['P03.1'] }),
    ...many(1 + (days % 2), { day: dayBefore(days), topics: ['P05.1'] }),
  ])
  await addCalls(site.db, line, quiet)
  for (const days of [3, 2, 1]) await addCalls(site.db, line, many(rise, { day: dayBefore(days), topics: ['P03.1'] }))
  await foldCounts(site.deps, running)
  const supervisor = await site.as('supervisor', { memberId: await addSupervisor(site.db, line) })
  return { site, line, supervisor, editor: await site.as('editor') }
}

test('the nightly job judges each day once and raises an alert about what broke out', async () => {
  const { site, line, supervisor } = await siteWithARise()
  const job = themeJobs.find(({ name }) => name === 'judge-signals')
  await job?.run(site.deps, running)
  const { body } = await supervisor.get(`/api/v1/themes/alerts?line=${line}`)
  expect(body.items.map(({ topic, span }: { topic: string; span: string }) => `${topic} ${span}`).sort()).toEqual([
    'P03 day',
    'P03.1 day',
  ])
  const alert = body.items.find(({ topic }: { topic: string }) => topic === 'P03.1')
  // The first run looks two weeks back: it began three days ago.
  expect(alert).toMatchObject({ day: dayBefore(3), observed: 2 + 14, state: 'open', draftId: null })
  expect(alert.textEn).toMatch(/^.+ rose to 16 on Monday 11 May; [3-5] expected, at most \d+$/)
  expect(alert.textZh).toMatch(/^.+5月11日升至16；预期[3-5]，至多\d+$/)
  await job?.run(site.deps, running)
  expect((await supervisor.get(`/api/v1/themes/alerts?line=${line}`)).body.items).toHaveLength(2)
  const { series } = (await supervisor.get(`/api/v1/themes/alerts/${alert.id}`)).body
  expect(series).toHaveLength(56)
  expect(series.at(-1)).toEqual({ period: `day:${dayBefore(3)}`, episodes: 16 })
})

test('an alert needs five distinct episodes within seven days', async () => {
  const { site, line, supervisor } = await siteWithARise(0)
  const run = async () => (await supervisor.post('/api/v1/themes/signal-runs', { line })).body
  await addCalls(site.db, line, many(4, { day: dayBefore(1), topics: ['P07.1'] }))
  const quiet = await run()
  expect(quiet).toMatchObject({ day: dayBefore(1), alerts: [] })
  expect(quiet.topics).toBeGreaterThan(50)
  // Who called eight days ago does not count; one person who calls again and again is one, the fifth.
  await addCalls(site.db, line, many(3, { day: dayBefore(8), topics: ['P07.1'] }))
  expect((await run()).alerts).toEqual([])
  await addCalls(site.db, line, many(3, { day: dayBefore(5), topics: ['P07.1'], episodeId: randomUUID() }))
  const { alerts } = await run()
  const told = alerts.filter(({ topic }: { topic: string }) => topic === 'P07.1')
  expect(told).toMatchObject([{ observed: 4 }])
  expect(told[0].textEn).toMatch(/ rose to 4 on Wednesday 13 May, 5 in seven days; <1 expected, at most \d$/)
  expect(told[0].textZh).toMatch(/5月13日升至4，七天共5；预期<1，至多\d$/)
})

test('a rise that goes on is told once; a week is judged when it ends', async () => {
  const { line, supervisor } = await siteWithARise()
  const first = await supervisor.post('/api/v1/themes/signal-runs', { line, day: dayBefore(2) })
  expect(first.body.alerts.map(({ topic }: { topic: string }) => topic)).toContain('P03.1')
  const second = await supervisor.post('/api/v1/themes/signal-runs', { line, day: dayBefore(1) })
  expect(second.body.alerts).toEqual([])
  expect((await supervisor.post('/api/v1/themes/signal-runs', { line, day: TODAY })).status).toBe(422)
})

test('those without the right to the records get words and public months, no number', async () => {
  const { site, line, supervisor, editor } = await siteWithARise()
  await supervisor.post('/api/v1/themes/signal-runs', { line })
  expect((await editor.post('/api/v1/themes/signal-runs', { line })).status).toBe(403)
  const [alert] = (await editor.get('/api/v1/themes/alerts')).body.items
  expect(alert).toMatchObject({ observed: null, expected: null, atMost: null })
  expect(alert.textEn).toMatch(/rose on Wednesday 13 May, clearly above what was expected$/)
  const { text, body } = await editor.get(`/api/v1/themes/alerts/${alert.id}`)
  expect(text).not.toMatch(/"(observed|expected|atMost)":\d/)
  expect(body.series).toHaveLength(12)
  for (const { period, episodes } of body.series) {
    expect(period).toMatch(/^month:/)
    expect(episodes === '*' || episodes % 5 === 0).toBe(true)
  }
  const page = await visit(editor, `/themes/alerts/${alert.id}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('<svg')
  expect(page.text).not.toMatch(/rose to \d/)
  expect((await site.anonymous.get('/api/v1/themes/alerts')).status).toBe(401)
  expect((await (await site.as('counsellor')).get('/api/v1/themes/alerts')).status).toBe(403)
})

test('an alert is acknowledged, explained and turned into a special bulletin, once', async () => {
  const { line, supervisor, editor } = await siteWithARise()
  const run = await supervisor.post('/api/v1/themes/signal-runs', { line })
  const { id, topic } = run.body.alerts.find((alert: { topic: string }) => alert.topic === 'P03.1')
  const url = `/api/v1/themes/alerts/${id}`
  expect((await supervisor.post(`${url}/acknowledge`)).body).toMatchObject({ state: 'acknowledged' })
  const explained = await editor.post(`${url}/explain`, { explanation: '考试周,可以打13812345678问我' })
  expect(explained.body).toMatchObject({ state: 'explained', explanation: '考试周,可以打[手机号]问我' })
  expect((await editor.post(`${url}/explain`, { explanation: ' ' })).status).toBe(422)
  const draft = await editor.post(`${url}/bulletin-draft`)
  expect(draft.status).toBe(201)
  expect(draft.body.topics).toMatchObject([{ code: topic }])
  expect(draft.text).not.toMatch(/about 0 callers|约0人次/)
  expect((await editor.post(`${url}/bulletin-draft`)).status).toBe(409)
  expect((await supervisor.get(url)).body.draftId).toBe(draft.body.id)
})

test('the pages: what rises, one alert, and its verbs without script', async () => {
  const { line, supervisor, editor } = await siteWithARise()
  await supervisor.post('/api/v1/themes/signal-runs', { line })
  const themes = await visit(supervisor, '/themes')
  const [, path = ''] = /href="(\/themes\/alerts\/[0-9a-f-]+)"/.exec(themes.text) ?? []
  expect(path).not.toBe('')
  const page = await visit(supervisor, path)
  expect(page.text).toMatch(/rose to 1\d on Wednesday/)
  const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  expect((await supervisor.post(`${path}/acknowledge`, '', form)).headers.location).toBe(`${path}?done=acknowledged`)
  expect((await supervisor.post(`${path}/explain`, 'explanation=exams', form)).status).toBe(303)
  expect((await editor.post(`${path}/bulletin`, '', form)).headers.location).toBe(`${path}?done=drafted`)
  expect((await visit(supervisor, `${path}?done=drafted`, 'zh')).text).toContain('exams')
})
