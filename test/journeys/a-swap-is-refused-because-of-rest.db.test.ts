// A swap refused because of rest: the reason says which rule, for whom, when, and what would settle it.
import { expect, test } from 'vitest'
import { ok, swapSite } from '../rota/swaps/swap-site.ts'

test('a swap is refused because of rest, with the reason', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [12, 'seat-00', ['C3', 'C4']],
    [14, 'seat-12', ['C3', 'C4']],
  ])
  const [ann, cem, bea] = [await site.as1('C1'), await site.as1('C3'), await site.as1('C5')]
  const shiftId = await site.at(12, 'seat-08')
  const { id } = ok(await ann.post('/api/v1/swaps', { shiftId }), 201)

  // Cem has stood the night until 04:00: four hours of rest where eleven are needed.
  const refused = await cem.post(`/api/v1/swaps/${id}/take`)
  expect([refused.status, refused.body.code]).toEqual([422, 'rule-broken'])
  const [reason] = refused.body.violations
  expect(reason).toMatchObject({ rule: 'too-little-rest', memberId: site.member('C3'), value: 4, limit: 11 })
  expect(reason.says).toEqual({
    zh: '夜班后只休息 4 小时，至少需 11 小时',
    en: '4 hours of rest after a night, 11 are needed',
  })
  expect(reason.wayOut.en).toBe('Choose a shift that starts 11 hours after the night or later')

  // Nothing has changed: Ann still stands there, the request is still open, and Cem is not suggested.
  expect(await site.standing(12, 'seat-08')).toEqual(['C1', 'C2'])
  expect(ok(await ann.get(`/api/v1/swaps/${id}`))).toMatchObject({ state: 'open', offers: [] })
  const { items } = ok(await ann.get(`/api/v1/swaps/suggestions?shiftId=${shiftId}`))
  type Item = { member: { displayCode: string }; returnShift: object | null }
  const takers = items.filter(({ returnShift }: Item) => returnShift === null)
  const codes = takers.map(({ member }: Item) => member.displayCode)
  expect(codes).not.toContain('C3')
  expect(codes).toContain('C5')

  // Bea is rested: she takes it.
  const other = ok(await bea.get('/api/v1/swaps')).items
  expect(other).toMatchObject([{ id, state: 'open' }])
  expect(ok(await bea.post(`/api/v1/swaps/${id}/take`)).state).toBe('approved')
  expect(await site.standing(12, 'seat-08')).toEqual(['C2', 'C5'])
})

test('an exchange is refused when only the one who asked would have too little rest', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [14, 'seat-00', ['C1', 'C4']],
    [14, 'seat-08', ['C3', 'C5']],
  ])
  const [ann, cem] = [await site.as1('C1'), await site.as1('C3')]
  const { id } = ok(await ann.post('/api/v1/swaps', { shiftId: await site.at(12, 'seat-08'), kind: 'exchange' }), 201)
  // Cem learns that it cannot be, not why: the reasons of others are theirs.
  const refused = await cem.post(`/api/v1/swaps/${id}/offers`, { shiftId: await site.at(14, 'seat-08') })
  expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
  expect(refused.text).not.toContain('rest')
  expect(await site.standing(14, 'seat-08')).toEqual(['C3', 'C5'])
})
