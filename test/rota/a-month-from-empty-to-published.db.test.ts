// The story of a month: made, generated, repaired by hand, published, changed by illness, and looked back at.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shiftTemplates } from '../../src/lines/tables.ts'
import { absences } from '../../src/people/tables.ts'
import { dutyRecords, finalDuty, finalDutyOf } from '../../src/rota/duty-store.ts'
import { bookOfRota } from '../../src/rota/facts-store.ts'
import { rotas } from '../../src/rota/tables.ts'
import { naiveViolations } from './naive-checker.ts'
import { type RotaSite, rotaSite, utc } from './rota-site.ts'

const bookOf = (site: RotaSite, rota: string) => site.db.read((read) => bookOfRota(read, rota))
const JUNE = [utc('2026-05-31T16:00:00Z'), utc('2026-06-30T16:00:00Z')] as const

test('a coordinator builds a month, and it is duty', async () => {
  const site = await rotaSite({ counsellors: 26, now: '2026-05-20T02:00:00Z' })
  const rota = await site.draft('2026-06-01', '2026-07-01')
  const byHand = await site.shift(rota, '2026-06-10', 'seat-08')
  await site.assign(rota, byHand, 'C1')
  await site.away('C2', '2026-06-05T00:00:00Z', '2026-06-12T00:00:00Z')

  const tried = await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { dryRun: true, iterations: 5_000 })
  expect([tried.status, tried.body.stored, (await bookOf(site, rota)).facts.assignments.length]).toEqual([
    200,
    false,
    1,
  ])

  const made = await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 20_000 })
  expect([made.status, made.body.stored, made.body.open]).toEqual([200, true, []])
  expect(made.body.assigned).not.toEqual([])
  const book = await bookOf(site, rota)
  expect(naiveViolations(book)).toEqual([])
  const kept = book.byShift.get(byHand)?.find(({ memberId }) => memberId === site.member('C1'))
  expect(kept?.source).toBe('manual')

  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  expect([body.openPlaces, body.violations.filter((v: { severity: string }) => v.severity === 'blocking')]).toEqual([
    0,
    [],
  ])
  const { body: fair } = await site.coordinator.get(`/api/v1/rotas/${rota}/summary`)
  const counsellors = fair.members.filter(
    ({ member }: { member: { displayCode: string } }) => member.displayCode[0] === 'C',
  )
  const hours = counsellors.map((each: { hours: number }) => each.hours)
  expect(Math.max(...hours) - Math.min(...hours)).toBeLessThanOrEqual(24)

  const published = await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, { note: '6月' })
  expect([published.status, published.body.version, published.body.openPlaces]).toEqual([200, 1, 0])
  const duties = await site.db.read((read) => finalDuty(read, site.lineId, ...JUNE))
  expect(duties.length).toBe(book.facts.assignments.length)
  const { body: gaps } = await site.coordinator.get(`/api/v1/lines/${site.lineId}/gaps?from=2026-06-01&to=2026-07-01`)
  expect(gaps).toEqual({ items: [], unpublishedDays: [] })
})

test('somebody falls ill: leave shows on the published rota, a colleague takes over, calendars hear of both', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft('2026-05-11', '2026-05-18')
  await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 3_000 })
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  site.clock.set('2026-05-12T10:00:00Z')
  const coordinator = await site.as('coordinator')
  const from = utc('2026-05-12T12:00:00Z')
  const tonight = await site.db.read((read) => finalDuty(read, site.lineId, from, from.plus({ hours: 4 })))
  const ill = tonight.find(({ role, start }) => role === 'counsellor' && start.equals(from))
  if (!ill) throw new Error('nobody on duty')
  await site.away(ill.memberId, '2026-05-12T11:00:00Z', '2026-05-15T00:00:00Z')
  const { body } = await coordinator.get(`/api/v1/rotas/${rota}`)
  expect(body.violations).toContainEqual(
    expect.objectContaining({ rule: 'unavailable', assignmentId: ill.assignmentId, accepted: false }),
  )
  const { body: list } = await coordinator.get(`/api/v1/rotas/${rota}/candidates?shiftId=${ill.shiftId}`)
  const [best] = list.candidates
  expect(best.blocked).toBe(false)
  const taken = await coordinator.post(`/api/v1/rotas/${rota}/assignments/${ill.assignmentId}/replace`, {
    memberId: best.member.id,
  })
  expect([taken.status, taken.body.place]).toEqual([201, ill.place])
  const [now, records, own] = await site.db.read(async (read) => [
    await finalDuty(read, site.lineId, from, from.plus({ hours: 4 })),
    await dutyRecords(read, { memberId: ill.memberId }, from, from.plus({ hours: 4 })),
    await finalDutyOf(read, best.member.id, from, from.plus({ hours: 4 })),
  ])
  expect(now.find(({ shiftId, place }) => shiftId === ill.shiftId && place === ill.place)).toMatchObject({
    memberId: best.member.id,
    kind: 'override',
  })
  expect(records.filter(({ cancelledAt }) => cancelledAt)).toMatchObject([{ shiftId: ill.shiftId }])
  expect(own.map(({ shiftId }) => shiftId)).toContain(ill.shiftId)
})

