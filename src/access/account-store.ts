// Accounts and their roles in the database.
import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { type Account, normalName } from './account.ts'
import { ROLES, type Role } from './permissions.ts'
import { accountRoles, accounts } from './tables.ts'

type Row = typeof accounts.$inferSelect

const toAccount = (row: Row, roles: readonly Role[]): Account => ({
  id: row.id,
  name: row.name,
  roles: ROLES.filter((role) => roles.includes(role)),
  memberId: row.memberId,
  language: row.language,
  hasPassword: row.passwordHash !== null,
  createdAt: row.createdAt,
  disabledAt: row.disabledAt,
  revision: row.revision,
})

async function withRoles(read: Read, rows: readonly Row[]): Promise<Account[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const roles = await read.select().from(accountRoles).where(inArray(accountRoles.accountId, ids))
  const rolesOf = (id: string) => roles.filter((row) => row.accountId === id).map((row) => row.role)
  return rows.map((row) => toAccount(row, rolesOf(row.id)))
}

export async function findAccount(read: Read, id: string): Promise<Account | undefined> {
  const rows = await read.select().from(accounts).where(eq(accounts.id, id))
  return (await withRoles(read, rows))[0]
}

export async function getAccount(read: Read, id: string): Promise<Account> {
  const account = await findAccount(read, id)
  if (!account) throw notFound('account')
  return account
}

/** Accounts that may sign in, of these members. */
export async function memberAccounts(
  read: Read,
  memberIds: readonly string[],
): Promise<readonly { readonly id: string; readonly memberId: string | null }[]> {
  if (memberIds.length === 0) return []
  return read
    .select({ id: accounts.id, memberId: accounts.memberId })
    .from(accounts)
    .where(and(inArray(accounts.memberId, [...memberIds]), isNull(accounts.disabledAt)))
    .orderBy(accounts.id)
}

export interface AccountKey {
  readonly at: DateTime
  readonly id: string
}

/** In the order of creation, after `after`. */
export async function listAccounts(read: Read, limit: number, after?: AccountKey): Promise<readonly Account[]> {
  const later = after
    ? or(gt(accounts.createdAt, after.at), and(eq(accounts.createdAt, after.at), gt(accounts.id, after.id)))
    : undefined
  const rows = await read.select().from(accounts).where(later).orderBy(accounts.createdAt, accounts.id).limit(limit)
  return withRoles(read, rows)
}

export interface SignInRow {
  readonly id: string
  readonly name: string
  readonly passwordHash: string | null
  readonly disabledAt: DateTime | null
}

const signInColumns = {
  id: accounts.id,
  name: accounts.name,
  passwordHash: accounts.passwordHash,
  disabledAt: accounts.disabledAt,
}

export async function findForSignIn(read: Read, name: string): Promise<SignInRow | undefined> {
  const [row] = await read
    .select(signInColumns)
    .from(accounts)
    .where(eq(accounts.name, normalName(name)))
  return row
}

export async function findForSignInById(read: Read, id: string): Promise<SignInRow | undefined> {
  const [row] = await read.select(signInColumns).from(accounts).where(eq(accounts.id, id))
  return row
}

export type NewAccount = Pick<Row, 'id' | 'name' | 'passwordHash' | 'language' | 'memberId' | 'createdAt'>

/** @returns false when the name, or the member's account, is there already */
export async function insertAccount(tx: Tx, account: NewAccount, roles: readonly Role[]): Promise<boolean> {
  const passwordChangedAt = account.passwordHash === null ? null : account.createdAt
  const made = await tx
    .insert(accounts)
    .values({ ...account, name: normalName(account.name), passwordChangedAt, revision: 1 })
    .onConflictDoNothing()
    .returning({ id: accounts.id })
  if (made.length === 0) return false
  await insertRoles(tx, account.id, roles)
  return true
}

async function insertRoles(tx: Tx, accountId: string, roles: readonly Role[]): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ accountId, role }))
  if (rows.length > 0) await tx.insert(accountRoles).values(rows)
}

export async function replaceRoles(tx: Tx, accountId: string, roles: readonly Role[]): Promise<void> {
  await tx.delete(accountRoles).where(eq(accountRoles.accountId, accountId))
  await insertRoles(tx, accountId, roles)
}

export type AccountChange = Partial<Pick<Row, 'language' | 'memberId' | 'disabledAt'>>

/** @throws lost-update when `expected` is given and is not the revision any more */
export async function updateAccount(
  tx: Tx,
  id: string,
  { change, expected }: { readonly change: AccountChange; readonly expected: number | undefined },
): Promise<void> {
  const isExpected = expected === undefined ? undefined : eq(accounts.revision, expected)
  const changed = await tx
    .update(accounts)
    .set({ ...change, revision: sql`${accounts.revision} + 1` })
    .where(and(eq(accounts.id, id), isExpected))
    .returning({ id: accounts.id })
  if (changed.length === 0) throw lostUpdate()
}

export async function setPasswordHash(tx: Tx, id: string, passwordHash: string, now: DateTime): Promise<void> {
  await tx.update(accounts).set({ passwordHash, passwordChangedAt: now }).where(eq(accounts.id, id))
}

/** Administrators who can still sign in, or be helped to. */
export async function countAdministrators(read: Read): Promise<number> {
  const rows = await read
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(and(eq(accountRoles.role, 'administrator'), isNull(accounts.disabledAt)))
  return rows.length
}

/** Accounts that may sign in and belong to these members. */
export async function accountsOfMembers(read: Read, memberIds: readonly string[]): Promise<readonly string[]> {
  return (await memberAccounts(read, memberIds)).map(({ id }) => id)
}

/** Accounts that may sign in and have a role. */
export async function accountsWithRole(read: Read, role: Role): Promise<readonly string[]> {
  const rows = await read
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(and(eq(accountRoles.role, role), isNull(accounts.disabledAt)))
  return rows.map(({ id }) => id)
}
