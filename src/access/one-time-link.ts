// Links that work once. 'setup' makes the first administrator, 'password' lets an account choose its password.
import { and, eq, gt, lte } from 'drizzle-orm'
import type { DateTime, DurationLikeObject } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { WarmlineError } from '../errors.ts'
import { hashSecret, newSecret } from './secret.ts'
import { oneTimeLinks } from './tables.ts'

export type LinkPurpose = 'setup' | 'password'

export const LINK_LIFE: Readonly<Record<LinkPurpose, DurationLikeObject>> = {
  setup: { hours: 24 },
  password: { hours: 48 },
}

export interface OneTimeLink {
  /** Shown once. */
  readonly token: string
  readonly expiresAt: DateTime
}

export const newLink = (purpose: LinkPurpose, now: DateTime): OneTimeLink => ({
  token: newSecret(),
  expiresAt: now.plus(LINK_LIFE[purpose]),
})

/** Stores a link for an account, in the place of its earlier ones. */
export async function storePasswordLink(tx: Tx, accountId: string, { token, expiresAt }: OneTimeLink): Promise<void> {
  await dropPasswordLinks(tx, accountId)
  await tx.insert(oneTimeLinks).values({ hash: hashSecret(token), purpose: 'password', accountId, expiresAt })
}

export async function dropPasswordLinks(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(oneTimeLinks).where(and(eq(oneTimeLinks.purpose, 'password'), eq(oneTimeLinks.accountId, accountId)))
}

export async function storeSetupLink(tx: Tx, { token, expiresAt }: OneTimeLink): Promise<void> {
  await tx.insert(oneTimeLinks).values({ hash: hashSecret(token), purpose: 'setup', accountId: null, expiresAt })
}

export async function dropSetupLinks(tx: Tx): Promise<void> {
  await tx.delete(oneTimeLinks).where(eq(oneTimeLinks.purpose, 'setup'))
}

const tooOld = () => new WarmlineError('gone', 'This link has been used, or is too old. Ask for a new one.')

/** Looked at before any password is hashed: strangers must not cost more than a question. @throws gone */
export async function mustBeLink(read: Read, purpose: LinkPurpose, token: string, now: DateTime): Promise<void> {
  const [link] = await read
    .select({ hash: oneTimeLinks.hash })
    .from(oneTimeLinks)
    .where(living(purpose, token, now))
  if (!link) throw tooOld()
}

const living = (purpose: LinkPurpose, token: string, now: DateTime) =>
  and(eq(oneTimeLinks.hash, hashSecret(token)), eq(oneTimeLinks.purpose, purpose), gt(oneTimeLinks.expiresAt, now))

/** Uses a link up. @returns the account that it is for. @throws gone when it was used, or is too old, or never was */
export async function useLink(tx: Tx, purpose: LinkPurpose, token: string, now: DateTime): Promise<string | null> {
  const [link] = await tx
    .delete(oneTimeLinks)
    .where(living(purpose, token, now))
    .returning({ accountId: oneTimeLinks.accountId })
  if (!link) throw tooOld()
  return link.accountId
}

export async function dropExpiredLinks(tx: Tx, now: DateTime): Promise<number> {
  const gone = await tx
    .delete(oneTimeLinks)
    .where(lte(oneTimeLinks.expiresAt, now))
    .returning({ hash: oneTimeLinks.hash })
  return gone.length
}
