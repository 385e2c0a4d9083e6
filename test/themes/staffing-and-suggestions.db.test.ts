import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { emptyContent } from '../../src/calls/content.ts'
import { callRevisions } from '../../src/calls/tables.ts'
import type { Database } from '../../src/db/database.ts'
import { themeJobs } from '../../src/themes/jobs.ts'
import { topicModels } from '../../src/themes/tables.ts'
import { pageSite, visit } from '../pages/page-site.ts'
import { addCalls, many } from './line-with-calls.ts'

const DAY = '2026-05-04'

async function addCoded(db: Database, lineId: string, topic: string, texts: readonly string[]) {
  const ids = await addCalls(db, lineId, many(texts.length, { day: DAY, topics: [topic] }))
  await db.write('add-texts', async (tx) => {
    for (const [i, callId] of ids.entries()) {
      const savedAt = DateTime.utc(2026, 5, 4)
      const texts4 = { summary: texts[i] ?? '', actionTaken: '', riskNote: '', followUpPlan: '' }
      const content = { ...emptyContent(savedAt.toISO()), outcome: 'answered' as const, waitSeconds: 5 }
      await tx.insert(callRevisions).values({ callId, revision: 1, content, ...texts4, savedAt, savedBy: 'test' })
    }
  })
}

const SLEEP = ['晚上失眠，躺下两小时睡不着', '失眠很久，早醒，白天没精神', '夜里早醒睡不着，担心失眠']
const SCHOOL = ['孩子厌学，不愿上学，躲在家里', '孩子不肯上学，老师催促', '厌学的孩子和父母争吵']
const twelve = (texts: readonly string[]) => Array.from({ length: 12 }, (_, i) => texts[i % texts.length] ?? '')

async function coded() {
  const site = await pageSite()
  await addCoded(site.db, site.lineId, 'P03.1', twelve(SLEEP))
  await addCoded(site.db, site.lineId, 'P09.1', [...twelve(SCHOOL), '王小明不愿上学'])
  await themeJobs.find(({ name }) => name === 'build-topic-models')?.run(site.deps, new AbortController().signal)
  return site
}

test('a summary is told what it may be about; the model holds no word that few people said', async () => {
  const site = await coded()
  const ann = await site.person('ann')
  const url = `/api/v1/lines/${site.lineId}/topic-suggestions`
  const ask = async (text: string) =>
    (await ann.post(url, { text })).body.items.map(({ code }: { code: string }) => code)
  expect((await ask('这几天失眠，总是早醒'))[0]).toBe('P03.1')
  expect((await ask('女儿厌学，不去上学'))[0]).toBe('P09.1')
  expect(await ask('天气很好')).toEqual([])
  expect((await (await site.as('editor')).post(url, { text: '失眠' })).status).toBe(403)
  expect((await (await site.as('counsellor')).post(url, { text: '失眠' })).status).toBe(403)
  const rows = await site.db.read((read) => read.select({ model: topicModels.model }).from(topicModels))
  expect(JSON.stringify(rows)).toContain('失眠')
  expect(JSON.stringify(rows)).not.toContain('小明')
  expect(site.logLines.join('\n')).not.toContain('失眠')
})

test('the form of a call shows suggestions and chooses none', async () => {
  const site = await coded()
  const ann = await site.person('ann')
  const draft = await ann.post('/api/v1/calls', { lineId: site.lineId, type: 'counselling', summary: '失眠，早醒' })
  await ann.post(`/api/v1/lines/${site.lineId}/topic-suggestions`, { text: '失眠' })
  const { text } = await visit(ann, `/calls/${draft.body.id}/edit`)
  const shown = text.slice(text.indexOf('From the summary'), text.indexOf('From the summary') + 600)
  expect(shown).toContain('value="P03.1"')
  expect(text).not.toMatch(/name="topic" value="[^"]+" checked/)
})

test('staffing: recommended beside required coverage, with reasons; roundly without the right to the records', async () => {
  const site = await coded()
  const [supervisor, coordinator] = [await site.person('sue'), await site.as('coordinator')]
  const url = `/api/v1/lines/${site.lineId}/staffing?weeks=2`
  const exact = await supervisor.get(url)
  expect(exact.status).toBe(200)
  expect(exact.body).toMatchObject({ arrivals: 25, target: { withinSeconds: 15, share: 0.95 } })
  expect(exact.body.hours).toHaveLength(168)
  const noon = exact.body.hours.find(({ calls }: { calls: unknown }) => calls !== 0)
  expect(noon).toMatchObject({ weekday: 1, hour: 12, calls: 25 })
  expect(noon.recommended).toBeGreaterThan(noon.required)
  expect(noon.reasonEn).toMatch(/^About 12\.5 calls an hour/)
  const roundly = await coordinator.get(url)
  for (const { calls } of roundly.body.hours) expect(calls === '*' || calls % 5 === 0).toBe(true)
  expect([roundly.body.weeks, exact.body.weeks]).toEqual([8, 2])
  expect((await (await site.as('counsellor')).get(url)).status).toBe(403)
  const page = await visit(supervisor, '/themes/staffing')
  expect(page.text).toContain('<svg')
  expect(page.text).toContain('Mon 12:00–13:00')
})
