// Solver runs in the database. An instance works on a run under a lease; what it no longer holds it cannot write.
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { announce } from '../../db/body.ts'
import type { Read, Tx } from '../../db/database.ts'
import { notFound } from '../../errors.ts'
import {
  QUEUED,
  type Run,
  type RunFailure,
  type RunProgress,
  type RunRequest,
  type RunResult,
  type RunState,
} from './run.ts'
import { solverRunEvents, solverRuns } from './tables.ts'

/** An instance that is silent for so long is gone. */
const LEASE = { seconds: 30 }

const columns = {
  id: solverRuns.id,
  rotaId: solverRuns.rotaId,
  state: solverRuns.state,
  keeps: solverRuns.keeps,
  seed: solverRuns.seed,
  seconds: solverRuns.seconds,
  iterations: solverRuns.iterations,
  weights: solverRuns.weights,
  progress: solverRuns.progress,
  rotaRevision: solverRuns.rotaRevision,
  createdAt: solverRuns.createdAt,
  createdBy: solverRuns.createdBy,
  startedAt: solverRuns.startedAt,
  finishedAt: solverRuns.finishedAt,
  cancelRequestedAt: solverRuns.cancelRequestedAt,
  failure: solverRuns.failure,
  appliedAt: solverRuns.appliedAt,
}

const ACTIVE: RunState[] = ['queued', 'running']

export const topicOf = (runId: string): string => `solver-run:${runId}`

export async function findRun(read: Read, rotaId: string, id: string): Promise<Run | undefined> {
  const [run] = await read
    .select(columns)
    .from(solverRuns)
    .where(and(eq(solverRuns.id, id), eq(solverRuns.rotaId, rotaId)))
  return run
}

/** @throws not-found */
export async function getRun(read: Read, rotaId: string, id: string): Promise<Run> {
  const run = await findRun(read, rotaId, id)
  if (!run) throw notFound('run of this rota')
  return run
}

/** The latest first. `after` is the key of the last one seen. */
export async function listRuns(
  read: Read,
  rotaId: string,
  page: { readonly limit: number; readonly after?: readonly [DateTime, string] | undefined },
): Promise<readonly Run[]> {
  const [at, id] = page.after ?? []
  const beyond =
    at && id !== undefined
      ? or(lt(solverRuns.createdAt, at), and(eq(solverRuns.createdAt, at), gt(solverRuns.id, id)))
      : undefined
  return await read
    .select(columns)
    .from(solverRuns)
    .where(and(eq(solverRuns.rotaId, rotaId), beyond))
    .orderBy(desc(solverRuns.createdAt), asc(solverRuns.id))
    .limit(page.limit)
}

/** Undefined while nothing has come out. */
export async function findResult(read: Read, id: string): Promise<RunResult | undefined> {
  const [row] = await read.select({ result: solverRuns.result }).from(solverRuns).where(eq(solverRuns.id, id))
  return row?.result ?? undefined
}

export const countActive = (read: Read): Promise<number> => read.$count(solverRuns, inArray(solverRuns.state, ACTIVE))

interface NewRun extends RunRequest {
  readonly id: string
  readonly rotaId: string
  readonly createdAt: DateTime
  readonly createdBy: string
}

/** False when the rota has a run already that is not over. */
export async function insertRun(tx: Tx, run: NewRun): Promise<boolean> {
  const rows = await tx
    .insert(solverRuns)
    .values({ ...run, state: 'queued', progress: QUEUED })
    .onConflictDoNothing()
    .returning({ id: solverRuns.id })
  if (rows.length > 0) await tell(tx, run.id, run.createdAt, { state: 'queued', progress: QUEUED })
  return rows.length > 0
}

interface Told {
  readonly state: RunState
  readonly progress: RunProgress
}

async function tell(tx: Tx, runId: string, at: DateTime, { state, progress }: Told): Promise<void> {
  await tx.insert(solverRunEvents).values({ runId, at, state, progress })
  announce(topicOf(runId))
}

/** Takes the oldest run that waits. Of several instances that ask for it, one gets it. */
export async function claimRun(tx: Tx, instance: string, now: DateTime): Promise<Run | undefined> {
  const waiting = await tx
    .select({ id: solverRuns.id })
    .from(solverRuns)
    .where(eq(solverRuns.state, 'queued'))
    .orderBy(asc(solverRuns.createdAt), asc(solverRuns.id))
    .limit(1)
  const [next] = waiting
  if (!next) return undefined
  const progress: RunProgress = { ...QUEUED, phase: 'reading' }
  const [run] = await tx
    .update(solverRuns)
    .set({ state: 'running', instance, leaseUntil: now.plus(LEASE), startedAt: now, progress })
    .where(and(eq(solverRuns.id, next.id), eq(solverRuns.state, 'queued')))
    .returning(columns)
  if (run) await tell(tx, run.id, now, run)
  return run
}

/** The run, while this instance works on it. */
const heldBy = (instance: string, id: string) =>
  and(eq(solverRuns.id, id), eq(solverRuns.instance, instance), eq(solverRuns.state, 'running'))

export interface Beat {
  readonly instance: string
  readonly now: DateTime
  /** Undefined: nothing new to tell. */
  readonly progress: RunProgress | undefined
}

