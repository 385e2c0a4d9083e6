import { expect, test } from 'vitest'
import { expertSite } from './expert-site.ts'

test('a redaction of a call reaches questions, consultations, cases and surveys made from it, and no other', async () => {
  const site = await expertSite()
  const [callId, other] = [await site.call(), await site.call()]
  const passage = '垮睡塌醒'
  const made: Record<string, string> = {}
  for (const id of [callId, other]) {
    const question = await site.counsellor.post('/api/v1/expert-questions', { callId: id, question: `问${passage}吗` })
    await site.expert.post(`/api/v1/expert-questions/${question.body.id}/answer`, { answer: `${passage}、${passage}` })
    const body = { callId: id, kind: 'complaint', subject: 'other', text: `说${passage}` }
    const opened = await site.counsellor.post('/api/v1/cases', body)
    const survey = { callId: id, kind: 'post-call', wait: 5, comment: passage }
    expect((await site.counsellor.post('/api/v1/survey-answers', survey)).status).toBe(201)
    const consultation = { lineId: site.lineId, callIds: [id], title: passage, summary: `谈${passage}` }
    const consulted = await site.supervisor.post('/api/v1/consultations', consultation)
    await site.supervisor.post(`/api/v1/consultations/${consulted.body.id}/notes`, { text: passage })
    made[id] = [
      `/api/v1/expert-questions/${question.body.id}`,
      `/api/v1/cases/${opened.body.id}`,
      `/api/v1/consultations/${consulted.body.id}`,
    ].join(' ')
  }
  const redaction = { text: passage, reason: 'other-identifying' }
  const answer = await site.supervisor.post(`/api/v1/calls/${callId}/redactions`, redaction)
  expect([answer.status, answer.body.occurrences]).toEqual([201, 8])
  for (const id of [callId, other]) {
    for (const url of (made[id] ?? '').split(' ')) {
      const { text } = await site.supervisor.get(url)
      expect([url, text.includes(passage), text.includes('[已遮盖]')]).toEqual([url, id === other, id === callId])
    }
  }
  expect((await site.supervisor.post(`/api/v1/calls/${callId}/redactions`, redaction)).status).toBe(422)
})
