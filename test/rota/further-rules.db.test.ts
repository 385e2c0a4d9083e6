// What a line sets beyond the default rules holds everywhere: by hand, generated, explained, and in the score.
import { expect, test } from 'vitest'
import { rotaSite } from './rota-site.ts'
import { ok } from './swaps/swap-site.ts'

interface Shown {
  readonly id: string
  readonly day: string
  readonly role: string
  readonly templateCode: string
  readonly start: string
  readonly end: string
  readonly assignments: readonly { readonly memberId: string; readonly id: string }[]
}

test('further rules of a line: refused by hand, kept when generated, told for a gap, weighed in the score', async () => {
  const site = await rotaSite()
  const [c1, c2, c3] = ['C1', 'C2', 'C3'].map(site.member)
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  const further = [
    { kind: 'at-most-together', members: [c1, c2], maximum: 1 },
    { kind: 'total', of: 'shifts', per: 'period', maximum: 2, members: [c1] },
    { kind: 'minimum-rest', minutes: 1200, members: [c1, c2, c3] },
    { kind: 'forbidden-succession', pairs: [['seat-20', 'seat-08']], members: [c3] },
    { kind: 'mentor', members: [c3], mentors: [c2] },
    { kind: 'keep-together', members: [site.member('C5'), site.member('C6')], weight: 30 },
    { kind: 'consecutive', of: 'days-worked', maximum: 2, weight: 25 },
  ]
  ok(await site.coordinator.put(rules, { changes: { further } }))
  expect((await site.coordinator.put(rules, { changes: { further: [{ kind: 'no-such' }] } })).status).toBe(422)
  const rotaId = await site.draft('2026-05-11', '2026-05-14')
  const at = (day: string, template: string) => site.shift(rotaId, day, template)
  const put = async (day: string, template: string, code: string, more = {}) =>
    site.assign(rotaId, await at(day, template), code, more)
  const broken = (answer: { status: number; body: { violations: { rule: string; says: { en: string } }[] } }) => {
    expect(answer.status).toBe(422)
    return answer.body.violations.map(({ rule }) => rule)
  }

  // By hand, with the reason in words; a coordinator may break them.
  ok(await put('2026-05-11', 'seat-08', 'C1'), 201)
  expect(broken(await put('2026-05-11', 'seat-08', 'C2'))).toEqual(['at-most-together'])
  expect(broken(await put('2026-05-11', 'seat-20', 'C1'))).toEqual(['minimum-rest'])
  expect(broken(await put('2026-05-12', 'seat-20', 'C3'))).toEqual(['mentor'])
  ok(await put('2026-05-12', 'seat-20', 'C2'), 201)
  ok(await put('2026-05-12', 'seat-20', 'C3'), 201)
  expect(broken(await put('2026-05-13', 'seat-08', 'C3'))).toEqual(['minimum-rest', 'forbidden-succession', 'mentor'])
  ok(await put('2026-05-12', 'seat-08', 'C1'), 201)
  const third = await put('2026-05-13', 'seat-08', 'C1')
  expect(broken(third)).toEqual(['total'])
  expect(third.body.violations[0].says).toEqual({ zh: '共 3 个班，上限 2', en: '3 shifts in all, the limit is 2' })
  const override = { override: { reason: 'nobody else' } }
  const forced = ok(await put('2026-05-13', 'seat-08', 'C1', override), 201)
  expect(forced.brokenRules).toEqual(['total'])
  ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/assignments/${forced.id}/unassign`, { ...override }))

  // Generated: every hard rule kept, read here in the plainest way.
  const generated = ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/generate`, { iterations: 20_000 }))
  expect(generated.assigned.length).toBeGreaterThan(30)
  const rota = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}`))
  expect(rota.violations.filter(({ severity }: { severity: string }) => severity === 'blocking')).toEqual([])
  const stands = (id: string | undefined) =>
    (rota.shifts as Shown[]).filter(({ assignments }) => assignments.some(({ memberId }) => memberId === id))
  expect(stands(c1).length).toBeLessThanOrEqual(2)
  const together = stands(c1).filter((shift) =>
    stands(c2).some((other) => other.start < shift.end && shift.start < other.end),
  )
  expect(together).toEqual([])
  expect(stands(c3).every(({ start }) => stands(c2).some((other) => other.start <= start && start < other.end))).toBe(
    true,
  )
  for (const id of [c1, c2, c3]) {
    const own = stands(id)
    const pauses = own.slice(1).map(({ start }, i) => (Date.parse(start) - Date.parse(own[i]?.end ?? '')) / 60_000)
    expect(pauses.every((pause) => pause < 30 || pause >= 1200)).toBe(true)
  }

  // The score has a line for those with a price, and why-not says what company would cost.
  const score = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}/score`))
  const row = (code: string) => score.rows.find((each: { code: string }) => each.code === code)
  const [c5, c6] = ['C5', 'C6'].map(site.member)
  const apart = new Set(
    stands(c5)
      .concat(stands(c6))
      .filter(
        ({ assignments }) =>
          !(assignments.some((a) => a.memberId === c5) && assignments.some((a) => a.memberId === c6)),
      )
      .map(({ start }) => start),
  )
  expect(row('company').cost).toBe(30 * apart.size)
  expect(row('further')).toMatchObject({ weight: 1 })
  const sum = score.rows.reduce((total: number, { cost }: { cost: number }) => total + cost, 0)
  expect(score.total).toBeCloseTo(sum, 0)
})

test('a gap that a further rule causes names that rule, for whom, in both languages', async () => {
  const site = await rotaSite()
  const supervisors = ['S1', 'S2', 'S3', 'S4']
  const rules = `/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`
  const most = { kind: 'total', of: 'shifts', per: 'period', maximum: 1, members: supervisors.map(site.member) }
  ok(await site.coordinator.put(rules, { changes: { further: [most] } }))
  const rotaId = await site.draft('2026-05-11', '2026-05-14')
  for (const [i, code] of supervisors.entries()) {
    const day = `2026-05-${11 + Math.floor(i / 2)}`
    const shift = await site.shift(rotaId, day, i % 2 === 0 ? 'on-call-day' : 'on-call-night', 'supervisor')
    ok(await site.assign(rotaId, shift, code), 201)
  }
  const gaps = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}/gap-conflicts`)).items
  const told = gaps.filter(({ says }: { says: { en: string } }) => says.en.includes('supervisor'))
  expect(told).toHaveLength(2)
  for (const { says, smallestConflict } of told) {
    expect(says.en).toMatch(/lacks 1 supervisor: .*Made-up S1.* in all/)
    expect(says.zh).toMatch(/缺 1 名督导.*Made-up S1/)
    expect(smallestConflict.says.en).toMatch(/Made-up S\d \(.*in all/)
  }
})
