import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { foldCounts } from '../../src/themes/jobs.ts'
import { type TestSite, testApp } from '../support/app.ts'
import { addCalls, addLine, addSupervisor, many } from './line-with-calls.ts'

const running = new AbortController().signal

const supervisorOf = async (site: TestSite, ...lines: string[]) =>
  site.as('supervisor', { memberId: await addSupervisor(site.db, ...lines) })

async function siteWithCalls() {
  const site = await testApp({ now: '2026-06-03T02:00:00Z' })
  const line = await addLine(site.db)
  await addCalls(site.db, line, [
    ...many(33, { day: '2026-05-10', topics: ['P03.1'] }),
    ...many(22, { day: '2026-04-10', topics: ['P03.1'] }),
    ...many(41, { day: '2025-05-10', topics: ['P03.1'] }),
    ...many(9, { day: '2026-05-11', topics: ['P02.1'], risk: 'R3' }),
    ...many(4, { day: '2026-05-11', topics: ['P01.2'] }),
  ])
  await foldCounts(site.deps, running)
  await addCalls(site.db, line, many(2, { day: '2026-05-31', topics: ['P03.2'] }))
  return { site, line, editor: await site.as('editor'), supervisor: await supervisorOf(site, line) }
}

test('GET /api/v1/themes/counts is exact for those with the right to the records', async () => {
  const { line, supervisor } = await siteWithCalls()
  const { body } = await supervisor.get(
    `/api/v1/themes/counts?line=${line}&facets=all,topic:P03,topic:P02&periods=month:2026-05,quarter:2026-Q2`,
  )
  expect(body.rules).toBe('exact')
  expect(
    body.items.map((item: { facet: string; period: string; episodes: number }) => [
      item.facet,
      item.period,
      item.episodes,
    ]),
  ).toEqual([
    ['all', 'month:2026-05', 48],
    ['all', 'quarter:2026-Q2', 70],
    ['topic:P03', 'month:2026-05', 35],
    ['topic:P03', 'quarter:2026-Q2', 57],
    ['topic:P02', 'month:2026-05', 9],
    ['topic:P02', 'quarter:2026-Q2', 9],
  ])
  expect(body.items[2]).toMatchObject({
    previous: { period: 'month:2026-04', episodes: 22, episodesChange: { difference: 13, percent: 59 } },
    yearBefore: { period: 'month:2025-05', episodes: 41, episodesChange: { difference: -6, percent: -15 } },
  })
})

test('everyone else sees what the public may see', async () => {
  const { site, line, editor, supervisor } = await siteWithCalls()
  const query = `line=${line}&facets=all,topic:P03.1,topic:P02.1,topic:P01.2,topic:P05,risk:R3&periods=month:2026-05`
  const coordinator = await site.as('coordinator')
  const views = [
    await editor.get(`/api/v1/themes/counts?${query}`),
    await coordinator.get(`/api/v1/themes/counts?${query}`),
    await supervisor.get(`/api/v1/themes/counts?${query}&view=public`),
  ]
  for (const { body } of views) {
    expect(body.rules).toBe('disclosure-1')
    expect(body.items.map((item: { episodes: unknown }) => item.episodes)).toEqual([50, 35, '*', '*', 0, '*'])
    expect(body.items[1].previous).toMatchObject({ episodes: 20, episodesChange: { difference: 15, percent: 75 } })
    expect(body.items[1].share).toBe(70)
  }
  expect((await editor.get(`/api/v1/themes/counts?${query}&view=exact`)).status).toBe(403)
  expect((await (await site.as('counsellor')).get(`/api/v1/themes/counts?${query}`)).status).toBe(403)
  expect((await site.anonymous.get(`/api/v1/themes/counts?${query}`)).status).toBe(401)
})

