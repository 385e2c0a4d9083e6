// Whoever fell ill is away: a repair keeps it, and nobody plans them for the same hours again.
import { expect, test } from 'vitest'
import { ok, type SwapSite, swapSite } from '../swaps/swap-site.ts'

const HOURS = { from: '2026-05-12T00:00:00.000Z', to: '2026-05-13T00:00:00.000Z' }

const absencesOf = async (site: SwapSite, code: string) =>
  ok(await site.coordinator.get(`/api/v1/members/${site.member(code)}/absences`)).items

async function moveTo(site: SwapSite, shiftId: string, [from, to]: readonly [string, string]) {
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`))
  const { assignments } = shifts.find(({ id }: { id: string }) => id === shiftId)
  const held = assignments.find(({ memberId }: { memberId: string }) => memberId === site.member(from))
  return { assignmentId: held.id, to: site.member(to) }
}

test('a repair keeps the absence once, and the absent member is proposed no more for these hours', async () => {
  const site = await swapSite(
    [
      [12, 'seat-08', ['C1', 'C2']],
      [12, 'seat-16', ['C3', 'C4']],
    ],
    { counsellors: 6 },
  )
  const [morning, evening] = [await site.at(12, 'seat-08'), await site.at(12, 'seat-16')]
  const at = `/api/v1/rotas/${site.rotaId}/repairs`
  const absence = { memberId: site.member('C1'), ...HOURS }
  const moves = [await moveTo(site, morning, ['C1', 'C5'])]
  const wrong = { ...absence, to: HOURS.from }
  expect((await site.coordinator.post(at, { moves, absence: wrong })).status).toBe(422)
  expect(await absencesOf(site, 'C1')).toEqual([])
  ok(await site.coordinator.post(at, { moves, absence }))
  expect(await absencesOf(site, 'C1')).toMatchObject([{ kind: 'illness', start: HOURS.from, end: HOURS.to, note: '' }])

  // Somebody else falls ill for the same day: C1 cannot come.
  const proposed = ok(await site.coordinator.post(`${at}/propose`, { memberId: site.member('C3'), ...HOURS }))
  const takers = proposed.proposals.flatMap(({ ask }: { ask: { id: string }[] }) => ask.map(({ id }) => id))
  expect(takers).not.toContain(site.member('C1'))
  expect(takers.length).toBeGreaterThan(0)
  const { candidates } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}/candidates?shiftId=${evening}`))
  const c1 = candidates.find(({ member }: { member: { id: string } }) => member.id === site.member('C1'))
  expect(c1.violations.map(({ rule }: { rule: string }) => rule)).toContain('unavailable')

  // What is covered already is not kept twice; clients that say nothing still repair.
  const back = [await moveTo(site, morning, ['C5', 'C6'])]
  ok(await site.coordinator.post(at, { moves: back, absence: { ...absence, kind: 'leave' } }))
  expect(await absencesOf(site, 'C1')).toHaveLength(1)
  ok(await site.coordinator.post(at, { moves: [await moveTo(site, evening, ['C3', 'C5'])] }))
  expect(await absencesOf(site, 'C3')).toEqual([])
})

test('without times the absence lasts from now until the last shift of the rota is over, and no longer', async () => {
  const site = await swapSite([[12, 'seat-08', ['C1', 'C2']]])
  const moves = [await moveTo(site, await site.at(12, 'seat-08'), ['C1', 'C3'])]
  const absence = { memberId: site.member('C1'), kind: 'training' }
  ok(await site.coordinator.post(`/api/v1/rotas/${site.rotaId}/repairs`, { moves, absence }))
  const [kept] = await absencesOf(site, 'C1')
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${site.rotaId}`))
  const last = shifts
    .map(({ end }: { end: string }) => end)
    .sort()
    .at(-1)
  expect(kept).toMatchObject({ kind: 'training', start: site.clock.now().toISO(), end: last })
})
