// Nobody answers: the alert goes on to the next in line, and does not stop before somebody does.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { escalateAlerts } from '../../src/calls/alerts/escalate.ts'
import { deliverOutbox } from '../../src/outbox/deliver.ts'
import { outboxMessages } from '../../src/outbox/tables.ts'
import { memberDuties, members } from '../../src/people/tables.ts'
import { type CallSite, callSite } from '../calls/call-site.ts'
import { putOnDuty } from '../calls/on-duty.ts'
import { webhookReceiver } from '../outbox/receiver.ts'

const never = new AbortController().signal
const R4 = { level: 'R4', timeFrame: 'in-progress' }

async function secondSupervisor(site: CallSite): Promise<string> {
  const id = randomUUID()
  const since = '2020-01-01'
  await site.db.write('second', async (tx) => {
    const of = {
      displayCode: 'second',
      name: 'Made-up Second',
      tier: 'volunteer' as const,
      languages: ['zh'],
      dialects: [],
    }
    const row = { id, ...of, zone: 'Asia/Shanghai', joinedOn: since, limits: {}, note: '', createdAt: site.clock.now() }
    await tx.insert(members).values({ ...row, revision: 1 })
    const duty = { id: randomUUID(), memberId: id, lineId: site.lineId, role: 'supervisor' as const, from: since }
    await tx.insert(memberDuties).values(duty)
  })
  return id
}

const isAlert = ({ kind }: { readonly kind: string }) => kind === 'alert.raised'

const stepsOf = async (site: CallSite, id: string) =>
  (await site.supervisor.get(`/api/v1/alerts/${id}`)).body.steps.map(
    ({ kind, memberId }: { kind: string; memberId: string | null }) => (memberId ? `${kind} ${memberId}` : kind),
  )

test('a supervisor asleep is escalated past, to the second and then to the coordinator, until somebody answers', async () => {
  const receiver = await webhookReceiver()
  const site = await callSite({ env: { WEBHOOK_HOSTS: receiver.host, PUBLIC_URL: 'https://warmline.example.org' } })
  const { lineId, memberIds, counsellor, clock, deps } = site
  const admin = await site.as('administrator')
  await admin.post('/api/v1/webhooks', { url: receiver.url, label: 'pager' })
  const coordinator = await site.as('coordinator')
  const second = await secondSupervisor(site)
  await putOnDuty(site, { memberId: memberIds.supervisor, lineId, role: 'supervisor', place: 1 })
  await putOnDuty(site, { memberId: second, lineId, role: 'supervisor', place: 2 })
  const { body: call } = await counsellor.post('/api/v1/calls', {
    lineId,
    risk: R4,
    summary: '正在实施',
    phone: '13812345678',
  })
  const [alert] = (await site.supervisor.get('/api/v1/alerts')).body.items
  const first = ['raised', `told-supervisor ${memberIds.supervisor}`]
  expect(await stepsOf(site, alert.id)).toEqual(first)
  expect((await coordinator.get('/api/v1/alerts')).body.items).toEqual([])
  expect((await coordinator.post(`/api/v1/alerts/${alert.id}/acknowledge`)).status).toBe(404)

  await escalateAlerts.run(deps, never)
  expect(await stepsOf(site, alert.id)).toEqual(first)
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(deps, never)
  await escalateAlerts.run(deps, never)
  expect(await stepsOf(site, alert.id)).toEqual([...first, `told-supervisor ${second}`])
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(deps, never)
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(deps, never)
  const all = [...first, `told-supervisor ${second}`, 'told-coordinator', 'told-coordinator']
  expect(await stepsOf(site, alert.id)).toEqual(all)

  expect((await coordinator.get('/api/v1/alerts')).body.items).toMatchObject([{ id: alert.id }])
  expect((await coordinator.get(`/api/v1/calls/${call.id}`)).status).toBe(403)
  expect((await coordinator.post(`/api/v1/alerts/${alert.id}/close`, { outcome: 'safe' })).status).toBe(403)
  expect((await coordinator.post(`/api/v1/alerts/${alert.id}/acknowledge`)).status).toBe(200)
  clock.advance({ hours: 2 })
  await escalateAlerts.run(deps, never)
  expect(await stepsOf(site, alert.id)).toEqual([...all, 'acknowledged'])

  await deliverOutbox(deps, never)
  const sent = receiver.received.map(({ body }) => JSON.parse(body))
  expect(sent.map(({ data }) => data.reach).sort()).toEqual(['coordinator', 'coordinator', 'supervisor', 'supervisor'])
  for (const { type, data } of sent) {
    expect(type).toBe('alert.raised')
    expect(Object.keys(data).toSorted()).toEqual(['alertId', 'fallback', 'lineId', 'link', 'notice', 'reach'])
    expect(data.notice).toBe('high-risk-call')
  }
  expect(JSON.stringify(sent)).not.toMatch(/138\d{8}|实施|R4|P03/)
  expect(JSON.stringify(sent)).not.toContain(call.id)
})

