import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries } from '../../src/access/tables.ts'
import { callRevisions } from '../../src/calls/tables.ts'
import { visit } from '../pages/page-site.ts'
import { callSite, complete } from './call-site.ts'

const SUMMARY = '患者王建国来电，住在金色家园，手机13800000000'

const spanOf = (text: string, passage: string, field = 'summary') => {
  const start = text.indexOf(passage)
  return { field, start, end: start + passage.length }
}

test('a false alarm is restored by sending the text again, and stays while the record is edited', async () => {
  const { counsellor, lineId, db, logLines } = await callSite()
  const draft = await counsellor.post('/api/v1/calls', { lineId, summary: SUMMARY })
  const url = `/api/v1/calls/${draft.body.id}`
  expect(draft.body.summary).toBe('患者[姓名1]来电，住在[地址]，手机[手机号]')

  const keep = { spans: [spanOf(SUMMARY, '金色家园')], reason: 'public-place' }
  const restored = await counsellor.patch(url, { summary: SUMMARY, keep })
  expect(restored.status).toBe(200)
  expect(restored.body.summary).toBe('患者[姓名1]来电，住在金色家园，手机[手机号]')

  const later = await counsellor.patch(url, { summary: `${restored.body.summary}。在家`, actionTaken: '倾听' })
  expect(later.body.summary).toBe('患者[姓名1]来电，住在金色家园，手机[手机号]。在家')
  const elsewhere = await counsellor.patch(url, { actionTaken: '去过金色家园' })
  expect(elsewhere.body.summary).toContain('金色家园')
  expect(elsewhere.body.actionTaken).toBe('去过[地址]')

  const audited = await db.read((read) =>
    read.select().from(auditEntries).where(eq(auditEntries.recordId, draft.body.id)),
  )
  expect(audited.map(({ action }) => action)).toContain('call.keep-public-place')
  expect(JSON.stringify(audited)).not.toContain('金色家园')
  expect(logLines.join()).not.toContain('金色家园')
  const rows = await db.read((read) => read.select().from(callRevisions))
  expect(JSON.stringify(rows)).not.toContain('王建国')
})

test('what is structured is never restored, and neither is what was not found', async () => {
  const { counsellor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', { lineId, summary: SUMMARY })
  const url = `/api/v1/calls/${body.id}`
  for (const passage of ['13800000000', '来电']) {
    const keep = { spans: [spanOf(SUMMARY, passage)], reason: 'ordinary-words' }
    const refused = await counsellor.patch(url, { summary: SUMMARY, keep })
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toMatchObject([{ path: 'keep.spans.0' }])
    expect(JSON.stringify(refused.body)).not.toContain(passage)
  }
  const other = { spans: [spanOf(SUMMARY, '王建国', 'riskNote')], reason: 'ordinary-words' }
  const absent = await counsellor.patch(url, { summary: SUMMARY, keep: other })
  expect(absent.body.errors).toMatchObject([{ path: 'keep.spans.0.field' }])
})

test('a supervisor sees place, type and confidence beside the text, through amendments and redactions', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId, { summary: SUMMARY }))
  const url = `/api/v1/calls/${body.id}`
  expect((await counsellor.get(`${url}/findings`)).status).toBe(403)
  const { items } = (await supervisor.get(`${url}/findings`)).body
  const placed = (text: string, found: readonly { place: number; length: number; type: string }[]) =>
    found.map(({ place, length, type }) => [text.slice(place, place + length), type])
  expect(placed(body.summary, items)).toEqual([
    ['[姓名1]', 'PERSON'],
    ['[地址]', 'ADDRESS'],
    ['[手机号]', 'PHONE'],
  ])
  expect(items[2]).toMatchObject({ revision: 1, field: 'summary', confidence: 0.99, keptReason: null })

  const keep = { spans: [spanOf(SUMMARY, '王建国')], reason: 'public-figure' }
  const amendment = { reason: 'correction', summary: SUMMARY, keep }
  const amended = await counsellor.post(`${url}/amendments`, amendment)
  const second = (await supervisor.get(`${url}/findings`)).body.items.filter(
    ({ revision }: { revision: number }) => revision === 2,
  )
  expect(placed(amended.body.summary, second)).toEqual([
    ['王建国', 'PERSON'],
    ['[地址]', 'ADDRESS'],
    ['[手机号]', 'PHONE'],
  ])
  expect(second[0].keptReason).toBe('public-figure')

  const redacted = await supervisor.post(`${url}/redactions`, { reason: 'name', text: '患者王建国' })
  expect(redacted.body.summary).toBe('[已遮盖]来电，住在[地址]，手机[手机号]')
  const after = (await supervisor.get(`${url}/findings`)).body.items.filter(
    ({ revision }: { revision: number }) => revision === 2,
  )
  expect(placed(redacted.body.summary, after)).toEqual([
    ['[地址]', 'ADDRESS'],
    ['[手机号]', 'PHONE'],
  ])
})

test('the call page shows them to the supervisor, and to nobody else', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const { body } = await counsellor.post('/api/v1/calls', complete(lineId, { summary: SUMMARY }))
  const page = await visit(supervisor, `/calls/${body.id}`)
  expect(page.text).toContain('99 %')
  expect(page.text).toContain('患者[姓名1]来电')
  expect((await visit(counsellor, `/calls/${body.id}`)).text).not.toContain('99 %')
})
