import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/actor.ts'
import { periodsOf } from '../../src/calls/period.ts'
import { countDeltas } from '../../src/calls/tables.ts'
import type { Database } from '../../src/db/database.ts'
import { recountLine } from '../../src/themes/actions.ts'
import { foldCounts } from '../../src/themes/jobs.ts'
import { recountFrom } from '../../src/themes/recount.ts'
import { allCountsOf, countsOf, foldDeltas } from '../../src/themes/store.ts'
import { countRollups } from '../../src/themes/tables.ts'
import { testApp } from '../support/app.ts'
import { databaseSite, freshDatabase } from '../support/database.ts'
import { addCalls, addLine, amendCall, type CallFacts, many } from './line-with-calls.ts'

const running = new AbortController().signal

const recounted = (db: Database, lineId: string) =>
  db.snapshot(async (snapshot) => (await recountFrom(snapshot, lineId)).entries())
const stored = (db: Database, lineId: string) => db.read((read) => allCountsOf(read, lineId))

test('a call counts the moment it is saved, and still once it is folded', async () => {
  const db = await freshDatabase()
  const line = await addLine(db)
  await addCalls(db, line, many(3, { day: '2026-05-14', topics: ['P03.1'] }))
  const wanted = { lineIds: [line], facets: ['all', 'topic:P03', 'topic:P03.1'], periods: periodsOf('2026-05-14') }
  const look = async () => {
    const countOf = await db.read((read) => countsOf(read, wanted))
    return wanted.periods.map((period) => countOf('topic:P03', period))
  }
  const three = wanted.periods.map(() => ({ calls: 3, episodes: 3 }))
  expect(await look()).toEqual(three)
  await foldCounts({ db }, running)
  expect(await db.read((read) => read.$count(countDeltas))).toBe(0)
  expect(await look()).toEqual(three)
})

test('each period counts distinct caller-episodes: a quarter is not the sum of its months', async () => {
  const db = await freshDatabase()
  const line = await addLine(db)
  const episodeId = randomUUID()
  await addCalls(db, line, [
    { day: '2026-04-30', episodeId },
    { day: '2026-05-01', episodeId },
    { day: '2026-05-20', episodeId },
  ])
  const wanted = {
    lineIds: [line],
    facets: ['all'],
    periods: ['month:2026-04', 'month:2026-05', 'quarter:2026-Q2'] as const,
  }
  const countOf = await db.read((read) => countsOf(read, wanted))
  expect(wanted.periods.map((period) => countOf('all', period))).toEqual([
    { calls: 1, episodes: 1 },
    { calls: 2, episodes: 1 },
    { calls: 3, episodes: 1 },
  ])
})

test('lines add up', async () => {
  const db = await freshDatabase()
  const [one, other] = [await addLine(db), await addLine(db, { code: 'health', taxonomy: 'health' })]
  await addCalls(db, one, many(2, { day: '2026-05-14' }))
  await foldCounts({ db }, running)
  await addCalls(db, other, many(5, { day: '2026-05-14' }))
  const of = (lineIds: string[]) =>
    db.read(async (read) =>
      (await countsOf(read, { lineIds, facets: ['all'], periods: ['year:2026'] }))('all', 'year:2026'),
    )
  expect(await of([one])).toEqual({ calls: 2, episodes: 2 })
  expect(await of([one, other])).toEqual({ calls: 7, episodes: 7 })
})

const day = fc.constantFrom('2025-12-29', '2025-12-31', '2026-01-01', '2026-02-28', '2026-05-14', '2026-05-15')
const topic = fc.constantFrom('P01', 'P02.1', 'P03', 'P03.1', 'P13.2')
const facts = fc.record({
  day,
  type: fc.constantFrom('counselling' as const, 'enquiry' as const, 'silent' as const, 'repeat' as const),
  risk: fc.constantFrom('R0' as const, 'R3' as const, 'RX' as const),
  topics: fc.uniqueArray(topic, { maxLength: 3 }),
  episode: fc.integer({ min: 0, max: 3 }),
})
const step = fc.oneof(
  { weight: 4, arbitrary: facts.map((call) => ({ kind: 'add' as const, call })) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(), facts).map(([which, call]) => ({ kind: 'amend' as const, which, call })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((limit) => ({ kind: 'fold' as const, limit })) },
)