test('with no supervisor on duty it goes at once to the coordinator and the line’s fallback', async () => {
  const site = await callSite()
  const coordinator = await site.as('coordinator')
  const target = { kind: 'phone', address: '+86 571 0000 0000' }
  await coordinator.put(`/api/v1/lines/${site.lineId}/duty/fallback`, { target })
  await site.counsellor.post('/api/v1/calls', { lineId: site.lineId, risk: R4 })
  const [alert] = (await coordinator.get('/api/v1/alerts')).body.items
  expect(await stepsOf(site, alert.id)).toEqual(['raised', 'told-coordinator'])
})

test('with nobody on duty the coordinator and the first of the fallback are told at once, then the others', async () => {
  const site = await callSite()
  const { lineId, memberIds, clock } = site
  const coordinator = await site.as('coordinator')
  const target = { kind: 'phone', address: '+86 571 0000 0000' }
  await coordinator.put(`/api/v1/lines/${lineId}/duty/fallback`, { target })
  const second = await secondSupervisor(site)
  for (const [rank, memberId] of [second, memberIds.supervisor].entries()) {
    const person = { role: 'supervisor', memberId, rank: rank + 1, from: '2020-01-01' }
    expect((await coordinator.post(`/api/v1/lines/${lineId}/duty/fallback/people`, person)).status).toBe(201)
  }
  await site.counsellor.post('/api/v1/calls', { lineId, risk: R4 })
  const [alert] = (await site.supervisor.get('/api/v1/alerts')).body.items
  const atOnce = ['raised', `told-fallback ${second}`, 'told-coordinator']
  expect(await stepsOf(site, alert.id)).toEqual(atOnce)
  const { body } = await coordinator.get('/api/v1/alerts')
  expect(body.items).toMatchObject([{ id: alert.id, coordinatorToldAt: alert.raisedAt }])
  const sent = (await site.db.read((read) => read.select().from(outboxMessages))).filter(isAlert)
  const reached = sent.map(({ data }) => [data['reach'], data['fallback']]).toSorted()
  expect(reached).toEqual([
    ['coordinator', true],
    ['fallback', false],
  ])
  expect(sent.flatMap(({ mailTo }) => mailTo)).toContain(coordinator.accountId)
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(site.deps, never)
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(site.deps, never)
  const told = [...atOnce, `told-fallback ${memberIds.supervisor}`, 'told-coordinator']
  expect(await stepsOf(site, alert.id)).toEqual(told)
  expect((await site.supervisor.post(`/api/v1/alerts/${alert.id}/acknowledge`)).status).toBe(200)
})

test('with a supervisor on duty the coordinator waits until those in line have been told', async () => {
  const site = await callSite()
  const { lineId, memberIds, clock } = site
  const coordinator = await site.as('coordinator')
  const second = await secondSupervisor(site)
  await putOnDuty(site, { memberId: memberIds.supervisor, lineId, role: 'supervisor' })
  const person = { role: 'supervisor', memberId: second, rank: 1, from: '2020-01-01' }
  await coordinator.post(`/api/v1/lines/${lineId}/duty/fallback/people`, person)
  await site.counsellor.post('/api/v1/calls', { lineId, risk: R4 })
  const [alert] = (await site.supervisor.get('/api/v1/alerts')).body.items
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(site.deps, never)
  const told = ['raised', `told-supervisor ${memberIds.supervisor}`, `told-fallback ${second}`]
  expect(await stepsOf(site, alert.id)).toEqual(told)
  clock.advance({ minutes: 5 })
  await escalateAlerts.run(site.deps, never)
  expect(await stepsOf(site, alert.id)).toEqual([...told, 'told-coordinator'])
})

test('a supervisor who takes the call is no second person', async () => {
  const site = await callSite()
  await putOnDuty(site, { memberId: site.memberIds.supervisor, lineId: site.lineId, role: 'supervisor' })
  await site.supervisor.post('/api/v1/calls', { lineId: site.lineId, risk: R4 })
  const [alert] = (await site.supervisor.get('/api/v1/alerts')).body.items
  expect(await stepsOf(site, alert.id)).toEqual(['raised', 'told-coordinator'])
})
