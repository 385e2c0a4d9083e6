// Appends to the audit trail, in the transaction of the change itself: who did what, to which record, when, from where.
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Tx } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { Actor } from './actor.ts'
import { auditEntries, auditReasons } from './tables.ts'

export interface AuditNote {
  readonly at: DateTime
  /** `record.verb`, kebab-case: 'member.create', 'routing-address.read'. */
  readonly action: string
  readonly record: string
  readonly recordId: string
  /** What the person gave as a reason; scrubbed, and kept in a table of its own. */
  readonly reason?: string | undefined
}

const insertEntry = prepared((tx) =>
  tx.insert(auditEntries).values({
    at: sql.placeholder('at'),
    actorKind: sql.placeholder('actorKind'),
    accountId: sql.placeholder('accountId'),
    credentialId: sql.placeholder('credentialId'),
    from: sql.placeholder('from'),
    action: sql.placeholder('action'),
    record: sql.placeholder('record'),
    recordId: sql.placeholder('recordId'),
    reasonId: sql.placeholder('reasonId'),
  }),
)

/**
 * One statement; two with a reason. The entry holds ids and codes only: never put text written by a person into
 * `action`, `record` or `recordId`.
 */
export async function audit(tx: Tx, actor: Actor, note: AuditNote): Promise<void> {
  const reasonId = note.reason === undefined ? null : await addReason(tx, note.reason)
  await insertEntry(tx, {
    at: note.at,
    actorKind: actor.kind,
    accountId: actor.accountId,
    credentialId: actor.credentialId ?? null,
    from: actor.from,
    action: note.action,
    record: note.record,
    recordId: note.recordId,
    reasonId,
  })
}

async function addReason(tx: Tx, text: string): Promise<string> {
  const id = randomUUID()
  await tx.insert(auditReasons).values({ id, text })
  return id
}
