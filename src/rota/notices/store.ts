// Notices in the database.
import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { inParts } from '../store.ts'
import type { NewNotice, Notice } from './notice.ts'
import { rotaNotices } from './tables.ts'

export async function insertNotices(tx: Tx, notices: readonly NewNotice[], at: DateTime): Promise<void> {
  const rows = notices.map(({ shift, version = null, aboutId = null, ...notice }) => ({
    ...notice,
    id: randomUUID(),
    version,
    aboutId,
    shiftId: shift?.shiftId ?? null,
    role: shift?.role ?? null,
    start: shift?.start ?? null,
    end: shift?.end ?? null,
    at,
    seenAt: null,
  }))
  for (const part of inParts(rows)) await tx.insert(rotaNotices).values(part)
}

function noticeFrom({ shiftId, role, start, end, ...row }: typeof rotaNotices.$inferSelect): Notice {
  const shift = shiftId && role && start && end ? { shiftId, role, start, end } : undefined
  return { ...row, shift }
}

/** The latest first. `after` is the key of the last one seen. */
export async function listNotices(
  read: Read,
  memberId: string,
  page: {
    readonly unseen: boolean
    readonly limit: number
    readonly after: { readonly at: DateTime; readonly id: string } | undefined
  },
): Promise<readonly Notice[]> {
  const { after } = page
  const where: readonly (SQL | undefined)[] = [
    eq(rotaNotices.memberId, memberId),
    page.unseen ? isNull(rotaNotices.seenAt) : undefined,
    after && or(lt(rotaNotices.at, after.at), and(eq(rotaNotices.at, after.at), lt(rotaNotices.id, after.id))),
  ]
  const rows = await read
    .select()
    .from(rotaNotices)
    .where(and(...where))
    .orderBy(desc(rotaNotices.at), desc(rotaNotices.id))
    .limit(page.limit)
  return rows.map(noticeFrom)
}

/** @returns how many there were that had not been seen */
export async function markSeen(
  tx: Tx,
  memberId: string,
  ids: readonly string[] | 'all',
  at: DateTime,
): Promise<number> {
  const which = ids === 'all' ? undefined : inArray(rotaNotices.id, [...ids])
  const rows = await tx
    .update(rotaNotices)
    .set({ seenAt: at })
    .where(and(eq(rotaNotices.memberId, memberId), isNull(rotaNotices.seenAt), which))
    .returning({ id: rotaNotices.id })
  return rows.length
}

export interface Acknowledgement {
  readonly memberId: string
  readonly at: DateTime
  readonly seenAt: DateTime | null
}

/** Whom a publication was told to, and who has seen it. */
export async function acknowledgementsOf(
  read: Read,
  rotaId: string,
  version: number,
): Promise<readonly Acknowledgement[]> {
  const { memberId, at, seenAt } = rotaNotices
  return await read
    .select({ memberId, at, seenAt })
    .from(rotaNotices)
    .where(
      and(eq(rotaNotices.rotaId, rotaId), eq(rotaNotices.version, version), eq(rotaNotices.kind, 'rota-published')),
    )
    .orderBy(memberId)
}

/** Most that a coordinator is shown at once. */
const MOST_WAITING = 2_000

/** Who has not acknowledged a publication of these rotas, by version. */
export async function notAcknowledged(
  read: Read,
  rotaIds: readonly string[],
): Promise<readonly { readonly rotaId: string; readonly version: number; readonly memberId: string }[]> {
  const { rotaId, version, memberId, kind, seenAt } = rotaNotices
  const rows = await read
    .select({ rotaId, version, memberId })
    .from(rotaNotices)
    .where(and(inArray(rotaId, [...rotaIds]), eq(kind, 'rota-published'), isNull(seenAt)))
    .orderBy(rotaId, version, memberId)
    .limit(MOST_WAITING)
  return rows.map((row) => ({ ...row, version: row.version ?? 1 }))
}
