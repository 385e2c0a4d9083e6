// The life of a rota as stories over HTTP: a month from empty to published; illness at 18:00 for tonight; an infeasible month.
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { bookOfRota } from '../../src/rota/facts-store.ts'
import { naiveViolations } from '../rota/naive-checker.ts'
import { type RotaSite, rotaSite } from '../rota/rota-site.ts'
import type { Answer } from '../support/app.ts'

function ok(answer: Answer, status = 200): Answer['body'] {
  expect(answer.status, answer.text.slice(0, 800)).toBe(status)
  return answer.body
}

const bookOf = (site: RotaSite, rota: string) => site.db.read((read) => bookOfRota(read, rota))

async function solved(site: RotaSite, rota: string, iterations: number): Promise<Answer['body']> {
  const run = ok(await site.coordinator.post(`/api/v1/rotas/${rota}/solve`, { iterations, seconds: 120, seed: 5 }), 201)
  for (let i = 0; i < 2_000; i++) {
    const now = ok(await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run.id}`))
    if (now.state === 'done') return now
    expect(['queued', 'running']).toContain(now.state)
    await pause(100)
  }
  throw new Error('the run does not end')
}

const HAN = /\p{Script=Han}/u

/** The solver's thread gives way to others: on a busy machine it takes its time. */

test('a month from empty to published', async () => {
  const site = await rotaSite({ counsellors: 26, now: '2026-05-20T02:00:00Z' })
  const rota = await site.draft('2026-06-01', '2026-07-01')
  const byHand = await site.shift(rota, '2026-06-10', 'seat-08')
  const placed = ok(await site.assign(rota, byHand, 'C1'), 201)
  expect(placed.score.delta).toBeLessThan(0)
  ok(await site.coordinator.post(`/api/v1/rotas/${rota}/assignments/${placed.id}/lock`))
  await site.away('C2', '2026-06-05T00:00:00Z', '2026-06-12T00:00:00Z')
  const run = await solved(site, rota, 6_000)
  const applied = ok(await site.coordinator.post(`/api/v1/rotas/${rota}/runs/${run.id}/apply`))
  expect([applied.conflicts, applied.made > 400]).toEqual([[], true])
  const book = await bookOf(site, rota)
  expect(naiveViolations(book)).toEqual([])
  expect(book.facts.assignments.map(({ id }) => id)).toContain(placed.id)
  const score = ok(await site.coordinator.get(`/api/v1/rotas/${rota}/score`))
  expect(score.total).toBeCloseTo(run.incumbent, 0)
  const { items } = ok(await site.coordinator.get(`/api/v1/rotas/${rota}/comparison`))
  const of = (name: string) => items.find((each: { of: string }) => each.of === name)
  expect(of('present').openPlaces).toBe(0)
  expect(of('present').cost).toBeLessThan(of('plain-rotation').cost)
  // What will be published is said in words, in both languages; those concerned are told, and say that they have seen it.
  const { differences } = ok(await site.coordinator.get(`/api/v1/rotas/${rota}/diff`))
  expect(differences).toHaveLength(applied.made + 1)
  for (const { says } of differences) expect([HAN.test(says.zh), says.en.includes('Made-up')]).toEqual([true, true])
  const own = await site.as('counsellor', { memberId: site.member('C1') })
  expect(ok(await own.get('/api/v1/notices?unseen=true')).items).toEqual([])
  const published = ok(await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, { note: '6月' }))
  const told = ok(await own.get('/api/v1/notices?unseen=true')).items
  expect(told.map(({ kind, rotaId }: { kind: string; rotaId: string }) => [kind, rotaId])).toEqual([
    ['rota-published', rota],
  ])
  expect([published.version, published.openPlaces]).toEqual([1, 0])
  const gaps = ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/gaps?from=2026-06-01&to=2026-07-01`))
  expect(gaps).toEqual({ items: [], unpublishedDays: [] })
  const ledger = ok(await site.coordinator.get(`/api/v1/lines/${site.lineId}/ledger?from=2026-06-01&to=2026-07-01`))
  expect(ledger.members).toHaveLength(34)
})

/** Of a person's calendar: how its events of that evening, 20:00 in Shanghai, stand. */
const eventAtEight = (calendar: string): readonly string[] =>
  calendar
    .split('BEGIN:VEVENT')
    .filter((event) => event.includes('DTSTART:20260512T120000Z'))
    .map((event) => /STATUS:(\w+)/.exec(event)?.[1] ?? 'CONFIRMED')

