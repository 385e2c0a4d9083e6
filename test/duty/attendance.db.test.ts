import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditEntries, auditReasons } from '../../src/access/tables.ts'
import { dutyCorrections, dutyMarks } from '../../src/duty/tables.ts'
import { addTemplate, type DutySite, dutySite } from './duty-site.ts'

const MORNING = { start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z' }
const urlOf = (site: DutySite, what: string, lineId = site.lineId) => `/api/v1/lines/${lineId}/duty/${what}`

test('POST /api/v1/lines/{lineId}/duty/check-in marks how early or late one is, with a hint', async () => {
  const site = await dutySite('2026-05-13T23:50:00Z')
  const { shiftId } = await site.shift({ ...MORNING, people: ['C001', 'C002'] })
  const first = await (await site.asMember('C001')).post(urlOf(site, 'check-in'), {})
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({ shiftId, state: 'filled', arrival: 'early', lateMinutes: 0, hints: [] })
  site.clock.set('2026-05-14T00:07:30Z')
  const second = await (await site.asMember('C002')).post(urlOf(site, 'check-in'), {})
  expect(second.body).toMatchObject({ arrival: 'late', lateMinutes: 7, hints: ['late'], arriveEarlyMinutes: 10 })
})

test('checking in twice, even at once, makes one mark and one audit entry', async () => {
  const site = await dutySite('2026-05-13T23:50:00Z')
  await site.shift({ ...MORNING, people: ['C001'] })
  const member = await site.asMember('C001')
  const answers = await Promise.all(Array.from({ length: 6 }, () => member.post(urlOf(site, 'check-in'), {})))
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  site.clock.advance({ minutes: 5 })
  const again = await member.post(urlOf(site, 'check-in'), {})
  expect(again.body.checkedInAt).toBe('2026-05-13T23:50:00.000Z')
  expect(await site.db.read((read) => read.$count(dutyMarks))).toBe(1)
  expect(await site.db.read((read) => read.$count(auditEntries, eq(auditEntries.action, 'duty.check-in')))).toBe(1)
})

test('without a duty of one’s own on this line, a check-in is refused and names the next', async () => {
  const site = await dutySite('2026-05-13T22:00:00Z')
  await site.shift({ ...MORNING, people: ['C001'] })
  const member = await site.asMember('C001')
  const early = await member.post(urlOf(site, 'check-in'), {})
  expect(early.status).toBe(409)
  expect(early.body.detail).toContain('2026-05-14T00:00:00.000Z')
  expect(early.body.detail).toContain('check-in opens at 2026-05-13T23:00:00.000Z')
  site.clock.set('2026-05-14T01:00:00Z')
  expect((await member.post(urlOf(site, 'check-in', site.otherLineId), {})).status).toBe(409)
  expect((await (await site.asMember('C002')).post(urlOf(site, 'check-in'), {})).status).toBe(409)
  expect((await (await site.as('counsellor')).post(urlOf(site, 'check-in'), {})).status).toBe(403)
  expect((await (await site.as('editor')).post(urlOf(site, 'check-in'), {})).status).toBe(403)
})

test('nobody checks in or out for somebody else', async () => {
  const site = await dutySite('2026-05-14T00:00:00Z')
  const { assignmentIds } = await site.shift({ ...MORNING, people: ['C001', 'C002'] })
  const other = await site.asMember('C002')
  const answer = await other.post(urlOf(site, 'check-in'), { assignmentId: assignmentIds[0] })
  expect(answer.status).toBe(404)
  expect(await site.db.read((read) => read.$count(dutyMarks))).toBe(0)
})

test('POST /api/v1/lines/{lineId}/duty/check-out needs a check-in, and marks leaving early', async () => {
  const site = await dutySite('2026-05-14T00:00:00Z')
  await site.shift({ ...MORNING, people: ['C001'] })
  const member = await site.asMember('C001')
  expect((await member.post(urlOf(site, 'check-out'), {})).status).toBe(409)
  await member.post(urlOf(site, 'check-in'), {})
  site.clock.set('2026-05-14T03:30:00Z')
  const left = await member.post(urlOf(site, 'check-out'), {})
  expect(left.body).toMatchObject({ departure: 'early', leftEarlyMinutes: 30, state: 'possibly-empty' })
  expect(left.body.hints).toContain('left-early')
  expect((await member.post(urlOf(site, 'check-out'), {})).body.checkedOutAt).toBe('2026-05-14T03:30:00.000Z')
  const back = await member.post(urlOf(site, 'check-in'), {})
  expect(back.body).toMatchObject({ state: 'filled', checkedOutAt: null, checkedInAt: '2026-05-14T00:00:00.000Z' })
})

test('a check-in survives the shift being moved and the rota being made anew', async () => {
  const site = await dutySite('2026-05-14T00:00:00Z')
  const { shiftId, assignmentIds } = await site.shift({ ...MORNING, people: ['C001'] })
  const member = await site.asMember('C001')
  await member.post(urlOf(site, 'check-in'), {})
  site.clock.set('2026-05-13T23:30:00Z')
  await site.unassign(assignmentIds[0] ?? '')
  await site.shift({ shiftId, start: MORNING.start, end: '2026-05-14T05:00:00Z', people: ['C001'] })
  site.clock.set('2026-05-14T01:00:00Z')
  const { body } = await member.get('/api/v1/duty/own')
  expect(body.items).toMatchObject([{ shiftId, end: '2026-05-14T05:00:00.000Z', state: 'filled' }])
})

test('GET /api/v1/lines/{lineId}/duty/posts shows filled, awaited and possibly empty posts, and gaps of the rota', async () => {
  const site = await dutySite('2026-05-14T00:00:00Z')
  // 00:00 UTC is 08:00 on the line's clock.
  await addTemplate(site, 'D1', '08:00', 240)
  await site.shift({ ...MORNING, templateCode: 'D1', people: ['C001', 'C002'] })
  const watcher = await site.as('supervisor')
  const posts = async () => (await watcher.get(urlOf(site, 'posts'))).body
  await (await site.asMember('C001')).post(urlOf(site, 'check-in'), {})
  const states = ({ posts: list }: { posts: { displayCode: string; state: string }[] }) =>
    list.map(({ displayCode, state }) => `${displayCode} ${state}`)
  expect(states(await posts())).toEqual(['C001 filled', 'C002 awaited'])
  site.clock.set('2026-05-14T00:05:00Z')
  const late = await posts()
  expect(states(late)).toEqual(['C001 filled', 'C002 possibly-empty'])
  expect(late).toMatchObject({ possiblyEmpty: 1, emptyPostMinutes: 5, gaps: [] })
  expect(JSON.stringify(late)).not.toContain('Person')
  site.clock.set('2026-05-14T23:30:00Z')
  expect((await posts()).gaps).toEqual([
    { role: 'counsellor', start: '2026-05-15T00:00:00.000Z', end: '2026-05-15T04:00:00.000Z', required: 2, present: 0 },
  ])
})

test('GET /api/v1/duty/own lists one’s own duty on all lines and nobody else’s', async () => {
  const site = await dutySite('2026-05-14T00:00:00Z')
  await site.shift({ ...MORNING, people: ['C001', 'C002'] })
  await site.shift({
    lineId: site.otherLineId,
    start: '2026-05-20T00:00:00Z',
    end: '2026-05-20T04:00:00Z',
    people: ['C001'],
  })
  const member = await site.asMember('C001')
  const { body } = await member.get('/api/v1/duty/own')
  expect(body.items.map((item: { lineId: string }) => item.lineId)).toEqual([site.lineId, site.otherLineId])
  const far = await member.get('/api/v1/duty/own?from=2026-05-14T00:00:00Z&to=2027-05-14T00:00:00Z')
  expect(far.status).toBe(422)
  expect((await (await site.as('counsellor')).get('/api/v1/duty/own')).status).toBe(403)
})

test('POST /api/v1/lines/{lineId}/duty/corrections puts worked hours beside the plan and keeps every version', async () => {
  const site = await dutySite('2026-05-14T06:00:00Z')
  const { assignmentIds } = await site.shift({ ...MORNING, people: ['C001'] })
  const coordinator = await site.as('coordinator')
  const assignmentId = assignmentIds[0] ?? ''
  const correct = (body: Record<string, unknown>, headers = {}) =>
    coordinator.post(urlOf(site, 'corrections'), { assignmentId, ...body }, headers)
  const worked = { start: '2026-05-14T00:30:00Z', end: '2026-05-14T04:30:00Z' }
  const first = await correct({ worked, reason: 'came late, stayed on; ring 13800138000' })
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({
    start: '2026-05-14T00:00:00.000Z',
    workedMinutes: 240,
    source: 'correction',
    worked: { start: '2026-05-14T00:30:00.000Z', end: '2026-05-14T04:30:00.000Z' },
  })
  await correct({ worked: null, reason: 'was ill after all' })
  const list = await coordinator.get(urlOf(site, 'attendance?from=2026-05-14&to=2026-05-15'))
  expect(list.body.items).toMatchObject([{ assignmentId, workedMinutes: 0, worked: null, displayCode: 'C001' }])
  expect(list.body.items[0].corrections.map((c: { revision: number }) => c.revision)).toEqual([1, 2])
  const stored = await site.db.read((read) => read.select().from(dutyCorrections))
  expect(JSON.stringify(stored)).not.toContain('13800138000')
  const reasons = await site.db.read((read) => read.select().from(auditReasons))
  expect(reasons).toHaveLength(2)
})

test('a correction sent twice with one Idempotency-Key is made once', async () => {
  const site = await dutySite('2026-05-14T06:00:00Z')
  const { assignmentIds } = await site.shift({ ...MORNING, people: ['C001'] })
  const coordinator = await site.as('coordinator')
  const body = { assignmentId: assignmentIds[0], worked: null, reason: 'was not there' }
  const send = () => coordinator.post(urlOf(site, 'corrections'), body, { 'idempotency-key': 'k1' })
  expect((await send()).status).toBe(201)
  expect((await send()).body.corrections).toHaveLength(1)
})

test('a correction of what has not begun, lies in the future, or is somebody else’s line is refused', async () => {
  const site = await dutySite('2026-05-14T02:00:00Z')
  const { assignmentIds } = await site.shift({ ...MORNING, people: ['C001'] })
  const later = await site.shift({ start: '2026-05-14T04:00:00Z', end: '2026-05-14T08:00:00Z', people: ['C002'] })
  const coordinator = await site.as('coordinator')
  const correct = (assignmentId: string | undefined, worked: unknown, lineId = site.lineId) =>
    coordinator.post(urlOf(site, 'corrections', lineId), { assignmentId, worked, reason: 'a reason' })
  expect((await correct(later.assignmentIds[0], null)).status).toBe(422)
  const future = { start: '2026-05-14T00:00:00Z', end: '2026-05-14T03:00:00Z' }
  expect((await correct(assignmentIds[0], future)).status).toBe(422)
  expect((await correct(assignmentIds[0], null, site.otherLineId)).status).toBe(404)
  const counsellor = await site.asMember('C001')
  expect((await counsellor.post(urlOf(site, 'corrections'), {})).status).toBe(403)
})

test('GET /api/v1/lines/{lineId}/duty/attendance gives every duty once, page by page', async () => {
  const site = await dutySite('2026-05-20T00:00:00Z')
  for (let day = 10; day < 15; day++) {
    const span = { start: `2026-05-${day}T00:00:00Z`, end: `2026-05-${day}T04:00:00Z` }
    await site.shift({ ...span, people: ['C001', 'C002', 'C003'] })
  }
  const coordinator = await site.as('coordinator')
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = `attendance?from=2026-05-11&to=2026-05-14&limit=4${cursor && `&cursor=${cursor}`}`
    const { body } = await coordinator.get(urlOf(site, query))
    for (const { assignmentId, workedMinutes } of body.items) {
      seen.push(assignmentId)
      expect(workedMinutes).toBe(240)
    }
    cursor = body.nextCursor
  }
  expect(seen).toHaveLength(9)
  expect(new Set(seen).size).toBe(9)
  expect((await coordinator.get(urlOf(site, 'attendance?from=2026-05-11&to=2026-05-11'))).status).toBe(422)
  expect((await coordinator.get(urlOf(site, 'attendance?from=2026-05-11&to=2026-05-14&cursor=x'))).status).toBe(422)
})
