// 02:50: somebody has a plan. 04:00: the shift hands over. 24 hours later another counsellor calls back.
import { expect, test } from 'vitest'
import { callSite, complete } from '../calls/call-site.ts'
import { putOnDuty } from '../calls/on-duty.ts'

const PHONE = '13912345678'

test('a high-risk call at 02:50 is handed over at 04:00 and followed up after 24 h by somebody else', async () => {
  // 02:50 in Shanghai.
  const site = await callSite({ now: '2026-05-13T18:50:00Z' })
  const { counsellor, colleague, supervisor, lineId, memberIds, clock } = site
  const night = { start: '2026-05-13T16:00:00Z', end: '2026-05-13T20:00:00Z', lineId }
  const morning = { start: '2026-05-13T20:00:00Z', end: '2026-05-14T00:00:00Z', lineId }
  await putOnDuty(site, { ...night, memberId: memberIds.counsellor, role: 'counsellor' })
  await putOnDuty(site, { ...night, memberId: memberIds.supervisor, role: 'supervisor' })
  await putOnDuty(site, { ...morning, memberId: memberIds.colleague, role: 'counsellor' })
  const stand = { lineId }
  await counsellor.post(`/api/v1/lines/${lineId}/duty/check-in`, {})

  const draft = await counsellor.post('/api/v1/calls', { ...stand, risk: { level: 'R3' } })
  const [alert] = (await supervisor.get('/api/v1/alerts')).body.items
  expect(alert).toMatchObject({ callId: draft.body.id, level: 'R3', acknowledgedAt: null })
  await supervisor.post(`/api/v1/alerts/${alert.id}/acknowledge`)
  const url = `/api/v1/calls/${draft.body.id}`
  expect((await counsellor.put(`${url}/contact`, { kind: 'phone', handle: PHONE })).status).toBe(200)

  clock.set('2026-05-13T19:40:00Z')
  const end = { startedAt: '2026-05-13T18:50:00Z', endedAt: '2026-05-13T19:35:00Z' }
  const { lineId: _, close: __, ...fields } = complete(lineId, { ...end, risk: { level: 'R3', plan: 'specific' } })
  expect((await counsellor.post(`${url}/close`, fields)).status).toBe(200)

  clock.set('2026-05-13T19:58:00Z')
  const shown = (await counsellor.get(`/api/v1/lines/${lineId}/handovers/draft`)).body
  expect(shown.items).toMatchObject({ calls: 1, byRisk: [{ risk: 'R3', calls: 1 }], drafts: 0, openFollowUps: 5 })
  expect(shown.items.alerts).toMatchObject([{ id: alert.id, acknowledged: true }])
  const note = '来电者手机 13912345678，家属在旁'
  const handed = await counsellor.post(`/api/v1/lines/${lineId}/handovers`, { note })
  expect(handed.body).toMatchObject({ state: 'handed-over', note: '来电者手机 [手机号]，家属在旁' })
  expect(handed.body.findings).toHaveLength(1)
  expect((await counsellor.post(`/api/v1/handovers/${handed.body.id}/acknowledge`)).status).toBe(403)

  clock.set('2026-05-13T20:05:00Z')
  const waiting = (await colleague.get(`/api/v1/lines/${lineId}/handovers`)).body.items
  expect(waiting).toMatchObject([{ id: handed.body.id, state: 'handed-over' }])
  const taken = await colleague.post(`/api/v1/handovers/${handed.body.id}/acknowledge`)
  expect(taken.body).toMatchObject({ state: 'acknowledged', acknowledgedByMember: memberIds.colleague })

  // The next hand-over still carries it, though it is from the shift before.
  clock.set('2026-05-13T23:55:00Z')
  const next = (await colleague.get(`/api/v1/lines/${lineId}/handovers/draft`)).body
  expect(next.items).toMatchObject({ calls: 0, alerts: [{ id: alert.id }], followUps: [{ callId: draft.body.id }] })

  clock.set('2026-05-14T18:55:00Z')
  await putOnDuty(site, { memberId: memberIds.colleague, lineId, role: 'counsellor' })
  const later = await site.signIn('colleague', 'counsellor')
  const [due] = (await later.get('/api/v1/follow-ups?dueBefore=2026-05-14T19:00:00Z')).body.items
  expect(due).toMatchObject({ callId: draft.body.id, step: 1, overdue: true })
  expect((await later.get('/api/v1/follow-ups/counts')).body.items).toEqual([{ lineId, open: 5, overdue: 1 }])
  await later.post(`/api/v1/follow-ups/${due.id}/claim`)
  const opened = await later.post(`${url}/contact/open`, { reason: '24小时随访' })
  expect(opened.body.handle).toBe(PHONE)
  const done = await later.post(`/api/v1/follow-ups/${due.id}/done`, { outcome: 'improved' })
  expect(done.body).toMatchObject({ state: 'done', endedBy: colleague.accountId })

  const chief = await site.signIn('supervisor', 'supervisor')
  expect((await chief.get('/api/v1/contact-openings')).body.items).toHaveLength(1)
  expect((await chief.post(`/api/v1/alerts/${alert.id}/close`, { outcome: 'safe', note: '已稳定' })).status).toBe(200)
  const last = (await later.get(`/api/v1/lines/${lineId}/handovers/draft`)).body
  expect(last.items.alerts).toEqual([])

  const log = (await chief.get(`/api/v1/lines/${lineId}/duty/log?from=2026-05-13T16:00:00Z&to=2026-05-14T19:00:00Z`))
    .body
  const kinds = log.items.map((entry: { kind: string; what: string }) => `${entry.kind} ${entry.what}`)
  const inOrder = [
    'check-in check-in',
    'call counselling',
    'alert acknowledged',
    'handover handed-over',
    'follow-up done',
  ]
  expect(inOrder.map((entry) => kinds.indexOf(entry)).toSorted((a, b) => a - b)).toEqual(
    inOrder.map((entry) => kinds.indexOf(entry)),
  )
  expect(kinds).toContain('handover acknowledged')
  expect(JSON.stringify(log)).not.toMatch(/139\d{8}|家属|睡不着/)
})