test('no number of any theme route is finer than the rules allow', async () => {
  const { line, editor } = await siteWithCalls()
  const urls = [
    `/api/v1/themes/counts?line=${line}&facets=all,topic:P03,topic:P01&periods=day:2026-05-10,week:2026-W19,year:2026`,
    `/api/v1/themes/top?line=${line}&period=month:2026-05&limit=200`,
    `/api/v1/themes/top?line=all&period=year:2026`,
    `/api/v1/themes/series?line=${line}&facet=topic:P03.1&unit=week&from=2026-04-01&to=2026-06-03`,
  ]
  for (const url of urls) {
    const answer = await editor.get(url)
    expect(answer.status).toBe(200)
    const numbers = [...answer.text.matchAll(/"(?:calls|episodes|difference)":("\*"|-?\d+)/g)].map(([, value]) => value)
    expect(numbers.length).toBeGreaterThan(0)
    for (const value of numbers) expect(value === '"*"' || Number(value) % 5 === 0).toBe(true)
  }
})

test('GET /api/v1/themes/top', async () => {
  const { line, editor, supervisor } = await siteWithCalls()
  const codes = async (who: typeof editor, query: string) =>
    (await who.get(`/api/v1/themes/top?line=${line}&period=month:2026-05&${query}`)).body.items.map(
      ({ code }: { code: string }) => code,
    )
  expect(await codes(supervisor, 'level=2')).toEqual(['P03.1', 'P02.1', 'P01.2', 'P03.2'])
  expect(await codes(supervisor, 'level=1&limit=1')).toEqual(['P03'])
  // The hidden ones stand by code: their order must not tell which is larger.
  expect(await codes(editor, 'level=2')).toEqual(['P03.1', 'P01.2', 'P02.1', 'P03.2'])
})

test('GET /api/v1/themes/series', async () => {
  const { line, supervisor } = await siteWithCalls()
  const url = `/api/v1/themes/series?line=${line}&unit=month&from=2026-03-15&to=2026-05-01`
  const { body } = await supervisor.get(url)
  expect(body.items.map(({ period, calls }: { period: string; calls: number }) => [period, calls])).toEqual([
    ['month:2026-03', 0],
    ['month:2026-04', 22],
    ['month:2026-05', 48],
  ])
  expect((await supervisor.get(`${url.replace('2026-05-01', '2026-01-01')}`)).status).toBe(422)
  expect(
    (await supervisor.get(`/api/v1/themes/series?line=${line}&unit=day&from=1900-01-01&to=2199-12-31`)).status,
  ).toBe(422)
})

test('all lines add up, but not topics that only one of them has', async () => {
  const { site, line } = await siteWithCalls()
  const health = await addLine(site.db, { code: 'health', taxonomy: 'health' })
  await addCalls(site.db, health, many(5, { day: '2026-05-10', topics: ['H01'] }))
  const supervisor = await supervisorOf(site, line, health)
  const { body } = await supervisor.get(
    '/api/v1/themes/counts?line=all&facets=all,topic:H01,topic:P03&periods=month:2026-05',
  )
  expect(body.items.map(({ episodes }: { episodes: number }) => episodes)).toEqual([53, 5, 35])
  expect((await supervisor.get('/api/v1/themes/counts?line=all&facets=topic:L01&periods=month:2026-05')).status).toBe(
    422,
  )
})

test('the exact counts of a line are for those who serve it', async () => {
  const { site, line, supervisor } = await siteWithCalls()
  const health = await addLine(site.db, { code: 'health', taxonomy: 'health' })
  const stranger = await supervisorOf(site, health)
  const ask = (who: typeof stranger, of: string, more = '') =>
    who.get(`/api/v1/themes/counts?line=${of}&facets=topic:P02&periods=month:2026-05${more}`)
  for (const [who, of] of [
    [stranger, line],
    [stranger, 'all'],
    [supervisor, 'all'],
    [await site.as('supervisor'), line],
  ] as const) {
    expect((await ask(who, of)).body).toMatchObject({ rules: 'disclosure-1', items: [{ episodes: '*' }] })
    expect((await ask(who, of, '&view=exact')).status).toBe(403)
  }
  const { body } = await stranger.post('/api/v1/themes/snapshots', { line, period: 'month:2026-05' })
  expect((await stranger.get(`/api/v1/themes/snapshots/${body.id}/exact`)).status).toBe(403)
  expect((await supervisor.get(`/api/v1/themes/snapshots/${body.id}/exact`)).status).toBe(200)
})

