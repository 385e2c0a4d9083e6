// The fairness ledger: written at publication, closed when the rota is over, carried into the next rota.
import { expect, test } from 'vitest'
import { wishes } from '../../src/people/tables.ts'
import { rotaJobs } from '../../src/rota/jobs.ts'
import { entriesBefore } from '../../src/rota/ledger/store.ts'
import { ledgerEntries, rotaLedgers } from '../../src/rota/ledger/tables.ts'
import { type RotaSite, rotaSite } from './rota-site.ts'

const never = new AbortController().signal

async function published(site: RotaSite, from: string, to: string): Promise<string> {
  const rota = await site.draft(from, to)
  await site.coordinator.post(`/api/v1/rotas/${rota}/generate`, { iterations: 2_000 })
  const { status } = await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  expect(status).toBe(200)
  return rota
}

const ledgerIn = async (site: RotaSite, from: string, to: string) =>
  (await site.coordinator.get(`/api/v1/lines/${site.lineId}/ledger?from=${from}&to=${to}`)).body.members

const total = (rows: readonly Record<string, { hours: number }>[], of: string) =>
  rows.reduce((sum, row) => sum + (row[of]?.hours ?? 0), 0)

test('GET …/ledger shows what each member stood beside their fair part, which adds up to the same', async () => {
  const site = await rotaSite({ counsellors: 16 })
  await published(site, '2026-05-11', '2026-05-18')
  const rows = await ledgerIn(site, '2026-05-01', '2026-06-01')
  expect(rows).toHaveLength(24)
  expect(total(rows, 'stood')).toBeCloseTo(7 * 24 * 2 + 7 * 24 + 7 * 24, 0)
  expect(total(rows, 'fair')).toBeCloseTo(total(rows, 'stood'), 0)
  expect(total(rows, 'carried')).toBeCloseTo(0, 0)
  for (const row of rows) expect(row.carried.hours).toBeCloseTo(row.stood.hours - row.fair.hours, 1)
  expect(await ledgerIn(site, '2026-05-18', '2026-06-01')).toEqual([])
})

test('whoever stood more than their part carries it; wishes are seen by oneself and coordinators alone', async () => {
  const site = await rotaSite({ counsellors: 6 })
  const rota = await site.draft('2026-05-11', '2026-05-13')
  await site.db.write('wish', (tx) =>
    tx.insert(wishes).values([
      {
        id: crypto.randomUUID(),
        memberId: site.member('C1'),
        lineId: site.lineId,
        day: '2026-05-12',
        weekday: null,
        templateCode: 'seat-08',
        weight: 2,
        from: '2026-05-01',
        until: null,
      },
      {
        id: crypto.randomUUID(),
        memberId: site.member('C2'),
        lineId: site.lineId,
        day: '2026-05-12',
        weekday: null,
        templateCode: null,
        weight: -2,
        from: '2026-05-01',
        until: null,
      },
    ]),
  )
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  for (const code of ['C1', 'C2']) expect((await site.assign(rota, shift, code)).status).toBe(201)
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  const rows = await ledgerIn(site, '2026-05-01', '2026-06-01')
  const of = (code: string) =>
    rows.find(({ member }: { member: { displayCode: string } }) => member.displayCode === code)
  expect(of('C1')).toMatchObject({ stood: { hours: 4 }, wishes: { asked: 1, met: 1 } })
  expect(of('C2')).toMatchObject({ stood: { hours: 4 }, wishes: { asked: 1, met: 0 } })
  expect(of('C1').carried.hours).toBeGreaterThan(2)
  expect(of('C3').carried.hours).toBeLessThan(-1)
  const own = await site.as('counsellor', { memberId: site.member('C2') })
  const { body } = await own.get(`/api/v1/lines/${site.lineId}/ledger?from=2026-05-01&to=2026-06-01`)
  const seen = body.members.filter(({ wishes: tally }: { wishes: unknown }) => tally !== null)
  expect(seen.map(({ member }: { member: object }) => member)).toEqual([{ id: site.member('C2'), displayCode: 'C2' }])
})

test('a rota that is over is closed once, from what was stood, also when it was published before the ledger', async () => {
  const site = await rotaSite({ counsellors: 16 })
  const rota = await published(site, '2026-05-11', '2026-05-13')
  await site.db.write('as-before-the-ledger', async (tx) => {
    await tx.delete(ledgerEntries)
    await tx.delete(rotaLedgers)
  })
  const runJobs = async () => {
    for (const job of rotaJobs) await job.run(site.deps, never)
  }
  const heads = () => site.db.read((read) => read.select().from(rotaLedgers))
  await runJobs()
  expect(await heads()).toEqual([])
  site.clock.set('2026-05-15T12:00:00Z')
  await runJobs()
  const [head] = await heads()
  expect([head?.rotaId, head?.version, head?.closedAt?.toISO()]).toEqual([rota, 1, '2026-05-15T12:00:00.000Z'])
  site.clock.set('2026-05-16T12:00:00Z')
  await runJobs()
  expect((await heads())[0]?.reckonedAt.toISO()).toBe('2026-05-15T12:00:00.000Z')
  const carried = await site.db.read((read) => entriesBefore(read, [site.member('C1')], '2026-06-01'))
  expect(carried.get(site.member('C1'))).toHaveLength(1)
  const forgiven = await site.db.read((read) => entriesBefore(read, [site.member('C1')], '2026-12-01'))
  expect(forgiven.size).toBe(0)
})
