// The product's day as one story, over HTTP alone: rota → duty → call → theme → bulletin.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Answer, type Client, type TestSite, testApp } from '../support/app.ts'

const PLANNED_AT = '2026-04-25T02:00:00Z'
const NOW = '2026-05-20T02:00:00Z'
const CSV = { 'content-type': 'text/csv; charset=utf-8' }
const PHONE = '13812345678'

function memberList(): string {
  const roles = ['咨询员', '咨询员', '咨询员', '咨询员', '督导', '备班专家']
  const rows = Array.from({ length: 36 }, (_, i) => {
    const role = roles[i % roles.length] ?? '咨询员'
    const code = `D${String(i + 1).padStart(3, '0')}`
    return `${code},演示${i + 1},志愿者,2026-01-01,2026-01-01,psy:${role},二级心理咨询师@2020-01-01`
  })
  return ['编号,姓名,类别,加入日期,保密协议日期,值班,资质', ...rows].join('\r\n')
}

function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 800)).toBe(status)
  return answer.body
}

async function openLine(administrator: Client): Promise<string> {
  const line = { code: 'psy', kind: 'psychological', nameZh: '心理热线', nameEn: 'Psychological line', seats: 2 }
  return ok(await administrator.post('/api/v1/lines', { ...line, openedOn: '2026-01-01' }), 201).id
}

async function importPeople(coordinator: Client): Promise<ReadonlyMap<string, string>> {
  const look = ok(await coordinator.post('/api/v1/members/import/dry-run', memberList(), CSV))
  expect(look.faults).toEqual([])
  ok(await coordinator.post('/api/v1/members/import', memberList(), CSV), 201)
  const { items } = ok(await coordinator.get('/api/v1/members?limit=200'))
  expect(items).toHaveLength(36)
  return new Map(items.map((member: { displayCode: string; id: string }) => [member.displayCode, member.id]))
}

async function buildMonth(coordinator: Client, lineId: string): Promise<void> {
  const rota = ok(await coordinator.post('/api/v1/rotas', { lineId, from: '2026-05-01', to: '2026-06-01' }), 201)
  const made = ok(await coordinator.post(`/api/v1/rotas/${rota.id}/generate`, { iterations: 5_000, seconds: 20 }))
  expect(made.assigned.length).toBeGreaterThan(100)
  expect(made.open).toEqual([])
  expect(ok(await coordinator.post(`/api/v1/rotas/${rota.id}/publish`, {})).version).toBe(1)
}

/** A telephone switch, with a token that may ask for routes and nothing else. */
async function telephoneSwitch(site: TestSite): Promise<Client> {
  const administrator = await site.as('administrator')
  const body = { label: '电话交换机', scopes: ['duty:route'], expiresAt: '2027-01-01T00:00:00Z' }
  return site.withToken(ok(await administrator.post('/api/v1/tokens', body), 201).secret)
}

const callAbout = (lineId: string, primary: string, level: string) => ({
  lineId,
  close: true,
  channel: 'telephone',
  type: 'counselling',
  outcome: 'answered',
  startedAt: '2026-05-20T01:00:00Z',
  endedAt: '2026-05-20T01:20:00Z',
  waitSeconds: 8,
  topics: { primary, others: [], context: [] },
  risk: { level },
  disposition: 'resolved',
  consent: { recording: 'given', confidentiality: 'given', callBack: 'given' },
  summary: `来电者说最近睡不着,可以打${PHONE}回电。`,
  actionTaken: '倾听,讨论睡眠习惯。',
})

