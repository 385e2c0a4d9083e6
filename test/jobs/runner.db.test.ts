import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Job } from '../../src/jobs/job.ts'
import { claimJob, findJob, finishJob, LEASE_SECONDS, registerJobs, renewLease } from '../../src/jobs/lease.ts'
import { runIfDue, startJobs } from '../../src/jobs/runner.ts'
import { type TestSite, testApp } from '../support/app.ts'

const never = new AbortController().signal
const stateOf = (site: TestSite, name = 'count') => site.db.read((read) => findJob(read, name))
const register = (site: TestSite, name = 'count') => registerJobs(site.db, [name], site.clock.now())

/** A job that counts its runs. */
function counting(work: (signal: AbortSignal) => Promise<void> = async () => undefined) {
  const runs: number[] = []
  const job: Job = {
    name: 'count',
    every: { minutes: 1 },
    run: async (_deps, signal) => {
      runs.push(runs.length)
      await work(signal)
    },
  }
  return { job, runs }
}

test('a job that is due is run once by two instances that ask at the same moment', async () => {
  const site = await testApp()
  const other = await site.another()
  await register(site)
  const { job, runs } = counting(() => pause(20))
  for (let round = 1; round <= 3; round++) {
    const ran = await Promise.all([site, other, site, other].map(({ deps }) => runIfDue(deps, job, never)))
    expect(ran.filter(Boolean)).toHaveLength(1)
    expect(runs).toHaveLength(round)
    site.clock.advance({ minutes: 1 })
  }
})

test('a job is not run before it is due', async () => {
  const site = await testApp()
  await register(site)
  const { job, runs } = counting()
  expect(await runIfDue(site.deps, job, never)).toBe(true)
  site.clock.advance({ seconds: 59 })
  expect(await runIfDue(site.deps, job, never)).toBe(false)
  site.clock.advance({ seconds: 1 })
  expect(await runIfDue(site.deps, job, never)).toBe(true)
  expect(runs).toHaveLength(2)
})

test('a job whose holder has died is taken over after its lease, and the dead one gives nothing back', async () => {
  const site = await testApp()
  await register(site)
  const claim = () => site.db.write('claim', (tx) => claimJob(tx, 'count', site.clock.now()))
  const first = await claim()
  expect(first).toBe(1)
  expect(await claim()).toBeUndefined()
  site.clock.advance({ seconds: LEASE_SECONDS })
  expect(await claim()).toBe(2)
  const now = site.clock.now()
  expect(await site.db.write('renew', (tx) => renewLease(tx, 'count', 1, now))).toBe(false)
  await site.db.write('finish', (tx) => finishJob(tx, 'count', { ticket: 1, now, error: undefined, nextIn: () => 1 }))
  expect((await stateOf(site))?.lastFinishedAt).toBeNull()
})

test('a failure is recorded without what it says, tried again soon, and later again', async () => {
  const site = await testApp()
  await register(site)
  const { job } = counting(async () => {
    throw Object.assign(new TypeError('caller 13812345678 is not a function'), { code: 'E_ODD' })
  })
  await runIfDue(site.deps, job, never)
  const once = await stateOf(site)
  expect(once).toMatchObject({ failures: 1, lastError: 'TypeError E_ODD' })
  expect(once?.dueAt.diff(site.clock.now()).as('seconds')).toBe(5)
  site.clock.advance({ seconds: 5 })
  await runIfDue(site.deps, job, never)
  const twice = await stateOf(site)
  expect(twice?.dueAt.diff(site.clock.now()).as('seconds')).toBe(10)
  expect(site.logLines.join()).not.toContain('13812345678')
  site.clock.advance({ seconds: 10 })
  await runIfDue(site.deps, counting().job, never)
  expect(await stateOf(site)).toMatchObject({ failures: 0, lastError: null })
})

test('a runner runs what is due, and stops its jobs when the service closes', async () => {
  const site = await testApp()
  const started = Promise.withResolvers<void>()
  const { job, runs } = counting(async (signal) => {
    started.resolve()
    await pause(60_000, undefined, { signal }).catch(() => undefined)
  })
  const runner = startJobs(site.deps, [job])
  await started.promise
  const stopping = performance.now()
  await runner.stop()
  expect(performance.now() - stopping).toBeLessThan(55_000)
  expect(runs).toHaveLength(1)
  const state = await stateOf(site)
  expect(state?.leaseUntil.toMillis()).toBeLessThanOrEqual(site.clock.now().toMillis())
})

test('a job for each instance needs no row', async () => {
  const site = await testApp()
  const { job, runs } = counting()
  const runner = startJobs(site.deps, [{ ...job, every: { milliseconds: 20 }, onEachInstance: true }])
  await expect.poll(() => runs.length).toBeGreaterThan(1)
  await runner.stop()
  expect(await stateOf(site)).toBeUndefined()
})

test('two jobs of one name do not start', async () => {
  const site = await testApp()
  const { job } = counting()
  expect(() => startJobs(site.deps, [job, job])).toThrow(/same name/)
})

test('GET /api/v1/jobs shows when each ran last, and how it went', async () => {
  const site = await testApp()
  await register(site)
  await runIfDue(site.deps, counting().job, never)
  const answer = await (await site.as('administrator')).get('/api/v1/jobs')
  expect(answer.body.items).toEqual([
    {
      name: 'count',
      dueAt: '2026-05-14T02:01:00.000Z',
      running: false,
      lastStartedAt: '2026-05-14T02:00:00.000Z',
      lastFinishedAt: '2026-05-14T02:00:00.000Z',
      failures: 0,
      lastError: null,
    },
  ])
  expect((await (await site.as('coordinator')).get('/api/v1/jobs')).status).toBe(403)
})
