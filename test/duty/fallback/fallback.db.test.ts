import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { absences, memberDuties } from '../../../src/people/tables.ts'
import type { Client } from '../../support/app.ts'
import { type DutySite, dutySite, setAddress, utc } from '../duty-site.ts'

const HOURS = { start: '2026-05-14T00:00:00Z', end: '2026-05-14T04:00:00Z' }

async function withRoles() {
  const site = await dutySite()
  await site.db.write('roles', async (tx) => {
    for (const [code, role] of [
      ['C001', 'counsellor'],
      ['C002', 'counsellor'],
      ['C003', 'counsellor'],
      ['S001', 'supervisor'],
    ] as const) {
      const of = { memberId: site.member(code), lineId: site.lineId, role, from: '2020-01-01', until: null }
      await tx.insert(memberDuties).values({ id: randomUUID(), ...of })
    }
  })
  const coordinator = await site.as('coordinator')
  return { site, coordinator, path: `/api/v1/lines/${site.lineId}/duty/fallback/people` }
}

const add = (client: Client, site: DutySite, code: string, more: object = {}) =>
  client.post(`/api/v1/lines/${site.lineId}/duty/fallback/people`, {
    ...{ role: 'counsellor', memberId: site.member(code), rank: 1, from: '2026-05-14', ...more },
  })

const askedIn = async (client: Client, site: DutySite, query = '') => {
  const { body } = await client.get(`/api/v1/lines/${site.lineId}/duty${query}`)
  return body.fallback.map(({ role, displayCode }: { role: string; displayCode: string }) => `${role} ${displayCode}`)
}

test('the list is asked by the duty sheet, by the telephone switch after everybody on duty, and by posts that are open', async () => {
  const { site, coordinator } = await withRoles()
  await site.shift({ ...HOURS, people: ['C001'] })
  expect((await add(coordinator, site, 'C002', { rank: 2 })).status).toBe(201)
  expect((await add(coordinator, site, 'C001', { rank: 1 })).status).toBe(201)
  expect((await add(coordinator, site, 'C003', { rank: 3, opens: '20:00', minutes: 600 })).status).toBe(201)
  expect((await add(coordinator, site, 'S001', { role: 'supervisor' })).status).toBe(201)
  // C001 is on duty now, and C003 is asked in the evening only.
  expect(await askedIn(coordinator, site)).toEqual(['counsellor C002', 'supervisor S001'])
  expect(await askedIn(coordinator, site, '?role=counsellor&at=2026-05-14T12:30:00Z')).toEqual([
    'counsellor C001',
    'counsellor C002',
    'counsellor C003',
  ])

  await setAddress(site, 'C001', '8001')
  await setAddress(site, 'C002', '8002')
  const target = { kind: 'extension', address: '9000' }
  await coordinator.put(`/api/v1/lines/${site.lineId}/duty/fallback`, { target })
  const telephone = await site.withScopes('duty:route')
  const route = await telephone.get(`/api/v1/lines/${site.lineId}/duty/route`)
  const targets = route.body.targets.map((each: Record<string, unknown>) => [
    each['stage'],
    each['displayCode'],
    each['address'],
  ])
  expect(targets).toEqual([
    ['on-duty', 'C001', '8001'],
    ['fallback', 'C002', '8002'],
    ['fallback', 'S001', null],
    ['fallback', null, '9000'],
  ])

  // Nobody checked in: the post may be empty, and whom to ask stands beside it.
  const posts = await coordinator.get(`/api/v1/lines/${site.lineId}/duty/posts`)
  expect(posts.body).toMatchObject({ possiblyEmpty: 1, fallback: [{ role: 'counsellor', displayCode: 'C002' }] })
  expect((await coordinator.get('/', { accept: 'text/html' })).text).toMatch(/Made-up C002|C002/)
})

test('leave that is entered counts at once; the list is changed with the revision, and ended from today on', async () => {
  const { site, coordinator, path } = await withRoles()
  const { body: first } = await add(coordinator, site, 'C001')
  const { body: second } = await add(coordinator, site, 'C002', { rank: 2 })
  expect(await askedIn(coordinator, site)).toEqual(['counsellor C001', 'counsellor C002'])
  const match = (tag: number) => ({ 'if-match': `"${tag}"` })
  expect((await coordinator.patch(`${path}/${second.id}`, { rank: 1 }, match(9))).status).toBe(412)
  expect((await coordinator.patch(`${path}/${first.id}`, { rank: 3 }, match(1))).body).toMatchObject({ rank: 3 })
  expect(await askedIn(coordinator, site)).toEqual(['counsellor C002', 'counsellor C001'])
  const absence = { start: '2026-05-14T00:00:00Z', end: '2026-05-14T09:00:00Z', kind: 'illness', note: '' }
  expect((await coordinator.post(`/api/v1/members/${site.member('C002')}/absences`, absence)).status).toBe(201)
  expect(await askedIn(coordinator, site)).toEqual(['counsellor C001'])
  expect((await coordinator.delete(`${path}/${first.id}`)).status).toBe(204)
  expect(await askedIn(coordinator, site)).toEqual([])
  expect((await coordinator.get(path)).body.items).toMatchObject([{ displayCode: 'C002', rank: 2 }])
  const stored = await site.db.read((read) => read.select({ start: absences.start }).from(absences))
  expect(stored).toEqual([{ start: utc('2026-05-14T00:00:00Z') }])
})

test('only those who look after lines change it; whoever does not serve in the role is refused with the field', async () => {
  const { site, coordinator } = await withRoles()
  expect((await add(await site.as('counsellor'), site, 'C001')).status).toBe(403)
  const wrong = await add(coordinator, site, 'E001', { until: '2026-05-14' })
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['memberId', 'until'])
  expect((await add(coordinator, site, 'C001', { role: 'shadow' })).status).toBe(422)
})

test('the page shows who may be asked now, and puts people and the address in place', async () => {
  const { site, coordinator } = await withRoles()
  const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', 'accept-language': 'en' }
  const path = '/duty/psy/fallback'
  const form = (code: string) =>
    `who=counsellor+${site.member(code)}&rank=1&from=2026-05-14&until=&opens=00%3A00&hours=24&weekdays=4`
  for (const code of ['C001', 'C002']) expect((await coordinator.post(path, form(code), html)).status).toBe(303)
  const { body } = await coordinator.get(`/api/v1/lines/${site.lineId}/duty/fallback/people`)
  const last = body.items.at(-1)
  expect((await coordinator.post(`${path}/${last.id}/first`, '', html)).headers.location).toBe(`${path}?done=first`)
  expect((await askedIn(coordinator, site))[0]).toBe(`counsellor ${last.displayCode}`)
  expect((await coordinator.post(path, form('C001').replace('hours=24', 'hours=99'), html)).status).toBe(422)
  expect((await coordinator.post(`${path}/address`, 'set=yes&kind=extension&address=9000', html)).status).toBe(303)
  expect((await coordinator.get(`/api/v1/lines/${site.lineId}/duty/fallback`)).body.isSet).toBe(true)
  expect((await coordinator.post(`${path}/${last.id}/end`, '', html)).status).toBe(303)
  const counsellor = await site.asMember('C003')
  const shown = await counsellor.get(path, html)
  expect([shown.status, shown.text.includes('<form class="form"')]).toEqual([200, false])
})
