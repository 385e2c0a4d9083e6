import { expect, test } from 'vitest'
import { ok, swapSite } from './swaps/swap-site.ts'

test('who leaves a line or the service opens their duties, once somebody has seen which and who could take them', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [14, 'seat-08', ['C1', 'C2']],
    [16, 'seat-08', ['C1', 'C2']],
  ])
  const c1 = site.member('C1')
  const draft = await site.draft('2026-05-18', '2026-05-20')
  const later = await site.shift(draft, '2026-05-18', 'seat-08')
  ok(await site.assign(draft, later, 'C1'), 201)

  const ahead = ok(await site.coordinator.get(`/api/v1/members/${c1}/duties-ahead?on=2026-05-13`)).items
  const days = (items: { shift: { day: string }; published: boolean }[]) =>
    items.map(({ shift, published }) => [shift.day, published])
  expect(days(ahead)).toEqual([
    ['2026-05-14', true],
    ['2026-05-16', true],
    ['2026-05-18', false],
  ])
  const codes = ahead[0].candidates.map(({ member }: { member: { displayCode: string } }) => member.displayCode)
  expect(codes).toHaveLength(10)
  expect(codes).not.toContain('C1')
  expect(codes).not.toContain('C2')
  expect((await (await site.as1('C2')).get(`/api/v1/members/${c1}/duties-ahead?on=2026-05-13`)).status).toBe(403)

  // A duty on the line ends: only after the list was confirmed, and from that day on.
  const { duties, revision } = ok(await site.coordinator.get(`/api/v1/members/${c1}`))
  const duty = duties.find(({ lineId }: { lineId: string }) => lineId === site.lineId)
  const ending = `/api/v1/members/${c1}/duties/${duty.id}?on=2026-05-16`
  const refused = await site.coordinator.delete(ending)
  expect(refused.status).toBe(409)
  expect(refused.body.duties).toMatchObject([{ start: '2026-05-16T00:00:00.000Z', able: 10 }, { rotaId: draft }])
  expect((await site.coordinator.delete(`${ending}&openDuties=true`)).status).toBe(204)
  expect([await site.standing(14, 'seat-08'), await site.standing(16, 'seat-08')]).toEqual([['C1', 'C2'], ['C2']])

  // Leaving the service: the rest is opened in the same step, and nothing of it is offered to whoever leaves.
  const leaving = `/api/v1/members/${c1}/leaving`
  expect((await site.coordinator.put(leaving, { on: '2026-05-13' })).body.duties).toHaveLength(1)
  expect(ok(await site.coordinator.get(`/api/v1/members/${c1}`)).revision).toBe(revision)
  ok(await site.coordinator.put(leaving, { on: '2026-05-13', openDuties: true }))
  expect([await site.standing(12, 'seat-08'), await site.standing(14, 'seat-08')]).toEqual([['C1', 'C2'], ['C2']])
  const { items } = ok(await site.coordinator.get('/api/v1/open-shifts?state=open'))
  expect(items).toMatchObject([
    { cause: 'left', present: 1, upTo: 2, start: '2026-05-14T00:00:00.000Z', member: { displayCode: 'C1' } },
    { cause: 'left', present: 1, upTo: 2, start: '2026-05-16T00:00:00.000Z' },
  ])
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${draft}`))
  expect(shifts.flatMap(({ assignments }: { assignments: unknown[] }) => assignments)).toEqual([])
  const told = ok(await (await site.as1('C3')).get('/api/v1/notices?unseen=true')).items
  expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['shift-open', 'shift-open'])
})

test('the page shows what somebody’s leaving opens, changes nothing before it is confirmed, and then opens it', async () => {
  const site = await swapSite([[14, 'seat-08', ['C1', 'C2']]])
  const c1 = site.member('C1')
  const html = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }
  const shown = await site.coordinator.get(`/leaving?member=${c1}&on=2026-05-13`, html)
  expect(shown.text).toContain('1 duty would be open')
  expect(shown.text).toContain('10 people could take it')
  expect(await site.standing(14, 'seat-08')).toEqual(['C1', 'C2'])
  const form = (on: string) => site.coordinator.post('/leaving', `member=${c1}&on=${on}`, html)
  expect((await form('')).status).toBe(422)
  expect((await form('2020-01-01')).status).toBe(409)
  expect((await form('2026-05-13')).headers.location).toBe('/leaving?done=left')
  expect(await site.standing(14, 'seat-08')).toEqual(['C2'])
  expect(ok(await site.coordinator.get('/api/v1/open-shifts?state=open')).items).toMatchObject([{ cause: 'left' }])
  expect((await (await site.as1('C2')).get('/leaving', html)).status).toBe(403)
})
