import { expect, test } from 'vitest'
import { alerts, calls, followUps } from '../../src/calls/tables.ts'
import { announce } from '../../src/db/body.ts'
import { lines } from '../../src/lines/tables.ts'
import { callSite, complete } from './call-site.ts'

const R3 = { level: 'R3', plan: 'specific', timeFrame: 'within-72-hours' }

test('a draft with R3 raises the alert and the ladder at once, and only once', async () => {
  const { counsellor, supervisor, stranger, lineId } = await callSite()
  const opened = await counsellor.post('/api/v1/calls', { lineId, risk: { level: 'R3' } })
  const url = `/api/v1/calls/${opened.body.id}`
  await counsellor.patch(url, { summary: '有计划' })
  expect((await counsellor.get('/api/v1/alerts')).status).toBe(403)
  expect((await stranger.get('/api/v1/alerts')).body.items).toEqual([])
  const { body } = await supervisor.get(`/api/v1/alerts?lineId=${lineId}`)
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({ callId: opened.body.id, level: 'R3', acknowledgedAt: null })

  const ladder = await counsellor.get('/api/v1/follow-ups')
  expect(ladder.body.items.map((item: { dueAt: string }) => item.dueAt)).toEqual([
    '2026-05-15T02:00:00.000Z',
    '2026-05-21T02:00:00.000Z',
    '2026-06-14T02:00:00.000Z',
    '2026-08-14T02:00:00.000Z',
    '2026-11-14T02:00:00.000Z',
  ])

  await counsellor.patch(url, { risk: { level: 'R4' } })
  const grown = await supervisor.get('/api/v1/alerts')
  expect(grown.body.items.map((item: { level: string }) => item.level).toSorted()).toEqual(['R3', 'R4'])
  expect((await counsellor.get('/api/v1/follow-ups')).body.items).toHaveLength(5)
})

test('a plan alone, with no level said, alerts too', async () => {
  const { counsellor, db, lineId } = await callSite()
  await counsellor.post('/api/v1/calls', { lineId, risk: { plan: 'vague' } })
  expect(await db.read((read) => read.$count(alerts))).toBe(1)
})

test('a draft in which thoughts are denied alarms nobody, whatever is asked first, and is then R0', async () => {
  const { counsellor, db, lineId } = await callSite({ settings: { alertFromRisk: 'R2' } })
  for (const risk of [{ ideation: 0 }, { hopelessness: 10 }, { plan: 'none' }, { protectiveFactors: ['family'] }]) {
    const { body: draft } = await counsellor.post('/api/v1/calls', { lineId, type: 'counselling', risk })
    expect(draft).toMatchObject({ riskLevel: null, retention: { class: 'standard' } })
    const url = `/api/v1/calls/${draft.id}`
    for (const more of [{ ideation: 0 }, { hopelessness: 10 }, { plan: 'none' }])
      expect((await counsellor.patch(url, { risk: more })).status).toBe(200)
    expect((await counsellor.patch(url, { risk: { level: 'R0' } })).body.riskLevel).toBe('R0')
  }
  expect(await db.read((read) => read.$count(alerts))).toBe(0)
  await counsellor.post('/api/v1/calls', { lineId, risk: { ideation: 0, means: 'at-hand' } })
  await counsellor.post('/api/v1/calls', { lineId, risk: { ideation: 1 } })
  expect(await db.read((read) => read.$count(alerts))).toBe(2)
})

test('a draft that an earlier rule took for R3, where thoughts were denied, can still be saved', async () => {
  const { counsellor, db, lineId } = await callSite()
  const { body: draft } = await counsellor.post('/api/v1/calls', { lineId, risk: { ideation: 0 } })
  await db.write('as-before', (tx) => tx.update(calls).set({ risk: 'R3' }))
  const saved = await counsellor.patch(`/api/v1/calls/${draft.id}`, { summary: '睡不着' })
  expect(saved.body).toMatchObject({ summary: '睡不着', riskLevel: null })
})

