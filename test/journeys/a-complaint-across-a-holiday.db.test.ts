// A complaint comes in on the eve of the May holiday; its clock knows the days off and the Saturday that is worked.
import { expect, test } from 'vitest'
import { caseJobs } from '../../src/cases/jobs.ts'
import { callSite, complete } from '../calls/call-site.ts'
import type { Answer } from '../support/app.ts'

function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 800)).toBe(status)
  return answer.body
}

test('a complaint’s clock across a holiday with a make-up workday', async () => {
  // Thursday, 30 April 2026, 17:30 in Shanghai. Off from 1 to 5 May; Saturday 9 May is worked.
  const site = await callSite({ now: '2026-04-30T09:30:00Z' })
  const mind = async () => {
    for (const job of caseJobs) await job.run(site.deps, new AbortController().signal)
  }
  const call = ok(
    await site.counsellor.post(
      '/api/v1/calls',
      complete(site.lineId, { startedAt: '2026-04-30T09:00:00Z', endedAt: '2026-04-30T09:20:00Z' }),
    ),
    201,
  )
  const body = { callId: call.id, kind: 'complaint', subject: 'attitude', text: '护士态度不好，请回电13812345678' }
  const opened = ok(await site.counsellor.post('/api/v1/cases', body), 201)
  const path = `/api/v1/cases/${opened.id}`
  expect(opened.clock).toMatchObject({ report: { lastDay: '2026-05-06' }, resolve: { lastDay: '2026-05-11' } })

  // Nothing is due through the holiday; on the first working day it is, and is reported in time.
  site.clock.set('2026-05-05T15:59:00Z')
  await mind()
  const coordinator = await site.as('coordinator')
  expect(ok(await coordinator.get(path))).toMatchObject({ overdue: false, reminded: 'early' })
  site.clock.set('2026-05-05T16:00:00Z')
  await mind()
  expect(ok(await coordinator.get(path))).toMatchObject({ overdue: false, reminded: 'due-soon' })
  ok(await coordinator.post(`${path}/report`, { text: '已报医务科' }))

  // Friday passes. Saturday, worked, is the fourth day; Monday the fifth; on Tuesday it is late.
  site.clock.set('2026-05-11T15:59:00Z')
  const monday = await site.as('coordinator')
  expect(ok(await monday.get(path))).toMatchObject({ state: 'reported', overdue: false })
  site.clock.set('2026-05-11T16:00:00Z')
  await mind()
  expect(ok(await monday.get('/api/v1/cases?overdue=true')).items).toMatchObject([
    { id: opened.id, reminded: 'overdue' },
  ])
  ok(await monday.post(`${path}/resolve`, { outcome: 'upheld', text: '科室致歉' }))

  // Called back on the next working day, in time. Forms count one complaint: reported in time, resolved late.
  site.clock.set('2026-05-13T02:00:00Z')
  const last = await site.as('coordinator')
  ok(await last.post(`${path}/call-back`, { result: 'satisfied' }))
  const counts = ok(await last.get('/api/v1/cases/counts?from=2026-04-01&to=2026-05-01'))
  expect(counts.items).toMatchObject([
    {
      kind: 'complaint',
      subject: 'attitude',
      outcome: 'upheld',
      cases: 1,
      reportedInTime: 1,
      resolvedInTime: 0,
      calledBackInTime: 1,
    },
  ])
  const read = await last.get(path)
  expect(read.text).not.toContain('13812345678')
  expect(site.logLines.join('\n')).not.toMatch(/13812345678|护士|致歉/)
})
