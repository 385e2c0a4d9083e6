// Webhooks and mail addresses as rows. Secrets and addresses are sealed, and open only in their place.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Language } from '../access/account.ts'
import { accounts } from '../access/tables.ts'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import type { KeyRing } from '../privacy/key-ring.ts'
import { open, seal } from '../privacy/seal.ts'
import { mailAddresses, webhooks } from './tables.ts'

export type WebhookRow = typeof webhooks.$inferSelect

/** Where they belong; elsewhere they do not open. */
export const secretPlace = (webhookId: string) => `webhook-secret:${webhookId}`
export const mailPlace = (accountId: string) => `mail-address:${accountId}`

export const sealSecret = (keys: KeyRing, webhookId: string, secret: string): string =>
  seal(keys.current('outbox'), secret, secretPlace(webhookId))

/** The current secret, then the one before while it still counts. Empty when the keys are gone. */
export function secretsOf(keys: KeyRing, row: WebhookRow, now: DateTime): readonly string[] {
  const old = row.oldSecretUntil !== null && now < row.oldSecretUntil ? row.oldSecret : null
  return [row.secret, old].flatMap((sealed) => {
    const secret = sealed === null ? undefined : open(keys, sealed, secretPlace(row.id))
    return secret === undefined ? [] : [secret]
  })
}

export const listWebhooks = (read: Read): Promise<readonly WebhookRow[]> =>
  read.select().from(webhooks).orderBy(webhooks.createdAt, webhooks.id)

/** @throws not-found */
export async function getWebhook(read: Read, id: string): Promise<WebhookRow> {
  const [row] = await read.select().from(webhooks).where(eq(webhooks.id, id))
  if (!row) throw notFound('webhook')
  return row
}

export async function insertWebhook(tx: Tx, row: WebhookRow): Promise<void> {
  await tx.insert(webhooks).values(row)
}

/** @throws lost-update when `expected` is given and is not the revision any more */
export async function changeWebhook(
  tx: Tx,
  row: WebhookRow,
  change: Partial<Omit<WebhookRow, 'id' | 'revision'>>,
  expected: number | undefined,
): Promise<WebhookRow> {
  if (expected !== undefined && expected !== row.revision) throw lostUpdate()
  const [changed] = await tx
    .update(webhooks)
    .set({ ...change, revision: sql`${webhooks.revision} + 1` })
    .where(and(eq(webhooks.id, row.id), eq(webhooks.revision, row.revision)))
    .returning()
  if (!changed) throw lostUpdate()
  return changed
}

export async function deleteWebhook(tx: Tx, id: string): Promise<void> {
  await tx.delete(webhooks).where(eq(webhooks.id, id))
}

/** null takes the address away. */
export async function putMailAddress(
  tx: Tx,
  keys: KeyRing,
  { accountId, address, now }: { readonly accountId: string; readonly address: string | null; readonly now: DateTime },
): Promise<void> {
  if (address === null) {
    await tx.delete(mailAddresses).where(eq(mailAddresses.accountId, accountId))
    return
  }
  const row = { sealed: seal(keys.current('outbox'), address, mailPlace(accountId)), setAt: now }
  await tx
    .insert(mailAddresses)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: mailAddresses.accountId, set: row })
    .returning({ accountId: mailAddresses.accountId })
}

export async function hasMailAddress(read: Read, accountId: string): Promise<boolean> {
  const [row] = await read
    .select({ accountId: mailAddresses.accountId })
    .from(mailAddresses)
    .where(eq(mailAddresses.accountId, accountId))
  return row !== undefined
}

/** Accounts among these that gave an address and may still sign in. */
export async function withMailAddress(read: Read, accountIds: readonly string[]): Promise<readonly string[]> {
  if (accountIds.length === 0) return []
  const rows = await read
    .select({ accountId: mailAddresses.accountId })
    .from(mailAddresses)
    .innerJoin(accounts, eq(accounts.id, mailAddresses.accountId))
    .where(and(inArray(mailAddresses.accountId, [...accountIds]), isNull(accounts.disabledAt)))
  return rows.map(({ accountId }) => accountId)
}

export interface MailRecipient {
  readonly address: string
  readonly language: Language
}

/** Undefined when there is none any more, or its key is gone. */
export async function mailRecipient(read: Read, keys: KeyRing, accountId: string): Promise<MailRecipient | undefined> {
  const [row] = await read
    .select({ sealed: mailAddresses.sealed, language: accounts.language })
    .from(mailAddresses)
    .innerJoin(accounts, eq(accounts.id, mailAddresses.accountId))
    .where(and(eq(mailAddresses.accountId, accountId), isNull(accounts.disabledAt)))
  const address = row && open(keys, row.sealed, mailPlace(accountId))
  return row && address !== undefined ? { address, language: row.language } : undefined
}
