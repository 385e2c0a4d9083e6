import { expect, test } from 'vitest'
import { expertSite } from '../experts/expert-site.ts'
import { hiddenFields, locationOf, submit, visit } from './page-site.ts'

test('a question goes from the call to the expert’s phone, to the supervisor, to the editors, without a script', async () => {
  const site = await expertSite()
  const callId = await site.call()
  expect((await visit(site.counsellor, `/calls/${callId}`)).text).toContain(`href="/questions/new?call=${callId}"`)
  const ask = await visit(site.counsellor, `/questions/new?call=${callId}`)
  expect(hiddenFields(ask.text)).toMatchObject({ callId: [callId] })
  const empty = await submit(site.counsellor, '/questions', { callId, text: ' ', topic: 'P03' })
  expect([empty.status, empty.text.includes('Something is missing')]).toEqual([422, true])
  const asked = await submit(site.counsellor, '/questions', {
    callId,
    text: 'Is melatonin safe? 13812345678',
    topic: '',
  })
  const path = locationOf(asked).replace('?done=asked', '')
  expect(asked.status).toBe(303)

  expect((await visit(site.expert, '/')).text).toContain('One question for you to answer')
  expect((await visit(site.expert, '/questions?of=mine')).text).toContain(path)
  const page = await visit(site.expert, path)
  expect(page.text).toContain('Is melatonin safe? [mobile]')
  expect(page.text).not.toContain(callId)
  const { revision = ['0'] } = hiddenFields(page.text)
  const stale = await submit(site.expert, path, {
    verb: 'answer',
    revision: '9',
    'answer-text': 'Typed <b>at length</b>',
  })
  expect([stale.status, stale.text.includes('Typed &lt;b&gt;at length&lt;/b&gt;')]).toEqual([409, true])
  const answered = await submit(site.expert, path, {
    verb: 'answer',
    revision,
    'answer-text': 'For two weeks at most.',
  })
  expect(locationOf(answered)).toBe(`${path}?done=answer`)

  expect((await visit(site.supervisor, '/')).text).toContain('One answer to approve')
  expect((await visit(site.supervisor, path)).text).toContain('Approve')
  expect(locationOf(await submit(site.supervisor, path, { verb: 'approve' }))).toBe(`${path}?done=approve`)
  expect((await visit(site.counsellor, '/')).text).toContain('One caller to be told an answer')
  expect(locationOf(await submit(site.counsellor, path, { verb: 'inform' }))).toBe(`${path}?done=inform`)

  const refused = await submit(site.counsellor, `${path}/publish`, { language: 'en' })
  expect(refused.status).toBe(403)
  const markup = await submit(site.supervisor, `${path}/publish`, {
    verb: 'publish',
    language: 'en',
    answer: '<b>x</b>',
  })
  expect([markup.status, markup.text.includes('&lt;b&gt;x&lt;/b&gt;')]).toEqual([422, true])
  const words = { language: 'en', title: 'Melatonin', question: 'Is it safe?', answer: 'For a while.' }
  expect(locationOf(await submit(site.supervisor, `${path}/publish`, words))).toBe(`${path}?done=publish`)
  const editor = await site.as('editor')
  const { body } = await editor.get('/api/v1/bulletin-drafts')
  expect(body.items).toMatchObject([{ kind: 'questions', titles: [{ language: 'en', title: 'Melatonin' }] }])
  await site.supervisor.patch('/api/v1/me', { language: 'zh' })
  expect((await visit(site.supervisor, `${path}?done=publish`, 'zh')).text).toContain('已转为编辑部草稿')
})

test('a supervisor gives a question to another expert, sends an answer back, or withdraws it', async () => {
  const site = await expertSite()
  const callId = await site.call()
  const made = await site.counsellor.post('/api/v1/expert-questions', { callId, question: 'x' })
  const path = `/questions/${made.body.id}`
  const page = await visit(site.supervisor, path)
  expect(page.text).toContain(site.expertIds.nightExpert)
  expect(page.text).not.toContain(site.memberIds.counsellor)
  await submit(site.supervisor, path, { verb: 'assign', memberId: site.expertIds.nightExpert })
  expect((await visit(site.expert, path)).status).toBe(404)
  await submit(site.nightExpert, path, { verb: 'answer', 'answer-text': 'y' })
  expect(locationOf(await submit(site.supervisor, path, { verb: 'return', 'return-text': 'Say more' }))).toContain(
    'done=return',
  )
  expect((await visit(site.nightExpert, path)).text).toContain('Say more')
  expect((await submit(site.supervisor, path, { verb: 'withdraw', 'withdraw-text': '' })).status).toBe(422)
  expect(locationOf(await submit(site.counsellor, path, { verb: 'withdraw', 'withdraw-text': 'Solved' }))).toContain(
    'done=withdraw',
  )
  expect((await visit(site.counsellor, '/questions?of=ended')).text).toContain(path)
})

test('a consultation is opened, joined, discussed and concluded on pages', async () => {
  const site = await expertSite()
  const callId = await site.call()
  const form = await visit(site.supervisor, `/consultations/new?call=${callId}`)
  expect(hiddenFields(form.text)).toMatchObject({ callId: [callId] })
  const opened = await submit(site.supervisor, '/consultations', {
    lineId: site.lineId,
    callId,
    title: 'A hard case',
    summary: 'Sleepless for weeks',
    meetsAt: '2026-05-15T14:00',
    memberId: [site.expertIds.expert],
  })
  const path = locationOf(opened).replace('?done=opened', '')
  expect((await visit(site.expert, '/')).text).toContain('One consultation')
  expect((await visit(site.expert, path)).text).toContain('meeting tomorrow 14:00')
  expect((await visit(site.nightExpert, path)).status).toBe(404)
  await submit(site.expert, path, { verb: 'reply', reply: 'accepted' })
  await submit(site.expert, path, { verb: 'note', 'note-text': 'Ask about the mornings' })
  expect((await submit(site.supervisor, path, { verb: 'conclude', 'conclude-text': '' })).status).toBe(422)
  await submit(site.supervisor, path, { verb: 'conclude', 'conclude-text': 'Refer, and call back in a week' })
  const page = await visit(site.expert, path)
  for (const text of ['Ask about the mornings', 'Refer, and call back in a week', 'concluded']) {
    expect(page.text).toContain(text)
  }
  expect((await visit(site.expert, '/consultations?of=ended')).text).toContain('A hard case')
})
