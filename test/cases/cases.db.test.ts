import { expect, test } from 'vitest'
import { caseJobs } from '../../src/cases/jobs.ts'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'

const URL = '/api/v1/cases'

const runJobs = async (site: CallSite) => {
  for (const job of caseJobs) await job.run(site.deps, new AbortController().signal)
}

const complaint = (lineId: string, more: Record<string, unknown> = {}) => ({
  lineId,
  kind: 'complaint',
  subject: 'waiting',
  institution: 'H-012',
  text: '挂号后等了四个小时',
  ...more,
})

async function opened(site: CallSite, more: Record<string, unknown> = {}) {
  const answer = await site.counsellor.post(URL, complaint(site.lineId, more))
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

test('POST /api/v1/cases starts the clock, and what identifies somebody is not stored', async () => {
  const site = await callSite()
  const made = await opened(site, { text: '请打13812345678联系我' })
  expect(made).toMatchObject({
    state: 'received',
    day: '2026-05-14',
    overdue: false,
    clock: {
      report: { lastDay: '2026-05-15', doneAt: null, late: false, provisional: false },
      resolve: { lastDay: '2026-05-21' },
      callBack: null,
    },
    findings: [{ field: 'text', type: 'PHONE' }],
  })
  const read = await site.counsellor.get(`${URL}/${made.id}`)
  expect(read.headers.etag).toBe('"1"')
  expect(read.body.steps).toMatchObject([{ kind: 'received', side: 'complainant', text: '请打[手机号]联系我' }])
})

test('a case comes from a call that one may see, or for a line that one serves', async () => {
  const site = await callSite()
  const call = await site.counsellor.post('/api/v1/calls', complete(site.lineId))
  const { lineId: _, ...fromCall } = complaint('', { callId: call.body.id })
  expect((await site.counsellor.post(URL, fromCall)).body).toMatchObject({ lineId: site.lineId, callId: call.body.id })
  expect((await site.colleague.post(URL, fromCall)).status).toBe(404)
  expect((await site.counsellor.post(URL, { ...fromCall, lineId: site.otherLineId })).status).toBe(422)
  expect((await site.counsellor.post(URL, complaint(site.otherLineId))).status).toBe(403)
  const future = await site.counsellor.post(URL, complaint(site.lineId, { receivedAt: '2026-05-15T00:00:00Z' }))
  expect(future.body.errors).toEqual([{ path: 'receivedAt', message: 'is in the future' }])
  const coordinator = await site.as('coordinator')
  expect((await coordinator.post(URL, complaint(site.otherLineId))).status).toBe(201)
})

test('who sees a case: who opened it, who was given it, the line’s supervisor, a coordinator', async () => {
  const site = await callSite()
  const { id } = await opened(site)
  const coordinator = await site.as('coordinator')
  const statusOf = async (client: CallSite['counsellor']) => (await client.get(`${URL}/${id}`)).status
  for (const client of [site.counsellor, site.supervisor, coordinator]) expect(await statusOf(client)).toBe(200)
  for (const client of [site.colleague, site.stranger]) expect(await statusOf(client)).toBe(404)
  const editor = await site.as('editor')
  expect(await statusOf(editor)).toBe(403)
  const text = { text: '已转医务科' }
  expect((await site.counsellor.post(`${URL}/${id}/report`, text)).status).toBe(403)
  expect((await site.counsellor.post(`${URL}/${id}/assign`, { memberId: site.memberIds.colleague })).status).toBe(403)
  await site.supervisor.post(`${URL}/${id}/assign`, { memberId: site.memberIds.colleague })
  expect((await site.colleague.get(`${URL}?assignedToMe=true`)).body.items).toHaveLength(1)
  expect((await site.colleague.post(`${URL}/${id}/report`, text)).status).toBe(200)
  const foreign = await coordinator.post(`${URL}/${id}/assign`, { memberId: site.memberIds.stranger })
  expect(foreign.body.errors).toEqual([{ path: 'memberId', message: 'does not serve this line' }])
})

test('the steps come in their order, each once, with both sides on the timeline', async () => {
  const site = await callSite()
  const { id } = await opened(site, { kind: 'mediation', subject: 'treatment' })
  const step = (verb: string, body: unknown, headers = {}) =>
    site.supervisor.post(`${URL}/${id}/${verb}`, body, headers)
  expect((await step('resolve', { outcome: 'agreement', text: 'x' })).status).toBe(409)
  expect((await step('report', { text: '已报医务科' })).body).toMatchObject({ state: 'reported', revision: 2 })
  expect((await step('report', { text: '已报医务科' })).status).toBe(409)
  await step('steps', { kind: 'statement', side: 'institution', text: '当日急诊量大' })
  await step('steps', { kind: 'meeting', text: '双方面谈' })
  expect((await step('resolve', { outcome: 'agreement', text: '达成一致' }, { 'if-match': '"2"' })).status).toBe(412)
  const resolved = await step('resolve', { outcome: 'agreement', text: '达成一致' })
  expect(resolved.body).toMatchObject({
    state: 'resolved',
    outcome: 'agreement',
    clock: { callBack: { lastDay: '2026-05-15' } },
  })
  expect((await step('call-back', { result: 'no-answer' })).body.state).toBe('resolved')
  const closed = await step('call-back', { result: 'satisfied', text: '表示感谢' })
  expect(closed.body).toMatchObject({ state: 'closed', callBackResult: 'satisfied', overdue: false })
  expect((await step('steps', { kind: 'note', text: 'x' })).status).toBe(409)
  const { body } = await site.supervisor.get(`${URL}/${id}`)
  expect(body.steps.map(({ kind, side }: { kind: string; side: string | null }) => [kind, side])).toEqual([
    ['received', 'complainant'],
    ['reported', 'institution'],
    ['statement', 'institution'],
    ['meeting', null],
    ['resolved', null],
    ['not-reached', 'complainant'],
    ['called-back', 'complainant'],
  ])
  const counted = await site.supervisor.get(`${URL}/counts?from=2026-05-01&to=2026-06-01`)
  expect(counted.body.items).toEqual([
    {
      kind: 'mediation',
      subject: 'treatment',
      state: 'closed',
      outcome: 'agreement',
      cases: 1,
      reportedInTime: 1,
      resolvedInTime: 1,
      calledBackInTime: 1,
    },
  ])
  expect((await site.stranger.get(`${URL}/counts?from=2026-05-01&to=2026-06-01`)).body.items).toEqual([])
  expect((await site.supervisor.get(`${URL}/counts?from=2026-06-01&to=2026-05-01`)).status).toBe(422)
})

test('a case that is withdrawn has ended', async () => {
  const site = await callSite()
  const { id } = await opened(site)
  const gone = await site.supervisor.post(`${URL}/${id}/withdraw`, { text: '不再追究' })
  expect(gone.body).toMatchObject({ state: 'withdrawn', outcome: 'withdrawn', overdue: false })
  expect((await site.supervisor.get(URL)).body.items).toEqual([])
  expect((await site.supervisor.get(`${URL}?state=all`)).body.items).toHaveLength(1)
})

test('overdue cases are listed first, reminded of, and the clock follows the calendar', async () => {
  const site = await callSite()
  const first = await opened(site)
  const later = await opened(site, { receivedAt: '2026-05-12T01:00:00Z' })
  const { body } = await site.supervisor.get(URL)
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual([later.id, first.id])
  await runJobs(site)
  const look = async (id: string) => (await site.supervisor.get(`${URL}/${id}`)).body
  expect(await look(later.id)).toMatchObject({ overdue: true, reminded: 'overdue', clock: { report: { late: true } } })
  expect(await look(first.id)).toMatchObject({ reminded: 'early', revision: 1 })
  expect((await site.supervisor.get(`${URL}?overdue=true`)).body.items).toHaveLength(1)
  const administrator = await site.as('administrator')
  const day = await administrator.put(`/api/v1/lines/${site.lineId}/days/2026-05-15`, { kind: 'holiday' })
  expect(day.status, day.text).toBeLessThan(300)
  await runJobs(site)
  expect(await look(first.id)).toMatchObject({ clock: { report: { lastDay: '2026-05-18' } }, revision: 2 })
  await runJobs(site)
  expect((await look(first.id)).revision).toBe(2)
})
