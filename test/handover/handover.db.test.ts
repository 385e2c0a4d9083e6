import { expect, test } from 'vitest'
import { watchDuty } from '../../src/handover/watch.ts'
import { outboxMessages } from '../../src/outbox/tables.ts'
import { type CallSite, callSite, complete } from '../calls/call-site.ts'
import { putOnDuty } from '../calls/on-duty.ts'
import { listenTo } from '../support/events.ts'

const never = new AbortController().signal
const watch = (site: CallSite) => watchDuty.run(site.deps, never)

/** A shift of `counsellor` from 01:00 to 03:00, one of `colleague` after it. It is 02:00. */
async function twoShifts() {
  const site = await callSite()
  const { lineId, memberIds } = site
  const first = { start: '2026-05-14T01:00:00Z', end: '2026-05-14T03:00:00Z' }
  const then = { start: '2026-05-14T03:00:00Z', end: '2026-05-14T05:00:00Z' }
  const a = await putOnDuty(site, { ...first, lineId, memberId: memberIds.counsellor, role: 'counsellor' })
  const b = await putOnDuty(site, { ...then, lineId, memberId: memberIds.colleague, role: 'counsellor' })
  const coordinator = await site.as('coordinator')
  const open = async () => (await coordinator.get('/api/v1/duty-alerts')).body.items
  const url = `/api/v1/lines/${lineId}/handovers`
  return { ...site, site, a, b, coordinator, open, url }
}

test('a no-show is told to the coordinator once, and is settled when the post is filled', async () => {
  const { site, open, counsellor, lineId, memberIds, coordinator, db } = await twoShifts()
  const stream = await listenTo(site, '/api/v1/duty-alerts/events', coordinator.cookie)
  await watch(site)
  await watch(site)
  const alerts = (await open()).filter(({ kind }: { kind: string }) => kind === 'no-show')
  expect(alerts).toMatchObject([{ lineId, memberId: memberIds.counsellor, acknowledgedAt: null }])
  await counsellor.post(`/api/v1/lines/${lineId}/duty/check-in`, {})
  await watch(site)
  expect((await open()).filter(({ kind }: { kind: string }) => kind === 'no-show')).toEqual([])
  await stream.until(2)
  const events = stream.heard.filter(({ data }) => data.kind === 'no-show').map(({ event }) => event)
  expect(events).toEqual(['duty-alert.raised', 'duty-alert.settled'])
  const messages = await db.read((read) => read.select().from(outboxMessages))
  expect(messages.filter(({ kind }) => kind === 'duty.no-show')).toHaveLength(1)
  expect((await counsellor.get('/api/v1/duty-alerts')).status).toBe(403)
})

test('whoever leaves early, and the next who does not come, leave no post empty in silence', async () => {
  const { site, counsellor, lineId, open, coordinator, clock } = await twoShifts()
  await counsellor.post(`/api/v1/lines/${lineId}/duty/check-in`, {})
  await counsellor.post(`/api/v1/lines/${lineId}/duty/check-out`, {})
  await watch(site)
  const [left] = (await open()).filter(({ kind }: { kind: string }) => kind === 'left-early')
  expect((await coordinator.post(`/api/v1/duty-alerts/${left.id}/acknowledge`)).body.acknowledgedBy).toBe(
    coordinator.accountId,
  )
  clock.set('2026-05-14T03:06:00Z')
  await watch(site)
  const kinds = (await open()).map(({ kind }: { kind: string }) => kind)
  expect(kinds).toContain('no-show')
  expect(kinds).not.toContain('left-early')
})

test('a hand-over that is missing, and then one that nobody takes, is told', async () => {
  const { site, counsellor, colleague, lineId, open, url, clock } = await twoShifts()
  await counsellor.post(`/api/v1/lines/${lineId}/duty/check-in`, {})
  clock.set('2026-05-14T03:14:00Z')
  await watch(site)
  const kinds = async () =>
    (await open()).map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind.startsWith('handover'))
  expect(await kinds()).toEqual([])
  clock.set('2026-05-14T03:15:00Z')
  await watch(site)
  expect(await kinds()).toEqual(['handover-missing'])
  const handed = await counsellor.post(url, { note: '平静' })
  expect(handed.status).toBe(200)
  await watch(site)
  expect(await kinds()).toEqual([])
  clock.set('2026-05-14T03:30:00Z')
  await watch(site)
  expect(await kinds()).toEqual(['handover-unacknowledged'])
  expect((await colleague.post(`/api/v1/handovers/${handed.body.id}/acknowledge`)).status).toBe(200)
  await watch(site)
  expect(await kinds()).toEqual([])
})

test('whoever handed over without having checked in is waited for all the same', async () => {
  const { site, counsellor, clock, open, url, a } = await twoShifts()
  clock.advance({ minutes: 58 })
  expect((await counsellor.post(url, { shiftId: a.shiftId, note: '' })).status).toBe(200)
  clock.advance({ minutes: 18 })
  await watch(site)
  const kinds = (await open()).map(({ kind, shiftId }: { kind: string; shiftId: string }) => [kind, shiftId])
  expect(kinds).toContainEqual(['handover-unacknowledged', a.shiftId])
})

