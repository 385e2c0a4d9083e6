// Runs of the solver over HTTP: started, watched, cancelled, applied, refused when the world changed, never lost.
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { bookOfRota } from '../../../src/rota/facts-store.ts'
import { rotaJobs } from '../../../src/rota/jobs.ts'
import { solverRunEvents, solverRuns } from '../../../src/rota/runs/tables.ts'
import type { Answer } from '../../support/app.ts'
import { listenTo } from '../../support/events.ts'
import { naiveViolations } from '../naive-checker.ts'
import { type RotaSite, rotaSite } from '../rota-site.ts'

const WEEK = ['2026-05-11', '2026-05-18'] as const
const bookOf = (site: RotaSite, rota: string) => site.db.read((read) => bookOfRota(read, rota))
const never = new AbortController().signal

async function start(site: RotaSite, rota: string, body: object = {}): Promise<Answer> {
  return await site.coordinator.post(`/api/v1/rotas/${rota}/solve`, { iterations: 3_000, ...body })
}

async function over(site: RotaSite, rota: string, run: string): Promise<Answer['body']> {
  for (let i = 0; i < 4_000; i++) {
    const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run}`)
    if (body.state !== 'queued' && body.state !== 'running') return body
    await pause(50)
  }
  throw new Error('the run does not end')
}

async function solved(site: RotaSite, rota: string, body: object = {}): Promise<string> {
  const started = await start(site, rota, body)
  expect(started.status, started.text).toBe(201)
  expect((await over(site, rota, started.body.id)).state).toBe('done')
  return started.body.id
}

const apply = (site: RotaSite, rota: string, run: string, body: object = {}) =>
  site.coordinator.post(`/api/v1/rotas/${rota}/runs/${run}/apply`, body)

test('POST …/solve makes a rota that only …/apply writes', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const started = await start(site, rota, { seed: 7, weights: { nights: 9 } })
  expect([started.status, started.body.seed, started.body.keeps]).toEqual([201, 7, 'manual'])
  expect(started.headers.location).toBe(`/api/v1/rotas/${rota}/runs/${started.body.id}`)
  const run = await over(site, rota, started.body.id)
  expect(run).toMatchObject({ state: 'done', phase: 'done', failure: null, rotaRevision: 1, weights: { nights: 9 } })
  expect(run.incumbent).toBeGreaterThan(0)
  expect((await bookOf(site, rota)).facts.assignments).toEqual([])
  const { body: result } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run.id}/result`)
  expect([result.open, result.assigned.length > 50]).toEqual([[], true])
  expect([result.endedBy, result.iterations >= 3_000]).toEqual(['iterations', true])
  const { status, body, headers } = await apply(site, rota, run.id)
  expect([status, body.made, body.ended, body.conflicts]).toEqual([200, result.assigned.length, 0, []])
  expect(headers.etag).toBe(`"${body.revision}"`)
  const book = await bookOf(site, rota)
  expect([book.facts.assignments.length, naiveViolations(book)]).toEqual([result.assigned.length, []])
  const { body: after } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run.id}`)
  expect(after.appliedAt).not.toBeNull()
})

test('the same seed and iterations give the same rota; another seed another', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const assigned = async (seed: number) => {
    const run = await solved(site, rota, { seed })
    const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run}/result`)
    return body.assigned
  }
  const first = await assigned(1)
  expect(await assigned(1)).toEqual(first)
  expect(await assigned(2)).not.toEqual(first)
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs?limit=2`)
  expect([body.items.length, body.nextCursor === null]).toEqual([2, false])
  const next = await site.coordinator.get(`/api/v1/rotas/${rota}/runs?limit=2&cursor=${body.nextCursor}`)
  expect([next.body.items.length, next.body.nextCursor]).toEqual([1, null])
})

test('a run whose time is over before its iterations says so', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const run = await solved(site, rota, { iterations: 2_000_000_000, seconds: 1 })
  const { body } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run}/result`)
  expect([body.endedBy, body.iterations < 2_000_000_000]).toEqual(['time', true])
})

