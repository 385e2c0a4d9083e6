import { expect, test } from 'vitest'
import { rotationJobs } from '../../../src/rota/rotations/jobs.ts'
import type { Client } from '../../support/app.ts'
import { type RotaSite, rotaSite } from '../rota-site.ts'
import { ok } from '../swaps/swap-site.ts'

interface Seen {
  readonly day: string
  readonly templateCode: string
  readonly role: string
  readonly assignments: readonly { readonly memberId: string; readonly source: string }[]
}

const weekly = (site: RotaSite, codes: readonly string[], more: object = {}) => ({
  nameZh: '专家备班',
  nameEn: 'Expert stand-by',
  role: 'expert',
  templateCodes: ['on-call-day'],
  unit: 'week',
  from: '2026-05-04',
  handOver: '08:00',
  participants: codes.map((code) => [site.member(code)]),
  ...more,
})

const make = async (site: RotaSite, codes: readonly string[], more: object = {}) =>
  ok(await site.coordinator.post(`/api/v1/lines/${site.lineId}/rotations`, weekly(site, codes, more)), 201)

/** Who stands by day as expert, by day of the month. */
async function standBy(site: RotaSite, rotaId: string) {
  const { shifts, members } = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}`))
  const codeOf = new Map(members.map(({ id, displayCode }: { id: string; displayCode: string }) => [id, displayCode]))
  const own = shifts.filter((s: Seen) => s.role === 'expert' && s.templateCode === 'on-call-day')
  return Object.fromEntries(
    own.map((s: Seen) => [Number(s.day.slice(8)), s.assignments.map(({ memberId }) => codeOf.get(memberId)).join()]),
  )
}

const turnsOf = async (client: Client, site: RotaSite, id: string, query = '') =>
  ok(await client.get(`/api/v1/lines/${site.lineId}/rotations${query}`)).items.find(
    (each: { id: string }) => each.id === id,
  ).turns

const firstOf = (turn: { members: { displayCode: string }[] }) =>
  turn.members.map(({ displayCode }) => displayCode).join()

const runJob = async (site: RotaSite) => {
  for (const job of rotationJobs) await job.run(site.deps, new AbortController().signal)
}

test('a weekly stand-by fills the draft; whoever is on leave keeps the turn, and it is duty like any other', async () => {
  const site = await rotaSite()
  const { id } = await make(site, ['E1', 'E2', 'E3', 'E4'])
  // Two days of E2's week: the next in order stands in. All of E3's week: the turn is passed, and kept.
  await site.away('E2', '2026-05-12T16:00:00Z', '2026-05-14T16:00:00Z')
  await site.away('E3', '2026-05-17T16:00:00Z', '2026-05-24T16:00:00Z')
  const rotaId = await site.draft('2026-05-11', '2026-06-08')
  const stand = await standBy(site, rotaId)
  expect([stand[11], stand[12], stand[13], stand[14], stand[17]]).toEqual(['E2', 'E2', 'E3', 'E3', 'E2'])
  expect([stand[18], stand[24], stand[25], stand[31], stand[1], stand[7]]).toEqual(['E4', 'E4', 'E3', 'E3', 'E1', 'E1'])

  const turns = await turnsOf(site.coordinator, site, id)
  expect(turns.slice(0, 5).map(firstOf)).toEqual(['E1', 'E2', 'E4', 'E3', 'E1'])
  expect(turns[2]).toMatchObject({ day: '2026-05-18', passed: [{ members: [{ displayCode: 'E3' }], cause: 'away' }] })
  expect(turns[2].says.en).toMatch(/E4: next in order; .*E3 away: keeps the turn/)
  expect(turns[2].says.zh).toContain('轮次保留')

  // Colleagues see whose turn it is, not who was on leave.
  const colleague = await site.as('expert', { memberId: site.member('E1') })
  const seen = ok(await colleague.get(`/api/v1/lines/${site.lineId}/rotations/${id}`)).turns[2]
  expect([seen.passed, seen.says.en]).toEqual([[], 'E4: next in order'])

  // The solver fills the rest and leaves the turns alone; published, they are final duty and in the calendar.
  const generated = { seed: 1, iterations: 200, redo: true }
  ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/generate`, generated))
  expect((await standBy(site, rotaId))[18]).toBe('E4')
  ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/publish`, { override: { reason: 'a small test' } }))
  site.clock.set('2026-05-18T02:00:00Z')
  const later = await site.as('coordinator')
  const now = ok(await later.get(`/api/v1/lines/${site.lineId}/duty?role=expert`))
  expect(now.onDuty).toMatchObject([{ displayCode: 'E4', templateCode: 'on-call-day' }])
})

test('turns that have begun are facts; a list changes from a day on, an end ends it, and each asks for the revision', async () => {
  const site = await rotaSite({ now: '2026-05-04T02:00:00Z' })
  const { id, revision } = await make(site, ['E1', 'E2', 'E3'])
  site.clock.set('2026-05-12T02:00:00Z')
  const later = await site.as('coordinator')
  await runJob(site)
  await site.away('E1', '2026-05-03T00:00:00Z', '2026-05-11T00:00:00Z')
  const past = await turnsOf(later, site, id, '?from=2026-05-04&to=2026-06-01')
  expect(past.map((turn: { recorded: boolean }) => turn.recorded)).toEqual([true, true, false, false])
  expect(past.map(firstOf)).toEqual(['E1', 'E2', 'E3', 'E1'])

  const path = `/api/v1/lines/${site.lineId}/rotations/${id}`
  const list = (codes: string[]) => ({ participants: codes.map((code) => [site.member(code)]) })
  const match = (tag: number) => ({ 'if-match': `"${tag}"` })
  expect((await later.put(`${path}/lists/2026-05-11`, list(['E1']))).status).toBe(409)
  expect((await later.put(`${path}/lists/2026-05-18`, list(['E1']), match(revision + 7))).status).toBe(412)
  const wrong = await later.put(`${path}/lists/2026-05-18`, list(['C1', 'E2', 'E2']))
  expect([wrong.status, wrong.body.errors.map(({ path: at }: { path: string }) => at)]).toEqual([
    422,
    ['participants.0', 'participants.1', 'participants.2'],
  ])
  const set = ok(await later.put(`${path}/lists/2026-05-25`, list(['E1', 'E2', 'E4']), match(revision)))
  expect(set.turns.slice(0, 5).map(firstOf)).toEqual(['E2', 'E3', 'E1', 'E2', 'E4'])
  ok(await later.patch(path, { until: '2026-06-01' }))
  expect((await turnsOf(later, site, id)).map(firstOf)).toEqual(['E2', 'E3', 'E1'])

  expect((await (await site.as('counsellor')).patch(path, { until: null })).status).toBe(403)
  const refused = await later.post(
    `/api/v1/lines/${site.lineId}/rotations`,
    weekly(site, ['E1'], { templateCodes: ['seat-08'], until: '2026-05-01', from: '2026-05-04' }),
  )
  expect(refused.body.errors.map(({ path: at }: { path: string }) => at)).toEqual(['templateCodes', 'until'])
})

test('a draft is filled again after leave was entered; a published rota keeps who stands, and says what stays open', async () => {
  const site = await rotaSite()
  await make(site, ['E1', 'E2'])
  const rotaId = await site.draft('2026-05-18', '2026-06-15')
  expect((await standBy(site, rotaId))[18]).toBe('E1')
  await site.away('E1', '2026-05-17T16:00:00Z', '2026-05-24T16:00:00Z')
  await site.away('E2', '2026-05-19T16:00:00Z', '2026-05-20T16:00:00Z')
  const fill = `/api/v1/rotas/${rotaId}/fill-from-rotations`
  const again = ok(await site.coordinator.post(fill))
  const stand = await standBy(site, rotaId)
  expect([stand[18], stand[20], stand[21], stand[25]]).toEqual(['E2', '', 'E2', 'E1'])
  expect(again.gaps).toMatchObject([{ shift: { day: '2026-05-20' }, violations: [{ rule: 'unavailable' }] }])
  ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/publish`, { override: { reason: 'a small test' } }))
  ok(await site.coordinator.post(fill))
  expect((await standBy(site, rotaId))[18]).toBe('E2')
  expect((await (await site.as('counsellor')).post(fill)).status).toBe(403)
})

