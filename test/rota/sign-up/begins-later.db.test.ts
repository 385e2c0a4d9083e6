// Whoever begins on a line later is asked about the duty of then, and only of then.
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { memberDuties } from '../../../src/people/tables.ts'
import { ok, type SwapSite, swapSite } from '../swaps/swap-site.ts'

/** It is 4 May: C9 serves the line from 13 May on, C10 until then. */
async function siteOfNewcomer(): Promise<SwapSite> {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [14, 'seat-08', ['C1', 'C2']],
  ])
  const of = (code: string) => and(eq(memberDuties.memberId, site.member(code)), eq(memberDuties.lineId, site.lineId))
  await site.db.write('begin-later', async (tx) => {
    await tx.update(memberDuties).set({ from: '2026-05-13' }).where(of('C9'))
    await tx.update(memberDuties).set({ until: '2026-05-13' }).where(of('C10'))
  })
  return site
}

const idsIn = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id)

test('a member who begins later sees and takes open shifts from that day on, and is refused those before', async () => {
  const site = await siteOfNewcomer()
  const open = async (day: number) => {
    const made = { shiftId: await site.at(day, 'seat-08'), upTo: 3 }
    return ok(await site.coordinator.post('/api/v1/open-shifts', made), 201).id
  }
  const [before, then] = [await open(12), await open(14)]
  const [c9, c10] = [await site.as1('C9'), await site.as1('C10')]
  expect(idsIn(ok(await c9.get('/api/v1/open-shifts')))).toEqual([then])
  expect(idsIn(ok(await c10.get('/api/v1/open-shifts')))).toEqual([before])
  expect((await c9.get(`/api/v1/open-shifts/${before}`)).status).toBe(404)
  expect((await c9.post(`/api/v1/open-shifts/${before}/sign-ups`)).status).toBe(403)
  expect((await c10.post(`/api/v1/open-shifts/${then}/sign-ups`)).status).toBe(403)
  expect(ok(await c9.get(`/api/v1/open-shifts/${then}`))).toMatchObject({ hinders: [] })
  const html = { accept: 'text/html' }
  expect((await c9.get('/open-shifts', html)).text).toContain(then)
  expect(ok(await c9.post(`/api/v1/open-shifts/${then}/sign-ups`))).toMatchObject({ state: 'filled' })
})

test('a member who begins later sees and takes swaps from that day on, and is refused those before', async () => {
  const site = await siteOfNewcomer()
  const c1 = await site.as1('C1')
  const ask = async (day: number) =>
    ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(day, 'seat-08'), kind: 'cover' }), 201).id
  const [before, then] = [await ask(12), await ask(14)]
  const [c9, c10] = [await site.as1('C9'), await site.as1('C10')]
  expect(idsIn(ok(await c9.get('/api/v1/swaps')))).toEqual([then])
  expect(idsIn(ok(await c10.get('/api/v1/swaps')))).toEqual([before])
  expect((await c9.get(`/api/v1/swaps/${before}`)).status).toBe(404)
  expect((await c9.post(`/api/v1/swaps/${before}/take`)).status).toBe(403)
  ok(await c9.get(`/api/v1/swaps/${then}`))
  ok(await c9.post(`/api/v1/swaps/${then}/take`))
  expect(await site.standing(14, 'seat-08')).toContain('C9')
})
