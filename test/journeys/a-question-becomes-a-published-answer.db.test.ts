// A question to an expert becomes a published Q&A, over HTTP alone.
import { expect, test } from 'vitest'
import { expertSite } from '../experts/expert-site.ts'
import type { Answer } from '../support/app.ts'

function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 800)).toBe(status)
  return answer.body
}

const PHONE = '13812345678'

test('a question to an expert becomes a published Q&A', async () => {
  const site = await expertSite()

  // A mother asks at ten in the morning; the counsellor does not know, and asks the expert on stand-by.
  const callId = await site.call({ summary: `母亲来电，电话${PHONE}` })
  const text = `孩子夜里总是醒，${PHONE} 想知道要不要吃褪黑素？`
  const question = ok(await site.counsellor.post('/api/v1/expert-questions', { callId, question: text }), 201)
  expect(question).toMatchObject({ assignedTo: site.expertIds.expert, state: 'open' })
  const path = `/api/v1/expert-questions/${question.id}`

  // The expert answers, the supervisor approves, the counsellor calls back.
  ok(await site.expert.post(`${path}/answer`, { answer: '先不用。固定起床时间，睡前不看屏幕，两周后再看。' }))
  expect((await site.supervisor.post(`${path}/publish`)).status).toBe(409)
  ok(await site.supervisor.post(`${path}/approve`))
  ok(await site.counsellor.post(`${path}/inform`))

  // It will help others too: the supervisor makes it a draft, once.
  const headers = { 'idempotency-key': 'publish-1' }
  const wording = { question: '孩子夜里总是醒，要不要吃褪黑素？' }
  const draft = ok(await site.supervisor.post(`${path}/publish`, wording, headers), 201)
  expect(ok(await site.supervisor.post(`${path}/publish`, wording, headers), 201).id).toBe(draft.id)
  expect((await site.supervisor.post(`${path}/publish`)).status).toBe(409)
  expect(draft).toMatchObject({ kind: 'questions', state: 'draft', topics: [{ code: 'P03.1' }], missing: [] })
  expect(ok(await site.supervisor.get(path)).bulletinDraftId).toBe(draft.id)

  // Editors work on it as on any bulletin; whoever asked, answered or approved does not approve it.
  const editor = await site.as('editor')
  const drafts = `/api/v1/bulletin-drafts/${draft.id}`
  const [zh] = draft.editions
  ok(await editor.put(`${drafts}/editions/zh`, { title: '孩子夜里醒来', digest: zh.digest, sections: zh.sections }))
  ok(await editor.post(`${drafts}/submit`))
  expect((await site.supervisor.post(`${drafts}/approve`)).status).toBe(403)
  expect((await editor.post(`${drafts}/approve`)).status).toBe(403)
  ok(await (await site.as('editor')).post(`${drafts}/approve`))
  const { number } = ok(await editor.post(`${drafts}/publish`))

  // The public reads the question and the answer, and nothing of the call, the caller or the house.
  const read = await site.anonymous.get(`/api/v1/bulletins/${number}`)
  expect(ok(read)).toMatchObject({ kind: 'questions', figures: null })
  expect(read.body.editions[0].sections.map(({ body }: { body: string }) => body)).toEqual([
    '孩子夜里总是醒，要不要吃褪黑素？',
    '先不用。固定起床时间，睡前不看屏幕，两周后再看。',
  ])
  const page = await site.anonymous.get(`/bulletins/${number}?lang=zh`, { accept: 'text/html' })
  expect(page.text).toContain('专家答疑')
  const feed = await site.anonymous.get('/feeds/bulletins.atom?lang=zh')
  expect(feed.text).toContain('孩子夜里醒来')
  const identifying = new RegExp([PHONE, callId, question.id, site.expertIds.expert, 'counsellor', 'expert@'].join('|'))
  for (const { text } of [read, page, feed]) expect(text).not.toMatch(identifying)
  expect(site.logLines.join('\n')).not.toMatch(new RegExp(`${PHONE}|褪黑素|固定起床`))
})
