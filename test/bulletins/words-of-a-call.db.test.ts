// Words of a call that went into a bulletin by way of a question to an expert.
import { expect, test } from 'vitest'
import { shredDue } from '../../src/calls/retention/shred-calls.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { type ExpertSite, expertSite } from '../experts/expert-site.ts'
import type { Answer } from '../support/app.ts'

const PASSAGE = '垮睡塌醒'
const REDACTION = { text: PASSAGE, reason: 'other-identifying' }

function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 800)).toBe(status)
  return answer.body
}

async function drafted({ counsellor, expert, supervisor, call }: ExpertSite) {
  const callId = await call({ summary: `她说${PASSAGE}` })
  const { id } = ok(await counsellor.post('/api/v1/expert-questions', { callId, question: `问${PASSAGE}吗` }), 201)
  const path = `/api/v1/expert-questions/${id}`
  ok(await expert.post(`${path}/answer`, { answer: `${PASSAGE}，两周后再看` }))
  ok(await supervisor.post(`${path}/approve`))
  const draft = ok(await supervisor.post(`${path}/publish`), 201)
  return { callId, drafts: `/api/v1/bulletin-drafts/${draft.id}` }
}

test('a redaction of a call covers the bulletin draft made of its question, which is looked over anew', async () => {
  const site = await expertSite()
  const { callId, drafts } = await drafted(site)
  const other = await drafted(site)
  const [editor, second] = [await site.as('editor'), await site.as('editor')]
  ok(await editor.post(`${drafts}/submit`))
  const approved = ok(await second.post(`${drafts}/approve`, { comment: `${PASSAGE}写得好` }))
  const said = ok(await site.supervisor.post(`/api/v1/calls/${callId}/redactions`, REDACTION), 201)
  expect([said.occurrences, said.publishedIn]).toEqual([6, []])
  const draft = await editor.get(drafts)
  expect(ok(draft).state).toBe('draft')
  expect([draft.text.includes(PASSAGE), draft.body.editions[0].sections[0].body]).toEqual([false, '问[已遮盖]吗'])
  const late = await editor.post(`${drafts}/submit`, undefined, { 'if-match': `"${approved.revision}"` })
  expect(late.status).toBe(412)
  expect((await editor.get(other.drafts)).text).toContain(PASSAGE)
})

test('a published bulletin stays as it is and is named; hidden by a correction, it is covered', async () => {
  const site = await expertSite()
  const { callId, drafts } = await drafted(site)
  const [editor, second] = [await site.as('editor'), await site.as('editor')]
  const publish = async (path: string) => {
    ok(await editor.post(`${path}/submit`))
    ok(await second.post(`${path}/approve`))
    return ok(await editor.post(`${path}/publish`)).number
  }
  const number = await publish(drafts)
  const said = ok(await site.supervisor.post(`/api/v1/calls/${callId}/redactions`, REDACTION), 201)
  expect([said.occurrences, said.publishedIn]).toEqual([3, [number]])
  expect((await site.anonymous.get(`/api/v1/bulletins/${number}`)).text).toContain(PASSAGE)

  const correction = { noteZh: '更正', noteEn: 'Corrected', hidesEarlier: true }
  const opened = ok(await editor.post(`/api/v1/bulletins/${number}/corrections`, correction), 201)
  const again = ok(await site.supervisor.post(`/api/v1/calls/${callId}/redactions`, REDACTION), 201)
  expect([again.occurrences, again.publishedIn]).toEqual([2, [number]])
  await publish(`/api/v1/bulletin-drafts/${opened.id}`)
  expect((await site.anonymous.get(`/api/v1/bulletins/${number}`)).text).not.toContain(PASSAGE)
  const last = ok(await site.supervisor.post(`/api/v1/calls/${callId}/redactions`, REDACTION), 201)
  expect([last.occurrences, last.publishedIn]).toEqual([2, []])
  expect((await editor.get(drafts)).text).not.toContain(PASSAGE)
})

test('a draft that nobody published goes with the texts of the call, and a published bulletin stays', async () => {
  const site = await expertSite()
  const [never, { drafts }] = [await drafted(site), await drafted(site)]
  const [editor, second] = [await site.as('editor'), await site.as('editor')]
  ok(await editor.post(`${drafts}/submit`))
  ok(await second.post(`${drafts}/approve`))
  const { number } = ok(await editor.post(`${drafts}/publish`))
  site.clock.advance({ days: 181 })
  expect((await shredDue(site.deps, allShredders)).texts).toBe(2)
  const later = await site.as('editor')
  expect((await later.get(never.drafts)).status).toBe(404)
  expect((await later.get('/api/v1/bulletin-drafts')).text).not.toContain(PASSAGE)
  expect((await site.anonymous.get(`/api/v1/bulletins/${number}`)).text).toContain(PASSAGE)
})
