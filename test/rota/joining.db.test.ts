// Somebody joins from a day on: they stand from then, and owe nothing to rotas that were dealt out without them.
import { expect, test } from 'vitest'
import { rotaJobs } from '../../src/rota/jobs.ts'
import { type RotaSite, rotaSite } from './rota-site.ts'
import { ok } from './swaps/swap-site.ts'

const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
const never = new AbortController().signal

async function published(site: RotaSite, from: string, to: string): Promise<string> {
  const rota = await site.draft(from, to)
  ok(await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 2_000 }))
  ok(await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {}))
  return rota
}

const form = (site: RotaSite, changes: Record<string, string> = {}) =>
  new URLSearchParams({
    ...{ name: '新来的人', tier: 'volunteer', joinedOn: '2026-05-14', agreementOn: '2026-05-06' },
    ...{ duties: `${site.lineId} counsellor`, wantedHoursPerMonth: '24', ...changes },
  }).toString()

interface Row {
  readonly member: { readonly displayCode: string }
  readonly stood: { readonly hours: number; readonly nights: number }
  readonly fair: { readonly hours: number; readonly nights: number }
  readonly carried: { readonly hours: number; readonly nights: number }
}

/** Sessions have ended since. */
const ledgerOf = async (site: RotaSite): Promise<readonly Row[]> =>
  ok(await (await site.as('coordinator')).get(`/api/v1/lines/${site.lineId}/ledger?from=2026-05-01&to=2026-06-01`))
    .members

const total = (rows: readonly Row[], of: 'stood' | 'fair') => rows.reduce((sum, row) => sum + row[of].hours, 0)

test('who joins after a rota was published stands from that day on, and is behind on nothing when it is over', async () => {
  const site = await rotaSite()
  const rota = await published(site, '2026-05-11', '2026-05-18')
  site.clock.set('2026-05-04T20:00:00Z')
  const next = await site.draft('2026-05-18', '2026-05-25')
  await site.coordinator.post('/language', 'language=zh&next=%2F', html)
  const done = await site.coordinator.post('/joining', form(site), html)
  expect(done.headers.location).toMatch(/^\/joining\?done=joined&member=/)
  const page = (await site.coordinator.get(String(done.headers.location), html)).text
  expect(page).toContain('新来的人 自 2026年5月14日起值班')
  expect(page.indexOf('按实际值班计，不必补班')).toBeGreaterThan(page.indexOf(rota))
  expect(page.slice(page.indexOf(next))).toMatch(/公平份额：\d+ 小时，\d+ 个夜班/)

  const memberId = new URL(String(done.headers.location), 'http://here.invalid').searchParams.get('member') ?? ''
  const member = ok(await site.coordinator.get(`/api/v1/members/${memberId}`))
  expect(member).toMatchObject({ joinedOn: '2026-05-14', displayCode: 'C013', limits: { wantedHoursPerMonth: 24 } })
  expect(member.duties).toMatchObject([{ role: 'counsellor', from: '2026-05-14', until: null }])
  const put = async (day: string, more = {}) =>
    site.assign(rota, await site.shift(rota, day, 'seat-08'), memberId, { override: { reason: 'needed' }, ...more })
  const early = await put('2026-05-13')
  expect([early.status, early.body.violations[0].gap]).toEqual([422, 'not-joined'])
  ok(await put('2026-05-15'), 201)

  site.clock.set('2026-05-21T02:00:00Z')
  for (const job of rotaJobs) await job.run(site.deps, never)
  const rows = await ledgerOf(site)
  const own = rows.find((row) => row.member.displayCode === 'C013')
  expect(own?.carried).toEqual({ hours: 0, nights: 0, weekends: 0, holidays: 0 })
  expect([own?.stood.hours, own?.fair.hours]).toEqual([4, 4])
  expect(total(rows, 'fair')).toBeCloseTo(total(rows, 'stood'), 0)
})

const give = async (site: RotaSite, code: string, role: string, from: string) =>
  ok(
    await site.coordinator.post(`/api/v1/members/${site.member(code)}/duties`, { lineId: site.lineId, role, from }),
    201,
  )

