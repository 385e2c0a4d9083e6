import { expect, test } from 'vitest'
import { dutyBoard } from '../../src/duty/board.ts'
import { currentShiftOf, dutyAt } from '../../src/duty/store.ts'
import { dutySheetBody } from '../../src/duty/wire.ts'
import { dutySite, utc } from './duty-site.ts'

const codes = (list: readonly { displayCode: string }[]) => list.map(({ displayCode }) => displayCode)

test('GET /api/v1/lines/{lineId}/duty names who is on duty, who is next and when hands change', async () => {
  const site = await dutySite()
  await site.shift({ start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z', people: ['C002', 'C001'] })
  await site.shift({ start: '2026-05-14T04:00:00Z', end: '2026-05-14T08:00:00Z', people: ['C003'] })
  await site.shift({ role: 'supervisor', start: '2026-05-14T00:00:00Z', end: '2026-05-14T12:00:00Z', people: ['S001'] })
  const client = await site.as('editor')
  const answer = await client.get(`/api/v1/lines/${site.lineId}/duty`)
  expect(answer.status).toBe(200)
  expect(codes(answer.body.onDuty)).toEqual(['C002', 'C001', 'S001'])
  expect(codes(answer.body.next)).toEqual(['C003'])
  expect(answer.body.handOffs).toEqual([
    { role: 'counsellor', at: '2026-05-14T04:00:00.000Z' },
    { role: 'supervisor', at: '2026-05-14T12:00:00.000Z' },
  ])
  expect(answer.body.validUntil).toBe('2026-05-14T04:00:00.000Z')
})

test('the text that is sent fits the schema that is published, and holds no name', async () => {
  const site = await dutySite()
  await site.shift({ start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z', people: ['C001'] })
  const client = await site.as('counsellor')
  for (const query of ['', '?role=counsellor', '?role=expert', '?at=2030-01-01T00:00:00Z']) {
    const { text, status } = await client.get(`/api/v1/lines/${site.lineId}/duty${query}`)
    expect(status).toBe(200)
    const parsed = dutySheetBody.strict().safeParse(JSON.parse(text))
    expect(parsed.error?.issues ?? []).toEqual([])
    expect(text).not.toContain('Person')
    expect(text).not.toContain(site.member('C001'))
  }
})

test('any instant can be asked about, near or far, and the answer does not depend on when it is asked', async () => {
  const site = await dutySite()
  const shifts = [
    ['2026-01-01T00:00:00Z', '2026-01-01T04:00:00Z', 'C001'],
    ['2026-05-15T00:00:00Z', '2026-05-15T04:00:00Z', 'C002'],
    ['2026-12-01T00:00:00Z', '2026-12-01T04:00:00Z', 'C003'],
  ] as const
  for (const [start, end, person] of shifts) await site.shift({ start, end, people: [person] })
  const client = await site.as('counsellor')
  for (const [start, end, person] of shifts) {
    const at = async (instant: string) =>
      codes((await client.get(`/api/v1/lines/${site.lineId}/duty?at=${instant}`)).body.onDuty)
    expect(await at(start)).toEqual([person])
    expect(await at(end)).toEqual([])
  }
})

test('a change of the rota is in the next answer, with a new ETag', async () => {
  const site = await dutySite()
  const { assignmentIds } = await site.shift({
    start: '2026-05-14T02:00:00Z',
    end: '2026-05-14T04:00:00Z',
    people: ['C001', 'C002'],
  })
  const client = await site.as('counsellor')
  const url = `/api/v1/lines/${site.lineId}/duty`
  const before = await client.get(url)
  expect(codes(before.body.next)).toEqual(['C001', 'C002'])
  const etag = String(before.headers['etag'])
  expect((await client.get(url, { 'if-none-match': etag })).status).toBe(304)
  await site.unassign(assignmentIds[0] ?? '')
  const after = await client.get(url, { 'if-none-match': etag })
  expect(after.status).toBe(200)
  expect(codes(after.body.next)).toEqual(['C002'])
})

test('a client may keep the answer for some seconds, never beyond the next hand-off', async () => {
  const site = await dutySite('2026-05-14T03:59:00Z')
  await site.shift({ start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z', people: ['C001'] })
  const client = await site.as('counsellor')
  const url = `/api/v1/lines/${site.lineId}/duty`
  expect((await client.get(url)).headers['cache-control']).toBe('private, max-age=5')
  site.clock.set('2026-05-14T03:59:57.500Z')
  expect((await client.get(url)).headers['cache-control']).toBe('private, max-age=2')
  site.clock.set('2026-05-14T04:00:00Z')
  const after = await client.get(url)
  expect(after.body.onDuty).toEqual([])
  expect(after.headers['cache-control']).toBe('private, max-age=5')
})

test('another instance sees a change of the rota', async () => {
  const site = await dutySite()
  const { assignmentIds } = await site.shift({
    start: '2026-05-14T00:00:00Z',
    end: '2026-05-14T04:00:00Z',
    people: ['C001'],
  })
  const other = await site.another()
  const client = await other.as('counsellor')
  const url = `/api/v1/lines/${site.lineId}/duty?at=2026-05-14T02:00:00Z`
  site.clock.set('2026-05-13T23:00:00Z')
  expect(codes((await client.get(url)).body.onDuty)).toEqual(['C001'])
  await site.unassign(assignmentIds[0] ?? '')
  await expect.poll(async () => codes((await client.get(url)).body.onDuty)).toEqual([])
})

test('an unknown line is 404, and what is not an instant or a role is 422', async () => {
  const site = await dutySite()
  const client = await site.as('counsellor')
  expect((await client.get('/api/v1/lines/5f0c2f0e-5a1e-4b6e-9f55-0d3f4a1c2b7d/duty')).status).toBe(404)
  expect((await client.get(`/api/v1/lines/${site.lineId}/duty?at=yesterday`)).status).toBe(422)
  expect((await client.get(`/api/v1/lines/${site.lineId}/duty?role=cook`)).status).toBe(422)
  expect((await site.anonymous.get(`/api/v1/lines/${site.lineId}/duty`)).status).toBe(401)
})

test('a board asked many things at once reads the line once', async () => {
  const site = await dutySite()
  await site.shift({ start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z', people: ['C001'] })
  const board = dutyBoard(site.deps)
  const now = site.clock.now()
  const sheets = await Promise.all(Array.from({ length: 20 }, () => board.sheet(site.lineId, undefined, now)))
  expect(new Set(sheets).size).toBe(1)
  await expect.poll(() => board.sheet(site.lineId, undefined, now) instanceof Promise).toBe(false)
})

test('the shift that a member stands is found for the call that they take', async () => {
  const site = await dutySite()
  const { shiftId, assignmentIds } = await site.shift({
    start: '2026-05-14T00:00:00Z',
    end: '2026-05-14T04:00:00Z',
    people: ['C001'],
  })
  await site.shift({
    lineId: site.otherLineId,
    start: '2026-05-14T04:00:00Z',
    end: '2026-05-14T08:00:00Z',
    people: ['C001'],
  })
  const current = (code: string, at: string) =>
    site.db.read((read) => currentShiftOf(read, site.member(code), site.lineId, utc(at)))
  expect(await current('C001', '2026-05-14T00:00:00Z')).toEqual({ shiftId, assignmentId: assignmentIds[0] })
  expect(await current('C001', '2026-05-14T04:00:00Z')).toBeUndefined()
  expect(await current('C002', '2026-05-14T01:00:00Z')).toBeUndefined()
  const duties = await site.db.read((read) => dutyAt(read, site.lineId, utc('2026-05-14T01:00:00Z')))
  expect(duties.map(({ memberId }) => memberId)).toEqual([site.member('C001')])
})

test.each([
  ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T02:00:00Z', ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z']],
  ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T03:00:00Z', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']],
  [
    'Australia/Lord_Howe',
    '2026-10-03T13:30:00Z',
    '2026-10-03T17:00:00Z',
    ['2026-10-03T15:29:59Z', '2026-10-03T15:30:00Z'],
  ],
  [
    'Australia/Lord_Howe',
    '2026-04-04T13:00:00Z',
    '2026-04-04T17:30:00Z',
    ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
  ],
])(
  'in %s the night of %s has one person on duty through the change of the clocks',
  async (zone, start, end, inside) => {
    const site = await dutySite(start, zone)
    await site.shift({ start, end, people: ['C001'] })
    await site.shift({ start: end, end: utc(end).plus({ hours: 4 }).toISO() ?? '', people: ['C002'] })
    const client = await site.as('counsellor')
    for (const at of inside) {
      const { body } = await client.get(`/api/v1/lines/${site.lineId}/duty?at=${at}`)
      expect(codes(body.onDuty)).toEqual(['C001'])
      expect(body.validUntil).toBe(utc(end).toISO())
    }
    expect(codes((await client.get(`/api/v1/lines/${site.lineId}/duty?at=${end}`)).body.onDuty)).toEqual(['C002'])
  },
)
