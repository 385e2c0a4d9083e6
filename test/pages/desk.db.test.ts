// The coordinator's desk, as a browser without script uses it: make a draft, have it solved, apply, look at fairness.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type RotaSite, rotaSite } from '../rota/rota-site.ts'
import type { Client } from '../support/app.ts'
import { locationOf, submit, visit } from './page-site.ts'

async function draftOnPage(site: RotaSite): Promise<string> {
  const fields = { lineId: site.lineId, from: '2026-05-11', to: '2026-05-18' }
  const made = await submit(site.coordinator, '/rotas', fields)
  expect(made.status, made.text).toBe(303)
  return locationOf(made).replace('?done=made', '')
}

async function settled(client: Client, run: string): Promise<string> {
  for (let i = 0; i < 200; i++) {
    const { text } = await visit(client, run)
    if (!text.includes('http-equiv="refresh"')) return text
    await pause(100)
  }
  throw new Error('the run does not end')
}

test('a draft is made, solved, watched without a script, and applied', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const desk = await draftOnPage(site)
  const first = await visit(site.coordinator, desk)
  expect(first.text).toContain('Have the solver fill it')
  const started = await submit(site.coordinator, `${desk}/solve`, { seconds: '2', seed: '3', keeps: 'manual' })
  expect(started.status, started.text).toBe(303)
  const run = locationOf(started)
  expect((await visit(site.coordinator, run)).text).toContain('<noscript><meta http-equiv="refresh" content="3"')
  const text = await settled(site.coordinator, run)
  expect(text).toContain('Every place is filled.')
  expect(text).toMatch(/It changes: \d+ new places · 0 taken off/)
  const applied = await submit(site.coordinator, `${run}/apply`, {})
  expect(locationOf(applied)).toBe(`${desk}?done=applied`)
  const after = await visit(site.coordinator, locationOf(applied), 'zh')
  expect(after.text).toContain('It is in the rota.')
  expect((await visit(site.coordinator, run)).text).toContain('nothing that the rota does not have already')
})

test('what no longer fits is listed, with a button for the rest', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const desk = await draftOnPage(site)
  const run = locationOf(await submit(site.coordinator, `${desk}/solve`, { seconds: '1', seed: '1' }))
  await settled(site.coordinator, run)
  const shift = await site.shift(desk.split('/')[2] ?? '', '2026-05-12', 'seat-08')
  const result = await site.coordinator.get(`/api/v1${run}/result`)
  const ill = result.body.assigned.find((each: { shiftId: string }) => each.shiftId === shift)
  await site.away(ill.memberId, '2026-05-12T00:00:00Z', '2026-05-12T01:00:00Z')
  const refused = await submit(site.coordinator, `${run}/apply`, {})
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('These no longer fit')
  expect(refused.text).toContain('not available')
  expect((await submit(site.coordinator, `${run}/apply`, { partial: 'yes' })).status).toBe(303)
})

test('a run is cancelled with one tap, and forms say what is wrong', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const desk = await draftOnPage(site)
  const run = locationOf(await submit(site.coordinator, `${desk}/solve`, { seconds: '300' }))
  const second = await submit(site.coordinator, `${desk}/solve`, { seconds: '300' })
  expect([second.status, second.text.includes('not over yet')]).toEqual([409, true])
  await pause(1_200)
  expect(locationOf(await submit(site.coordinator, `${run}/cancel`, {}))).toBe(run)
  expect(await settled(site.coordinator, run)).toContain('ended early')
  const wrong = await submit(site.coordinator, '/rotas', { lineId: site.lineId, from: '2026-05-18', to: '2026-05-11' })
  expect([wrong.status, wrong.text.includes('must be after from')]).toEqual([422, true])
  const taken = await submit(site.coordinator, '/rotas', { lineId: site.lineId, from: '2026-05-11', to: '2026-05-12' })
  expect(taken.status).toBe(409)
  expect((await visit(await site.as('counsellor'), '/rotas')).status).toBe(403)
})

test('GET /rota/{line}/fairness shows the ledger: names to coordinators, codes and own wishes to members', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft('2026-05-11', '2026-05-18')
  await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 1_000 })
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  const named = await visit(site.coordinator, '/rota/psy/fairness')
  expect(named.text).toContain('Made-up C1')
  expect(named.text).toContain('<svg')
  const coded = await visit(await site.as('counsellor', { memberId: site.member('C1') }), '/rota/psy/fairness')
  expect(coded.text).not.toContain('Made-up')
  expect(coded.text).toMatch(/<th scope="row">C1<\/th>/)
  const empty = await visit(site.coordinator, '/rota/psy/fairness?from=2025-01-01&to=2025-02-01')
  expect(empty.text).toContain('No rota was published in this time.')
})