test('locked cells stay, and so does what people placed; the rest is made anew', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  await apply(site, rota, await solved(site, rota, { seed: 1 }))
  const before = await bookOf(site, rota)
  const [locked, other] = before.facts.assignments.filter(
    ({ shiftId }) => before.shift.get(shiftId)?.role === 'counsellor',
  )
  if (!locked || !other) throw new Error('an empty rota')
  const answer = await site.coordinator.post(`/api/v1/rotas/${rota}/assignments/${locked.id}/lock`)
  expect(answer.status).toBe(200)
  const shift = await site.shift(rota, '2026-05-13', 'seat-12')
  const there = before.byShift.get(shift) ?? []
  await site.coordinator.post(`/api/v1/rotas/${rota}/assignments/${there[0]?.id}/unassign`, {})
  const spare = before.facts.members.find(
    ({ id, duties }) => duties[0]?.role === 'counsellor' && !there.some(({ memberId }) => memberId === id),
  )
  const byHand = await site.assign(rota, shift, spare?.id ?? '', { override: { reason: '演示' } })
  expect(byHand.status, byHand.text).toBe(201)
  await apply(site, rota, await solved(site, rota, { seed: 5 }))
  const after = await bookOf(site, rota)
  const ids = after.facts.assignments.map(({ id }) => id)
  expect(ids).toContain(locked.id)
  expect(ids).toContain(byHand.body.id)
  await apply(site, rota, await solved(site, rota, { seed: 9, keeps: 'locked' }))
  const last = await bookOf(site, rota)
  expect(last.facts.assignments.find(({ id }) => id === locked.id)?.locked).toBe(true)
  expect(last.facts.assignments.filter(({ source }) => source === 'manual').length).toBeLessThanOrEqual(1)
  const unlocked = await site.coordinator.post(`/api/v1/rotas/${rota}/locks`, {
    assignmentIds: [locked.id],
    locked: false,
  })
  expect(unlocked.status).toBe(200)
  const unknown = await site.coordinator.post(`/api/v1/rotas/${rota}/locks`, {
    assignmentIds: [locked.id, rota],
    locked: true,
  })
  expect(unknown.status).toBe(404)
  expect((await bookOf(site, rota)).facts.assignments.some((each) => each.locked)).toBe(false)
})

test('what changed in between is named with 409, and nothing is written; partial writes the rest', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const run = await solved(site, rota)
  const { body: result } = await site.coordinator.get(`/api/v1/rotas/${rota}/runs/${run}/result`)
  const shift = await site.shift(rota, '2026-05-12', 'seat-08')
  const ill = result.assigned.find((each: { shiftId: string }) => each.shiftId === shift)
  await site.away(ill.memberId, '2026-05-12T00:00:00Z', '2026-05-12T01:00:00Z')
  const refused = await apply(site, rota, run)
  expect(refused.status).toBe(409)
  const rulesOf = ({ violations }: { violations: { rule: string }[] }) => violations.map(({ rule }) => rule)
  expect(refused.body.conflicts.map((each: { shiftId: string }) => each.shiftId)).toEqual([shift, shift])
  expect(refused.body.conflicts[0]).toMatchObject({ kind: 'rule', memberId: ill.memberId })
  expect(refused.body.conflicts.map(rulesOf)).toEqual([['unavailable'], ['never-alone']])
  expect(refused.body.detail).toMatch(/12 May 08:00.*C\d+.*not available/)
  expect(refused.body.conflicts[0].says.zh).toMatch(/5月12日.*请假/)
  expect((await bookOf(site, rota)).facts.assignments).toEqual([])
  const partial = await apply(site, rota, run, { partial: true })
  expect([partial.status, partial.body.conflicts.length >= 1]).toEqual([200, true])
  expect(partial.body.made).toBe(result.assigned.length - partial.body.conflicts.length)
  expect(naiveViolations(await bookOf(site, rota))).toEqual([])
})

test('POST …/cancel ends a long run and keeps the best so far', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const started = await start(site, rota, { iterations: undefined, seconds: 300 })
  const second = await start(site, rota)
  expect([second.status, second.body.runId]).toEqual([409, started.body.id])
  const early = await apply(site, rota, started.body.id)
  expect(early.status).toBe(409)
  await pause(1_500)
  const cancelled = await site.coordinator.post(`/api/v1/rotas/${rota}/runs/${started.body.id}/cancel`)
  expect(cancelled.status).toBe(200)
  const run = await over(site, rota, started.body.id)
  expect(run.state).toBe('cancelled')
  expect((await apply(site, rota, started.body.id)).status).toBe(200)
  expect((await bookOf(site, rota)).facts.assignments.length).toBeGreaterThan(50)
  const again = await site.coordinator.post(`/api/v1/rotas/${rota}/runs/${started.body.id}/cancel`)
  expect([again.status, again.body.state]).toEqual([200, 'cancelled'])
})

test('another instance hears of a cancellation, and a run that waits is cancelled at once', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const [first, second] = [await site.draft(...WEEK), await site.draft(...WEEK, site.otherLineId)]
  const long = await start(site, first, { iterations: undefined, seconds: 300 })
  const waiting = await start(site, second, { iterations: undefined, seconds: 300 })
  const done = await site.coordinator.post(`/api/v1/rotas/${second}/runs/${waiting.body.id}/cancel`)
  expect([done.body.state, done.body.startedAt]).toEqual(['cancelled', null])
  const elsewhere = await site.another()
  const there = await elsewhere.as('coordinator')
  await there.post(`/api/v1/rotas/${first}/runs/${long.body.id}/cancel`)
  expect((await over(site, first, long.body.id)).state).toBe('cancelled')
})

