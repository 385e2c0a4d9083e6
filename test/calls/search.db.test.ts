// Words are found in Chinese and English, by those who may read the record, and only while it says them.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { indexBatch } from '../../src/calls/search/index-calls.ts'
import { rowsOf } from '../../src/db/database.ts'
import type { Client } from '../support/app.ts'
import { callSite, complete } from './call-site.ts'

const search = async (who: Client, text: string, more: object = {}) =>
  (await who.post('/api/v1/calls/search', { text, ...more })).body

test('POST /api/v1/calls/search finds two characters, phrases and words, the latest first', async () => {
  const site = await callSite()
  const { counsellor, colleague, supervisor, stranger, lineId } = site
  const add = async (who: Client, summary: string, minute: number, more = {}) => {
    const startedAt = `2026-05-14T01:${String(minute).padStart(2, '0')}:00Z`
    return (await who.post('/api/v1/calls', complete(lineId, { summary, startedAt, ...more }))).body.id as string
  }
  const one = await add(counsellor, '连续失眠两周,不想上学', 1)
  const two = await add(colleague, '丈夫家暴,整夜失眠', 2, { actionTaken: 'Took SSRI for a month' })
  const three = await add(counsellor, 'Cannot sleep. 学校里不想', 3, { riskNote: '上学的路上' })
  await indexBatch(site.deps)

  const ids = async (who: Client, text: string, more = {}) =>
    (await search(who, text, more)).items.map(({ id }: { id: string }) => id)
  expect(await ids(supervisor, '失眠')).toEqual([two, one])
  expect(await ids(supervisor, '失')).toEqual([two, one])
  expect(await ids(supervisor, '家暴 ssri')).toEqual([two])
  expect(await ids(supervisor, '不想上学')).toEqual([one])
  expect(await ids(supervisor, '“不想” 上学')).toEqual([three, one])
  expect(await ids(supervisor, '眠两')).toEqual([one])
  expect(await ids(supervisor, 'SLEEP')).toEqual([three])
  expect(await ids(supervisor, '失眠', { topic: 'H01' })).toEqual([])
  expect(await ids(counsellor, '失眠')).toEqual([one])
  expect(await ids(stranger, '失眠')).toEqual([])
  expect((await search(supervisor, '家暴')).items[0].excerpt).toContain('丈夫家暴')

  const first = await supervisor.post('/api/v1/calls/search?limit=1', { text: '失眠' })
  expect(first.headers.link).toContain('rel="next"')
  const second = await supervisor.post(`/api/v1/calls/search?limit=1&cursor=${first.body.nextCursor}`, { text: '失眠' })
  expect([first.body.items[0].id, second.body.items[0].id, second.body.nextCursor]).toEqual([two, one, null])

  const refused = await supervisor.post('/api/v1/calls/search', { text: '…' })
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'text'])
  const entries = await site.db.read((read) => read.select().from(auditEntries))
  expect(entries.filter(({ action }) => action === 'call.search').length).toBe(13)
  expect(site.logLines.join()).not.toContain('失眠')
})

test('an amended or redacted record is found by what it says now', async () => {
  const site = await callSite()
  const { counsellor, supervisor, lineId, db } = site
  const { id } = (await counsellor.post('/api/v1/calls', complete(lineId, { summary: '害怕考试,每晚坐在阳台' }))).body
  await indexBatch(site.deps)
  await counsellor.post(`/api/v1/calls/${id}/amendments`, { reason: 'correction', actionTaken: '教了放松训练' })
  await indexBatch(site.deps)
  expect((await search(supervisor, '放松')).items.length).toBe(1)
  expect((await search(supervisor, '阳台')).items.length).toBe(1)
  await supervisor.post(`/api/v1/calls/${id}/redactions`, { reason: 'address', text: '坐在阳台' })
  expect((await search(supervisor, '阳台')).items).toEqual([])
  await indexBatch(site.deps)
  expect((await search(supervisor, '阳台')).items).toEqual([])
  expect((await search(supervisor, '考试')).items.length).toBe(1)
  const left = await db.read((read) => rowsOf<{ n: number | string }>(read, sql`select count(*) as n from text_search`))
  expect(Number(left[0]?.n)).toBeGreaterThan(0)
})

test('words of different texts of one record find it once, with the others behind it', async () => {
  const site = await callSite()
  const { counsellor, supervisor, lineId } = site
  const texts = { summary: '和同学有矛盾', actionTaken: '聊了和同学怎么开口' }
  for (let minute = 10; minute < 13; minute++) {
    const startedAt = `2026-05-14T01:${minute}:00Z`
    await counsellor.post('/api/v1/calls', complete(lineId, { ...texts, startedAt }))
  }
  await indexBatch(site.deps)
  const startsOf = async (text: string) =>
    (await search(supervisor, text)).items.map(({ startedAt }: { startedAt: string }) => startedAt.slice(14, 16))
  expect(await startsOf('同学')).toEqual(['12', '11', '10'])
  expect(await startsOf('矛盾 开口')).toEqual(['12', '11', '10'])
})

test('a long text is found from its beginning to its end', async () => {
  const site = await callSite()
  const { counsellor, supervisor, lineId } = site
  const words = ['睡不着', '心慌', '做梦', '哭了', '害怕', '头疼', '吃不下', '发抖', '担心', '难受', '想家']
  const filler = Array.from({ length: 400 }, (_, n) => words[(n * n + 3 * n) % words.length]).join('')
  const summary = `开头恐惧${filler}结尾羞愧`
  await counsellor.post('/api/v1/calls', complete(lineId, { summary }))
  await indexBatch(site.deps)
  for (const word of ['开头恐惧', '结尾羞愧', filler.slice(300, 330), filler.slice(195, 245).slice(0, 38)])
    expect((await search(supervisor, word)).items.length, word).toBe(1)
})

test('POST /calls/search shows what was found, or what is wrong with the words', async () => {
  const site = await callSite()
  const { counsellor, supervisor, lineId } = site
  await counsellor.post('/api/v1/calls', complete(lineId, { summary: '整夜失眠,白天发困' }))
  await indexBatch(site.deps)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const page = await supervisor.post('/calls/search', 'text=%E5%A4%B1%E7%9C%A0', form)
  expect([page.status, page.text.includes('整夜失眠')]).toEqual([200, true])
  const none = await supervisor.post('/calls/search', 'text=%2C', form)
  expect([none.status, none.text.includes('field-error')]).toEqual([422, true])
  const again = await supervisor.get('/calls/search', { accept: 'text/html' })
  expect([again.status, again.headers.location]).toEqual([303, '/calls'])
})
