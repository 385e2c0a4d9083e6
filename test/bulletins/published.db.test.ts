import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { testApp } from '../support/app.ts'
import { addCalls, many } from '../themes/line-with-calls.ts'
import { editionIn, newsroom, published, write, written } from './written.ts'

const PUBLIC = '/api/v1/bulletins'
const DRAFTS = '/api/v1/bulletin-drafts'

async function withOne(now = '2026-06-03T02:00:00Z') {
  const site = await testApp({ now })
  const room = await newsroom(site)
  const id = await written(room)
  return { site, room, id, number: await published(room, id) }
}

test('GET /api/v1/bulletins/:number needs no sign-in and tells nothing of the house', async () => {
  const { site, room, id, number } = await withOne()
  const { status, body, headers, text } = await site.anonymous.get(`${PUBLIC}/${number}`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    number: '2026-1',
    running: 1,
    version: 1,
    publishedOn: '2026-06-03',
    correctedOn: null,
    period: 'month:2026-05',
    line: { code: 'psy' },
    audiences: [{ code: 'public' }],
    figures: { total: { episodes: 50 }, complete: true, rules: 'disclosure-1' },
  })
  expect(headers['cache-control']).toMatch(/^public, max-age=\d+/)
  expect(headers['content-type']).toBe('application/json; charset=utf-8')
  for (const secret of [room.author.accountId, room.second.accountId, room.line, id]) expect(text).not.toContain(secret)
  expect(text).not.toMatch(/\d{2}:\d{2}|[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('a number that is not ours is not found', async () => {
  const { site } = await withOne()
  for (const number of ['2026-2', '2026-01', 'x', '2026-1%20', '99999-1']) {
    const answer = await site.anonymous.get(`${PUBLIC}/${number}`)
    expect([number, answer.status]).toEqual([number, 404])
    expect(answer.headers['cache-control']).toBe('no-store')
  }
})

test('one language, or all', async () => {
  const { site, room } = await withOne()
  const languages = async (url: string) =>
    (await site.anonymous.get(url)).body.editions.map(({ language }: { language: string }) => language)
  expect(await languages(`${PUBLIC}/2026-1`)).toEqual(['zh', 'en'])
  expect(await languages(`${PUBLIC}/2026-1?language=en`)).toEqual(['en'])
  const id = await written(room)
  await room.author.delete(`${DRAFTS}/${id}/editions/en`)
  await published(room, id)
  expect((await site.anonymous.get(`${PUBLIC}/2026-2?language=en`)).status).toBe(404)
  expect((await site.anonymous.get(`${PUBLIC}?language=en`)).body.items).toHaveLength(1)
})

test('GET /api/v1/bulletins finds by topic, audience, period, language and year, page by page', async () => {
  const site = await testApp({ now: '2026-06-03T02:00:00Z' })
  const room = await newsroom(site)
  for (const audiences of [['public'], ['teenagers'], ['teenagers', 'parents']]) {
    await published(room, await written(room, { audiences }))
  }
  const numbers = async (query: string) =>
    (await site.anonymous.get(`${PUBLIC}?${query}`)).body.items.map(({ number }: { number: string }) => number)
  expect(await numbers('')).toEqual(['2026-3', '2026-2', '2026-1'])
  expect(await numbers('audience=teenagers')).toEqual(['2026-3', '2026-2'])
  expect(await numbers('audience=parents&topic=P03&year=2026&language=zh&period=month:2026-05')).toEqual(['2026-3'])
  expect(await numbers('topic=P03.1')).toHaveLength(3)
  expect(await numbers('topic=P09')).toEqual([])
  expect(await numbers('period=month:2026-04')).toEqual([])
  expect(await numbers('year=2025')).toEqual([])
  const first = await site.anonymous.get(`${PUBLIC}?limit=2&audience=teenagers`)
  expect(first.body.nextCursor).toBeNull()
  const page = await site.anonymous.get(`${PUBLIC}?limit=2`)
  const next = /<([^>]+)>; rel="next"/.exec(String(page.headers.link))?.[1] ?? ''
  const second = await site.anonymous.get(next)
  expect(second.body).toMatchObject({ items: [{ number: '2026-1' }], nextCursor: null })
  expect((await site.anonymous.get(`${PUBLIC}?cursor=rubbish`)).status).toBe(422)
  expect((await site.anonymous.get(`${PUBLIC}?period=month:2026-13`)).status).toBe(422)
})

test('a client that has it gets 304, by tag and by date', async () => {
  const { site } = await withOne()
  const urls = [
    `${PUBLIC}/2026-1`,
    PUBLIC,
    `${PUBLIC}/2026-1/versions`,
    '/feeds/bulletins.atom',
    '/feeds/bulletins.json?lang=en',
  ]
  for (const url of urls) {
    const { headers } = await site.anonymous.get(url)
    const [etag, date] = [String(headers.etag), String(headers['last-modified'])]
    expect(etag).toMatch(/^"[^"]+"$/)
    expect(date).toBe('Tue, 02 Jun 2026 16:00:00 GMT')
    for (const conditions of [{ 'if-none-match': etag }, { 'if-modified-since': date }]) {
      const again = await site.anonymous.get(url, conditions)
      expect(again.status).toBe(304)
      expect(again.text).toBe('')
      expect(again.headers).toMatchObject({ etag, vary: expect.stringMatching(/accept-encoding/) })
      expect(again.headers['cache-control']).toMatch(/^public/)
    }
    const other = { 'if-none-match': '"x"', 'if-modified-since': date }
    expect((await site.anonymous.get(url, other)).status).toBe(200)
    expect((await site.anonymous.get(url, { 'if-match': '"x"' })).status).toBe(412)
  }
})

test('HEAD says what GET would', async () => {
  const { site } = await withOne()
  for (const url of [`${PUBLIC}/2026-1`, PUBLIC, '/feeds/bulletins.atom']) {
    const get = await site.anonymous.get(url)
    const head = await site.app.inject({ method: 'HEAD', url })
    expect(head.statusCode).toBe(200)
    expect(head.payload).toBe('')
    for (const name of ['etag', 'content-type', 'content-length', 'last-modified', 'cache-control', 'vary']) {
      expect([name, head.headers[name]]).toEqual([name, get.headers[name]])
    }
  }
})

test('each coding has a tag of its own, and all say the same', async () => {
  const { site } = await withOne()
  const get = (coding: string) => site.app.inject({ url: `${PUBLIC}/2026-1`, headers: { 'accept-encoding': coding } })
  const [plain, br, gzip] = [await get('identity'), await get('gzip, br'), await get('gzip')]
  expect(br.headers['content-encoding']).toBe('br')
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.payload)
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.payload)
  expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3)
  const has = { 'accept-encoding': 'gzip', 'if-none-match': String(plain.headers.etag) }
  expect((await site.app.inject({ url: `${PUBLIC}/2026-1`, headers: has })).statusCode).toBe(304)
})

