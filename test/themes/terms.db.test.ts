import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { emptyContent } from '../../src/calls/content.ts'
import { callRevisions } from '../../src/calls/tables.ts'
import type { Database } from '../../src/db/database.ts'
import { shredders } from '../../src/shredders-of-features.ts'
import { themeJobs } from '../../src/themes/jobs.ts'
import { themeTermCalls, themeTerms } from '../../src/themes/tables.ts'
import { visit } from '../pages/page-site.ts'
import { testApp } from '../support/app.ts'
import { addCalls, addLine, addSupervisor, many } from './line-with-calls.ts'

/** Hundreds of calls are written one by one, on a machine that may be busy. */
const TODAY = '2026-05-21'
const WEEK = 'week:2026-W21'
const dayBefore = (days: number) => DateTime.fromISO(TODAY, { zone: 'utc' }).minus({ days }).toFormat('yyyy-MM-dd')
const USUAL = ['睡不着，白天没精神', '和家人争吵之后很难过', '工作压力大，想辞职', '孩子不愿意上学']

async function addTexts(db: Database, lineId: string, day: string, texts: readonly string[]) {
  const ids = await addCalls(db, lineId, many(texts.length, { day, topics: ['P03.1'] }))
  await db.write('add-texts', async (tx) => {
    const savedAt = DateTime.utc(2026, 5, 1)
    const none = { actionTaken: '', riskNote: '', followUpPlan: '', content: emptyContent(savedAt.toISO()) }
    const saved = { ...none, revision: 1, savedAt, savedBy: 'test' }
    await tx.insert(callRevisions).values(ids.map((callId, i) => ({ ...saved, callId, summary: texts[i] ?? '' })))
  })
  return ids
}

const SAYINGS = [
  '空心病让我难受',
  '怀疑是空心病',
  '网上说的空心病',
  '空心病怎么办',
  '医生说像空心病',
  '得了空心病',
  '空心病又来了',
]

async function siteWithTexts() {
  const site = await testApp({ now: `${TODAY}T02:00:00Z` })
  const line = await addLine(site.db)
  for (let week = 1; week <= 8; week++) {
    await addTexts(
      site.db,
      line,
      dayBefore(7 * week),
      Array.from({ length: 20 }, (_, i) => USUAL[i % 4] ?? ''),
    )
  }
  await addTexts(site.db, line, dayBefore(1), [...USUAL, ...USUAL, '王小明说话', '王小明又来', '还是王小明'])
  const planted = await addTexts(site.db, line, dayBefore(2), SAYINGS)
  const supervisor = await site.as('supervisor', { memberId: await addSupervisor(site.db, line) })
  const run = await supervisor.post('/api/v1/themes/term-runs', { line })
  expect(run.body).toMatchObject({ line, week: WEEK })
  return { site, line, planted, supervisor, editor: await site.as('editor'), coordinator: await site.as('coordinator') }
}

const termsIn = (groups: readonly (readonly { term: string }[])[]) => groups.flat().map(({ term }) => term)

test('a word that rises is found; what few people said is nowhere in the database', async () => {
  const { site, line, supervisor, editor } = await siteWithTexts()
  const { body } = await supervisor.get(`/api/v1/themes/terms?line=${line}&week=${WEEK}`)
  expect(body.groups[0][0]).toMatchObject({ term: '空心病', kind: 'word', episodes: 7, before: 0, strong: true })
  const stored = await site.db.read((read) => read.select({ term: themeTerms.term }).from(themeTerms))
  expect(stored.map(({ term }) => term).join()).not.toContain('小明')
  // Without the right to the records: nothing that fewer than ten said.
  const seen = await editor.get(`/api/v1/themes/terms?line=${line}&week=${WEEK}`)
  expect(seen.body.groups).toEqual([])
  expect((await editor.post('/api/v1/themes/term-runs', { line })).status).toBe(403)
  expect((await supervisor.post('/api/v1/themes/term-runs', { line, week: 'month:2026-05' })).status).toBe(422)
})

