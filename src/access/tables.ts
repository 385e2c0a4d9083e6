// Accounts, sessions, tokens, the audit trail and the memory of idempotency keys. Secrets are stored hashed only.
import { isNull } from 'drizzle-orm'
import {
  bytes,
  code,
  id,
  index,
  instant,
  integer,
  json,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { Language } from './account.ts'
import type { Actor } from './actor.ts'
import type { SealedEntry } from './audit-chain.ts'
import type { LinkPurpose } from './one-time-link.ts'
import type { Permission, Role } from './permissions.ts'

export const accounts = table(
  'accounts',
  {
    id: id().primaryKey(),
    /** What one signs in with, in lower case. */
    name: text().notNull(),
    /** argon2id with its parameters; null until the owner has chosen a password. */
    passwordHash: text(),
    passwordChangedAt: instant(),
    language: code<Language>().notNull(),
    memberId: text(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
    revision: integer().notNull(),
  },
  (t) => [uniqueIndex('accounts_name').on(t.name), uniqueIndex('accounts_member').on(t.memberId)],
)

export const accountRoles = table(
  'account_roles',
  {
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    role: code<Role>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.role] })],
)

/** A row is a living session: signing out deletes it, the audit trail remembers it. */
export const sessions = table(
  'sessions',
  {
    id: id().primaryKey(),
    /** SHA-256 of the 256-bit secret in the cookie. */
    hash: text().notNull(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** At most five minutes late: kept in memory, written by a job. */
    lastSeenAt: instant().notNull(),
    /** Set when somebody locked it by hand; leaving it idle locks it too. */
    lockedAt: instant(),
    from: text().notNull(),
    /** Browser and system in two words, for the list of one's sessions. */
    device: text().notNull(),
  },
  (t) => [uniqueIndex('sessions_hash').on(t.hash), index('sessions_account').on(t.accountId)],
)

export const apiTokens = table(
  'api_tokens',
  {
    id: id().primaryKey(),
    /** SHA-256 of the token, which is shown once. */
    hash: text().notNull(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    label: freeText().notNull(),
    scopes: json<readonly Permission[]>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    lastUsedAt: instant(),
  },
  (t) => [uniqueIndex('api_tokens_hash').on(t.hash), index('api_tokens_account').on(t.accountId)],
)

/** Links that work once: to create the first administrator, to choose a password. */
export const oneTimeLinks = table('one_time_links', {
  hash: text().primaryKey(),
  purpose: code<LinkPurpose>().notNull(),
  accountId: text().references(() => accounts.id),
  expiresAt: instant().notNull(),
})

/** Refused sign-ins, by keyed hash of an account name or an address. */
export const signInFailures = table('sign_in_failures', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
  blockedUntil: instant().notNull(),
})

/** Ids and codes only. Order of ids is not order of commits: sealing goes by `sealedBatch IS NULL`. */
export const auditEntries = table(
  'audit_entries',
  {
    id: sequence(),
    at: instant().notNull(),
    actorKind: code<Actor['kind']>().notNull(),
    accountId: text().notNull(),
    credentialId: text(),
    from: text().notNull(),
    action: text().notNull(),
    record: text().notNull(),
    recordId: text().notNull(),
    reasonId: text(),
    /** Number of the batch in whose chain this entry is sealed. */
    sealedBatch: integer(),
  },
  (t) => [
    index('audit_entries_unsealed').on(t.sealedBatch).where(isNull(t.sealedBatch)),
    index('audit_entries_record').on(t.recordId),
  ],
)

/** What somebody gave as a reason. Outside the seal, so that it can be redacted. */
export const auditReasons = table('audit_reasons', {
  id: id().primaryKey(),
  text: freeText().notNull(),
  redactedAt: instant(),
})

/** A link of the chain: the entries of one batch in order, each with its MAC, and the head over them all. */
export const auditBatches = table('audit_batches', {
  number: integer().primaryKey(),
  sealedAt: instant().notNull(),
  keyId: text().notNull(),
  entries: json<readonly SealedEntry[]>().notNull(),
  /** Entries sealed from the first batch to this one. */
  total: integer().notNull(),
  head: bytes().notNull(),
})

/** What became of a creation, for seven days. Never the answer, never a plain hash of the body. */
export const idempotencyKeys = table(
  'idempotency_keys',
  {
    accountId: text().notNull(),
    route: text().notNull(),
    key: text().notNull(),
    bodyMac: text().notNull(),
    status: integer().notNull(),
    recordId: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.route, t.key] }), index('idempotency_keys_age').on(t.createdAt)],
)