test('other sites may read, and see the validators', async () => {
  const { site } = await withOne()
  const { headers } = await site.anonymous.get(`${PUBLIC}/2026-1`, { origin: 'https://school.example' })
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(String(headers['access-control-expose-headers'])).toContain('etag')
})

test('a correction takes the place of the version before, which stays readable', async () => {
  const { site, room, number } = await withOne()
  const before = await site.anonymous.get(`${PUBLIC}/${number}`)
  const note = { noteZh: '改正电话', noteEn: 'A number was wrong.' }
  const opened = await room.author.post(`${PUBLIC}/${number}/corrections`, note)
  expect(opened.body).toMatchObject({ state: 'draft', number, version: null })
  expect((await room.author.post(`${PUBLIC}/${number}/corrections`, note)).status).toBe(409)
  await write(room.author, opened.body.id, { title: '新 / New' })
  expect((await site.anonymous.get(`${PUBLIC}/${number}`)).body).toEqual(before.body)
  expect(await published(room, opened.body.id)).toBe(number)

  const now = await site.anonymous.get(`${PUBLIC}/${number}`)
  expect(now.body).toMatchObject({ version: 2, correctedOn: '2026-06-03', correction: { en: 'A number was wrong.' } })
  expect(now.body.editions[0].title).toBe('新 / New')
  const dated = { 'if-modified-since': String(before.headers['last-modified']) }
  expect((await site.anonymous.get(`${PUBLIC}/${number}`, dated)).status).toBe(200)
  expect(now.headers['last-modified']).toBe('Tue, 02 Jun 2026 16:00:01 GMT')

  const first = await site.anonymous.get(`${PUBLIC}/${number}/versions/1`)
  expect(first.body.editions[0].title).toBe('睡不好怎么办')
  const { body } = await site.anonymous.get(`${PUBLIC}/${number}/versions`)
  expect(body.items).toMatchObject([
    { version: 2, readable: true },
    { version: 1, readable: true },
  ])
  expect((await site.anonymous.get(`${PUBLIC}/${number}/versions/3`)).status).toBe(404)
})

