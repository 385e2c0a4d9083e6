// A coordinator's reason stands where a rule is broken with it, and nowhere else.
import { expect, test } from 'vitest'
import { ok, swapSite } from '../swaps/swap-site.ts'

const REASON = 'made up: nobody else can come'

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