test('a level below what the caller said alerts all the same, and comes true only by a second person', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const low = { level: 'R0', timeFrame: 'in-progress', plan: 'specific' }
  const made = await counsellor.post('/api/v1/calls', complete(lineId, { risk: low, riskNote: '开玩笑' }))
  expect(made.body).toMatchObject({ riskLevel: 'R4', risk: { level: 'R0', derivedLevel: 'R4' } })
  expect((await supervisor.get('/api/v1/alerts')).body.items).toMatchObject([{ callId: made.body.id, level: 'R4' }])
  const url = `/api/v1/calls/${made.body.id}`
  const { body: proposal } = await counsellor.post(`${url}/risk-lowerings`, { toLevel: 'R0', reason: '已核实' })
  await supervisor.post(`${url}/risk-lowerings/${proposal.id}/confirm`)
  const amended = await counsellor.post(`${url}/amendments`, { reason: 'completion', actionTaken: '再次确认' })
  expect(amended.body.riskLevel).toBe('R0')
  const anew = { reason: 'completion', risk: { timeFrame: 'within-72-hours' } }
  expect((await counsellor.post(`${url}/amendments`, anew)).body.riskLevel).toBe('R3')
  expect((await supervisor.get('/api/v1/alerts')).body.items.map(({ level }: { level: string }) => level)).toContain(
    'R3',
  )
})

test('alert and call are stored together or not at all', async () => {
  const { counsellor, db, lineId } = await callSite()
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3, topics: { primary: 'X99' } }))
  expect(await db.read((read) => read.$count(alerts))).toBe(0)
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  expect(await db.read((read) => read.$count(followUps))).toBe(5)
})

test('a line may have its own ladder and threshold', async () => {
  const { counsellor, lineId } = await callSite({ settings: { followUpLadder: ['PT12H', 'P1M'], alertFromRisk: 'R2' } })
  await counsellor.post(
    '/api/v1/calls',
    complete(lineId, { risk: { level: 'R2', ideation: 80, plan: 'none', timeFrame: 'none' } }),
  )
  const { body } = await counsellor.get('/api/v1/follow-ups')
  expect(body.items.map((item: { after: string }) => item.after)).toEqual(['PT12H', 'P1M'])
})

test('no line can wait for R4: it is refused as a threshold, and one that was set counts as R3', async () => {
  const { counsellor, lineId, db, as } = await callSite()
  const coordinator = await as('coordinator')
  const url = `/api/v1/lines/${lineId}`
  const refused = await coordinator.patch(url, { settings: { alertFromRisk: 'R4' } })
  expect(refused.status).toBe(422)
  await db.write('as-before', async (tx) => {
    await tx.update(lines).set({ settings: JSON.parse('{"alertFromRisk":"R4"}') })
    announce('lines')
  })
  expect((await coordinator.get(url)).body.settings.alertFromRisk).toBe('R3')
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  expect(await db.read((read) => read.$count(alerts))).toBe(1)
  expect((await coordinator.patch(url, { settings: { longCallMinutes: 25 } })).status).toBe(200)
})

test('POST alerts/{id}/acknowledge: the first supervisor counts', async () => {
  const { counsellor, supervisor, stranger, lineId } = await callSite()
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [alert] = (await supervisor.get('/api/v1/alerts')).body.items
  expect((await stranger.post(`/api/v1/alerts/${alert.id}/acknowledge`)).status).toBe(404)
  const first = await supervisor.post(`/api/v1/alerts/${alert.id}/acknowledge`)
  expect(first.body.acknowledgedBy).toBe(supervisor.accountId)
  expect((await supervisor.post(`/api/v1/alerts/${alert.id}/acknowledge`)).body).toEqual(first.body)
  expect((await supervisor.get('/api/v1/alerts')).body.items).toEqual([])
  expect((await supervisor.get('/api/v1/alerts?state=all')).body.items).toHaveLength(1)
})

