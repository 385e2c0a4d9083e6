import { expect, test } from 'vitest'
import { systemActor } from '../../../src/access/actor.ts'
import { expireSwaps } from '../../../src/rota/swaps/jobs.ts'
import type { Client } from '../../support/app.ts'
import { ok, swapSite } from './swap-site.ts'

const TWO_AT_EIGHT = [[12, 'seat-08', ['C1', 'C2']]] as const

interface ToldOf {
  readonly kind: string
  readonly says: { readonly zh: string; readonly en: string }
}
const noticesOf = async (client: Client): Promise<readonly ToldOf[]> => ok(await client.get('/api/v1/notices')).items

test('a duty given away is taken at once when nothing gets worse, and there is no gap', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const asked = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  expect(asked).toMatchObject({ state: 'open', kind: 'cover', onBehalf: false, member: { displayCode: 'C1' } })
  const taken = ok(await c3.post(`/api/v1/swaps/${asked.id}/take`))
  expect(taken).toMatchObject({ state: 'approved', worsens: [], offers: [{ state: 'accepted' }] })
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
  const { items } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}/changes`))
  expect(items).toMatchObject([
    { verb: 'swap', memberBefore: site.member('C1'), memberAfter: site.member('C3'), brokenRules: [] },
  ])
})

test('of two who take it at once, one does, and the other is told', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const c1 = await site.as1('C1')
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  const takers = await Promise.all(['C3', 'C4', 'C5', 'C6'].map((code) => site.as1(code)))
  const answers = await Promise.all(takers.map((taker) => taker.post(`/api/v1/swaps/${id}/take`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect(await site.standing(12, 'seat-08')).toHaveLength(2)
})

test('an exchange: offered, checked for both sides, accepted; both duties change hands together', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [14, 'seat-12', ['C3', 'C4']]])
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const asked = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08'), kind: 'exchange' }), 201)
  expect((await c3.post(`/api/v1/swaps/${asked.id}/take`)).status).toBe(409)
  const offered = ok(await c3.post(`/api/v1/swaps/${asked.id}/offers`, { shiftId: await site.at(14, 'seat-12') }), 201)
  expect(offered).toMatchObject({ state: 'open', offers: [{ state: 'offered', member: { displayCode: 'C3' } }] })
  const accept = `/api/v1/swaps/${asked.id}/offers/${offered.offers[0].id}/accept`
  expect((await c3.post(accept)).status).toBe(403)
  expect(ok(await c1.post(accept)).state).toBe('approved')
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
  expect(await site.standing(14, 'seat-12')).toEqual(['C1', 'C4'])
})

test('offering a duty that is wanted is the agreement', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [14, 'seat-12', ['C3', 'C4']]])
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const wanted = await site.at(14, 'seat-12')
  const body = { shiftId: await site.at(12, 'seat-08'), kind: 'exchange', wantedShiftIds: [wanted] }
  const { id } = ok(await c1.post('/api/v1/swaps', body), 201)
  expect(ok(await c3.post(`/api/v1/swaps/${id}/offers`, { shiftId: wanted }), 201).state).toBe('approved')
  expect(await site.standing(14, 'seat-12')).toEqual(['C1', 'C4'])
})

test('an exchange across two rotas forgets the duty that is given up, and keeps every other', async () => {
  const site = await swapSite([[17, 'seat-20', ['C1', 'C2']]])
  const next = await site.draft('2026-05-18', '2026-05-20')
  const later = await site.shift(next, '2026-05-18', 'seat-00')
  for (const code of ['C3', 'C4']) ok(await site.assign(next, later, code), 201)
  ok(await site.coordinator.post(`/api/v1/rotas/${next}/publish`, { override: { reason: 'made up' } }))
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(17, 'seat-20'), kind: 'exchange' }), 201)
  const offered = ok(await c3.post(`/api/v1/swaps/${id}/offers`, { shiftId: later }), 201)
  const done = ok(await c1.post(`/api/v1/swaps/${id}/offers/${offered.offers[0].id}/accept`))
  expect(done.state).toBe('approved')
  expect(await site.standing(17, 'seat-20')).toEqual(['C2', 'C3'])
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${next}`))
  const there = shifts.find((shift: { id: string }) => shift.id === later).assignments
  expect(there.map(({ memberId }: { memberId: string }) => memberId)).toContain(site.member('C1'))
})

