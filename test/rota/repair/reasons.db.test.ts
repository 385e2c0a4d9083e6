// A coordinator's reason stands where a rule is broken with it, and nowhere else.
import { expect, test } from 'vitest'
import { ok, type SwapSite, swapSite } from '../swaps/swap-site.ts'

const REASON = 'made up: nobody else can come'

async function standingIn(site: SwapSite, shiftId: string) {
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`))
  return shifts.find(({ id }: { id: string }) => id === shiftId).assignments
}

test('whoever is put alone into a published shift that wants two stands there with the reason that was given', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const empty = await site.at(14, 'seat-08')
  const override = { reason: REASON }
  const put = ok(await site.assign(site.rotaId, empty, 'C3', { override }), 201)
  expect(put).toMatchObject({ brokenRules: ['never-alone'], reason: REASON })
  expect(put.violations).toMatchObject([{ rule: 'never-alone', accepted: true, reason: REASON }])
  const sheet = await site.coordinator.get(`/rotas/${site.rotaId}/print`, { accept: 'text/html' })
  expect([sheet.status, sheet.text.includes(REASON)]).toEqual([200, true])

  const replace = `/api/v1/rotas/${site.rotaId}/assignments/${put.id}/replace`
  const replaced = ok(await site.coordinator.post(replace, { memberId: site.member('C4'), override }), 201)
  expect(replaced).toMatchObject({ brokenRules: ['never-alone'], reason: REASON })
  // The second makes company of it: nothing is broken any more, and no reason is kept for it.
  const second = ok(await site.assign(site.rotaId, empty, 'C5', { override }), 201)
  expect(second).toMatchObject({ brokenRules: [], reason: null })
})

test('in a draft a shift in the making is no broken rule, whatever reason is given for another', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const draft = await site.draft('2026-05-18', '2026-05-20')
  const shift = await site.shift(draft, '2026-05-18', 'seat-08')
  const put = ok(await site.assign(draft, shift, 'C1', { override: { reason: REASON } }), 201)
  expect(put).toMatchObject({ brokenRules: [], reason: null })
})

test('a repair with a reason notes it on the duty that breaks the rule, not on those that are lawful', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [14, 'seat-08', ['C1', 'C2']],
  ])
  await site.away('C3', '2026-05-11T16:00:00Z', '2026-05-12T16:00:00Z')
  const [first, second] = [await site.at(12, 'seat-08'), await site.at(14, 'seat-08')]
  const dutyOf = async (shiftId: string, code: string) =>
    (await standingIn(site, shiftId)).find(({ memberId }: { memberId: string }) => memberId === site.member(code))
  const moves = [
    { assignmentId: (await dutyOf(first, 'C1')).id, to: site.member('C3') },
    { assignmentId: (await dutyOf(second, 'C1')).id, to: site.member('C4') },
  ]
  const at = `/api/v1/rotas/${site.rotaId}/repairs`
  expect((await site.coordinator.post(at, { moves })).status).toBe(422)
  ok(await site.coordinator.post(at, { moves, override: { reason: REASON } }))
  expect(await dutyOf(first, 'C3')).toMatchObject({ brokenRules: ['unavailable'], reason: REASON })
  expect(await dutyOf(second, 'C4')).toMatchObject({ brokenRules: [], reason: null })
  const { items } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}/changes`))
  const noted = items.map(({ shiftId, brokenRules, reason }: Record<string, unknown>) => [shiftId, brokenRules, reason])
  expect(noted).toEqual(
    expect.arrayContaining([
      [first, ['unavailable'], REASON],
      [second, [], null],
    ]),
  )
})

test('a repair that leaves a place open notes the reason on whoever is left alone', async () => {
  const site = await swapSite([
    [12, 'seat-08', ['C1', 'C2']],
    [14, 'seat-08', ['C1', 'C2']],
  ])
  const [first, second] = [await site.at(12, 'seat-08'), await site.at(14, 'seat-08')]
  const idOf = async (shiftId: string) =>
    (await standingIn(site, shiftId)).find(({ memberId }: { memberId: string }) => memberId === site.member('C1')).id
  const moves = [
    { assignmentId: await idOf(first), to: null },
    { assignmentId: await idOf(second), to: site.member('C4') },
  ]
  ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/repairs`, { moves, override: { reason: REASON } }))
  expect(await standingIn(site, first)).toMatchObject([{ brokenRules: ['never-alone'], reason: REASON }])
  expect(await standingIn(site, second)).toMatchObject([
    { brokenRules: [], reason: null },
    { brokenRules: [], reason: null },
  ])
})

test('a repair that leaves whoever comes alone in a published shift needs a reason', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const shift = await site.at(12, 'seat-08')
  const moves = (await standingIn(site, shift)).map(({ id }: { id: string }, i: number) => ({
    assignmentId: id,
    to: i === 0 ? site.member('C3') : null,
  }))
  const at = `/api/v1/rotas/${site.rotaId}/repairs`
  const refused = await site.coordinator.post(at, { moves })
  expect(refused.status).toBe(422)
  expect(refused.body.violations.map(({ rule }: { rule: string }) => rule)).toEqual(['never-alone'])
  ok(await site.coordinator.post(at, { moves, override: { reason: REASON } }))
  expect(await standingIn(site, shift)).toMatchObject([
    { memberId: site.member('C3'), brokenRules: ['never-alone'], reason: REASON },
  ])
})
