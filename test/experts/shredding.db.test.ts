import { expect, test } from 'vitest'
import { caseShredder } from '../../src/cases/shredder.ts'
import { caseSteps, cases } from '../../src/cases/tables.ts'
import { expertShredder } from '../../src/experts/shredder.ts'
import { consultationNotes, consultations, expertQuestions } from '../../src/experts/tables.ts'
import { surveyShredder } from '../../src/surveys/shredder.ts'
import { surveyAnswers } from '../../src/surveys/tables.ts'
import { expertSite } from './expert-site.ts'

test('what experts, cases and surveys keep of a call goes with it', async () => {
  const site = await expertSite()
  const [callId, other] = [await site.call(), await site.call()]
  const nonce = '垮睡塌醒'
  for (const id of [callId, other]) {
    const question = { callId: id, question: nonce }
    const { body } = await site.counsellor.post('/api/v1/expert-questions', question)
    await site.expert.post(`/api/v1/expert-questions/${body.id}/answer`, { answer: nonce })
    await site.counsellor.post('/api/v1/cases', { callId: id, kind: 'complaint', subject: 'other', text: nonce })
    await site.counsellor.post('/api/v1/survey-answers', { callId: id, kind: 'post-call', wait: 5, comment: nonce })
    const consultation = { lineId: site.lineId, callIds: [id], title: nonce, summary: nonce }
    const made = await site.supervisor.post('/api/v1/consultations', consultation)
    await site.supervisor.post(`/api/v1/consultations/${made.body.id}/notes`, { text: nonce })
    await site.supervisor.post(`/api/v1/consultations/${made.body.id}/conclude`, { text: nonce })
  }
  const shredders = [expertShredder, caseShredder, surveyShredder]
  const everything = () =>
    site.db.read(async (read) => ({
      questions: await read.select().from(expertQuestions),
      consultations: await read.select().from(consultations),
      notes: await read.select().from(consultationNotes),
      cases: await read.select().from(cases),
      steps: await read.select().from(caseSteps),
      answers: await read.select().from(surveyAnswers),
    }))
  const occurrences = (value: unknown) => JSON.stringify(value).split(nonce).length - 1
  expect(occurrences(await everything())).toBe(16)

  await site.db.write('shred', async (tx) => {
    for (const shredder of shredders) await shredder.shredTexts(tx, [callId])
  })
  const emptied = await everything()
  expect(occurrences(emptied)).toBe(8)
  expect(emptied.questions).toHaveLength(2)

  await site.db.write('shred', async (tx) => {
    for (const shredder of shredders) await shredder.shredRecords(tx, [callId])
  })
  const left = await everything()
  expect(Object.values(left).map((rows) => rows.length)).toEqual([1, 1, 1, 1, 1, 2])
  expect(left.answers.filter((answer) => answer.callId === callId)).toEqual([])
  expect(occurrences(left)).toBe(8)
})