test('what makes something worse waits for a coordinator, who approves, or refuses and opens it again', async () => {
  // Eight hours with one pause would be refused; four and four in a row is warned of above four.
  const site = await swapSite([...TWO_AT_EIGHT, [12, 'seat-12', ['C3', 'C4']]])
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  ok(await site.coordinator.put(rules, { changes: { answering: { maxHours: 8 } } }))
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  const taken = ok(await c3.post(`/api/v1/swaps/${id}/take`))
  expect(taken).toMatchObject({ state: 'taken', worsens: ['shift-too-long'] })
  expect(await site.standing(12, 'seat-08')).toEqual(['C1', 'C2'])
  expect((await c3.post(`/api/v1/swaps/${id}/approve`)).status).toBe(403)
  const refused = ok(await site.coordinator.post(`/api/v1/swaps/${id}/refuse`, { reason: 'too long a day' }))
  expect(refused).toMatchObject({ state: 'open', cause: 'approval-refused', reason: 'too long a day' })
  ok(await c3.post(`/api/v1/swaps/${id}/take`))
  expect(ok(await site.coordinator.post(`/api/v1/swaps/${id}/approve`)).state).toBe('approved')
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
})

test('whoever took a duty, and waits for approval, may back out: the request is open again, and the other is told', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  ok(await site.coordinator.put(rules, { changes: { swaps: { approval: 'coordinator' } } }))
  const [c1, c3, c4] = [await site.as1('C1'), await site.as1('C3'), await site.as1('C4')]
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  const taken = ok(await c3.post(`/api/v1/swaps/${id}/take`))
  expect(taken.state).toBe('taken')
  const end = `/api/v1/swaps/${id}/offers/${taken.offers[0].id}/end`
  expect((await c4.post(end)).status).toBe(403)
  const again = ok(await c3.post(end))
  expect(again).toMatchObject({ state: 'open', cause: 'taken-back', worsens: [], offers: [{ state: 'withdrawn' }] })
  expect((await c3.post(end)).status).toBe(409)
  expect((await site.coordinator.post(`/api/v1/swaps/${id}/approve`)).status).toBe(409)
  const kindsOf = async (client: Client) => (await noticesOf(client)).map(({ kind }) => kind)
  expect(await kindsOf(c1)).toContain('swap-taken-back')
  expect(await kindsOf(c3)).not.toContain('swap-taken-back')
  expect(await site.standing(12, 'seat-08')).toEqual(['C1', 'C2'])

  // Whoever asked may think better of it too; whom they had agreed with is told, and may take it again.
  const next = ok(await c3.post(`/api/v1/swaps/${id}/take`)).offers.find(
    ({ state }: { state: string }) => state === 'accepted',
  )
  expect(ok(await c1.post(`/api/v1/swaps/${id}/offers/${next.id}/end`)).state).toBe('open')
  expect(await kindsOf(c3)).toContain('swap-taken-back')
  expect(ok(await c4.post(`/api/v1/swaps/${id}/take`)).state).toBe('taken')
  ok(await site.coordinator.post(`/api/v1/swaps/${id}/approve`))
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C4'])
})

test('a line may have every swap looked at by a coordinator', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  ok(await site.coordinator.put(rules, { changes: { swaps: { approval: 'coordinator' } } }))
  const { id } = ok(await (await site.as1('C1')).post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  expect(ok(await (await site.as1('C3')).post(`/api/v1/swaps/${id}/take`))).toMatchObject({
    state: 'taken',
    worsens: [],
  })
  const { items } = ok(await site.coordinator.get('/api/v1/swaps?state=taken'))
  expect(items).toMatchObject([{ id }])
})

