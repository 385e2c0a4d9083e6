// Runs the jobs for as long as the service lives. Several instances on one database run each job once between them.
import { setTimeout as pause } from 'node:timers/promises'
import { Duration } from 'luxon'
import type { Deps } from '../deps.ts'
import { failureCode } from './failure.ts'
import type { Job } from './job.ts'
import { claimJob, findJob, finishJob, handBackJob, LEASE_SECONDS, registerJobs, renewLease } from './lease.ts'

const MIN_WAIT_MILLISECONDS = 100
const MAX_WAIT_MILLISECONDS = 60_000
/** After a failure a job is tried again after this long, doubling, but never later than it would be anyway. */
const RETRY_MILLISECONDS = 5_000

export interface Runner {
  /** Tells running jobs to stop after the batch at hand, and waits for them. */
  stop(): Promise<void>
}

/** Starts one loop for each job. */
export function startJobs(deps: Deps, jobs: readonly Job[]): Runner {
  const stopping = new AbortController()
  const { signal } = stopping
  if (new Set(jobs.map((job) => job.name)).size < jobs.length) throw new Error('two jobs have the same name')
  const names = jobs.filter((job) => !job.onEachInstance).map((job) => job.name)
  const registered = repeatUntil(signal, () => registerJobs(deps.db, names, deps.clock.now()))
  const loops = jobs.map(async (job) => {
    await registered
    const turn = job.onEachInstance ? runHere : runShared
    while (!signal.aborted) await guarded(deps, job, signal, turn)
  })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

type Turn = (deps: Deps, job: Job, signal: AbortSignal) => Promise<unknown>

/** The database may be away for a while: a loop outlives that. */
async function guarded(deps: Deps, job: Job, signal: AbortSignal, turn: Turn): Promise<void> {
  try {
    await turn(deps, job, signal)
  } catch (error) {
    deps.log.warn({ job: job.name, error: failureCode(error) }, 'a job could not be run')
    await sleep(RETRY_MILLISECONDS, signal)
  }
}

async function runShared(deps: Deps, job: Job, signal: AbortSignal): Promise<void> {
  await sleep(await waitFor(deps, job), signal)
  if (!signal.aborted) await runIfDue(deps, job, signal)
}

async function runHere(deps: Deps, job: Job, signal: AbortSignal): Promise<void> {
  await sleep(Duration.fromObject(job.every).toMillis(), signal)
  if (!signal.aborted) await job.run(deps, signal)
}

async function repeatUntil(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const done = await work().then(
      () => true,
      () => false,
    )
    if (done) return
    await sleep(RETRY_MILLISECONDS, signal)
  }
}

/** Until the job is due and nobody holds it, with some jitter so that instances do not all ask at once. */
async function waitFor(deps: Deps, job: Job): Promise<number> {
  const state = await deps.db.read((read) => findJob(read, job.name))
  const now = deps.clock.now().toMillis()
  const free = state ? Math.max(state.dueAt.toMillis(), state.leaseUntil.toMillis()) : now
  const wait = Math.min(Math.max(free - now, MIN_WAIT_MILLISECONDS), MAX_WAIT_MILLISECONDS)
  return wait + Math.random() * Math.min(wait, 1_000) * 0.2
}

/**
 * Takes the job if it is due and free, runs it, and gives it back.
 * @returns whether this call ran it
 */
export async function runIfDue(deps: Deps, job: Job, signal: AbortSignal): Promise<boolean> {
  const { db, clock } = deps
  const ticket = await db.write('claim-job', (tx) => claimJob(tx, job.name, clock.now()))
  if (ticket === undefined) return false
  const lost = new AbortController()
  const renewal = setInterval(() => renew(deps, job, ticket, lost), (LEASE_SECONDS * 1000) / 3)
  renewal.unref()
  const error = await job.run(deps, AbortSignal.any([signal, lost.signal])).then(
    () => undefined,
    (reason: unknown) => failureCode(reason),
  )
  clearInterval(renewal)
  if (signal.aborted) await db.write('hand-back-job', (tx) => handBackJob(tx, job.name, ticket, clock.now()))
  else await giveBack(deps, job, ticket, error)
  return true
}

async function renew(deps: Deps, job: Job, ticket: number, lost: AbortController): Promise<void> {
  try {
    const ours = await deps.db.write('renew-job', (tx) => renewLease(tx, job.name, ticket, deps.clock.now()))
    if (!ours) lost.abort()
  } catch (error) {
    deps.log.warn({ job: job.name, error: failureCode(error) }, 'the lease could not be renewed')
  }
}

async function giveBack(deps: Deps, job: Job, ticket: number, error: string | undefined): Promise<void> {
  if (error !== undefined) deps.log.error({ job: job.name, error }, 'a job failed')
  const nextIn = (failures: number) => nextRunIn(job, failures)
  await deps.db.write('finish-job', (tx) => finishJob(tx, job.name, { ticket, now: deps.clock.now(), error, nextIn }))
}

function nextRunIn(job: Job, failures: number): number {
  const every = Duration.fromObject(job.every).toMillis()
  return failures === 0 ? every : Math.min(every, RETRY_MILLISECONDS * 2 ** Math.min(failures - 1, 20))
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined)
}
