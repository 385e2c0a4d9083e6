import { expect, test } from 'vitest'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'

const URL = '/api/v1/survey-answers'
const results = (site: CallSite, more = '') =>
  `/api/v1/survey-results?lineId=${site.lineId}&kind=post-call&period=month:2026-05${more}`

async function answered(site: CallSite, times: number, more: Record<string, unknown> = {}) {
  for (let i = 0; i < times; i += 1) {
    const body = { kind: 'post-call', lineId: site.lineId, wait: 4, problemSolving: i % 2 === 0 ? 5 : 3, ...more }
    const answer = await site.counsellor.post(URL, body)
    expect(answer.status, answer.text).toBe(201)
  }
}

test('a call is asked about once in each way, by those who may see it; comments are scrubbed', async () => {
  const site = await callSite()
  const call = await site.counsellor.post('/api/v1/calls', complete(site.lineId))
  const body = { kind: 'post-call', callId: call.body.id, ending: 5, comment: '谢谢，回电13812345678' }
  const made = await site.counsellor.post(URL, body)
  expect(made.body.findings).toMatchObject([{ field: 'comment', type: 'PHONE' }])
  expect((await site.counsellor.post(URL, body)).status).toBe(409)
  expect((await site.counsellor.post(URL, { ...body, kind: 'call-back' })).status).toBe(201)
  expect((await site.colleague.post(URL, body)).status).toBe(404)
  expect((await site.counsellor.post(URL, { kind: 'post-call', lineId: site.otherLineId, wait: 1 })).status).toBe(403)
  expect((await site.counsellor.post(URL, { kind: 'post-call', lineId: site.lineId })).status).toBe(422)
  expect((await site.counsellor.post(URL, { kind: 'post-call', lineId: site.lineId, wait: 6 })).status).toBe(422)
})

test('scores are shown from the minimum on', async () => {
  const site = await callSite()
  await answered(site, 9)
  const before = await site.supervisor.get(results(site))
  expect(before.body.scores[0]).toEqual({ question: 'wait', answers: '*', mean: null, shares: null })
  await answered(site, 1, { comment: '等得久' })
  const after = await site.supervisor.get(results(site))
  expect(after.body).toMatchObject({ exact: true, over: false, minimum: 10, comments: ['等得久'] })
  expect(after.body.scores).toEqual([
    { question: 'wait', answers: 10, mean: 4, shares: [0, 0, 0, 100, 0] },
    { question: 'length', answers: 0, mean: null, shares: null },
    { question: 'problemSolving', answers: 10, mean: 4.2, shares: [0, 0, 40, 0, 60] },
    { question: 'ending', answers: 0, mean: null, shares: null },
  ])
})

test('what was noted in the records of calls counts too, once for each call and question, and not as long as a draft', async () => {
  const site = await callSite()
  const note = (satisfaction: Record<string, number>, more: Record<string, unknown> = {}) =>
    site.counsellor.post('/api/v1/calls', complete(site.lineId, { satisfaction, ...more }))
  await answered(site, 7)
  const noted = await note({ wait: 5, ending: 1 })
  await note({ wait: 5 }, { startedAt: '2026-04-14T01:00:00Z', endedAt: '2026-04-14T01:30:00Z' })
  await note({ wait: 1 }, { close: false })
  const wait = async () => (await site.supervisor.get(results(site))).body.scores[0]
  expect((await wait()).answers).toBe('*')
  await answered(site, 1, { callId: noted.body.id, lineId: undefined, wait: null })
  const changed = await note({ wait: 2 })
  await note({ wait: 4 })
  expect(await wait()).toEqual({ question: 'wait', answers: 10, mean: 3.9, shares: [0, 10, 0, 80, 10] })
  const amend = { reason: 'correction', satisfaction: { wait: 3 } }
  expect((await site.counsellor.post(`/api/v1/calls/${changed.body.id}/amendments`, amend)).status).toBe(201)
  expect(await wait()).toMatchObject({ answers: 10, mean: 4 })
  await answered(site, 1, { callId: changed.body.id, lineId: undefined, wait: 4 })
  expect(await wait()).toMatchObject({ answers: 10, mean: 4.1 })
  const back = await site.supervisor.get(results(site).replace('post-call', 'call-back'))
  expect(back.body.scores[0].answers).toBe(0)
})

test('without the right to the records: months that are over, rounded, and nothing else', async () => {
  const site = await callSite()
  await answered(site, 12, { comment: '等得久' })
  for (const role of ['editor', 'coordinator'] as const) {
    const reader = await site.as(role)
    const running = await reader.get(results(site))
    expect(running.body).toMatchObject({ exact: false, over: false, comments: [] })
    expect(running.body.scores.every(({ mean }: { mean: null }) => mean === null)).toBe(true)
    expect(running.body.scores[0].answers).toBe(0)
    expect((await reader.get(results(site).replace('month:2026-05', 'quarter:2026-Q2'))).status).toBe(422)
  }
  site.clock.set('2026-06-02T02:00:00Z')
  const reader = await site.as('editor')
  const over = await reader.get(results(site))
  expect(over.body.scores[0]).toEqual({ question: 'wait', answers: 10, mean: 4, shares: null })
  expect(over.text).not.toContain('等得久')
  const stranger = await site.signIn('stranger', 'supervisor')
  expect((await stranger.get(results(site))).body.exact).toBe(false)
  const counsellor = await site.signIn('counsellor', 'counsellor')
  expect((await counsellor.get(results(site))).status).toBe(403)
  const supervisor = await site.signIn('supervisor', 'supervisor')
  const quarter = await supervisor.get(results(site).replace('month:2026-05', 'quarter:2026-Q2'))
  expect(quarter.body.scores[0]).toMatchObject({ answers: 12 })
})