test('a correction may take what it corrects out of sight', async () => {
  const { site, room, number } = await withOne()
  const correction = { noteZh: '更正', noteEn: 'Corrected', hidesEarlier: true }
  const { body } = await room.author.post(`${PUBLIC}/${number}/corrections`, correction)
  await published(room, body.id)
  expect((await site.anonymous.get(`${PUBLIC}/${number}/versions/1`)).status).toBe(410)
  expect((await site.anonymous.get(`${PUBLIC}/${number}/versions/2`)).status).toBe(200)
})

test('a withdrawn bulletin is gone with a notice, from lists and feeds too, and its number stays taken', async () => {
  const { site, room, number } = await withOne()
  await published(room, await written(room))
  const list = await site.anonymous.get(PUBLIC)
  const { body: opened } = await room.author.post(`${PUBLIC}/${number}/corrections`, { noteZh: 'x', noteEn: 'y' })
  const notice = { noticeZh: '已撤回', noticeEn: 'Withdrawn: the advice was wrong.', reason: 'wrong dose' }
  expect((await room.author.post(`${PUBLIC}/${number}/withdrawal`, notice)).status).toBe(204)

  for (const path of ['', '/versions', '/versions/1']) {
    const answer = await site.anonymous.get(`${PUBLIC}/${number}${path}`)
    expect(answer.status).toBe(410)
    expect(answer.body).toMatchObject({ code: 'gone', number, notice: { en: 'Withdrawn: the advice was wrong.' } })
    expect(answer.text).not.toContain('wrong dose')
  }
  const validators = { 'if-none-match': String(list.headers.etag) }
  const after = await site.anonymous.get(PUBLIC, validators)
  expect(after.body.items.map((item: { number: string }) => item.number)).toEqual(['2026-2'])
  const dated = await site.anonymous.get(PUBLIC, { 'if-modified-since': String(list.headers['last-modified']) })
  expect(dated.status).toBe(200)
  expect((await site.anonymous.get('/feeds/bulletins.atom')).text).not.toContain('2026-1?')
  await room.author.post(`${DRAFTS}/${opened.id}/submit`)
  await room.second.post(`${DRAFTS}/${opened.id}/approve`)
  expect((await room.author.post(`${DRAFTS}/${opened.id}/publish`)).status).toBe(409)
  expect(await published(room, await written(room))).toBe('2026-3')
})

test('what was published stays as it was, whatever is counted afterwards', async () => {
  const { site, room, number } = await withOne()
  const before = await site.anonymous.get(`${PUBLIC}/${number}`)
  await addCalls(site.db, room.line, many(40, { day: '2026-05-20', topics: ['P03.1'] }))
  const elsewhere = await site.another()
  const after = await elsewhere.anonymous.get(`${PUBLIC}/${number}`)
  expect(after.body).toEqual(before.body)
  expect(after.headers.etag).toBe(before.headers.etag)
})

test('another instance shows a publication soon', async () => {
  const { site, room } = await withOne()
  const elsewhere = await site.another()
  expect((await elsewhere.anonymous.get(PUBLIC)).body.items).toHaveLength(1)
  await published(room, await written(room))
  await expect.poll(async () => (await elsewhere.anonymous.get(PUBLIC)).body.items.length, { interval: 100 }).toBe(2)
})

test('a draft is never seen by the public', async () => {
  const site = await testApp()
  const room = await newsroom(site)
  const id = await written(room)
  await room.author.post(`${DRAFTS}/${id}/submit`)
  await room.second.post(`${DRAFTS}/${id}/approve`)
  expect((await site.anonymous.get(PUBLIC)).body.items).toEqual([])
  expect((await site.anonymous.get(`${PUBLIC}/2026-1`)).status).toBe(404)
  expect((await site.anonymous.get('/feeds/bulletins.json')).body.items).toEqual([])
  expect(editionIn('en').title).toBeDefined()
})