test('whatever is saved, amended and folded, in any order, equals a recount', async () => {
  const db = await freshDatabase()
  const fresh = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
    const line = await addLine(db, { code: randomUUID() })
    const episodes = Array.from({ length: 4 }, () => randomUUID())
    const ids: string[] = []
    const withEpisode = ({ episode, ...call }: CallFacts & { episode: number }) =>
      call.type === 'silent' ? call : { ...call, episodeId: episodes[episode] ?? '' }
    for (const each of steps) {
      if (each.kind === 'fold') await db.write('fold', (tx) => foldDeltas(tx, each.limit))
      else if (each.kind === 'add') ids.push(...(await addCalls(db, line, [withEpisode(each.call)])))
      else if (ids.length > 0) await amendCall(db, ids[each.which % ids.length] ?? '', each.call)
    }
    expect(await stored(db, line)).toEqual(await recounted(db, line))
  })
  await fc.assert(fresh, { numRuns: 25 })
})

test('calls that are saved while the job folds are neither lost nor counted twice', async () => {
  const site = await databaseSite()
  const db = site.open()
  const line = await addLine(db)
  const callers = Array.from({ length: 8 }, async () => {
    for (let call = 0; call < 6; call++) await addCalls(db, line, [{ day: '2026-05-14', topics: ['P01.1'] }])
  })
  const folding = (async () => {
    for (let round = 0; round < 12; round++) await foldCounts({ db }, running)
  })()
  await Promise.all([...callers, folding])
  expect(await stored(db, line)).toEqual(await recounted(db, line))
  const countOf = await db.read((read) => countsOf(read, { lineIds: [line], facets: ['all'], periods: ['year:2026'] }))
  expect(countOf('all', 'year:2026').calls).toBe(48)
})

test('a recount mends wrong counts while calls are being saved and folded', async () => {
  const { db, deps } = await testApp()
  const line = await addLine(db)
  await addCalls(db, line, many(30, { day: '2026-05-14', topics: ['P03.1'] }))
  await foldCounts({ db }, running)
  await db.write('spoil', async (tx) => {
    await tx.update(countRollups).set({ calls: 999 }).where(eq(countRollups.facet, 'all'))
    await tx.delete(countRollups).where(eq(countRollups.facet, 'topic:P03'))
  })
  expect(await stored(db, line)).not.toEqual(await recounted(db, line))
  const busy = (async () => {
    for (let call = 0; call < 10; call++) {
      await addCalls(db, line, [{ day: '2026-05-15', topics: ['P02.1'] }])
      await foldCounts({ db }, running)
    }
  })()
  const corrected = await recountLine(deps, systemActor, { lineId: line, from: '2020-01-01' })
  await busy
  expect(corrected.length).toBeGreaterThan(0)
  expect(await stored(db, line)).toEqual(await recounted(db, line))
  expect(await recountLine(deps, systemActor, { lineId: line, from: '2020-01-01' })).toEqual([])
})

test('of two recounts at once, one corrects and the other says so', async () => {
  const { db, deps } = await testApp()
  const line = await addLine(db)
  await addCalls(db, line, many(3, { day: '2026-05-14' }))
  await db.write('spoil', (tx) => tx.delete(countDeltas).returning())
  const twice = await Promise.allSettled(
    [1, 2].map(() => recountLine(deps, systemActor, { lineId: line, from: '2020-01-01' })),
  )
  const failures = twice.filter(({ status }) => status === 'rejected')
  expect(failures.length).toBeLessThanOrEqual(1)
  expect(await stored(db, line)).toEqual(await recounted(db, line))
})

test('a recount leaves periods alone that begin before its first day', async () => {
  const { db, deps } = await testApp()
  const line = await addLine(db)
  await addCalls(db, line, [{ day: '2025-11-03' }, { day: '2026-05-14' }])
  await db.write('spoil', (tx) => tx.delete(countDeltas).returning())
  const corrected = await recountLine(deps, systemActor, { lineId: line, from: '2026-05-01' })
  expect(new Set(corrected.map(({ period }) => period))).toEqual(
    new Set(['day:2026-05-14', 'week:2026-W20', 'month:2026-05']),
  )
})
