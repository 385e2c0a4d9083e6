// The row of a job as a lease: one conditional UPDATE takes it, a ticket proves it is still ours.
import { and, eq, lte, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Database, Read, Tx } from '../db/database.ts'
import { jobs } from './tables.ts'

/** How long the others wait for a holder that has gone silent. It renews three times in that time. */
export const LEASE_SECONDS = 15

export interface JobState {
  readonly name: string
  readonly dueAt: DateTime
  readonly leaseUntil: DateTime
  readonly lastStartedAt: DateTime | null
  readonly lastFinishedAt: DateTime | null
  readonly failures: number
  readonly lastError: string | null
}

const columns = {
  name: jobs.name,
  dueAt: jobs.dueAt,
  leaseUntil: jobs.leaseUntil,
  lastStartedAt: jobs.lastStartedAt,
  lastFinishedAt: jobs.lastFinishedAt,
  failures: jobs.failures,
  lastError: jobs.lastError,
}

/** Makes the row of each job that has none: due at once, held by nobody. */
export async function registerJobs(db: Database, names: readonly string[], now: DateTime): Promise<void> {
  if (names.length === 0) return
  const rows = names.map((name) => ({ name, ticket: 0, dueAt: now, leaseUntil: now }))
  await db.write('register-jobs', (tx) => tx.insert(jobs).values(rows).onConflictDoNothing())
}

export async function findJob(read: Read, name: string): Promise<JobState | undefined> {
  const [row] = await read.select(columns).from(jobs).where(eq(jobs.name, name))
  return row
}

export const listJobs = (read: Read): Promise<readonly JobState[]> => read.select(columns).from(jobs).orderBy(jobs.name)

const leaseEnd = (now: DateTime) => now.plus({ seconds: LEASE_SECONDS })

/** Takes a job that is due and free. @returns the ticket, or undefined when it is not ours to run */
export async function claimJob(tx: Tx, name: string, now: DateTime): Promise<number | undefined> {
  const [claimed] = await tx
    .update(jobs)
    .set({ ticket: sql`${jobs.ticket} + 1`, leaseUntil: leaseEnd(now), lastStartedAt: now })
    .where(and(eq(jobs.name, name), lte(jobs.dueAt, now), lte(jobs.leaseUntil, now)))
    .returning({ ticket: jobs.ticket })
  return claimed?.ticket
}

const held = (name: string, ticket: number) => and(eq(jobs.name, name), eq(jobs.ticket, ticket))

/** @returns false when the lease has gone to another */
export async function renewLease(tx: Tx, name: string, ticket: number, now: DateTime): Promise<boolean> {
  const rows = await tx
    .update(jobs)
    .set({ leaseUntil: leaseEnd(now) })
    .where(held(name, ticket))
    .returning({ name: jobs.name })
  return rows.length > 0
}

export interface Outcome {
  readonly ticket: number
  readonly now: DateTime
  /** Undefined after a success. */
  readonly error: string | undefined
  /** Milliseconds until the next run, after so many failures in a row. */
  readonly nextIn: (failures: number) => number
}

/** Gives the job back; does nothing when the lease has gone to another. */
export async function finishJob(tx: Tx, name: string, { ticket, now, error, nextIn }: Outcome): Promise<void> {
  const [row] = await tx.select({ failures: jobs.failures }).from(jobs).where(held(name, ticket))
  if (!row) return
  const failures = error === undefined ? 0 : row.failures + 1
  const dueAt = now.plus({ milliseconds: nextIn(failures) })
  await tx
    .update(jobs)
    .set({ leaseUntil: now, dueAt, lastFinishedAt: now, failures, lastError: error ?? null })
    .where(held(name, ticket))
}

/** Gives the job back as if it had not been run: the service is stopping. */
export async function handBackJob(tx: Tx, name: string, ticket: number, now: DateTime): Promise<void> {
  await tx.update(jobs).set({ leaseUntil: now, dueAt: now }).where(held(name, ticket))
}
