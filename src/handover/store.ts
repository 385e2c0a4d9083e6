// Hand-overs as rows.
import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import { handovers } from './tables.ts'

export type Handover = typeof handovers.$inferSelect

export async function findHandover(read: Read, shiftId: string): Promise<Handover | undefined> {
  const [row] = await read.select().from(handovers).where(eq(handovers.shiftId, shiftId))
  return row
}

/** @throws not-found */
export async function getHandover(read: Read, id: string): Promise<Handover> {
  const [row] = await read.select().from(handovers).where(eq(handovers.id, id))
  if (!row) throw notFound('hand-over')
  return row
}

/** End of the shift in milliseconds, and id. */
export const handoverCursor = z.tuple([instantMillis, z.string().max(60)])

/** Handed over on a line, the latest shift first; drafts are left out. */
export async function listHandovers(
  read: Read,
  lineId: string,
  page: { readonly limit: number; readonly after: z.infer<typeof handoverCursor> | undefined },
): Promise<Page<Handover>> {
  const rows = await read
    .select()
    .from(handovers)
    .where(and(eq(handovers.lineId, lineId), sql`${handovers.handedAt} is not null`, beyond(page.after)))
    .orderBy(desc(handovers.shiftEnd), desc(handovers.id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, ({ shiftEnd, id }) => [shiftEnd.toMillis(), id])
}

function beyond(after: z.infer<typeof handoverCursor> | undefined) {
  if (!after) return undefined
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  return or(lt(handovers.shiftEnd, at), and(eq(handovers.shiftEnd, at), lt(handovers.id, after[1])))
}

/** Handed over on a line since then, and taken by nobody yet, the latest first. */
export const untaken = (read: Read, lineId: string, since: DateTime): Promise<readonly Handover[]> =>
  read
    .select()
    .from(handovers)
    .where(
      and(
        eq(handovers.lineId, lineId),
        gt(handovers.shiftEnd, since),
        sql`${handovers.handedAt} is not null`,
        isNull(handovers.acknowledgedAt),
      ),
    )
    .orderBy(desc(handovers.shiftEnd))
    .limit(20)

/** @returns the row that there is now, which may be another's */
export async function addDraft(tx: Tx, draft: Handover): Promise<Handover> {
  await tx.insert(handovers).values(draft).onConflictDoNothing().returning({ id: handovers.id })
  return (await findHandover(tx, draft.shiftId)) ?? draft
}

/** @throws lost-update */
export async function changeHandover(
  tx: Tx,
  { id, revision }: Pick<Handover, 'id' | 'revision'>,
  change: Partial<Omit<Handover, 'id' | 'revision'>>,
): Promise<Handover> {
  const [row] = await tx
    .update(handovers)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(handovers.id, id), eq(handovers.revision, revision)))
    .returning()
  if (!row) throw lostUpdate()
  return row
}