test('sudden illness at 18:00 for tonight is repaired, and calendars of duty know at once', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft('2026-05-11', '2026-05-18')
  const run = await solved(site, rota, 5_000)
  ok(await site.coordinator.post(`/api/v1/rotas/${rota}/runs/${run.id}/apply`))
  ok(await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {}))
  // 18:00 in Shanghai; the night begins at 20:00.
  site.clock.set('2026-05-12T10:00:00Z')
  const coordinator = await site.as('coordinator')
  const tonight = (await bookOf(site, rota)).facts.assignments.filter(
    ({ start }) => start.toISO() === '2026-05-12T12:00:00.000Z',
  )
  const [ill] = tonight
  const spell = { from: '2026-05-12T10:00:00Z', to: '2026-05-13T02:00:00Z' }
  const replaced = ill?.memberId ?? ''
  const feedOf = async (memberId: string) => {
    const client = await site.as('counsellor', { memberId })
    const { url } = ok(await client.post('/api/v1/calendars', { kind: 'person' }), 201)
    const calendar = async () => (await site.anonymous.get(new URL(url, 'http://here.invalid').pathname)).text
    return { client, calendar }
  }
  const lost = await feedOf(replaced)
  expect(eventAtEight(await lost.calendar())).toEqual(['CONFIRMED'])
  const found = ok(
    await coordinator.post(`/api/v1/rotas/${rota}/repairs/propose`, { memberId: ill?.memberId, ...spell }),
  )
  const [best] = found.proposals
  expect([best.open, best.moves[0].from.id, best.ask.length]).toEqual([0, ill?.memberId, best.moves.length])
  const moves = best.moves.map((move: { assignmentId: string; to: { id: string } }) => ({
    assignmentId: move.assignmentId,
    to: move.to.id,
  }))
  for (const { name } of best.ask) expect(name).toMatch(/^Made-up /)
  const gained = await feedOf(moves[0].to)
  expect(eventAtEight(await gained.calendar())).toEqual([])
  ok(await coordinator.post(`/api/v1/rotas/${rota}/repairs`, { moves }))
  expect(eventAtEight(await lost.calendar())).toEqual(['CANCELLED'])
  expect(eventAtEight(await gained.calendar())).toEqual(['CONFIRMED'])
  const kinds = ok(await gained.client.get('/api/v1/notices?unseen=true')).items.map(
    ({ kind }: { kind: string }) => kind,
  )
  expect(kinds).toContain('duty-added')
  expect(naiveViolations(await bookOf(site, rota))).toEqual([])
  site.clock.set('2026-05-12T12:30:00Z')
  const duty = ok(await (await site.as('coordinator')).get(`/api/v1/lines/${site.lineId}/duty`))
  const present = JSON.stringify(duty)
  const codeOf = async (id: string) =>
    ok(await (await site.as('coordinator')).get(`/api/v1/members/${id}`)).displayCode as string
  expect(present).toContain(`"${await codeOf(moves[0].to)}"`)
  expect(present).not.toContain(`"${await codeOf(ill?.memberId ?? '')}"`)
})

interface Gap {
  readonly smallestConflict: {
    readonly members: readonly { readonly violations: readonly { readonly breakable: boolean }[] }[]
  }
}

test('an infeasible month is filled as far as the rules allow, and says what conflicts', async () => {
  const site = await rotaSite({ counsellors: 4 })
  for (const code of ['S1', 'S2', 'S3']) await site.away(code, '2026-05-13T00:00:00Z', '2026-05-16T00:00:00Z')
  const rota = await site.draft('2026-05-11', '2026-06-08')
  const run = await solved(site, rota, 1_000)
  const applied = ok(await site.coordinator.post(`/api/v1/rotas/${rota}/runs/${run.id}/apply`))
  expect(applied.made).toBeGreaterThan(50)
  expect(naiveViolations(await bookOf(site, rota))).toEqual([])
  const { items } = ok(await site.coordinator.get(`/api/v1/rotas/${rota}/gap-conflicts`))
  expect(items.length).toBeGreaterThan(50)
  const supervisor = items.find(
    ({ role, start }: { role: string; start: string }) => role === 'supervisor' && start > '2026-05-14',
  )
  expect(supervisor.says.en).toMatch(/lacks 1 supervisor: of the 4 others who hold this role, .*on leave/)
  expect(supervisor.says.zh).toMatch(/缺 1 名督导：其余具备该角色的 4 人中，.*请假/)
  for (const { smallestConflict, missing } of items.slice(0, 20)) {
    expect(smallestConflict.members.length).toBeLessThanOrEqual(missing)
    expect(HAN.test(smallestConflict.says.zh)).toBe(true)
  }

  // The explanation is true: who is named is refused for just those rules, and with them broken the gap is smaller.
  const named = items.find(
    ({ smallestConflict: { members } }: Gap) =>
      members.length > 0 &&
      members.every(({ violations }) => violations.length > 0 && violations.every(({ breakable }) => breakable)),
  )
  const [first] = named.smallestConflict.members
  expect(named.smallestConflict.says.en).toContain(first.member.name)
  const put = (more = {}) =>
    site.coordinator.post(`/api/v1/rotas/${rota}/assignments`, {
      shiftId: named.shiftId,
      memberId: first.member.id,
      ...more,
    })
  const refused = await put()
  expect([refused.status, refused.body.code]).toEqual([422, 'rule-broken'])
  const rules = (violations: readonly { rule: string; severity: string }[]) =>
    violations.flatMap(({ rule, severity }) => (severity === 'blocking' ? [rule] : [])).sort()
  expect(rules(refused.body.violations)).toEqual(rules(first.violations))
  ok(await put({ override: { reason: 'the smallest conflict' } }), 201)
  const after = ok(await site.coordinator.get(`/api/v1/rotas/${rota}/gap-conflicts`)).items
  const left = after.find(({ shiftId }: { shiftId: string }) => shiftId === named.shiftId)?.missing ?? 0
  expect(left).toBe(named.missing - 1)
})
