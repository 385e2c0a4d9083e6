// Snapshots in the database. The exact counts are read by one function only.
import { and, desc, eq, lt, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { CountEntry } from '../calls/counting.ts'
import type { Read, Tx } from '../db/database.ts'
import { notFound } from '../errors.ts'
import type { Snapshot } from './snapshot.ts'
import { themeSnapshotCounts, themeSnapshots } from './tables.ts'

export async function insertSnapshot(tx: Tx, snapshot: Snapshot, exact: readonly CountEntry[]): Promise<void> {
  await tx.insert(themeSnapshots).values(snapshot)
  await tx.insert(themeSnapshotCounts).values({ snapshotId: snapshot.id, exact })
}

/** @throws not-found */
export async function getSnapshot(read: Read, id: string): Promise<Snapshot> {
  const [row] = await read.select().from(themeSnapshots).where(eq(themeSnapshots.id, id))
  if (!row) throw notFound('snapshot')
  return row
}

interface Place {
  readonly cutOffAt: DateTime
  readonly id: string
}

/** Newest first. */
export async function listSnapshots(
  read: Read,
  page: { after: Place | undefined; limit: number },
): Promise<readonly Snapshot[]> {
  const { cutOffAt, id } = themeSnapshots
  const older =
    page.after && or(lt(cutOffAt, page.after.cutOffAt), and(eq(cutOffAt, page.after.cutOffAt), lt(id, page.after.id)))
  return read.select().from(themeSnapshots).where(older).orderBy(desc(cutOffAt), desc(id)).limit(page.limit)
}

/** The truth behind a snapshot, for those with the right to the records. @throws not-found */
export async function exactCountsOf(read: Read, snapshotId: string): Promise<readonly CountEntry[]> {
  const [row] = await read.select().from(themeSnapshotCounts).where(eq(themeSnapshotCounts.snapshotId, snapshotId))
  if (!row) throw notFound('snapshot')
  return row.exact
}