test('the page shows whose turn it is and, to coordinators, the forms; a wrong code is named in the reader’s language', async () => {
  const site = await rotaSite()
  const html = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', 'accept-language': 'en' }
  const terms =
    'nameZh=%E5%A4%87%E7%8F%AD&nameEn=Stand-by&role=expert&unit=week&every=1&from=2026-05-04&handOver=08%3A00'
  const path = '/rota/psy/rotations'
  const wrong = await site.coordinator.post(path, `${terms}&participants=E1%0AE99`, html)
  expect([wrong.status, wrong.text.includes('E99')]).toEqual([422, true])
  const made = await site.coordinator.post(path, `${terms}&participants=E1%0AE2%20E3&templateCodes=on-call-day`, html)
  expect([made.status, made.headers.location]).toEqual([303, `${path}?done=made`])
  const [{ id }] = ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/rotations`)).items
  const listed = `participants-${id}=E2%0AE1&on-${id}=2026-05-11&anew-${id}=yes`
  expect((await site.coordinator.post(`${path}/${id}/list`, listed, html)).status).toBe(303)
  expect((await turnsOf(site.coordinator, site, id)).slice(0, 3).map(firstOf)).toEqual(['E1', 'E2', 'E1'])
  expect((await site.coordinator.post(`${path}/${id}/end`, `until-${id}=2026-05-18`, html)).status).toBe(303)
  const shown = await (await site.as('expert', { memberId: site.member('E1') })).get(path, html)
  expect(shown.text).toContain('Stand-by')
  expect(shown.text).not.toContain('<textarea')
})
