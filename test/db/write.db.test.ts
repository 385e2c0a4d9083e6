import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { engine } from '../../src/config.ts'
import { announce } from '../../src/db/body.ts'
import { type Database, rowsOf } from '../../src/db/database.ts'
import { prepared } from '../../src/db/prepared.ts'
import { jobs } from '../../src/jobs/tables.ts'
import { databaseSite, freshDatabase } from '../support/database.ts'

const at = DateTime.fromISO('2026-03-29T00:59:59.120Z', { zone: 'utc' })
const row = (name: string) => ({ name, ticket: 0, leaseUntil: at, dueAt: at })

test('a write is visible to the next read, and instants come back to the millisecond', async () => {
  const db = await freshDatabase()
  await db.write('add', (tx) => tx.insert(jobs).values(row('a')).returning())
  const [found] = await db.read((read) => read.select().from(jobs))
  expect(found?.dueAt.toMillis()).toBe(at.toMillis())
  expect(found?.dueAt.zoneName).toBe('UTC')
  expect(found?.lastError).toBeNull()
})

test('a body that throws leaves nothing, and does not harm its neighbours', async () => {
  const db = await freshDatabase()
  const write = (name: string, fail: boolean) =>
    db.write('add', async (tx) => {
      await tx.insert(jobs).values(row(name))
      if (fail) throw new Error('on purpose')
      return name
    })
  const outcomes = await Promise.allSettled([write('a', false), write('b', true), write('c', false)])
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  const names = await db.read((read) => read.select({ name: jobs.name }).from(jobs).orderBy(jobs.name))
  expect(names.map(({ name }) => name)).toEqual(['a', 'c'])
})

test('counting up from many writers at once loses no step', async () => {
  const db = await freshDatabase()
  await db.write('add', (tx) => tx.insert(jobs).values(row('a')).returning())
  const step = () =>
    db.write('step', async (tx) => {
      const [found] = await tx.select().from(jobs).where(eq(jobs.name, 'a'))
      await tx
        .update(jobs)
        .set({ ticket: (found?.ticket ?? 0) + 1 })
        .where(eq(jobs.name, 'a'))
    })
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, step))
  const done = outcomes.filter((outcome) => outcome.status === 'fulfilled').length
  const [found] = await db.read((read) => read.select().from(jobs))
  expect(found?.ticket).toBe(done)
  expect(done).toBeGreaterThan(0)
  expect(db.statistics().get('step')?.commits).toBe(done)
})

test('writers on three instances who all read what the others add come to an end, each of them', async () => {
  const site = await databaseSite()
  const instances = engine === 'postgres' ? [site.open(), site.open(), site.open()] : [site.open()]
  const add = (db: Database, name: string) =>
    db.write('add', async (tx) => {
      const ticket = await tx.$count(jobs)
      for (let look = 0; look < 5; look++) await tx.$count(jobs)
      await tx.insert(jobs).values({ ...row(name), ticket })
    })
  const names = Array.from({ length: 120 }, (_, k) => `writer ${k}`)
  await Promise.all(names.map((name, k) => add(instances[k % instances.length] as Database, name)))
  const found = await instances[0]?.read((read) => read.select({ ticket: jobs.ticket }).from(jobs).orderBy(jobs.ticket))
  expect(found?.map(({ ticket }) => ticket)).toEqual(names.map((_, k) => k))
})

test('a nested write throws at once', async () => {
  const db = await freshDatabase()
  const nested = db.write('outer', () => db.write('inner', async () => 1))
  await expect(nested).rejects.toThrow(/only the handle/)
})

test('a handle is dead once its body is over', async () => {
  const db = await freshDatabase()
  let late: Promise<unknown> = Promise.resolve()
  const slow = db.write('slow', async (tx) => {
    late = pause(30).then(() => tx.insert(jobs).values(row('late')))
    return 'done'
  })
  await slow
  await expect(late).rejects.toThrow()
  expect(await db.read((read) => read.$count(jobs))).toBe(0)
})

test('a prepared statement runs again and again, for each connection', async () => {
  const db = await freshDatabase()
  const insert = prepared((tx) =>
    tx
      .insert(jobs)
      .values({
        name: sql.placeholder('name'),
        ticket: 0,
        leaseUntil: sql.placeholder('at'),
        dueAt: sql.placeholder('at'),
      })
      .returning({ name: jobs.name }),
  )
  const names = await Promise.all(
    ['a', 'b', 'c'].map((name) => db.write('add', async (tx) => (await insert(tx, { name, at }))[0]?.name)),
  )
  expect(names).toEqual(['a', 'b', 'c'])
  const [found] = await db.read((read) => read.select().from(jobs).where(eq(jobs.name, 'b')))
  expect(found?.dueAt.toMillis()).toBe(at.toMillis())
})

test('listeners hear what was announced, after the commit and only then', async () => {
  const db = await freshDatabase()
  const heard: string[] = []
  db.onAnnounced((topic) => heard.push(topic))
  await db.write('say', async () => announce('rota:1'))
  await db
    .write('fail', async () => {
      announce('rota:2')
      throw new Error('on purpose')
    })
    .catch(() => undefined)
  expect(heard.filter((topic) => topic !== '*')).toContain('rota:1')
  expect(heard).not.toContain('rota:2')
})

test.runIf(engine === 'postgres')(
  'a connection that the server ends in the middle of a body fails that write alone',
  async () => {
    const db = await freshDatabase()
    const begun = Promise.withResolvers<number>()
    const ended = Promise.withResolvers<void>()
    const cut = db.write('cut', async (tx) => {
      const [row] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
      begun.resolve(row?.pid ?? 0)
      await ended.promise
      await rowsOf(tx, sql`select 1`)
    })
    const refused = expect(cut).rejects.toMatchObject({ code: 'unavailable' })
    const pid = await begun.promise
    await db.read((read) => rowsOf(read, sql`select pg_terminate_backend(${pid})`))
    ended.resolve()
    await refused
    expect(await db.read((read) => read.$count(jobs))).toBe(0)
  },
)