test('a month is built, duty answers, calls are logged, and what they teach is published', async () => {
  const site = await testApp({ now: PLANNED_AT })
  const lineId = await openLine(await site.as('administrator'))
  const planner = await site.as('coordinator')
  const memberIds = await importPeople(planner)
  await buildMonth(planner, lineId)
  site.clock.set(NOW)
  const coordinator = await site.as('coordinator')

  // Who is on duty? The switch gets addresses in order, others display codes.
  for (const [code, id] of memberIds) {
    const route = { kind: 'extension', address: `8${code.slice(1)}` }
    ok(await coordinator.put(`/api/v1/members/${id}/routing/${lineId}`, route), 204)
  }
  const route = ok(await (await telephoneSwitch(site)).get(`/api/v1/lines/${lineId}/duty/route`))
  expect(JSON.stringify(route)).toMatch(/"8\d{3}"/)
  const sheet = ok(await coordinator.get(`/api/v1/lines/${lineId}/duty`))
  expect(sheet.onDuty.filter(({ role }: { role: string }) => role === 'counsellor')).toHaveLength(2)
  expect(JSON.stringify(sheet)).not.toMatch(/演示|"8\d{3}"/)

  // The counsellor on duty logs calls; one of them is high-risk.
  const onDuty = sheet.onDuty.find(({ role }: { role: string }) => role === 'counsellor').displayCode
  const counsellor = await site.as('counsellor', { memberId: memberIds.get(onDuty) ?? '' })
  for (let i = 0; i < 12; i++) {
    ok(
      await counsellor.post('/api/v1/calls', callAbout(lineId, 'P03.1', 'R0'), { 'idempotency-key': randomUUID() }),
      201,
    )
  }
  const repeat = { ...callAbout(lineId, 'P03.1', 'R0'), phone: PHONE }
  const first = ok(await counsellor.post('/api/v1/calls', repeat), 201)
  ok(await counsellor.post('/api/v1/calls', repeat), 201)
  expect(first.summary).toBe('来电者说最近睡不着,可以打[手机号]回电。')
  expect(first.findings).toMatchObject([{ field: 'summary', type: 'PHONE' }])
  expect(first.shiftId).not.toBeNull()
  const risky = {
    ...callAbout(lineId, 'P02.2', 'R3'),
    risk: { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' },
    followUpPlan: '24小时内回访',
    disposition: 'follow-up',
  }
  const high = await counsellor.post('/api/v1/calls', risky)
  const highRisk = ok(high, 201)

  // Their supervisor sees the alert and the ladder.
  const supervisorOf = [...memberIds].find(([code]) => Number(code.slice(1)) % 6 === 5)
  const supervisor = await site.as('supervisor', { memberId: supervisorOf?.[1] ?? '' })
  const alerts = ok(await supervisor.get('/api/v1/alerts'))
  expect(alerts.items).toMatchObject([{ callId: highRisk.id, level: 'R3' }])
  ok(await supervisor.post(`/api/v1/alerts/${alerts.items[0].id}/acknowledge`))
  const ladder = ok(await supervisor.get('/api/v1/follow-ups'))
  expect(ladder.items.filter(({ callId }: { callId: string }) => callId === highRisk.id)).toHaveLength(5)

  // Counts are exact at once for those with the right, and safe for everybody else.
  const query = `line=${lineId}&facets=topic:P03.1&periods=month:2026-05`
  const exact = ok(await supervisor.get(`/api/v1/themes/counts?${query}`))
  expect(JSON.stringify(exact)).toContain('14')
  const editor = await site.as('editor')
  // Everything but the line's identifier, which may hold any two digits.
  const { line: _, ...answer } = ok(await editor.get(`/api/v1/themes/counts?${query}`))
  const seen = JSON.stringify(answer)
  expect(seen).toContain('15')
  expect(seen).not.toContain('14')

  // An editor drafts, a second person approves, the public reads.
  const snapshot = ok(await editor.post('/api/v1/themes/snapshots', { line: lineId, period: 'month:2026-05' }), 201)
  const draft = ok(await editor.post('/api/v1/bulletin-drafts', { snapshotId: snapshot.id }), 201)
  const advice = { heading: '睡不着的时候', body: '起床坐一会儿,困了再睡。', topic: 'P03' }
  const edition = { title: '五月:睡眠', digest: '睡不着时可以做什么。', sections: [advice] }
  const english = {
    title: 'May: sleep',
    digest: 'What helps.',
    sections: [{ ...advice, heading: 'When you lie awake', body: 'Get up for a while.' }],
  }
  ok(await editor.put(`/api/v1/bulletin-drafts/${draft.id}/editions/zh`, edition))
  ok(await editor.put(`/api/v1/bulletin-drafts/${draft.id}/editions/en`, english))
  ok(await editor.post(`/api/v1/bulletin-drafts/${draft.id}/submit`))
  expect((await editor.post(`/api/v1/bulletin-drafts/${draft.id}/approve`)).status).toBe(403)
  const second = await site.as('editor')
  ok(await second.post(`/api/v1/bulletin-drafts/${draft.id}/approve`))
  const { number } = ok(await second.post(`/api/v1/bulletin-drafts/${draft.id}/publish`))

  const bulletin = await site.anonymous.get(`/api/v1/bulletins/${number}`)
  expect(ok(bulletin).editions[0].title).toBe('五月:睡眠')
  expect(bulletin.text).not.toMatch(new RegExp(`${PHONE}|演示|${highRisk.id}`))
  const etag = String(bulletin.headers.etag)
  const again = await site.anonymous.get(`/api/v1/bulletins/${number}`, { 'if-none-match': etag })
  expect([again.status, again.text]).toEqual([304, ''])
  expect((await site.anonymous.get('/feeds/bulletins.atom')).text).toContain('五月:睡眠')

  // Nothing of the caller is anywhere in the log either.
  expect(site.logLines.join('\n')).not.toMatch(new RegExp(`${PHONE}|睡不着`))
})
