// Rules that look at a month or at many days in a row know the duty of other rotas, however long before it was.
import { expect, test } from 'vitest'
import { type RotaSite, rotaSite } from './rota-site.ts'
import { ok } from './swaps/swap-site.ts'

const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(`${from}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10),
  )

interface Shown {
  readonly day: string
  readonly templateCode: string
  readonly assignments: readonly { readonly memberId: string }[]
}

/** Puts a member on the morning shift of these days. */
async function put(site: RotaSite, rotaId: string, code: string, on: readonly string[]): Promise<void> {
  const override = { reason: 'made up for a test' }
  for (const day of on) ok(await site.assign(rotaId, await site.shift(rotaId, day, 'seat-08'), code, { override }), 201)
}

/** The days on which the solver puts members, by code: not those whose morning is the night of the day before. */
async function generated(site: RotaSite, rotaId: string, codes: readonly string[]) {
  ok(await site.coordinator.post(`/api/v1/rotas/${rotaId}/generate`, { iterations: 3000 }))
  const { shifts } = ok(await site.coordinator.get(`/api/v1/rotas/${rotaId}`))
  const byDay = (shifts as Shown[]).filter(({ templateCode }) => !['seat-00', 'seat-04'].includes(templateCode))
  return codes.map((code) => {
    const own = byDay.filter(({ assignments }) => assignments.some(({ memberId }) => memberId === site.member(code)))
    return [...new Set(own.map(({ day }) => day))]
  })
}

test('a limit of the month counts duty of three weeks before and of a week after, in other rotas', async () => {
  const site = await rotaSite()
  const members = ['C1', 'C2', 'C3'].map(site.member)
  const further = [
    { kind: 'total', of: 'days', per: 'month', maximum: 4, members },
    { kind: 'total', of: 'shifts', per: 'month', maximum: 4, members },
  ]
  ok(await site.coordinator.put(`/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`, { changes: { further } }))
  const [before, after] = [await site.draft('2026-07-01', '2026-07-08'), await site.draft('2026-07-28', '2026-08-01')]
  await put(site, before, 'C1', days('2026-07-01', 4))
  await put(site, before, 'C2', days('2026-07-01', 6))
  await put(site, after, 'C3', days('2026-07-28', 4))
  const rotaId = await site.draft('2026-07-22', '2026-07-25')
  const at = await site.shift(rotaId, '2026-07-22', 'seat-08')
  for (const code of ['C1', 'C2', 'C3']) expect((await site.assign(rotaId, at, code)).status).toBe(422)
  const [c1, c2, c3, c4] = await generated(site, rotaId, ['C1', 'C2', 'C3', 'C4'])
  expect([c1, c2, c3]).toEqual([[], [], []])
  expect(c4).not.toEqual([])
})

test('days in a row are counted over the edge of the rota, as many as the rule allows', async () => {
  const site = await rotaSite()
  const further = [{ kind: 'consecutive', of: 'days-worked', maximum: 12, members: ['C1', 'C2'].map(site.member) }]
  ok(await site.coordinator.put(`/api/v1/lines/${site.lineId}/rota-rules/2026-05-01`, { changes: { further } }))
  const before = await site.draft('2026-06-20', '2026-07-02')
  await put(site, before, 'C1', days('2026-06-20', 12))
  await put(site, before, 'C2', days('2026-06-21', 11))
  const rotaId = await site.draft('2026-07-02', '2026-07-05')
  const at = (day: string) => site.shift(rotaId, day, 'seat-08')
  expect((await site.assign(rotaId, await at('2026-07-02'), 'C1')).status).toBe(422)
  ok(await site.assign(rotaId, await at('2026-07-02'), 'C2'), 201)
  expect((await site.assign(rotaId, await at('2026-07-03'), 'C2')).status).toBe(422)
  const [c1, c2] = await generated(site, rotaId, ['C1', 'C2'])
  expect(c1).not.toContain('2026-07-02')
  expect(c2).not.toContain('2026-07-03')
})
