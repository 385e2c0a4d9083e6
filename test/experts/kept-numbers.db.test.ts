import { expect, test } from 'vitest'
import { alerts } from '../../src/calls/tables.ts'
import { surveyAnswers } from '../../src/surveys/tables.ts'
import { complete } from '../calls/call-site.ts'
import type { Client } from '../support/app.ts'
import { expertSite } from './expert-site.ts'

const SERVICE = '0571-85175001'
const text = (what: string) => `${what}见${SERVICE}，手机13812345678`
const kept = (what: string) => `${what}见${SERVICE}，手机[手机号]`

async function sent(client: Client, url: string, body: Record<string, unknown>) {
  const answer = await client.post(url, body)
  if (answer.status >= 300) throw new Error(`${url}: ${answer.text}`)
  return answer
}

test('what belongs to a line keeps its public numbers wherever it is written, and no number of a person', async () => {
  const site = await expertSite({ settings: { keptNumbers: ['057185175001'] } })
  const { counsellor, supervisor, expert, lineId } = site
  const high = { risk: { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }, topics: { primary: 'P11.5' } }
  const { body: call } = await sent(counsellor, '/api/v1/calls', complete(lineId, high))

  const ask = { callId: call.id, question: text('问') }
  const question = (await sent(counsellor, '/api/v1/expert-questions', ask)).body
  expect(question.question).toBe(kept('问'))
  const answer = await sent(expert, `/api/v1/expert-questions/${question.id}/answer`, { answer: text('答') })
  expect(answer.body).toMatchObject({ question: kept('问'), answer: kept('答') })

  const gathering = { lineId, callIds: [call.id], title: text('题'), summary: text('摘要') }
  const consultation = (await sent(supervisor, '/api/v1/consultations', gathering)).body
  await sent(supervisor, `/api/v1/consultations/${consultation.id}/notes`, { text: text('议') })
  const said = await supervisor.get(`/api/v1/consultations/${consultation.id}`)
  for (const what of ['题', '摘要', '议']) expect(said.text).toContain(kept(what))

  const complaint = { lineId, kind: 'complaint', subject: 'other', text: text('诉') }
  const item = (await sent(counsellor, '/api/v1/cases', complaint)).body
  await sent(supervisor, `/api/v1/cases/${item.id}/report`, { text: text('转') })
  const steps = await supervisor.get(`/api/v1/cases/${item.id}`)
  for (const what of ['诉', '转']) expect(steps.text).toContain(kept(what))

  const [report] = (await counsellor.get('/api/v1/mandatory-reports')).body.items
  await sent(counsellor, `/api/v1/mandatory-reports/${report.id}/steps`, { kind: 'note', note: text('报') })
  expect((await counsellor.get(`/api/v1/mandatory-reports/${report.id}`)).text).toContain(kept('报'))

  const lowering = await sent(counsellor, `/api/v1/calls/${call.id}/risk-lowerings`, {
    toLevel: 'R1',
    reason: text('降'),
  })
  expect(lowering.body.reason).toBe(kept('降'))
  const contact = `/api/v1/calls/${call.id}/contact`
  await counsellor.put(contact, { kind: 'phone', handle: '13912345678' })
  await sent(supervisor, `${contact}/open`, { reason: text('启') })
  expect((await supervisor.get('/api/v1/contact-openings')).body.items[0].reason).toBe(kept('启'))
  const [alert] = (await supervisor.get('/api/v1/alerts')).body.items
  await sent(supervisor, `/api/v1/alerts/${alert.id}/close`, { outcome: 'safe', note: text('结案后') })
  const closed = await site.db.read((read) => read.select({ note: alerts.closingNote }).from(alerts))
  expect(closed).toEqual([{ note: kept('结案后') }])
  await sent(counsellor, '/api/v1/survey-answers', { callId: call.id, kind: 'post-call', wait: 5, comment: text('评') })
  const comments = await site.db.read((read) => read.select({ comment: surveyAnswers.comment }).from(surveyAnswers))
  expect(comments).toEqual([{ comment: kept('评') }])
})
