// Finds whom a session or token stands for, in one prepared statement each.
import { eq, sql } from 'drizzle-orm'
import type { Read } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import { NOT_FOR_TOKENS, type Permission, permissionsOf, type Role } from './permissions.ts'
import { accountRoles, accounts, apiTokens, sessions } from './tables.ts'

/** A session or token as it was when it was read, with its account. Instants in milliseconds. */
export interface Credential {
  readonly kind: 'account' | 'token'
  readonly id: string
  readonly accountId: string
  readonly memberId: string | undefined
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  readonly expiresAt: number
  /** Sessions: as last written. Tokens: 0. */
  readonly seenAt: number
  /** Locked by hand. */
  readonly locked: boolean
}

const selectSession = prepared((read: Read) =>
  read
    .select({
      id: sessions.id,
      accountId: sessions.accountId,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      lockedAt: sessions.lockedAt,
      memberId: accounts.memberId,
      disabledAt: accounts.disabledAt,
      role: accountRoles.role,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(accountRoles, eq(accountRoles.accountId, sessions.accountId))
    .where(eq(sessions.hash, sql.placeholder('hash'))),
)

const selectToken = prepared((read: Read) =>
  read
    .select({
      id: apiTokens.id,
      accountId: apiTokens.accountId,
      scopes: apiTokens.scopes,
      expiresAt: apiTokens.expiresAt,
      revokedAt: apiTokens.revokedAt,
      memberId: accounts.memberId,
      disabledAt: accounts.disabledAt,
      role: accountRoles.role,
    })
    .from(apiTokens)
    .innerJoin(accounts, eq(accounts.id, apiTokens.accountId))
    .leftJoin(accountRoles, eq(accountRoles.accountId, apiTokens.accountId))
    .where(eq(apiTokens.hash, sql.placeholder('hash'))),
)

const rolesIn = (rows: readonly { readonly role: Role | null }[]): Role[] =>
  rows.flatMap(({ role }) => (role === null ? [] : [role]))

export async function findSession(read: Read, hash: string): Promise<Credential | undefined> {
  const rows = await selectSession(read, { hash })
  const [row] = rows
  if (!row || row.disabledAt !== null) return undefined
  const roles = rolesIn(rows)
  return {
    kind: 'account',
    id: row.id,
    accountId: row.accountId,
    memberId: row.memberId ?? undefined,
    roles,
    permissions: permissionsOf(roles),
    expiresAt: row.expiresAt.toMillis(),
    seenAt: row.lastSeenAt.toMillis(),
    locked: row.lockedAt !== null,
  }
}

/** A token holds what it was given, as far as its owner still holds it. */
export async function findToken(read: Read, hash: string): Promise<Credential | undefined> {
  const rows = await selectToken(read, { hash })
  const [row] = rows
  if (!row || row.disabledAt !== null || row.revokedAt !== null) return undefined
  const roles = rolesIn(rows)
  const owned = permissionsOf(roles)
  return {
    kind: 'token',
    id: row.id,
    accountId: row.accountId,
    memberId: row.memberId ?? undefined,
    roles,
    permissions: new Set(row.scopes.filter((scope) => owned.has(scope) && !NOT_FOR_TOKENS.has(scope))),
    expiresAt: row.expiresAt.toMillis(),
    seenAt: 0,
    locked: false,
  }
}
