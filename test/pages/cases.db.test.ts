import { expect, test } from 'vitest'
import { callSite } from '../calls/call-site.ts'
import { locationOf, submit, visit } from './page-site.ts'

test('a coordinator takes a complaint down and follows its clock, without a script', async () => {
  const site = await callSite()
  const coordinator = await site.as('coordinator')
  const incomplete = await submit(coordinator, '/cases', { lineId: site.lineId, kind: 'complaint', text: 'Four hours' })
  expect([incomplete.status, incomplete.text.includes('Four hours')]).toEqual([422, true])
  const opened = await submit(coordinator, '/cases', {
    lineId: site.lineId,
    kind: 'complaint',
    subject: 'waiting',
    institution: 'H-012',
    receivedAt: '2026-05-13T09:00',
    text: 'Four hours, call 13812345678',
  })
  const path = locationOf(opened).replace('?done=opened', '')
  expect(opened.status).toBe(303)
  const page = await visit(coordinator, path)
  for (const text of ['Four hours, call [mobile]', 'due today', 'Thu 14 May', 'Wed 20 May'])
    expect(page.text).toContain(text)
  expect((await visit(coordinator, '/cases')).text).toContain('by the end of Thu 14 May')
  expect((await submit(coordinator, path, { verb: 'resolve', outcome: 'upheld', 'resolve-text': 'x' })).status).toBe(
    409,
  )
  await submit(coordinator, path, { verb: 'note', kind: 'statement', side: 'institution', 'note-text': 'It was full' })
  expect(locationOf(await submit(coordinator, path, { verb: 'report', 'report-text': 'To the hospital' }))).toContain(
    'done=report',
  )
  expect((await submit(coordinator, path, { verb: 'resolve', 'resolve-text': 'x' })).status).toBe(422)
  await submit(coordinator, path, { verb: 'resolve', outcome: 'upheld', 'resolve-text': 'They apologise' })
  await submit(coordinator, path, { verb: 'call-back', result: 'satisfied', 'call-back-text': '' })
  const done = await visit(coordinator, path)
  for (const text of ['closed', 'It was full', 'Institution', 'in time', 'upheld']) expect(done.text).toContain(text)
  expect(done.text).not.toContain('too late')
  await coordinator.patch('/api/v1/me', { language: 'zh' })
  expect((await visit(coordinator, path, 'zh')).text).toContain('办理过程')
})

test('the first page says how many cases are open and overdue', async () => {
  const site = await callSite()
  const body = { lineId: site.lineId, kind: 'complaint', subject: 'other', text: 'x' }
  await site.counsellor.post('/api/v1/cases', { ...body, receivedAt: '2026-05-08T02:00:00Z' })
  await site.counsellor.post('/api/v1/cases', body)
  const home = await visit(site.supervisor, '/')
  expect(home.text).toContain('2 open cases')
  expect(home.text).toContain('1 overdue')
  expect((await visit(site.supervisor, '/cases?of=late')).text.match(/href="\/cases\/[0-9a-f]/g)).toHaveLength(1)
  expect((await visit(site.stranger, '/')).text).not.toContain('open case')
  const mine = await visit(site.counsellor, '/cases')
  const path = /href="(\/cases\/[0-9a-f-]{36})"/.exec(mine.text)?.[1] ?? ''
  expect((await visit(site.counsellor, path)).text).not.toContain('It has been reported')
  expect((await visit(site.colleague, path)).status).toBe(404)
})