test('R3 goes down only with a second person', async () => {
  const { counsellor, supervisor, lineId } = await callSite()
  const { body: call } = await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const url = `/api/v1/calls/${call.id}`
  const alone = await counsellor.post(`${url}/amendments`, {
    reason: 'correction',
    risk: { level: 'R2', timeFrame: 'later' },
  })
  expect(alone.status).toBe(422)
  expect(alone.body.code).toBe('rule-broken')
  const hidden = await counsellor.post(`${url}/amendments`, { reason: 'correction', risk: { level: null } })
  expect(hidden.status).toBe(422)

  const proposed = await counsellor.post(`${url}/risk-lowerings`, { toLevel: 'R2', reason: '家人13812345678陪伴' })
  expect(proposed.status).toBe(201)
  expect(proposed.body.reason).toBe('家人[手机号]陪伴')
  expect((await counsellor.post(`${url}/risk-lowerings`, { toLevel: 'R1', reason: 'x' })).status).toBe(409)
  const decide = `${url}/risk-lowerings/${proposed.body.id}`
  expect((await counsellor.post(`${decide}/confirm`)).status).toBe(403)
  const confirmed = await supervisor.post(`${decide}/confirm`)
  expect(confirmed.body).toMatchObject({ riskLevel: 'R2', contentRevision: 2 })
  expect((await supervisor.post(`${decide}/refuse`)).status).toBe(409)
  expect((await counsellor.get('/api/v1/follow-ups')).body.items).toHaveLength(5)
})

test('a supervisor cannot confirm an own proposal', async () => {
  const { supervisor, lineId } = await callSite()
  const { body: call } = await supervisor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const url = `/api/v1/calls/${call.id}/risk-lowerings`
  const { body: proposed } = await supervisor.post(url, { toLevel: 'R1', reason: 'x' })
  expect((await supervisor.post(`${url}/${proposed.id}/confirm`)).status).toBe(403)
  expect((await supervisor.post(`${url}/${proposed.id}/refuse`)).status).toBe(403)
})

test('a follow-up is claimed by one, tried, done; a supervisor reassigns', async () => {
  const { counsellor, colleague, supervisor, stranger, lineId, clock, memberIds } = await callSite()
  const { body: call } = await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [first] = (await colleague.get('/api/v1/follow-ups')).body.items
  expect(first).toMatchObject({ callId: call.id, riskLevel: 'R3', primaryTopic: 'P03.1', overdue: false })
  expect((await stranger.get('/api/v1/follow-ups')).body.items).toEqual([])
  expect((await stranger.post(`/api/v1/follow-ups/${first.id}/claim`)).status).toBe(403)
  expect((await colleague.get(`/api/v1/calls/${call.id}`)).status).toBe(404)
  expect((await colleague.post(`/api/v1/follow-ups/${first.id}/claim`)).body.claimedBy).toBe(memberIds.colleague)
  // Whoever does the follow-up may read what it is about.
  expect((await colleague.get(`/api/v1/calls/${call.id}`)).status).toBe(200)
  expect((await colleague.post(`/api/v1/calls/${call.id}/amendments`, { reason: 'correction' })).status).toBe(403)
  expect((await counsellor.post(`/api/v1/follow-ups/${first.id}/claim`)).status).toBe(409)
  expect((await counsellor.post(`/api/v1/follow-ups/${first.id}/done`, { outcome: 'safe' })).status).toBe(409)

  clock.set('2026-05-15T01:00:00Z')
  const tried = await colleague.post(`/api/v1/follow-ups/${first.id}/not-reached`, { note: '打13812345678没人接' })
  expect(tried.body).toMatchObject({
    attempts: 1,
    state: 'open',
    note: '打[手机号]没人接',
    dueAt: '2026-05-16T01:00:00.000Z',
  })
  expect(tried.body.findings).toHaveLength(1)
  const mine = await colleague.get('/api/v1/follow-ups?mine=true')
  expect(mine.body.items).toHaveLength(1)

  const assign = { memberId: memberIds.counsellor }
  expect((await colleague.post(`/api/v1/follow-ups/${first.id}/assign`, assign)).status).toBe(403)
  expect(
    (await supervisor.post(`/api/v1/follow-ups/${first.id}/assign`, { memberId: memberIds.stranger })).status,
  ).toBe(422)
  expect((await supervisor.post(`/api/v1/follow-ups/${first.id}/assign`, assign)).status).toBe(200)
  const done = await counsellor.post(`/api/v1/follow-ups/${first.id}/done`, { outcome: 'improved' })
  expect(done.body).toMatchObject({ state: 'done', outcome: 'improved' })
  expect((await counsellor.post(`/api/v1/follow-ups/${first.id}/done`, { outcome: 'safe' })).status).toBe(409)
  const open = (await counsellor.get('/api/v1/follow-ups')).body.items
  expect(open).toHaveLength(4)
  expect((await supervisor.post(`/api/v1/follow-ups/${open[0].id}/not-needed`, { note: '已住院' })).body.state).toBe(
    'not-needed',
  )
  expect((await counsellor.get('/api/v1/follow-ups?limit=2')).body.nextCursor).not.toBeNull()
})