test('an understaffed week is filled as far as the rules allow, and says why not further', async () => {
  const site = await rotaSite({ counsellors: 3 })
  const rota = await site.draft('2026-05-11', '2026-05-18')
  const { body } = await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 5_000 })
  expect(body.open.length).toBeGreaterThan(0)
  const book = await bookOf(site, rota)
  expect(naiveViolations(book)).toEqual([])
  const [open] = body.open
  expect(open.says.zh).toMatch(/^5月\d+日 .*缺 \d 名咨询员:/)
  expect(open.says.en).toMatch(/lacks \d counsellor: \d/)
  const counted = open.reasons.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
  expect(counted).toBe(book.facts.members.length)
  const { body: gaps } = await site.coordinator.get(`/api/v1/rotas/${rota}/gaps`)
  expect(gaps.items.length).toBeGreaterThan(0)
})

test('generating anew keeps what people placed by hand, and shifts keep their identity', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft('2026-05-11', '2026-05-15')
  const shift = await site.shift(rota, '2026-05-12', 'seat-12')
  const { body: mine } = await site.assign(rota, shift, 'C5')
  const generate = (seed: number, redo: boolean) =>
    site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { seed, redo, iterations: 2_000 })
  await generate(1, false)
  const first = await bookOf(site, rota)
  await generate(2, true)
  const second = await bookOf(site, rota)
  expect(second.facts.assignments.map(({ id }) => id)).toContain(mine.id)
  expect(second.facts.assignments.length).toBe(first.facts.assignments.length)
  await site.coordinator.delete(`/api/v1/rotas/${rota}`)
  const anew = await site.draft('2026-05-11', '2026-05-15')
  expect(await site.shift(anew, '2026-05-12', 'seat-12')).toBe(shift)
  await site.coordinator.post(`/api/v1/rotas/${anew}/publish`, {})
  expect((await site.coordinator.post(`/api/v1/rotas/${anew}/generate`, { redo: true })).status).toBe(409)
})

test('what changes while the solver runs is never overlooked', async () => {
  const site = await rotaSite({ counsellors: 12 })
  const [here, there] = [
    await site.draft('2026-05-11', '2026-05-14'),
    await site.draft('2026-05-11', '2026-05-14', site.otherLineId),
  ]
  const generate = (rota: string) => site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 1_000 })
  const answers = await Promise.all([generate(here), generate(there)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  for (const rota of [here, there]) expect(naiveViolations(await bookOf(site, rota))).toEqual([])
})

test('If-Match stops a generation of a rota that has changed', async () => {
  const site = await rotaSite()
  const rota = await site.draft('2026-05-11', '2026-05-12')
  const stale = await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, {}, { 'if-match': '"7"' })
  expect(stale.status).toBe(412)
})

test('POST …/renew lets shifts follow a changed plan: moved with their people, cancelled with a trace', async () => {
  const site = await rotaSite()
  const rota = await site.draft('2026-05-11', '2026-05-13')
  const [early, late] = [
    await site.shift(rota, '2026-05-12', 'seat-08'),
    await site.shift(rota, '2026-05-12', 'seat-16'),
  ]
  for (const code of ['C1', 'C2']) await site.assign(rota, early, code)
  for (const code of ['C3', 'C4']) await site.assign(rota, late, code)
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  await site.db.write('plan-anew', async (tx) => {
    await tx.update(shiftTemplates).set({ start: '09:00', minutes: 180 }).where(eq(shiftTemplates.code, 'seat-08'))
    await tx.update(shiftTemplates).set({ until: '2026-05-12' }).where(eq(shiftTemplates.code, 'seat-16'))
  })
  const { status, body } = await site.coordinator.post(`/api/v1/rotas/${rota}/renew`)
  const ids = (list: readonly { id: string; role: string }[]) =>
    list.filter(({ role }) => role === 'counsellor').map(({ id }) => id)
  expect([status, ids(body.cancelled), ids(body.moved).includes(early)]).toEqual([200, [late], true])
  const [from, to] = [utc('2026-05-11T16:00:00Z'), utc('2026-05-12T16:00:00Z')]
  const [duties, records] = await site.db.read(async (read) => [
    await finalDuty(read, site.lineId, from, to),
    await dutyRecords(read, { lineId: site.lineId }, from, to),
  ])
  expect(duties.map(({ memberId, start }) => [memberId, start.toISO()])).toEqual([
    [site.member('C1'), '2026-05-12T01:00:00.000Z'],
    [site.member('C2'), '2026-05-12T01:00:00.000Z'],
  ])
  expect(records.filter(({ cancelledAt }) => cancelledAt).length).toBe(4)
  const { body: diff } = await site.coordinator.get(`/api/v1/rotas/${rota}/diff`)
  expect(diff.differences.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
    'moved',
    'moved',
    'removed',
    'removed',
  ])
  const { body: changes } = await site.coordinator.get(`/api/v1/rotas/${rota}/changes?limit=1`)
  expect([changes.items.length, changes.nextCursor === null]).toEqual([1, false])
})

test('history beats everything: whoever was on duty at the start has stood it', async () => {
  const site = await rotaSite()
  const rota = await site.draft('2026-05-11', '2026-05-13')
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  for (const code of ['C1', 'C2']) await site.assign(rota, shift, code)
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  site.clock.set('2026-05-12T02:00:00Z')
  await site.db.write('take-the-people', (tx) => tx.delete(absences).returning())
  const coordinator = await site.as('coordinator')
  await coordinator.post(`/api/v1/rotas/${rota}/renew`)
  const [kept] = await site.db.read((read) => read.select().from(rotas).where(eq(rotas.id, rota)))
  const duties = await site.db.read((read) =>
    finalDuty(read, site.lineId, utc('2026-05-12T00:00:00Z'), utc('2026-05-12T04:00:00Z')),
  )
  expect([kept?.version, duties.length]).toEqual([1, 2])
})