test('impossible questions are refused', async () => {
  const { line, supervisor } = await siteWithCalls()
  const ask = async (query: string) => (await supervisor.get(`/api/v1/themes/counts?${query}`)).status
  expect(await ask(`line=${line}&facets=all&periods=month:2026-13`)).toBe(422)
  expect(await ask(`line=${line}&facets=name:Li&periods=month:2026-05`)).toBe(422)
  expect(await ask(`line=${line}&facets=topic:P01%2Bage:18-24%2Brisk:R1&periods=month:2026-05`)).toBe(422)
  // A cross, or an attribute of callers, is not counted: it is refused, and never answered with 0.
  expect(await ask(`line=${line}&facets=topic:P01%2Bage:18-24&periods=month:2026-05`)).toBe(422)
  expect(await ask(`line=${line}&facets=age:18-24&periods=month:2026-05`)).toBe(422)
  expect(await ask(`line=${line}&facets=&periods=month:2026-05`)).toBe(422)
  expect(await ask('line=5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d&facets=all&periods=month:2026-05')).toBe(404)
})

test('POST /api/v1/themes/snapshots freezes the numbers; the exact ones are for supervisors, and audited', async () => {
  const { site, line, editor, supervisor } = await siteWithCalls()
  const made = await editor.post('/api/v1/themes/snapshots', { line, period: 'month:2026-05' })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    rules: 'disclosure-1',
    cutOffAt: '2026-06-03T02:00:00.000Z',
    numbers: { complete: true, total: { episodes: 50, calls: 50 }, types: [{ facet: 'type:counselling' }] },
  })
  await addCalls(site.db, line, many(30, { day: '2026-05-30' }))
  const url = `/api/v1/themes/snapshots/${made.body.id}`
  expect((await editor.get(url)).body).toEqual(made.body)
  expect((await editor.get(`${url}/exact`)).status).toBe(403)
  const { body } = await supervisor.get(`${url}/exact`)
  expect(body.items).toContainEqual({ facet: 'all', period: 'month:2026-05', calls: 48, episodes: 48 })
  const entries = await site.db.read((read) => read.select({ action: auditEntries.action }).from(auditEntries))
  expect(entries.map(({ action }) => action)).toContain('theme-snapshot.read-exact')
  expect((await editor.post('/api/v1/themes/snapshots', { line, period: 'month:2026-07' })).status).toBe(422)
  const open = await editor.post('/api/v1/themes/snapshots', { line: 'all', period: 'month:2026-06' })
  expect(open.body).toMatchObject({ line: 'all', numbers: { complete: false } })
})

test('GET /api/v1/themes/snapshots lists them, newest first, page by page', async () => {
  const { site, line, editor } = await siteWithCalls()
  for (const period of ['month:2026-04', 'month:2026-05', 'week:2026-W20']) {
    await editor.post('/api/v1/themes/snapshots', { line, period })
    site.clock.advance({ seconds: 1 })
  }
  const first = await editor.get('/api/v1/themes/snapshots?limit=2')
  expect(first.body.items.map(({ period }: { period: string }) => period)).toEqual(['week:2026-W20', 'month:2026-05'])
  const rest = await editor.get(`/api/v1/themes/snapshots?limit=2&cursor=${first.body.nextCursor}`)
  expect(rest.body).toMatchObject({ items: [{ period: 'month:2026-04' }], nextCursor: null })
})
