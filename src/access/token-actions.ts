// API tokens: a person gives a program a part of what they may do themselves.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { announce } from '../db/body.ts'
import type { Deps } from '../deps.ts'
import { forbidden, invalidInput, notFound } from '../errors.ts'
import { type Actor, holds, mustBePerson } from './actor.ts'
import { audit } from './audit.ts'
import { NOT_FOR_TOKENS, type Permission } from './permissions.ts'
import { hashSecret, newToken } from './secret.ts'
import { type ApiToken, findToken, insertToken, setRevoked } from './token-store.ts'

export const MAX_TOKEN_DAYS = 400

export interface NewTokenInput {
  readonly label: string
  readonly scopes: readonly Permission[]
  readonly expiresAt: DateTime
}

export interface IssuedToken {
  readonly token: ApiToken
  /** Shown once. */
  readonly secret: string
}

/** @throws forbidden for a scope that the person does not hold, or no token may; invalid-input */
export async function createToken(deps: Deps, actor: Actor, input: NewTokenInput): Promise<IssuedToken> {
  mustBePerson(actor)
  const reserved = input.scopes.filter((scope) => NOT_FOR_TOKENS.has(scope))
  if (reserved.length > 0) throw forbidden(`A token never gets ${reserved.join(', ')}: sign in to do this.`)
  const beyond = input.scopes.filter((scope) => !holds(actor, scope))
  if (beyond.length > 0) throw forbidden(`You do not hold ${beyond.join(', ')} yourself.`)
  const now = deps.clock.now()
  if (input.expiresAt <= now || input.expiresAt > now.plus({ days: MAX_TOKEN_DAYS })) {
    throw invalidInput([{ path: 'body.expiresAt', message: `must be within the next ${MAX_TOKEN_DAYS} days` }])
  }
  const token: ApiToken = {
    id: randomUUID(),
    accountId: actor.accountId,
    label: input.label,
    scopes: [...new Set(input.scopes)],
    createdAt: now,
    expiresAt: input.expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  }
  const secret = newToken()
  await deps.db.write('create-token', async (tx) => {
    await insertToken(tx, token, hashSecret(secret))
    await audit(tx, actor, { at: now, action: 'token.create', record: 'token', recordId: token.id })
  })
  return { token, secret }
}

/** One's own; anybody's with accounts:manage. It is dead when this returns. @throws not-found */
export async function revokeToken(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustBePerson(actor)
  const at = deps.clock.now()
  await deps.db.write('revoke-token', async (tx) => {
    const token = await findToken(tx, id)
    if (!token || (token.accountId !== actor.accountId && !holds(actor, 'accounts:manage'))) throw notFound('token')
    if (!(await setRevoked(tx, id, at))) return
    await audit(tx, actor, { at, action: 'token.revoke', record: 'token', recordId: id })
    announce('access')
  })
}
