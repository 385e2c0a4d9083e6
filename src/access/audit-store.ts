// The audit trail in the database: reading it, and putting entries under seal.
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import type { Actor } from './actor.ts'
import type { SealableEntry, SealedEntry } from './audit-chain.ts'
import { auditBatches, auditEntries, auditReasons } from './tables.ts'

export interface AuditEntry {
  readonly id: number
  readonly at: DateTime
  readonly actorKind: Actor['kind']
  readonly accountId: string
  readonly credentialId: string | null
  readonly from: string
  readonly action: string
  readonly record: string
  readonly recordId: string
  readonly reason: string | null
  readonly sealed: boolean
}

export interface AuditFilter {
  readonly accountId?: string | undefined
  readonly action?: string | undefined
  readonly record?: string | undefined
  readonly recordId?: string | undefined
  readonly from?: DateTime | undefined
  readonly to?: DateTime | undefined
}

/** So many entries are looked through for one page, so that a rare filter does not hold up everybody else. */
const LOOK_THROUGH = 20_000

export interface AuditPage {
  readonly items: readonly AuditEntry[]
  /** Where the next page begins. A page may be short, or empty, and still have one. */
  readonly next: number | undefined
}

/** Latest first, below the entry `before`. */
export async function listAudit(
  read: Read,
  filter: AuditFilter,
  { limit, before }: { readonly limit: number; readonly before: number | undefined },
): Promise<AuditPage> {
  const top = before ?? (await newestId(read)) + 1
  const bottom = filter.recordId === undefined ? Math.max(0, top - LOOK_THROUGH) : 0
  const rows = await read
    .select({ entry: auditEntries, reason: auditReasons.text })
    .from(auditEntries)
    .leftJoin(auditReasons, eq(auditReasons.id, auditEntries.reasonId))
    .where(and(lt(auditEntries.id, top), gte(auditEntries.id, bottom), ...conditionsOf(filter)))
    .orderBy(desc(auditEntries.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map(({ entry: { sealedBatch, reasonId: _, ...entry }, reason }) => ({
    ...entry,
    reason,
    sealed: sealedBatch !== null,
  }))
  if (rows.length > limit) return { items, next: items.at(-1)?.id }
  return { items, next: bottom > 0 ? bottom : undefined }
}

async function newestId(read: Read): Promise<number> {
  const [newest] = await read.select({ id: auditEntries.id }).from(auditEntries).orderBy(desc(auditEntries.id)).limit(1)
  return newest?.id ?? 0
}

const conditionsOf = (filter: AuditFilter): (SQL | undefined)[] => [
  filter.accountId === undefined ? undefined : eq(auditEntries.accountId, filter.accountId),
  filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
  filter.record === undefined ? undefined : eq(auditEntries.record, filter.record),
  filter.recordId === undefined ? undefined : eq(auditEntries.recordId, filter.recordId),
  filter.from === undefined ? undefined : gte(auditEntries.at, filter.from),
  filter.to === undefined ? undefined : lt(auditEntries.at, filter.to),
]

type EntryRow = typeof auditEntries.$inferSelect

const toSealable = (row: EntryRow): SealableEntry => ({
  id: row.id,
  atMillis: row.at.toMillis(),
  actorKind: row.actorKind,
  accountId: row.accountId,
  credentialId: row.credentialId,
  from: row.from,
  action: row.action,
  record: row.record,
  recordId: row.recordId,
  reasonId: row.reasonId,
})

export async function hasUnsealed(read: Read): Promise<boolean> {
  const rows = await read
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(isNull(auditEntries.sealedBatch))
    .limit(1)
  return rows.length > 0
}

/** Marks up to `limit` unsealed entries, whatever their ids, as of this batch, and gives them in the order of ids. */
export async function takeUnsealed(tx: Tx, batch: number, limit: number): Promise<readonly SealableEntry[]> {
  const unsealed = tx
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(isNull(auditEntries.sealedBatch))
    .orderBy(auditEntries.id)
    .limit(limit)
  const rows = await tx
    .update(auditEntries)
    .set({ sealedBatch: batch })
    .where(inArray(auditEntries.id, unsealed))
    .returning()
  return rows.map(toSealable).toSorted((a, b) => a.id - b.id)
}

export interface Batch {
  readonly number: number
  readonly sealedAt: DateTime
  readonly keyId: string
  readonly entries: readonly SealedEntry[]
  readonly total: number
  readonly head: Buffer
}

export async function insertBatch(tx: Tx, batch: Batch): Promise<void> {
  await tx.insert(auditBatches).values(batch)
}

export async function lastBatch(read: Read): Promise<Batch | undefined> {
  const [row] = await read.select().from(auditBatches).orderBy(desc(auditBatches.number)).limit(1)
  return row
}

/** The next batches after `after`, in order. */
export const batchesAfter = (read: Read, after: number, limit: number): Promise<readonly Batch[]> =>
  read.select().from(auditBatches).where(gt(auditBatches.number, after)).orderBy(asc(auditBatches.number)).limit(limit)

export interface FoundEntry {
  readonly entry: SealableEntry
  readonly sealedBatch: number | null
}

const MAX_IDS = 500

export async function entriesById(read: Read, ids: readonly number[]): Promise<ReadonlyMap<number, FoundEntry>> {
  const found = new Map<number, FoundEntry>()
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    const some = ids.slice(start, start + MAX_IDS)
    const rows = await read.select().from(auditEntries).where(inArray(auditEntries.id, some))
    for (const row of rows) found.set(row.id, { entry: toSealable(row), sealedBatch: row.sealedBatch })
  }
  return found
}

/** Ids and batches of what claims to be sealed, in the order of ids after `after`. */
export const sealedIds = (read: Read, after: number, limit: number) =>
  read
    .select({ id: auditEntries.id, batch: auditEntries.sealedBatch })
    .from(auditEntries)
    .where(and(gt(auditEntries.id, after), isNotNull(auditEntries.sealedBatch)))
    .orderBy(auditEntries.id)
    .limit(limit)

/** Which of these reasons have a row. */
export async function knownReasons(read: Read, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    const some = ids.slice(start, start + MAX_IDS)
    const rows = await read.select({ id: auditReasons.id }).from(auditReasons).where(inArray(auditReasons.id, some))
    for (const { id } of rows) known.add(id)
  }
  return known
}

export async function unsealedSince(
  read: Read,
): Promise<{ readonly count: number; readonly oldest: DateTime | undefined }> {
  const count = await read.$count(auditEntries, isNull(auditEntries.sealedBatch))
  const [oldest] = await read
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(isNull(auditEntries.sealedBatch))
    .orderBy(auditEntries.id)
    .limit(1)
  return { count, oldest: oldest?.at }
}

/** Overwrites the text of a reason; its row, and so the fact, stays. @returns false when there is none */
export async function redactReason(tx: Tx, id: string, text: string, now: DateTime): Promise<boolean> {
  const rows = await tx
    .update(auditReasons)
    .set({ text, redactedAt: now })
    .where(eq(auditReasons.id, id))
    .returning({ id: auditReasons.id })
  return rows.length > 0
}
