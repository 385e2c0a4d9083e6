// A call keeps its texts while somebody still works with what was made of it.
import { expect, test } from 'vitest'
import { shredDue } from '../../src/calls/retention/shred-calls.ts'
import { cases } from '../../src/cases/tables.ts'
import { expertQuestions } from '../../src/experts/tables.ts'
import { allShredders } from '../../src/shredders-of-features.ts'
import { expertSite } from '../experts/expert-site.ts'

const TEXT = '还等着答复'

test('a call with an open case, question or consultation is held until it ends', async () => {
  const site = await expertSite()
  const { counsellor, supervisor, lineId, deps, db } = site
  const [asked, complained, discussed] = [await site.call(), await site.call(), await site.call()]
  const question = await counsellor.post('/api/v1/expert-questions', { callId: asked, question: TEXT })
  const complaint = { callId: complained, kind: 'complaint', subject: 'other', text: TEXT }
  const opened = await counsellor.post('/api/v1/cases', complaint)
  const talk = { lineId, callIds: [discussed], title: TEXT, summary: TEXT }
  const consultation = await supervisor.post('/api/v1/consultations', talk)
  site.clock.advance({ days: 185 })
  const report = async () => {
    const { items } = (await (await site.signIn('supervisor', 'supervisor')).get('/api/v1/retention')).body
    return items.find((line: { lineId: string }) => line.lineId === lineId)
  }
  expect(await report()).toMatchObject({ texts: 0, records: 0, held: 3 })
  expect(await shredDue(deps, allShredders)).toMatchObject({ texts: 0, records: 0 })
  const later = await site.signIn('supervisor', 'supervisor')
  const paths = [
    `/api/v1/expert-questions/${question.body.id}`,
    `/api/v1/cases/${opened.body.id}`,
    `/api/v1/consultations/${consultation.body.id}`,
  ]
  for (const path of paths) expect((await later.get(path)).text).toContain(TEXT)

  await db.write('end', async (tx) => {
    await tx.update(expertQuestions).set({ state: 'closed' })
    await tx.update(cases).set({ state: 'closed' })
  })
  expect(await report()).toMatchObject({ texts: 2, held: 1 })
  expect(await shredDue(deps, allShredders)).toMatchObject({ texts: 2 })
  for (const [i, path] of paths.entries()) expect((await later.get(path)).text.includes(TEXT)).toBe(i === 2)
})