test('a try is put off by seven days at most, and not past the next step; what was noted before stays', async () => {
  const { counsellor, lineId, clock } = await callSite({ settings: { followUpLadder: ['PT24H', 'P3D', 'P1M'] } })
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [first, , last] = (await counsellor.get('/api/v1/follow-ups')).body.items
  clock.set('2026-05-14T03:00:00Z')
  const again = (id: string, body: object) => counsellor.post(`/api/v1/follow-ups/${id}/not-reached`, body)
  const never = await again(first.id, { tryAgainAt: '2099-01-01T00:00:00Z' })
  expect(never.status).toBe(422)
  // The next step is due at 01:00 UTC on the 17th.
  expect(never.body.errors).toMatchObject([
    { path: 'tryAgainAt', message: expect.stringContaining('2026-05-17 09:00') },
  ])
  const onTime = await again(first.id, { tryAgainAt: '2026-05-17T01:00:00Z', note: '第一次，没人接，打13812345678' })
  expect(onTime.body).toMatchObject({ dueAt: '2026-05-17T01:00:00.000Z', note: '第一次，没人接，打[手机号]' })
  expect((await again(last.id, { tryAgainAt: '2026-05-21T03:00:01Z' })).status).toBe(422)
  expect((await again(last.id, { tryAgainAt: '2026-05-21T03:00:00Z' })).status).toBe(200)

  clock.set('2026-05-14T12:30:00Z')
  expect((await again(first.id, { note: '家人接了，说在睡' })).body.attempts).toBe(2)
  const done = await counsellor.post(`/api/v1/follow-ups/${first.id}/done`, { outcome: 'safe', note: '接通' })
  expect(done.body.note).toBe('第一次，没人接，打[手机号]\n2026-05-14 20:30 家人接了，说在睡\n2026-05-14 20:30 接通')
})

test('two members claim at the same moment: one has it', async () => {
  const { counsellor, colleague, lineId } = await callSite()
  await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const [first] = (await colleague.get('/api/v1/follow-ups')).body.items
  const url = `/api/v1/follow-ups/${first.id}/claim`
  const answers = await Promise.all([counsellor.post(url), colleague.post(url)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a level that comes back after it was lowered alerts again, and opens what was not needed meanwhile', async () => {
  const { counsellor, supervisor, lineId, clock } = await callSite()
  const { body: call } = await counsellor.post('/api/v1/calls', complete(lineId, { risk: R3 }))
  const url = `/api/v1/calls/${call.id}`
  const [alert] = (await supervisor.get('/api/v1/alerts')).body.items
  await supervisor.post(`/api/v1/alerts/${alert.id}/acknowledge`)
  const { body: proposed } = await counsellor.post(`${url}/risk-lowerings`, { toLevel: 'R1', reason: '误判' })
  await supervisor.post(`${url}/risk-lowerings/${proposed.id}/confirm`)
  const ladder = (await counsellor.get('/api/v1/follow-ups')).body.items
  await counsellor.post(`/api/v1/follow-ups/${ladder[0].id}/done`, { outcome: 'safe' })
  for (const { id } of ladder.slice(1)) await supervisor.post(`/api/v1/follow-ups/${id}/not-needed`, { note: '误判' })
  expect((await counsellor.get('/api/v1/follow-ups')).body.items).toEqual([])

  clock.set('2026-05-14T05:00:00Z')
  const again = await counsellor.post(`${url}/amendments`, { reason: 'correction', risk: R3 })
  expect(again.body.riskLevel).toBe('R3')
  expect((await supervisor.get('/api/v1/alerts')).body.items).toEqual([
    expect.objectContaining({ id: alert.id, raisedAt: '2026-05-14T05:00:00.000Z', acknowledgedAt: null }),
  ])
  const reopened = (await counsellor.get('/api/v1/follow-ups')).body.items
  expect(reopened.map((item: { step: number }) => item.step)).toEqual([2, 3, 4, 5])
  expect(reopened[0].dueAt).toBe('2026-05-21T05:00:00.000Z')
})
