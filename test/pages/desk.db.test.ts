// The coordinator's desk, as a browser without script uses it: make a draft, have it solved, apply, look at fairness.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { solverRunEvents } from '../../src/rota/runs/tables.ts'
import { type RotaSite, rotaSite } from '../rota/rota-site.ts'
import type { Client } from '../support/app.ts'
import { hiddenFields, locationOf, submit, visit } from './page-site.ts'

async function draftOnPage(site: RotaSite): Promise<string> {
  const fields = { lineId: site.lineId, from: '2026-05-11', to: '2026-05-18' }
  const made = await submit(site.coordinator, '/rotas', fields)
  expect(made.status, made.text).toBe(303)
  return locationOf(made).replace('?done=made', '')
}

async function settled(client: Client, run: string): Promise<string> {
  for (let i = 0; i < 2_000; i++) {
    const { text } = await visit(client, run)
    if (!text.includes('http-equiv="refresh"')) return text
    await pause(100)
  }
  throw new Error('the run does not end')
}

/** As if a run had told, after so many seconds, of its best cost and of its bound. */
async function tellOf(site: RotaSite, runId: string, told: readonly (readonly [number, number, number])[]) {
  const rows = told.map(([seconds, incumbent, bound]) => ({
    runId,
    at: site.clock.now().plus({ seconds }),
    state: 'running' as const,
    progress: { phase: 'improving', incumbent, bound, gap: null },
  }))
  await site.db.write('tell-of-run', (tx) => tx.insert(solverRunEvents).values(rows))
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
  await tellOf(site, run.split('/').at(-1) ?? '', [
    [3, 900, 100],
    [9, 500, 400],
  ])
  const drawn = (await visit(site.coordinator, run)).text
  expect([...drawn.matchAll(/class="picture-line[^"]*" d="M[\d.]+ [\d.]+ H[\d. HV]+"/g)]).toHaveLength(2)
  const applied = await submit(site.coordinator, `${run}/apply`, {})
  expect(locationOf(applied)).toBe(`${desk}?done=applied`)
  const after = await visit(site.coordinator, locationOf(applied), 'zh')
  expect(after.text).toContain('It is in the rota.')
  expect((await visit(site.coordinator, run)).text).toContain('nothing that the rota does not have already')
})

test('what no longer fits is listed, with a button for the rest', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const desk = await draftOnPage(site)
  const rota = desk.split('/')[2] ?? ''
  // By iterations: a second may be too short for any rota at all where the machine is crowded.
  const started = await site.coordinator.post(`/api/v1/rotas/${rota}/solve`, { iterations: 3_000, seed: 1 })
  const run = `${desk}/runs/${started.body.id}`
  await settled(site.coordinator, run)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
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

test('pages explain the score, the gaps and each place, and set other ways beside it, in both languages', async () => {
  const site = await rotaSite({ counsellors: 5 })
  const rota = await site.draft('2026-05-11', '2026-05-14')
  await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 1_000 })
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}`)
  const assignment = body.shifts.flatMap((shift: { assignments: { id: string }[] }) => shift.assignments)[0].id
  const expected = {
    score: ['Below the least that is needed', '低于最低人数'],
    gaps: ['The smallest conflict', '最小的冲突'],
    compare: ['Plain rotation', '简单轮班'],
    repair: ['Somebody cannot come', '有人不能来'],
    [`why/${assignment}`]: ['Why she stands there', '为何由此人值班'],
  }
  for (const [path, [en = '', zh = '']] of Object.entries(expected)) {
    for (const [language, says] of [
      ['en', en],
      ['zh', zh],
    ] as const) {
      await site.coordinator.patch('/api/v1/me', { language })
      const page = await visit(site.coordinator, `/rotas/${rota}/${path}`)
      expect([path, page.status, page.text.includes(says)]).toEqual([path, 200, true])
      expect(page.text).not.toMatch(/ (style|on[a-z]+)="/)
      if (path === 'compare') expect(page.text).toMatch(/class="picture-dot" cx="[\d.]+"/)
    }
    expect((await visit(await site.as('counsellor'), `/rotas/${rota}/${path}`)).status).toBe(403)
  }
})

test('somebody falls ill: the page proposes who could come, and one tap makes it so', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft('2026-05-11', '2026-05-18')
  await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 1_000 })
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  site.clock.set('2026-05-12T10:00:00Z')
  const coordinator = await site.as('coordinator')
  const { body } = await coordinator.get(`/api/v1/rotas/${rota}`)
  const tonight = body.shifts.find(
    ({ role, start }: { role: string; start: string }) => role === 'counsellor' && start === '2026-05-12T12:00:00.000Z',
  )
  const ill = tonight.assignments[0].memberId
  const query = `member=${ill}&from=2026-05-12T18:00&to=2026-05-13T08:00`
  const page = await visit(coordinator, `/rotas/${rota}/repair?${query}`)
  expect(page.status).toBe(200)
  const [first = ''] = page.text.split('<form method="post" action="/rotas/').slice(1)
  const hidden = hiddenFields(first.split('</form>')[0] ?? '')
  const { move = [] } = hidden
  expect(move.length).toBeGreaterThan(0)
  const done = await submit(coordinator, `/rotas/${rota}/repair`, { ...hidden, kind: ['leave'] })
  expect(locationOf(done)).toBe(`/rotas/${rota}/repair?done=repaired`)
  expect((await visit(coordinator, `/rotas/${rota}/repair?${query}`)).text).toContain('They have no duty in this time.')
  const away = (await coordinator.get(`/api/v1/members/${ill}/absences`)).body.items
  expect(away).toMatchObject([
    { kind: 'leave', start: '2026-05-12T10:00:00.000Z', end: '2026-05-13T00:00:00.000Z', note: '' },
  ])
  const again = await submit(coordinator, `/rotas/${rota}/repair`, { move })
  expect(again.status).toBe(404)
  const wrong = await submit(coordinator, `/rotas/${rota}/repair`, { ...hidden, kind: ['leave'], from: ['yesterday'] })
  expect(wrong.status).toBe(422)
})
