// Explanations, repairs and comparisons over HTTP.
import { expect, test } from 'vitest'
import { bookOfRota } from '../../../src/rota/facts-store.ts'
import { naiveViolations } from '../naive-checker.ts'
import { type RotaSite, rotaSite } from '../rota-site.ts'

const WEEK = ['2026-05-11', '2026-05-18'] as const
const bookOf = (site: RotaSite, rota: string) => site.db.read((read) => bookOfRota(read, rota))

async function generated(site: RotaSite, from: string, to: string): Promise<string> {
  const rota = await site.draft(from, to)
  const { status } = await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 2_000 })
  expect(status).toBe(200)
  return rota
}

test('GET …/score, …/why, …/gap-conflicts and …/wishes explain a rota in both languages', async () => {
  const site = await rotaSite({ counsellors: 5 })
  const rota = await generated(site, ...WEEK)
  const get = async (path: string) => (await site.coordinator.get(`/api/v1/rotas/${rota}/${path}`)).body
  const score = await get('score')
  const sum = score.rows.reduce((total: number, { cost }: { cost: number }) => total + cost, 0)
  expect(sum).toBeCloseTo(score.total, 0)
  const open = score.rows.find(({ code }: { code: string }) => code === 'below-minimum')
  expect(open).toMatchObject({ says: { zh: '低于最低人数' }, instances: expect.any(Array) })
  expect(open.instances[0].shift.start).toMatch(/^2026-05-1/)
  const gaps = await get('gap-conflicts')
  const night = gaps.items.find(({ says }: { says: { en: string } }) => says.en.includes('lacks'))
  expect(night.says.zh).toMatch(/^5月1\d日 .*缺 \d 名咨询员：其余具备该角色的 \d 人中，/)
  expect(night.says.en).toMatch(/ lacks \d counsellor: of the \d others who hold this role, Made-up C/)
  expect(night.smallestConflict.says.en).toMatch(/smallest conflict: Made-up C\d \(|more members of this role/)
  const book = await bookOf(site, rota)
  const first = book.facts.assignments[0]
  const why = await get(`assignments/${first?.id}/why`)
  expect(why.member.id).toBe(first?.memberId)
  expect(why.alternatives.length).toBeGreaterThan(2)
  for (const each of why.alternatives) expect(each.says.zh.length * each.says.en.length).toBeGreaterThan(0)
  expect(await get('wishes')).toEqual({ asked: 0, met: 0, items: [] })
  expect((await (await site.as('counsellor')).get(`/api/v1/rotas/${rota}/score`)).status).toBe(403)
  expect((await site.coordinator.get(`/api/v1/rotas/${rota}/assignments/${rota}/why`)).status).toBe(404)
})

test('POST …/repairs/propose says who must be asked within 5 s; POST …/repairs makes one true', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await generated(site, ...WEEK)
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  site.clock.set('2026-05-12T10:00:00Z')
  const coordinator = await site.as('coordinator')
  const before = await bookOf(site, rota)
  const ill = before.facts.assignments.find(
    ({ start, shiftId }) => start > site.clock.now() && before.shift.get(shiftId)?.role === 'counsellor',
  )
  const { status, body } = await coordinator.post(`/api/v1/rotas/${rota}/repairs/propose`, {
    memberId: ill?.memberId,
    to: '2026-05-14T00:00:00Z',
  })
  expect([status, body.milliseconds < 5_000, body.duties > 0]).toEqual([200, true, true])
  const [best] = body.proposals
  expect([best.open, best.moves.length, best.ask.length > 0]).toEqual([0, body.duties, true])
  expect(best.moves[0].says.zh).toMatch(/接替/)
  expect((await bookOf(site, rota)).facts.rota.revision).toBe(before.facts.rota.revision)
  const moves = best.moves.map(({ assignmentId, to }: { assignmentId: string; to: { id: string } }) => ({
    assignmentId,
    to: to.id,
  }))
  const done = await coordinator.post(`/api/v1/rotas/${rota}/repairs`, { moves })
  expect([done.status, done.body.moved]).toEqual([200, moves.length])
  const after = await bookOf(site, rota)
  expect(naiveViolations(after)).toEqual([])
  expect(after.facts.assignments.length).toBe(before.facts.assignments.length)
  const { body: changes } = await coordinator.get(`/api/v1/rotas/${rota}/changes`)
  expect(changes.items.map(({ verb }: { verb: string }) => verb)).toEqual(moves.map(() => 'replace'))
  const again = await coordinator.post(`/api/v1/rotas/${rota}/repairs`, { moves })
  expect(again.status).toBe(404)
})

test('a repair that breaks a rule is refused whole, and may be forced with a reason', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await generated(site, ...WEEK)
  const book = await bookOf(site, rota)
  const [one, two] = book.facts.assignments.filter(({ shiftId }) => book.shift.get(shiftId)?.role === 'counsellor')
  const spare = book.facts.members.find(
    ({ id, duties }) => duties[0]?.role === 'counsellor' && id !== one?.memberId && id !== two?.memberId,
  )
  await site.away(spare?.id ?? '', '2026-05-10T00:00:00Z', '2026-05-20T00:00:00Z')
  const moves = [{ assignmentId: one?.id, to: spare?.id }]
  const refused = await site.coordinator.post(`/api/v1/rotas/${rota}/repairs`, { moves })
  expect([refused.status, refused.body.violations[0].rule]).toEqual([422, 'unavailable'])
  const forced = await site.coordinator.post(`/api/v1/rotas/${rota}/repairs`, {
    moves,
    override: { reason: '本人同意' },
  })
  expect(forced.status).toBe(200)
  const kept = (await bookOf(site, rota)).facts.assignments.find(({ memberId }) => memberId === spare?.id)
  expect(kept).toMatchObject({ brokenRules: expect.arrayContaining(['unavailable']), reason: '本人同意' })
  const stranger = await site.coordinator.post(`/api/v1/rotas/${rota}/repairs/propose`, { memberId: rota })
  expect(stranger.status).toBe(404)
})

test('GET …/comparison sets plain rotation, the pattern before and the solver side by side', async () => {
  const site = await rotaSite({ counsellors: 20, now: '2026-04-01T02:00:00Z' })
  const earlier = await generated(site, '2026-04-13', '2026-04-20')
  await site.coordinator.post(`/api/v1/rotas/${earlier}/publish`, {})
  const rota = await generated(site, ...WEEK)
  const { status, body } = await site.coordinator.get(`/api/v1/rotas/${rota}/comparison`)
  expect(status).toBe(200)
  expect(body.items.map(({ of }: { of: string }) => of)).toEqual(['plain-rotation', 'last-pattern', 'present'])
  const [rotation, pattern, present] = body.items
  for (const item of body.items) expect([item.brokenRules, item.members.length]).toEqual([0, 28])
  expect(present.openPlaces).toBe(0)
  expect(present.cost).toBeLessThan(rotation.cost)
  expect(pattern.members.some(({ hours }: { hours: number }) => hours > 0)).toBe(true)
  expect((await site.coordinator.get(`/api/v1/rotas/${rota}/comparison?run=${rota}`)).status).toBe(404)
})
