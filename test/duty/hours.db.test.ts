// The hours report: worked duty by person and month, corrected hours, JSON, CSV and XLSX.
import excel from 'exceljs'
import { expect, test } from 'vitest'
import { auditReasons } from '../../src/access/tables.ts'
import { dutyCorrections } from '../../src/duty/tables.ts'
import { type DutySite, dutySite } from './duty-site.ts'

const MAY = 'from=2026-05-01&to=2026-06-01'

async function aMonth() {
  const site = await dutySite('2026-05-20T01:00:00Z')
  await site.shift({ start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z', people: ['C001', 'C002'] })
  await site.shift({ start: '2026-05-15T00:00:00Z', end: '2026-05-15T04:00:00Z', people: ['C001'] })
  await site.shift({ start: '2026-05-28T00:00:00Z', end: '2026-05-28T03:00:00Z', people: ['C001'], role: 'supervisor' })
  await site.shift({
    start: '2026-06-02T00:00:00Z',
    end: '2026-06-02T04:00:00Z',
    people: ['C001'],
    lineId: site.otherLineId,
  })
  const coordinator = await site.as('coordinator')
  return { site, coordinator }
}

const rowOf = (items: { member: { displayCode: string }; period: string }[], code: string, period = '2026-05') =>
  items.find((item) => item.member.displayCode === code && item.period === period)

test('GET /api/v1/hours counts worked and coming duty by person and month', async () => {
  const { coordinator, site } = await aMonth()
  const { status, body } = await coordinator.get(`/api/v1/hours?from=2026-05-01&to=2026-07-01`)
  expect(status).toBe(200)
  expect(rowOf(body.items, 'C001')).toMatchObject({
    hoursWorked: 8,
    hoursToCome: 3,
    hoursByRole: { counsellor: 8, supervisor: 3 },
    shifts: 3,
    correctedShifts: 0,
  })
  expect(rowOf(body.items, 'C002')).toMatchObject({ hoursWorked: 4, shifts: 1 })
  expect(rowOf(body.items, 'C001', '2026-06')).toMatchObject({ hoursWorked: 0, hoursToCome: 4 })
  const { body: whole } = await coordinator.get(`/api/v1/hours?from=2026-05-01&to=2026-07-01&by=period`)
  expect(rowOf(whole.items, 'C001', '2026-05-01/2026-07-01')).toMatchObject({ hoursWorked: 8, hoursToCome: 7 })
  const { body: one } = await coordinator.get(`/api/v1/hours?from=2026-05-01&to=2026-07-01&lineId=${site.otherLineId}`)
  expect(one.items).toHaveLength(1)
})

test('hours that a coordinator corrected count as corrected; who was not there worked nothing', async () => {
  const { coordinator, site } = await aMonth()
  const made = await site.shift({
    start: '2026-05-16T00:00:00Z',
    end: '2026-05-16T04:00:00Z',
    people: ['C002', 'C003'],
  })
  const correct = (assignmentId: string | undefined, worked: object | null) =>
    coordinator.post(`/api/v1/lines/${site.lineId}/duty/corrections`, { assignmentId, worked, reason: '演示更正' })
  const [second, third] = made.assignmentIds
  const longer = await correct(second, { start: '2026-05-16T00:00:00Z', end: '2026-05-16T05:30:00Z' })
  expect(longer.status, longer.text).toBe(201)
  expect((await correct(third, null)).status).toBe(201)
  const { body } = await coordinator.get(`/api/v1/hours?${MAY}`)
  expect(rowOf(body.items, 'C002')).toMatchObject({
    hoursWorked: 9.5,
    shifts: 2,
    weekendShifts: expect.any(Number),
    correctedShifts: 1,
  })
  expect(rowOf(body.items, 'C003')).toMatchObject({ hoursWorked: 0, shifts: 0, correctedShifts: 1 })
})

test('the reason of a correction keeps the public numbers of its line, and nobody else’s', async () => {
  const { coordinator, site } = await aMonth()
  const made = await site.shift({ start: '2026-05-16T00:00:00Z', end: '2026-05-16T04:00:00Z', people: ['C002'] })
  await coordinator.patch(`/api/v1/lines/${site.lineId}`, { settings: { keptNumbers: ['057185175001'] } })
  const correction = {
    assignmentId: made.assignmentIds[0],
    worked: null,
    reason: '经0571-85175001核实，本人13812345678',
  }
  const corrected = await coordinator.post(`/api/v1/lines/${site.lineId}/duty/corrections`, correction)
  expect(corrected.status, corrected.text).toBe(201)
  const kept = '经0571-85175001核实，本人[手机号]'
  const stored = await site.db.read((read) => read.select({ reason: dutyCorrections.reason }).from(dutyCorrections))
  expect(stored).toEqual([{ reason: kept }])
  const reasons = await site.db.read((read) => read.select({ text: auditReasons.text }).from(auditReasons))
  expect(reasons.map(({ text }) => text)).toContain(kept)
})

test('CSV and XLSX carry the same rows, with headings in both languages', async () => {
  const { coordinator, site } = await aMonth()
  const csv = await coordinator.get(`/api/v1/hours?${MAY}&format=csv&language=en`)
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(csv.headers['content-disposition']).toContain('hours-2026-05-01-2026-06-01.csv')
  const lines = csv.text.split('\r\n')
  expect(lines[0]).toMatch(/^\uFEFFCode,Name,Period,Hours worked,Hours to come,/)
  expect(lines.find((line) => line.startsWith('C001'))).toMatch(/^C001,[^,]+,2026-05,8,3,3,/)
  const answer = await coordinator.get(`/api/v1/hours?${MAY}&format=csv`)
  expect(answer.text).toContain('代号,姓名,期间,已值班小时')
  const file = await sheetOf(site, coordinator.cookie)
  expect(file[0]?.slice(0, 4)).toEqual(['代号', '姓名', '期间', '已值班小时'])
  expect(file.find(([code]) => code === 'C001')?.slice(2, 6)).toEqual(['2026-05', 8, 3, 3])
})

async function sheetOf(site: DutySite, cookie: string): Promise<unknown[][]> {
  const answer = await site.app.inject({
    method: 'GET',
    url: `/api/v1/hours?${MAY}&format=xlsx`,
    headers: { cookie },
  })
  const book = new excel.Workbook()
  const bytes = new ArrayBuffer(answer.rawPayload.length)
  new Uint8Array(bytes).set(answer.rawPayload)
  await book.xlsx.load(bytes)
  const rows: unknown[][] = []
  book.worksheets[0]?.eachRow((row) => void rows.push((row.values as unknown[]).slice(1)))
  return rows
}

test('members see their own hours, and nobody else’s', async () => {
  const { site } = await aMonth()
  const member = await site.asMember('C002')
  const own = await member.get(`/api/v1/members/me/hours?${MAY}`)
  expect([own.status, own.body.items.length]).toEqual([200, 1])
  expect((await member.get(`/api/v1/hours?${MAY}`)).status).toBe(403)
  expect((await member.get(`/api/v1/members/${site.member('C001')}/hours?${MAY}`)).status).toBe(403)
})

test('a period of more than a year, or backwards, is refused', async () => {
  const { coordinator } = await aMonth()
  expect((await coordinator.get('/api/v1/hours?from=2026-01-01&to=2027-06-01')).status).toBe(422)
  expect((await coordinator.get('/api/v1/hours?from=2026-02-01&to=2026-02-01')).status).toBe(422)
})
