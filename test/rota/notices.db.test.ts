import { expect, test } from 'vitest'
import { day, ok, swapSite } from './swaps/swap-site.ts'

test('a publication is told to those whom it concerns, in words, and a coordinator sees who has seen it', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [13, 'seat-08', ['C3', 'C4']],
  ])
  const [c1, c5] = [await site.as1('C1'), await site.as1('C5')]
  const { items } = ok(await c1.get('/api/v1/notices?unseen=true'))
  expect(items).toMatchObject([{ kind: 'rota-published', version: 1, rotaId: site.rotaId, seenAt: null }])
  expect(items[0].changes).toEqual([
    { zh: expect.stringContaining('新增 您'), en: expect.stringContaining('you added') },
  ])
  expect(ok(await c5.get('/api/v1/notices')).items).toEqual([])
  const at = `/api/v1/rotas/${site.rotaId}/acknowledgements`
  expect(ok(await site.coordinator.get(at))).toMatchObject({ version: 1, unseen: 4 })
  expect((await c1.get(at)).status).toBe(403)
  expect(ok(await c1.post('/api/v1/notices/seen', { ids: [items[0].id] }))).toEqual({ seen: 1 })
  expect(ok(await c1.post('/api/v1/notices/seen', { ids: 'all' }))).toEqual({ seen: 0 })
  const seen = ok(await site.coordinator.get(at))
  expect(seen.unseen).toBe(3)
  const mine = seen.items.find((each: { member: { displayCode: string } }) => each.member.displayCode === 'C1')
  expect(mine.seenAt).not.toBeNull()
})

test('the page: one tap acknowledges, and the coordinator sees who has not', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const [c1, c2] = [await site.as1('C1'), await site.as1('C2')]
  await c1.patch('/api/v1/me', { language: 'en' })
  const before = (await c1.get('/notices')).text
  expect(before).toContain('12 May 08:00 to 12:00, counsellor: you added')
  expect(before).not.toContain('Who has not acknowledged')
  const id = /name="ids" value="([0-9a-f-]{36})"/.exec(before)?.[1] ?? ''
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const waiting = async () => (await site.coordinator.get('/notices')).text.match(/(?:第 1 版：|Version 1: )(\d+)/)?.[1]
  expect(await waiting()).toBe('2')
  const tapped = await c1.post('/notices/seen', `ids=${id}`, form)
  expect([tapped.status, tapped.headers.location]).toEqual([303, '/notices?done=seen'])
  expect((await c1.get('/notices')).text).not.toContain('name="ids"')
  expect((await c1.post('/notices/seen', 'ids=nonsense', form)).status).toBe(422)
  expect((await c2.get('/notices?cursor=nonsense')).status).toBe(422)
  ok(await c2.post('/api/v1/notices/seen', { ids: 'all' }))
  expect(await waiting()).toBeUndefined()
})

test('nobody sees notices of others, nor marks them seen', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const [c1, c2] = [await site.as1('C1'), await site.as1('C2')]
  const [notice] = ok(await c1.get('/api/v1/notices')).items
  expect(ok(await c2.post('/api/v1/notices/seen', { ids: [notice.id] }))).toEqual({ seen: 0 })
  expect(ok(await c1.get('/api/v1/notices?unseen=true')).items).toHaveLength(1)
})

test('a change after publication is told at once to whoever is put on and taken off; the next version to both again', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`))
  const placed: { id: string; memberId: string }[] = shifts.flatMap(
    (shift: { assignments: object[] }) => shift.assignments,
  )
  const mine = placed.find(({ memberId }) => memberId === site.member('C1'))
  const replace = `/api/v1/rotas/${site.rotaId}/assignments/${mine?.id}/replace`
  ok(await site.coordinator.post(replace, { memberId: site.member('C6') }), 201)
  const [c1, c6, c2] = [await site.as1('C1'), await site.as1('C6'), await site.as1('C2')]
  const kinds = async (client: typeof c1) =>
    ok(await client.get('/api/v1/notices')).items.map(({ kind, version }: { kind: string; version: number }) => [
      kind,
      version,
    ])
  expect(await kinds(c1)).toContainEqual(['duty-removed', null])
  expect(await kinds(c6)).toEqual([['duty-added', null]])
  expect(await kinds(c2)).toEqual([['rota-published', 1]])
  ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/publish`, {}))
  expect(await kinds(c6)).toContainEqual(['rota-published', 2])
  expect(await kinds(c2)).toEqual([['rota-published', 1]])
})

test('a moved shift is told to whoever stands it; a draft is told to nobody', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  ok(await site.moveTemplate('seat-08', '09:00'))
  const c1 = await site.as1('C1')
  const [latest] = ok(await c1.get('/api/v1/notices?unseen=true')).items.filter(
    ({ kind }: { kind: string }) => kind === 'duty-moved',
  )
  expect(latest.says.en).toContain('Your shift was moved: 12 May')
  const draft = await site.draft(day(20), day(22))
  ok(await site.assign(draft, await site.shift(draft, day(20), 'seat-08'), 'C9'), 201)
  expect(ok(await (await site.as1('C9')).get('/api/v1/notices')).items).toEqual([])
})