test('a shift is handed over from an hour before its end on, and a refusal says when; a draft is saved before', async () => {
  const { counsellor, url, a, clock } = await twoShifts()
  clock.set('2026-05-14T01:59:00Z')
  const early = await counsellor.post(url, { note: '平静' })
  expect(early.status).toBe(409)
  expect(early.body).toMatchObject({ code: 'conflict', mayHandOverFrom: '2026-05-14T02:00:00.000Z' })
  expect(early.body.detail).toContain('2026-05-14 10:00')
  expect((await counsellor.put(`${url}/draft`, { note: '平静' })).body).toMatchObject({ state: 'draft', note: '平静' })
  clock.set('2026-05-14T02:00:00Z')
  expect((await counsellor.post(url, { shiftId: a.shiftId })).body).toMatchObject({
    state: 'handed-over',
    note: '平静',
  })
})

test('the next counsellor takes it; a supervisor on call only when no counsellor comes', async () => {
  const { site, counsellor, colleague, supervisor, lineId, memberIds, clock, open, url, b } = await twoShifts()
  const onCall = { start: '2026-05-13T22:00:00Z', end: '2026-05-14T06:00:00Z', lineId }
  await putOnDuty(site, { ...onCall, memberId: memberIds.supervisor, role: 'supervisor' })
  const take = `/api/v1/handovers/${(await counsellor.post(url, {})).body.id}/acknowledge`
  expect((await supervisor.post(take)).status).toBe(403)
  clock.set('2026-05-14T03:20:00Z')
  await colleague.post(`/api/v1/lines/${lineId}/duty/check-in`, {})
  expect((await supervisor.post(take)).status).toBe(403)
  await watch(site)
  expect((await open()).map(({ kind }: { kind: string }) => kind)).toContain('handover-unacknowledged')
  await colleague.post(`/api/v1/lines/${lineId}/duty/check-out`, { assignmentId: b.assignmentId })
  expect((await supervisor.post(take)).body.acknowledgedByMember).toBe(memberIds.supervisor)
})

test('whoever comes next may take it an hour before, and with nobody of its role a supervisor may', async () => {
  const { counsellor, colleague, memberIds, url } = await twoShifts()
  const handed = await counsellor.post(url, {})
  const taken = await colleague.post(`/api/v1/handovers/${handed.body.id}/acknowledge`)
  expect(taken.body.acknowledgedByMember).toBe(memberIds.colleague)

  const site = await callSite()
  const { lineId } = site
  await putOnDuty(site, { memberId: site.memberIds.counsellor, lineId, role: 'counsellor' })
  const night = { start: '2026-05-14T00:00:00Z', end: '2026-05-14T08:00:00Z', lineId }
  await putOnDuty(site, { ...night, memberId: site.memberIds.supervisor, role: 'supervisor' })
  const alone = await site.counsellor.post(`/api/v1/lines/${lineId}/handovers`, {})
  expect((await site.supervisor.post(`/api/v1/handovers/${alone.body.id}/acknowledge`)).status).toBe(200)
})

test('a draft is saved and found again; handing over again changes nothing; strangers see none of it', async () => {
  const { counsellor, stranger, colleague, supervisor, url, lineId } = await twoShifts()
  const saved = await counsellor.put(`${url}/draft`, { note: '第一稿，王先生电话13812345678' })
  expect(saved.body.state).toBe('draft')
  expect(saved.text).not.toContain('13812345678')
  const stale = await counsellor.put(`${url}/draft`, { note: 'x' }, { 'if-match': '"1"' })
  expect(stale.status).toBe(412)
  expect((await colleague.get(url)).body.items).toEqual([])
  const handed = await counsellor.post(url, {})
  expect(handed.body.note).toBe(saved.body.note)
  expect((await counsellor.post(url, {})).body.handedAt).toBe(handed.body.handedAt)
  expect((await counsellor.post(url, { note: 'more' })).status).toBe(409)
  expect((await stranger.get(url)).status).toBe(403)
  expect((await stranger.get(`/api/v1/handovers/${handed.body.id}`)).status).toBe(403)
  expect((await stranger.get(`/api/v1/lines/${lineId}/duty/log`)).status).toBe(403)
  expect((await supervisor.get(`${url}/draft`)).status).toBe(409)
})

test('after a call one is off the queue, and for longer after R3; then comes back', async () => {
  const { site, counsellor, lineId, clock } = await twoShifts()
  const admin = await site.as(['administrator', 'coordinator'])
  const expiresAt = '2026-06-01T00:00:00Z'
  const made = await admin.post('/api/v1/tokens', { label: 'switch', scopes: ['duty:route'], expiresAt })
  const phone = site.withToken(made.body.secret)
  const stages = async () =>
    (await phone.get(`/api/v1/lines/${lineId}/duty/route`)).body.targets.map(({ stage }: { stage: string }) => stage)
  expect(await stages()).toEqual(['on-duty'])
  const end = { startedAt: '2026-05-14T01:30:00Z', endedAt: '2026-05-14T01:58:00Z' }
  await counsellor.post('/api/v1/calls', complete(lineId, end))
  expect(await stages()).toEqual(['resting'])
  const route = (await phone.get(`/api/v1/lines/${lineId}/duty/route`)).body
  expect(route.validUntil).toBe('2026-05-14T02:03:00.000Z')
  clock.set('2026-05-14T02:03:00Z')
  expect(await stages()).toEqual(['on-duty'])
  const crisis = { startedAt: '2026-05-14T02:00:00Z', endedAt: '2026-05-14T02:02:00Z', risk: { level: 'R3' } }
  await counsellor.post('/api/v1/calls', complete(lineId, crisis))
  clock.set('2026-05-14T02:31:00Z')
  expect(await stages()).toEqual(['resting'])
  clock.set('2026-05-14T02:32:00Z')
  expect(await stages()).toEqual(['on-duty'])
})