test('a coordinator swaps on behalf of others, and breaks a rule with a reason that stays on the rota', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [11, 'seat-00', ['C3', 'C4']]])
  await site.away('C3', '2026-05-12T00:00:00Z', '2026-05-13T00:00:00Z')
  const body = { shiftId: await site.at(12, 'seat-08'), memberId: site.member('C1'), asked: [site.member('C3')] }
  const asked = ok(await site.coordinator.post('/api/v1/swaps', body), 201)
  expect(asked.onBehalf).toBe(true)
  const take = `/api/v1/swaps/${asked.id}/take`
  const refused = await site.coordinator.post(take, { memberId: site.member('C3') })
  expect([refused.status, refused.body.violations[0].rule]).toEqual([422, 'unavailable'])
  const override = { reason: 'comes back a day early' }
  ok(await site.coordinator.post(take, { memberId: site.member('C3'), override }))
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`))
  const shift = shifts.find(({ id }: { id: string }) => id === body.shiftId)
  const mine = shift.assignments.find((each: { memberId: string }) => each.memberId === site.member('C3'))
  expect(mine).toMatchObject({ brokenRules: ['unavailable'], reason: 'comes back a day early' })
})

test('a member is refused without being offered to break the rule, and breaks none; a coordinator is told of it', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  await site.away('C3', '2026-05-11T16:00:00Z', '2026-05-12T16:00:00Z')
  const [take, override] = [`/api/v1/swaps/${id}/take`, { reason: 'I come all the same' }]
  const refused = await c3.post(take)
  expect([refused.status, (await c3.post(take, { override })).status]).toEqual([422, 422])
  expect(refused.text).toContain('请另选他人')
  expect(refused.text).not.toMatch(/破例|break the rule/)
  const told = await site.coordinator.post(take, { memberId: site.member('C3') })
  expect(told.status).toBe(422)
  for (const words of ['break the rule with a reason', '破例']) expect(told.text).toContain(words)
  ok(await site.coordinator.post(take, { memberId: site.member('C3'), override }))
})

test('not even a coordinator swaps somebody into two places at once', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const other = await site.draft('2026-05-11', '2026-05-18', site.otherLineId)
  ok(await site.assign(other, await site.shift(other, '2026-05-12', 'seat-08'), 'C3'), 201)
  const body = { shiftId: await site.at(12, 'seat-08'), memberId: site.member('C1') }
  const { id } = ok(await site.coordinator.post('/api/v1/swaps', body), 201)
  const override = { reason: 'no matter what' }
  const refused = await site.coordinator.post(`/api/v1/swaps/${id}/take`, { memberId: site.member('C3'), override })
  expect([refused.status, refused.body.violations[0]]).toMatchObject([
    422,
    { rule: 'double-booking', breakable: false },
  ])
})

test('a moved shift opens the request again, whether it was agreed or not', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  ok(await site.coordinator.put(rules, { changes: { swaps: { approval: 'coordinator' } } }))
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  expect(ok(await c3.post(`/api/v1/swaps/${id}/take`)).state).toBe('taken')
  ok(await site.moveTemplate('seat-08', '08:30'))
  const again = ok(await c1.get(`/api/v1/swaps/${id}`))
  expect(again).toMatchObject({ state: 'open', cause: 'shift-moved', start: '2026-05-12T00:30:00.000Z' })
  expect(again.expiresAt).toBe(again.start)
  expect(again.offers).toMatchObject([{ state: 'lapsed' }])
  expect((await site.coordinator.post(`/api/v1/swaps/${id}/approve`)).status).toBe(409)
  expect(ok(await c3.post(`/api/v1/swaps/${id}/take`)).state).toBe('taken')
  ok(await site.coordinator.post(`/api/v1/swaps/${id}/approve`))
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
})

test('a swap that was done is open again for the new holder when the shift moves afterwards', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const shiftId = await site.at(12, 'seat-08')
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId }), 201)
  ok(await c3.post(`/api/v1/swaps/${id}/take`))
  ok(await site.moveTemplate('seat-08', '09:00'))
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C3'])
  const { items } = ok(await c3.get('/api/v1/swaps?state=open'))
  expect(items).toMatchObject([
    { shiftId, member: { displayCode: 'C3' }, cause: 'shift-moved', reopensId: id, start: '2026-05-12T01:00:00.000Z' },
  ])
  ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/renew`))
  expect(ok(await c3.get('/api/v1/swaps?state=open')).items).toHaveLength(1)
})

