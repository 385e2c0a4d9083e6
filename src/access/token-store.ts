// API tokens in the database. A revoked token stays as a row, so that its past use can be read.
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import type { Permission } from './permissions.ts'
import { apiTokens } from './tables.ts'

export interface ApiToken {
  readonly id: string
  readonly accountId: string
  readonly label: string
  readonly scopes: readonly Permission[]
  readonly createdAt: DateTime
  readonly expiresAt: DateTime
  readonly revokedAt: DateTime | null
  readonly lastUsedAt: DateTime | null
}

const columns = {
  id: apiTokens.id,
  accountId: apiTokens.accountId,
  label: apiTokens.label,
  scopes: apiTokens.scopes,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  revokedAt: apiTokens.revokedAt,
  lastUsedAt: apiTokens.lastUsedAt,
}

export async function insertToken(tx: Tx, token: ApiToken, hash: string): Promise<void> {
  await tx.insert(apiTokens).values({ ...token, hash })
}

export async function findToken(read: Read, id: string): Promise<ApiToken | undefined> {
  const [row] = await read.select(columns).from(apiTokens).where(eq(apiTokens.id, id))
  return row
}

export const listTokens = (read: Read, accountId: string): Promise<readonly ApiToken[]> =>
  read
    .select(columns)
    .from(apiTokens)
    .where(eq(apiTokens.accountId, accountId))
    .orderBy(apiTokens.createdAt, apiTokens.id)

/** @returns false when it was revoked before */
export async function setRevoked(tx: Tx, id: string, now: DateTime): Promise<boolean> {
  const rows = await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id })
  return rows.length > 0
}

export async function setLastUsed(tx: Tx, id: string, atMillis: number): Promise<void> {
  const lastUsedAt = DateTime.fromMillis(atMillis, { zone: 'utc' })
  await tx
    .update(apiTokens)
    .set({ lastUsedAt })
    .where(and(eq(apiTokens.id, id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, lastUsedAt))))
}