/** Renews the lease. @returns whether the run is still this instance's, and whether it is to end */
export async function beat(
  tx: Tx,
  id: string,
  { instance, now, progress }: Beat,
): Promise<{ readonly held: boolean; readonly cancelled: boolean }> {
  const [row] = await tx
    .update(solverRuns)
    .set({ leaseUntil: now.plus(LEASE), ...(progress ? { progress } : {}) })
    .where(heldBy(instance, id))
    .returning({ cancelRequestedAt: solverRuns.cancelRequestedAt })
  if (row && progress) await tell(tx, id, now, { state: 'running', progress })
  return { held: row !== undefined, cancelled: row?.cancelRequestedAt != null }
}

export async function noteRevision(tx: Tx, id: string, instance: string, rotaRevision: number): Promise<void> {
  await tx.update(solverRuns).set({ rotaRevision }).where(heldBy(instance, id))
}

export interface Finish {
  readonly instance: string
  readonly now: DateTime
  readonly state: 'done' | 'cancelled' | 'failed'
  readonly progress: RunProgress
  readonly result?: RunResult
  readonly failure?: RunFailure
}

/** Nothing happens when the run is no longer this instance's. */
export async function finishRun(tx: Tx, id: string, { instance, now, ...end }: Finish): Promise<void> {
  const rows = await tx
    .update(solverRuns)
    .set({ ...end, finishedAt: now, leaseUntil: null })
    .where(heldBy(instance, id))
    .returning({ id: solverRuns.id })
  if (rows.length > 0) await tell(tx, id, now, end)
}

/** A run that waits is over at once; one that works is told to end. */
export async function askToCancel(tx: Tx, run: Run, now: DateTime): Promise<void> {
  const progress: RunProgress = { ...QUEUED, phase: 'cancelled' }
  const waiting = await tx
    .update(solverRuns)
    .set({ state: 'cancelled', finishedAt: now, cancelRequestedAt: now, progress })
    .where(and(eq(solverRuns.id, run.id), eq(solverRuns.state, 'queued')))
    .returning({ id: solverRuns.id })
  if (waiting.length > 0) return tell(tx, run.id, now, { state: 'cancelled', progress })
  await tx
    .update(solverRuns)
    .set({ cancelRequestedAt: now })
    .where(and(eq(solverRuns.id, run.id), eq(solverRuns.state, 'running')))
}

/** Runs whose instance has been silent for too long will not end any more. @returns how many there were */
export async function failLostRuns(tx: Tx, now: DateTime): Promise<number> {
  const rows = await tx
    .update(solverRuns)
    .set({ state: 'failed', failure: 'instance-lost', finishedAt: now, leaseUntil: null })
    .where(and(eq(solverRuns.state, 'running'), lt(solverRuns.leaseUntil, now)))
    .returning({ id: solverRuns.id, progress: solverRuns.progress })
  for (const { id, progress } of rows) await tell(tx, id, now, { state: 'failed', progress })
  return rows.length
}

/** Whether a run waits, or is held by an instance that fell silent. */
export async function needsWork(read: Read, now: DateTime): Promise<boolean> {
  const lost = and(eq(solverRuns.state, 'running'), lt(solverRuns.leaseUntil, now))
  return (await read.$count(solverRuns, or(eq(solverRuns.state, 'queued'), lost))) > 0
}

export async function markApplied(tx: Tx, id: string, now: DateTime): Promise<void> {
  await tx.update(solverRuns).set({ appliedAt: now }).where(eq(solverRuns.id, id))
}

export interface RunEvent extends Told {
  readonly id: number
  readonly at: DateTime
}

/** What a run told beyond `after`, the oldest first. */
export async function runEvents(
  read: Read,
  runId: string,
  page: { readonly after: { readonly at: DateTime; readonly id: number }; readonly limit: number },
): Promise<readonly RunEvent[]> {
  const { at, id } = page.after
  const { at: toldAt, id: eventId } = solverRunEvents
  return await read
    .select({ id: eventId, at: toldAt, state: solverRunEvents.state, progress: solverRunEvents.progress })
    .from(solverRunEvents)
    .where(and(eq(solverRunEvents.runId, runId), or(gt(toldAt, at), and(eq(toldAt, at), gt(eventId, id)))))
    .orderBy(asc(toldAt), asc(eventId))
    .limit(page.limit)
}

const KEEP_EVENTS = { days: 2 }
const KEEP_RUNS = { days: 90 }

/** Forgets the progress of old runs, and runs older still. @returns how many rows went */
export async function forgetOldRuns(tx: Tx, now: DateTime, most: number): Promise<number> {
  const events = await tx
    .select({ id: solverRunEvents.id })
    .from(solverRunEvents)
    .where(lt(solverRunEvents.at, now.minus(KEEP_EVENTS)))
    .limit(most)
  const runs = await tx
    .select({ id: solverRuns.id })
    .from(solverRuns)
    .where(and(isNotNull(solverRuns.finishedAt), lt(solverRuns.finishedAt, now.minus(KEEP_RUNS))))
    .limit(most)
  if (events.length > 0)
    await tx.delete(solverRunEvents).where(
      inArray(
        solverRunEvents.id,
        events.map((e) => e.id),
      ),
    )
  if (runs.length > 0)
    await tx.delete(solverRuns).where(
      inArray(
        solverRuns.id,
        runs.map((run) => run.id),
      ),
    )
  return events.length + runs.length
}