test('the run of an instance that died is marked failed, and one that waits is taken over', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const [first, second] = [await site.draft(...WEEK), await site.draft(...WEEK, site.otherLineId)]
  const now = site.clock.now()
  const row = {
    keeps: 'manual' as const,
    seed: 1,
    seconds: 60,
    iterations: 500,
    weights: {},
    progress: { phase: 'improving', incumbent: null, bound: null, gap: null },
    createdAt: now.minus({ minutes: 5 }),
    createdBy: site.coordinator.accountId,
  }
  const [lost, waiting] = [crypto.randomUUID(), crypto.randomUUID()]
  await site.db.write('as-if-crashed', async (tx) => {
    const dead = { instance: 'gone', leaseUntil: now.minus({ seconds: 1 }), startedAt: now.minus({ minutes: 4 }) }
    await tx.insert(solverRuns).values({ ...row, id: lost, rotaId: first, state: 'running', ...dead })
    await tx.insert(solverRuns).values({ ...row, id: waiting, rotaId: second, state: 'queued' })
  })
  for (const job of rotaJobs) await job.run(site.deps, never)
  expect(await over(site, first, lost)).toMatchObject({ state: 'failed', failure: 'instance-lost' })
  expect((await over(site, second, waiting)).state).toBe('done')
  expect((await apply(site, first, lost)).status).toBe(409)
})

test('progress and old runs are forgotten in time', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const run = await solved(site, rota)
  const count = () =>
    site.db.read(async (read) => [
      await read.$count(solverRuns, eq(solverRuns.id, run)),
      (await read.$count(solverRunEvents, eq(solverRunEvents.runId, run))) > 0,
    ])
  expect(await count()).toEqual([1, true])
  site.clock.set(site.clock.now().plus({ days: 3 }).toISO() ?? '')
  for (const job of rotaJobs) await job.run(site.deps, never)
  expect(await count()).toEqual([1, false])
  site.clock.set(site.clock.now().plus({ days: 90 }).toISO() ?? '')
  for (const job of rotaJobs) await job.run(site.deps, never)
  expect(await count()).toEqual([0, false])
})

test('limits are refused with a reason: seconds, published rotas, begun shifts, other roles', async () => {
  const site = await rotaSite({ counsellors: 6 })
  const rota = await site.draft('2026-05-11', '2026-05-12')
  expect((await start(site, rota, { seconds: 601 })).status).toBe(422)
  expect((await start(site, rota, { weights: { luck: 1 } })).status).toBe(422)
  expect((await start(site, crypto.randomUUID())).status).toBe(404)
  expect((await (await site.as('counsellor')).post(`/api/v1/rotas/${rota}/solve`, {})).status).toBe(403)
  await site.coordinator.post(`/api/v1/rotas/${rota}/publish`, {})
  const anew = await start(site, rota, { keeps: 'manual' })
  expect([anew.status, anew.body.detail]).toEqual([409, expect.stringContaining('published')])
  await apply(site, rota, await solved(site, rota))
  expect((await bookOf(site, rota)).facts.assignments.length).toBeGreaterThan(4)
  site.clock.set('2026-05-20T00:00:00Z')
  const late = await (await site.as('coordinator')).post(`/api/v1/rotas/${rota}/solve`, {})
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('begun')])
})

test('closing the application ends a run with its best rota so far', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const twin = await site.another()
  const there = await twin.as('coordinator')
  const started = await there.post(`/api/v1/rotas/${rota}/solve`, { seconds: 300 })
  await pause(1_500)
  await twin.app.close()
  expect((await over(site, rota, started.body.id)).state).toBe('cancelled')
  expect((await apply(site, rota, started.body.id)).status).toBe(200)
})

test('GET …/events tells the progress on every instance, all of it to whoever comes late', async () => {
  const site = await rotaSite({ counsellors: 20 })
  const rota = await site.draft(...WEEK)
  const elsewhere = await site.another()
  const started = await start(site, rota, { iterations: undefined, seconds: 3 })
  const url = `/api/v1/rotas/${rota}/runs/${started.body.id}/events`
  const stream = await listenTo(elsewhere, url, site.coordinator.cookie)
  expect([stream.status, stream.headers.get('content-encoding')]).toEqual([200, null])
  await over(site, rota, started.body.id)
  const heard = await stream.until('run.over')
  const told = heard.map(({ event, data }) => `${event} ${data.phase}`)
  expect(told.slice(0, 2)).toEqual(['run.progress queued', 'run.progress reading'])
  expect(told.at(-1)).toBe('run.over done')
  const late = await listenTo(site, url, site.coordinator.cookie)
  expect((await late.until('run.over')).at(-1)?.data).toMatchObject({ state: 'done', incumbent: expect.any(Number) })
  expect((await (await site.as('counsellor')).get(url)).status).toBe(403)
  for (const each of [stream, late]) each.leave()
  await pause(200)
})