test('a request is over when its holder is taken off', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const c1 = await site.as1('C1')
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`))
  const mine = shifts
    .flatMap(({ assignments }: { assignments: { id: string; memberId: string }[] }) => assignments)
    .find((each: { memberId: string }) => each.memberId === site.member('C1'))
  const replace = `/api/v1/rotas/${site.rotaId}/assignments/${mine.id}/replace`
  ok(await site.coordinator.post(replace, { memberId: site.member('C5') }), 201)
  expect(ok(await c1.get(`/api/v1/swaps/${id}`))).toMatchObject({ state: 'withdrawn', cause: 'no-longer-assigned' })
})

test('a request expires when its time has come; nothing comes of it afterwards', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const expiresAt = '2026-05-04T12:00:00.000Z'
  const { id } = ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08'), expiresAt }), 201)
  site.clock.set(expiresAt)
  expect((await c3.post(`/api/v1/swaps/${id}/take`)).status).toBe(409)
  expect(await expireSwaps(site.deps, systemActor)).toBe(1)
  expect(await expireSwaps(site.deps, systemActor)).toBe(0)
  expect(ok(await c1.get(`/api/v1/swaps/${id}`)).state).toBe('expired')
  expect(await site.standing(12, 'seat-08')).toEqual(['C1', 'C2'])
  ok(await c1.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08') }), 201)
})

test('when a request expires, whoever only offered is told that the shift stays with whoever asked', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [14, 'seat-12', ['C3', 'C4']]])
  const [c1, c3] = [await site.as1('C1'), await site.as1('C3')]
  const expiresAt = '2026-05-04T12:00:00.000Z'
  const asking = { shiftId: await site.at(12, 'seat-08'), kind: 'exchange', expiresAt }
  const { id } = ok(await c1.post('/api/v1/swaps', asking), 201)
  ok(await c3.post(`/api/v1/swaps/${id}/offers`, { shiftId: await site.at(14, 'seat-12') }), 201)
  site.clock.set(expiresAt)
  expect(await expireSwaps(site.deps, systemActor)).toBe(1)
  const sentences = async (client: Client) => (await noticesOf(client)).map(({ says }) => `${says.zh} ${says.en}`)
  expect(await sentences(c1)).toContainEqual(expect.stringMatching(/仍由您值班.*still yours/))
  expect(await sentences(c3)).toContainEqual(expect.stringMatching(/仍由申请人值班.*stays with whoever asked/))
  expect(await sentences(c3)).not.toContainEqual(expect.stringMatching(/您值班|yours/))
})

test('suggestions: only what breaks no rule for either side, the fittest first', async () => {
  const site = await swapSite([...TWO_AT_EIGHT, [12, 'seat-04', ['C3', 'C4']], [14, 'seat-12', ['C5', 'C6']]], {
    counsellors: 7,
  })
  const c1 = await site.as1('C1')
  const at = `/api/v1/swaps/suggestions?shiftId=${await site.at(12, 'seat-08')}`
  type Item = { member: { displayCode: string }; returnShift: { day: string } | null; worsens: string[] }
  const items: Item[] = ok(await site.coordinator.get(`${at}&memberId=${site.member('C1')}`)).items
  const takers = items.filter(({ returnShift }) => returnShift === null).map(({ member }) => member.displayCode)
  expect(takers).toEqual(['C7', 'C5', 'C6'])
  const exchanges = items.filter(({ returnShift }) => returnShift !== null)
  expect(exchanges.map(({ member, returnShift }) => [member.displayCode, returnShift?.day])).toContainEqual([
    'C5',
    '2026-05-14',
  ])
  expect(ok(await c1.get(at)).items[0]).toMatchObject({ hours: 0, worsens: [], violations: [] })
})

test('requests are seen and answered by those whom they concern', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const [c1, c3, c4] = [await site.as1('C1'), await site.as1('C3'), await site.as1('C4')]
  const shiftId = await site.at(12, 'seat-08')
  expect((await c3.post('/api/v1/swaps', { shiftId, memberId: site.member('C1') })).status).toBe(403)
  expect((await c3.post('/api/v1/swaps', { shiftId })).status).toBe(409)
  const asked = ok(
    await c1.post('/api/v1/swaps', { shiftId, asked: [site.member('C3')], note: 'call 13812345678' }),
    201,
  )
  expect(asked.note).not.toContain('13812345678')
  expect((await c1.post('/api/v1/swaps', { shiftId })).status).toBe(409)
  expect((await c4.get(`/api/v1/swaps/${asked.id}`)).status).toBe(404)
  expect((await c4.post(`/api/v1/swaps/${asked.id}/take`)).status).toBe(403)
  expect(ok(await c4.get('/api/v1/swaps')).items).toEqual([])
  expect(ok(await c3.get('/api/v1/swaps')).items).toMatchObject([
    { id: asked.id, asked: [], member: { displayCode: 'C1' } },
  ])
  expect((await c3.post(`/api/v1/swaps/${asked.id}/withdraw`)).status).toBe(403)
  expect(ok(await c1.post(`/api/v1/swaps/${asked.id}/withdraw`)).state).toBe('withdrawn')
  expect((await c3.post(`/api/v1/swaps/${asked.id}/take`)).status).toBe(409)
})

test('a key that is sent again asks once', async () => {
  const site = await swapSite(TWO_AT_EIGHT)
  const c1 = await site.as1('C1')
  const body = { shiftId: await site.at(12, 'seat-08') }
  const first = ok(await c1.post('/api/v1/swaps', body, { 'idempotency-key': 'k1' }), 201)
  const again = ok(await c1.post('/api/v1/swaps', body, { 'idempotency-key': 'k1' }), 201)
  expect(again.id).toBe(first.id)
})