test.each([
  { from: '2026-05-14', why: 'from the middle of the period on' },
  { from: '2026-05-01', why: 'from a day that is past, entered afterwards' },
])('a role that is given after the rota was published, $why, owes it nothing', async ({ from }) => {
  const site = await rotaSite()
  await site.person({ code: 'C50', roles: ['counsellor'], lineIds: [site.otherLineId] })
  const rota = await published(site, '2026-05-11', '2026-05-18')
  site.clock.set('2026-05-05T02:00:00Z')
  await give(site, 'C50', 'counsellor', from)
  const shift = await site.shift(rota, '2026-05-15', 'seat-08')
  ok(await site.assign(rota, shift, site.member('C50'), { override: { reason: 'needed' } }), 201)
  site.clock.set('2026-05-21T02:00:00Z')
  for (const job of rotaJobs) await job.run(site.deps, never)
  const rows = await ledgerOf(site)
  const own = rows.find((row) => row.member.displayCode === 'C50')
  expect([own?.stood.hours, own?.fair.hours, own?.carried.hours]).toEqual([4, 4, 0])
  expect(total(rows, 'fair')).toBeCloseTo(total(rows, 'stood'), 0)
})

test('a second role is credited as it is stood, and the first one owes its part as ever', async () => {
  const site = await rotaSite()
  const rota = await published(site, '2026-05-11', '2026-05-18')
  site.clock.set('2026-05-05T02:00:00Z')
  const before = (await ledgerOf(site)).find((row) => row.member.displayCode === 'E1')
  await give(site, 'E1', 'counsellor', '2026-05-11')
  const rested = ['2026-05-12', '2026-05-13', '2026-05-14', '2026-05-15', '2026-05-16', '2026-05-17']
  for (const day of rested) {
    const shift = await site.shift(rota, day, 'seat-08')
    const { status } = await site.assign(rota, shift, site.member('E1'), { override: { reason: 'needed' } })
    if (status === 201) break
  }
  site.clock.set('2026-05-21T02:00:00Z')
  for (const job of rotaJobs) await job.run(site.deps, never)
  const after = (await ledgerOf(site)).find((row) => row.member.displayCode === 'E1')
  expect(after?.stood.hours).toBe((before?.stood.hours ?? 0) + 4)
  expect(after?.fair.hours).toBeCloseTo((before?.fair.hours ?? 0) + 4, 1)
})

test('a role known beforehand, from the middle of the period on, owes only what comes after', async () => {
  const site = await rotaSite()
  await site.person({ code: 'C50', roles: ['counsellor'], lineIds: [site.otherLineId] })
  await give(site, 'C50', 'counsellor', '2026-05-16')
  await published(site, '2026-05-11', '2026-05-18')
  const rows = await ledgerOf(site)
  const fair = (code: string) => rows.find((row) => row.member.displayCode === code)?.fair.hours ?? 0
  expect(fair('C50')).toBeGreaterThan(0)
  expect(fair('C50') / fair('C3')).toBeCloseTo(2 / 7, 1)
})

test('who was known when the rota was dealt out, and stood nothing of it, is behind on their part', async () => {
  const site = await rotaSite()
  await site.person({ code: 'C50', roles: ['counsellor'] })
  const rota = await site.draft('2026-05-11', '2026-05-13')
  for (const code of ['C1', 'C2'])
    ok(await site.assign(rota, await site.shift(rota, '2026-05-12', 'seat-08'), code), 201)
  ok(await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {}))
  site.clock.set('2026-05-16T02:00:00Z')
  for (const job of rotaJobs) await job.run(site.deps, never)
  const own = (await ledgerOf(site)).find((row) => row.member.displayCode === 'C50')
  expect(own?.carried.hours).toBeLessThan(0)
})

test('the form of joining says what is wrong with it, in the reader’s language, and takes nobody in by halves', async () => {
  const site = await rotaSite()
  await site.coordinator.post('/language', 'language=zh&next=%2F', html)
  const send = (changes: Record<string, string>) => site.coordinator.post('/joining', form(site, changes), html)
  const empty = await send({ name: '', duties: '', joinedOn: 'soon', maxNightsPerMonth: '-3' })
  expect(empty.status).toBe(422)
  for (const line of ['姓名：未填写', '可以值班的第一天：未填写', '可担任的值班角色：未填写']) {
    expect(empty.text).toContain(line)
  }
  const past = await send({ joinedOn: '2026-05-01' })
  expect([past.status, past.text.includes('加入日不能早于今天')]).toEqual([409, true])
  const taken = await send({ displayCode: 'C1' })
  expect([taken.status, taken.text.includes('代号 C1 已被使用')]).toEqual([409, true])
  const nowhere = await send({ duties: '00000000-0000-4000-8000-000000000000 counsellor' })
  expect([nowhere.status, nowhere.text.includes('没有这条热线')]).toEqual([422, true])
  const { items } = ok(await site.coordinator.get('/api/v1/members?limit=100'))
  expect(items.filter(({ name }: { name: string }) => name === '新来的人')).toEqual([])
  expect((await (await site.as('counsellor')).get('/joining', html)).status).toBe(403)
})
