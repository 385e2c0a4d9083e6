import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { systemActor } from '../../src/access/actor.ts'
import { countedCalls } from '../../src/calls/count-store.ts'
import { type CountEntry, recount, ungrouped } from '../../src/calls/counting.ts'
import { amendCall, closeCall, saveDraft } from '../../src/calls/edit-call.ts'
import { callJobs } from '../../src/calls/jobs.ts'
import { openCall } from '../../src/calls/open-call.ts'
import { callers, calls, countDeltas } from '../../src/calls/tables.ts'
import type { Database } from '../../src/db/database.ts'
import { callSite, complete } from './call-site.ts'

const episodes = (db: Database) =>
  db.read((read) => read.select({ id: calls.id, episodeId: calls.episodeId, day: calls.day }).from(calls))

/** Sends a closed call that started at this local noon. */
const at = (day: string, more: Record<string, unknown> = {}) => ({
  startedAt: `${day}T04:00:00Z`,
  endedAt: `${day}T04:20:00Z`,
  ...more,
})

const sums = (entries: Iterable<CountEntry>) => {
  const cells = new Map<string, [number, number]>()
  for (const { facet, period, calls: c, episodes: e } of entries) {
    const [calls0, episodes0] = cells.get(`${facet} ${period}`) ?? [0, 0]
    cells.set(`${facet} ${period}`, [calls0 + c, episodes0 + e])
  }
  return new Map([...cells].filter(([, [c, e]]) => c !== 0 || e !== 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function countsAgree(db: Database, lineId: string) {
  const deltas = await db.read((read) => read.select().from(countDeltas).where(eq(countDeltas.lineId, lineId)))
  const all = await db.read((read) => countedCalls(read, lineId, undefined, 10_000))
  expect(sums(deltas.flatMap(({ entries }) => ungrouped(entries)))).toEqual(sums(recount(all.calls)))
}

test('calls within 30 days of the first join it; later ones open another; other lines and callers are apart', async () => {
  const { counsellor, stranger, lineId, otherLineId, db } = await callSite({ now: '2026-07-20T02:00:00Z' })
  const phone = '138 1234 5678'
  const send = async (day: string, more: Record<string, unknown>) =>
    (await counsellor.post('/api/v1/calls', complete(lineId, at(day, more)))).body.id
  const ids = [
    await send('2026-04-10', { phone }),
    await send('2026-05-09', { phone: '+8613812345678' }),
    await send('2026-05-11', { phone }),
    await send('2026-05-12', { phone: '13900000000' }),
    await send('2026-05-12', {}),
    await send('2026-05-13', {}),
  ]
  await stranger.post('/api/v1/calls', complete(otherLineId, at('2026-05-11', { phone })))
  const of = new Map((await episodes(db)).map(({ id, episodeId }) => [id, episodeId]))
  const [first, second, third, other, unknown1, unknown2] = ids.map((id) => of.get(id))
  expect(second).toBe(first)
  expect(third).not.toBe(first)
  expect(new Set([first, third, other, unknown1, unknown2]).size).toBe(5)
  expect(new Set(of.values()).size).toBe(6)
  await countsAgree(db, lineId)
})

test('a call entered late joins or opens by its start, and never regroups', async () => {
  const { counsellor, lineId, db } = await callSite({ now: '2026-06-20T05:00:00Z' })
  const phone = '13812345678'
  const send = async (day: string) =>
    (await counsellor.post('/api/v1/calls', complete(lineId, at(day, { phone })))).body.id
  const live = await send('2026-05-20')
  const before = await send('2026-05-10')
  const joins = await send('2026-05-25')
  const after = await send('2026-06-15')
  const of = new Map((await episodes(db)).map(({ id, episodeId }) => [id, episodeId]))
  expect(of.get(before)).not.toBe(of.get(live))
  expect(of.get(joins)).toBe(of.get(live))
  expect(of.get(after)).toBe(of.get(live))
  await countsAgree(db, lineId)
})

test('a caller stays known however often keys are rotated, in the window of the call and at the start of the next', async () => {
  const { counsellor, lineId, db, deps, clock, signIn } = await callSite({ now: '2026-05-20T05:00:00Z' })
  const phone = '13812345678'
  const send = async (client: typeof counsellor, day: string) =>
    (await client.post('/api/v1/calls', complete(lineId, at(day, { phone })))).body.id
  const spring: string[] = []
  for (const day of ['2026-05-10', '2026-05-11', '2026-05-12', '2026-05-13']) {
    spring.push(await send(counsellor, day))
    deps.keys.renew('caller')
  }
  clock.set('2026-07-10T05:00:00Z')
  const later = await signIn('counsellor', 'counsellor')
  const summer: string[] = [await send(later, '2026-06-28')]
  deps.keys.callerKeys(lineId, '2026-07-01')
  for (const day of ['2026-07-02', '2026-07-03']) {
    deps.keys.renew('caller')
    summer.push(await send(later, day))
  }
  const of = new Map((await episodes(db)).map(({ id, episodeId }) => [id, episodeId]))
  expect(new Set(spring.map((id) => of.get(id))).size).toBe(1)
  expect(new Set(summer.map((id) => of.get(id))).size).toBe(1)
  expect(of.get(summer[0] ?? '')).not.toBe(of.get(spring[0] ?? ''))
  await countsAgree(db, lineId)
})

test('an episode goes on over the end of a key window', async () => {
  const { counsellor, lineId, db } = await callSite({ now: '2026-07-10T05:00:00Z' })
  const phone = '13812345678'
  await counsellor.post('/api/v1/calls', complete(lineId, at('2026-06-20', { phone })))
  await counsellor.post('/api/v1/calls', complete(lineId, at('2026-07-05', { phone })))
  const [one, two] = await episodes(db)
  expect(two?.episodeId).toBe(one?.episodeId)
  const answer = await counsellor.post('/api/v1/callers/lookup', { lineId, phone })
  expect(answer.body).toEqual({
    calls: 2,
    days: [
      { day: '2026-07-05', calls: 1 },
      { day: '2026-06-20', calls: 1 },
    ],
  })
})

test('uncounted calls open nothing and join nothing, and are still known as earlier calls', async () => {
  const { counsellor, stranger, lineId, otherLineId, db } = await callSite()
  const phone = '13812345678'
  await counsellor.post('/api/v1/calls', complete(lineId, { phone, type: 'harassment' }))
  expect((await episodes(db)).map(({ episodeId }) => episodeId)).toEqual([null])
  expect(await db.read((read) => read.$count(callers))).toBe(0)
  expect((await counsellor.post('/api/v1/callers/lookup', { lineId, phone })).body.calls).toBe(1)
  expect((await stranger.post('/api/v1/callers/lookup', { lineId: otherLineId, phone })).body.calls).toBe(0)
  expect((await counsellor.post('/api/v1/callers/lookup', { lineId: otherLineId, phone })).status).toBe(403)
  expect((await counsellor.post('/api/v1/callers/lookup', { lineId, phone: 'nobody' })).status).toBe(422)
  await countsAgree(db, lineId)
})

test('a number that is none is refused by name and not repeated; one that is withheld is said to be', async () => {
  const { counsellor, lineId, db } = await callSite()
  const future = { startedAt: '2036-01-01T00:00:00Z', endedAt: '2036-01-01T00:10:00Z' }
  const wrong = await counsellor.post('/api/v1/calls', complete(lineId, { phone: 'Mrs Example', ...future }))
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors.map(({ path }: { path: string }) => path)).toEqual(['phone', 'startedAt', 'endedAt'])
  expect(wrong.text).not.toContain('Example')
  for (const phone of [null, 'anonymous', 'Withheld'])
    expect((await counsellor.post('/api/v1/calls', complete(lineId, { phone }))).status).toBe(201)
  expect(await db.read((read) => read.$count(callers))).toBe(0)
  expect(await db.read((read) => read.$count(calls))).toBe(3)
})

test('a draft that turns out to be silent leaves the episode it opened as if it had never been', async () => {
  const { counsellor, lineId, db } = await callSite({ now: '2026-06-20T05:00:00Z' })
  const phone = '13812345678'
  const draft = await counsellor.post('/api/v1/calls', { lineId, phone, startedAt: '2026-05-01T04:00:00Z' })
  const end = { type: 'silent', channel: 'telephone', endedAt: '2026-05-01T04:01:00Z' }
  await counsellor.post(`/api/v1/calls/${draft.body.id}/close`, end)
  const first = (await counsellor.post('/api/v1/calls', complete(lineId, at('2026-05-10', { phone })))).body.id
  const second = (await counsellor.post('/api/v1/calls', complete(lineId, at('2026-06-05', { phone })))).body.id
  const of = new Map((await episodes(db)).map(({ id, episodeId }) => [id, episodeId]))
  expect(of.get(draft.body.id)).toBeNull()
  expect(of.get(second)).toBe(of.get(first))
  await countsAgree(db, lineId)
})

test('two calls of one caller at the same moment land in one episode', async () => {
  const { counsellor, lineId, db } = await callSite()
  const phone = '13812345678'
  const send = () => counsellor.post('/api/v1/calls', complete(lineId, { phone }))
  const answers = await Promise.all(Array.from({ length: 6 }, send))
  const done = answers.filter(({ status }) => status === 201).length
  expect(done).toBeGreaterThan(1)
  expect(new Set((await episodes(db)).map(({ episodeId }) => episodeId)).size).toBe(1)
  await countsAgree(db, lineId)
})

test('the sum of all changes equals a recount, whatever is done', async () => {
  const { deps, db, lineId, memberIds, counsellor, clock } = await callSite({ now: '2026-07-02T05:00:00Z' })
  const actor: Actor = { ...systemActor, accountId: counsellor.accountId }
  const known: { id: string; draft: boolean }[] = []
  const pick = fc.record({
    verb: fc.constantFrom('open', 'close', 'draft', 'save', 'finish', 'amend'),
    which: fc.nat({ max: 20 }),
    type: fc.constantFrom('counselling', 'silent', 'repeat', 'test'),
    topic: fc.constantFrom('P01', 'P03.1', 'P03.2'),
    level: fc.constantFrom('R0', 'R1', 'R2'),
    phone: fc.constantFrom(undefined, '13800000001', '13800000002'),
    daysAgo: fc.nat({ max: 45 }),
  })
  const step = async (s: typeof pick extends fc.Arbitrary<infer T> ? T : never) => {
    const startedAt = clock.now().minus({ days: s.daysAgo, hours: 1 }).toISO()
    const content = {
      startedAt,
      endedAt: DateTime.fromISO(startedAt, { zone: 'utc' }).plus({ minutes: 20 }).toISO(),
      channel: 'telephone' as const,
      type: s.type as 'counselling',
      topics: { primary: s.topic },
      risk: { level: s.level as 'R0' },
      disposition: 'resolved' as const,
    }
    const { startedAt: _, endedAt: __, ...change } = content
    const drafts = known.filter(({ draft }) => draft)
    const closed = known.filter(({ draft }) => !draft)
    if (['open', 'close', 'draft'].includes(s.verb)) {
      const input = {
        lineId,
        phone: s.phone,
        memberId: memberIds.counsellor,
        content,
        texts: {},
        close: s.verb !== 'draft',
      }
      const { call } = await openCall(deps, actor, input)
      known.push({ id: call.head.id, draft: s.verb === 'draft' })
    } else if (s.verb === 'amend') {
      const one = closed[s.which % closed.length]
      if (one) await amendCall(deps, actor, one.id, { content: change, texts: { summary: 'x' }, reason: 'correction' })
    } else {
      const one = drafts[s.which % drafts.length]
      const act = s.verb === 'save' ? saveDraft : closeCall
      if (one) await act(deps, actor, one.id, { content: s.verb === 'save' ? change : content, texts: {} })
      if (one && s.verb === 'finish') one.draft = false
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(pick, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const s of steps) await step(s)
      await countsAgree(db, lineId)
    }),
    { numRuns: 15 },
  )
})

test('when a caller key goes, its hashes go, and counting goes on', async () => {
  const { counsellor, signIn, deps, lineId, clock, db } = await callSite({ now: '2026-02-10T05:00:00Z' })
  const phone = '13812345678'
  const first = await counsellor.post('/api/v1/calls', complete(lineId, at('2026-02-01', { phone })))
  await counsellor.post('/api/v1/calls', complete(lineId, at('2026-02-05', { phone })))
  const forget = async () => {
    for (const job of callJobs) await job.run(deps, new AbortController().signal)
  }
  const hashed = async () =>
    (await db.read((read) => read.select().from(calls))).filter((call) => call.callerHash !== null)
  clock.set('2026-06-30T05:00:00Z')
  await forget()
  expect(await hashed()).toHaveLength(2)
  clock.set('2026-07-03T05:00:00Z')
  await forget()
  expect(await hashed()).toHaveLength(0)
  expect(await db.read((read) => read.$count(callers))).toBe(0)
  const [one, two] = await episodes(db)
  expect(two?.episodeId).toBe(one?.episodeId)
  const amended = { reason: 'correction', topics: { primary: 'P05.1', others: [] } }
  const later = await signIn('counsellor', 'counsellor')
  expect((await later.post(`/api/v1/calls/${first.body.id}/amendments`, amended)).status).toBe(201)
  await countsAgree(db, lineId)
})