test('redaction and shredding take a call’s part away, and a term that few are left with', async () => {
  const { site, line, planted, supervisor } = await siteWithTexts()
  const [first = '', second = '', third = ''] = planted
  const passage = { text: '空心病', reason: 'name' }
  const redacted = await supervisor.post(`/api/v1/calls/${first}/redactions`, passage)
  expect([200, 201]).toContain(redacted.status)
  const ask = async () => termsIn((await supervisor.get(`/api/v1/themes/terms?line=${line}&week=${WEEK}`)).body.groups)
  expect(await ask()).toContain('空心病')
  const rows = await site.db.read((read) => read.select().from(themeTermCalls))
  expect(rows.map(({ callId }) => callId)).not.toContain(first)
  await site.db.write('shred', async (tx) => {
    for (const shredder of shredders) await shredder.shredTexts(tx, [second, third])
  })
  expect(await ask()).not.toContain('空心病')
  const stored = await site.db.read((read) => read.select({ term: themeTerms.term }).from(themeTerms))
  expect(stored.map(({ term }) => term)).not.toContain('空心病')
})

test('a person names a theme: it becomes a topic of the line, or words of the dictionary, or is dismissed for good', async () => {
  const { line, supervisor, editor, coordinator } = await siteWithTexts()
  const named = { line, labelZh: '空心病', labelEn: 'Emptiness', terms: ['空心病'] }
  const name = async () => (await supervisor.post('/api/v1/themes/candidates', named)).body
  const first = await name()
  expect(first).toMatchObject({ state: 'open', terms: ['空心病'], topicCode: null })
  const accept = (who: typeof editor, id: string, body: object) =>
    who.post(`/api/v1/themes/candidates/${id}/accept`, body)
  expect((await accept(editor, first.id, { as: 'topic', code: 'L01' })).status).toBe(403)
  expect((await accept(coordinator, first.id, { as: 'topic', code: 'P01' })).status).toBe(422)
  const topic = await accept(coordinator, first.id, { as: 'topic', code: 'L01' })
  expect(topic.body).toMatchObject({ state: 'topic', topicCode: 'L01' })
  const topics = (await coordinator.get(`/api/v1/lines/${line}/topics`)).body.items
  expect(topics).toContainEqual(expect.objectContaining({ code: 'L01', labelZh: '空心病', labelEn: 'Emptiness' }))
  expect((await accept(coordinator, first.id, { as: 'topic', code: 'L02' })).status).toBe(409)
  const second = await name()
  expect((await accept(editor, second.id, { as: 'dictionary' })).body).toMatchObject({ state: 'in-dictionary' })
  const third = await name()
  expect((await editor.post(`/api/v1/themes/candidates/${third.id}/dismiss`)).body).toMatchObject({
    state: 'dismissed',
  })
  const after = await supervisor.get(`/api/v1/themes/terms?line=${line}&week=${WEEK}`)
  expect(termsIn(after.body.groups)).not.toContain('空心病')
  await supervisor.post('/api/v1/themes/term-runs', { line })
  const again = await supervisor.get(`/api/v1/themes/terms?line=${line}&week=${WEEK}`)
  expect(termsIn(again.body.groups)).not.toContain('空心病')
  expect((await editor.get(`/api/v1/themes/candidates?line=${line}`)).body.items).toHaveLength(3)
})

test('the job looks through the week that is over, once; the page names, accepts and dismisses without script', async () => {
  const { site, line } = await siteWithTexts()
  site.clock.advance({ days: 7 })
  const who = await site.as('supervisor', { memberId: await addSupervisor(site.db, line) })
  const [editor, coordinator] = [await site.as('editor'), await site.as('coordinator')]
  await themeJobs.find(({ name }) => name === 'find-terms')?.run(site.deps, new AbortController().signal)
  const shown = await visit(who, '/themes/terms')
  expect(shown.text).toContain('空心病')
  const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
  const fields = 'line=psy&terms=%E7%A9%BA%E5%BF%83%E7%97%85&labelZh=%E7%A9%BA%E5%BF%83&labelEn=Empty'
  expect((await who.post('/themes/terms', `${fields}&do=name`, form)).status).toBe(303)
  const [, path = ''] =
    /action="(\/themes\/candidates\/[0-9a-f-]+)"/.exec((await visit(who, '/themes/terms')).text) ?? []
  expect((await editor.post(path, 'do=topic&code=L01', form)).status).toBe(403)
  expect((await coordinator.post(path, 'do=topic&code=L01', form)).status).toBe(303)
  expect((await visit(editor, '/themes/terms')).text).toContain('A topic of this line')
  expect((await who.post('/themes/terms', `${fields}&do=dismiss`, form)).status).toBe(303)
  expect((await visit(who, '/themes/terms?done=dismissed')).text).not.toContain('<b>空心病</b>')
  expect((await editor.get('/api/v1/themes/candidates?line=nothing')).status).toBe(422)
})
