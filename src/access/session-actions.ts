// Signing in and out, locking and unlocking, ending sessions. Passwords are compared outside the transactions.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { notFound, unauthenticated } from '../errors.ts'
import { findForSignIn, findForSignInById, type SignInRow } from './account-store.ts'
import { activityOf } from './activity.ts'
import { type Actor, anonymous, mustBePerson } from './actor.ts'
import { cutAddress } from './address.ts'
import { audit } from './audit.ts'
import { passwordMatches } from './password.ts'
import { hashSecret, newSecret } from './secret.ts'
import {
  deleteSession,
  deleteSessionsOf,
  findSessionByHash,
  insertSession,
  type Session,
  setLocked,
  setUnlocked,
} from './session-store.ts'
import { COUNTING, countGuess, forgive, type Guess, guessOf } from './throttle.ts'

/** What is known of where somebody signs in. */
export interface Origin {
  /** The whole address; only its network is stored. */
  readonly address: string
  /** In two words: 'Firefox, Android'. */
  readonly device: string
  /** The secret of the session that the browser has now, if any: the new one takes its place. */
  readonly oldSecret?: string | undefined
}

export interface OpenedSession {
  readonly session: Session
  /** For the cookie. It is not stored and cannot be shown again. */
  readonly secret: string
}

const refused = () => unauthenticated('The account name or the password is not right.')

/** The same answer, after the same work, whatever is wrong. @throws unauthenticated, throttled */
export async function signIn(
  deps: Deps,
  credentials: { readonly name: string; readonly password: string },
  origin: Origin,
): Promise<OpenedSession> {
  const guess = guessOf(deps, credentials.name, origin.address)
  const account = await judge(deps, guess, {
    find: () => deps.db.read((read) => findForSignIn(read, credentials.name)),
    password: credentials.password,
    address: origin.address,
  })
  return openSession(deps, account, origin, guess)
}

interface Question {
  readonly find: () => Promise<SignInRow | undefined>
  readonly password: string
  readonly address: string
}

/** Counts the guess, then compares. @throws unauthenticated, throttled */
async function judge(deps: Deps, guess: Guess, { find, password, address }: Question): Promise<SignInRow> {
  await countGuess(deps, guess)
  const account = await find()
  const right = await passwordMatches(account?.passwordHash, password)
  if (right && account && account.disabledAt === null) return account
  await deps.db.write('refuse-sign-in', (tx) =>
    audit(tx, anonymous(cutAddress(address)), {
      at: deps.clock.now(),
      action: 'session.refuse',
      record: 'account',
      recordId: account?.id ?? 'unknown',
    }),
  )
  throw refused()
}

async function openSession(deps: Deps, account: SignInRow, origin: Origin, guess: Guess): Promise<OpenedSession> {
  const opened = newSession(deps, account.id, origin)
  const at = opened.session.createdAt
  const open = async (tx: Tx) => {
    const now = await findForSignInById(tx, account.id)
    if (now?.disabledAt !== null || now.passwordHash !== account.passwordHash) throw refused()
    if (origin.oldSecret !== undefined) await endBySecret(tx, origin.oldSecret, at)
    await insertSession(tx, opened.session, hashSecret(opened.secret))
    await forgive(tx, guess)
    await audit(tx, actorOfSession(opened.session), {
      at,
      action: 'session.start',
      record: 'session',
      recordId: opened.session.id,
    })
  }
  await deps.db.write('sign-in', open, COUNTING)
  return opened
}

function newSession(deps: Deps, accountId: string, origin: Origin): OpenedSession {
  const now = deps.clock.now()
  const session: Session = {
    id: randomUUID(),
    accountId,
    createdAt: now,
    expiresAt: now.plus({ hours: deps.config.sessionHours }),
    lastSeenAt: now,
    lockedAt: null,
    from: cutAddress(origin.address),
    device: origin.device,
  }
  return { session, secret: newSecret() }
}

/** Opens a session without a password: right after a one-time link has been redeemed, and in tests. */
export async function startSession(deps: Deps, accountId: string, origin: Origin): Promise<OpenedSession> {
  const opened = newSession(deps, accountId, origin)
  const { session, secret } = opened
  await deps.db.write('start-session', async (tx) => {
    if (origin.oldSecret !== undefined) await endBySecret(tx, origin.oldSecret, session.createdAt)
    await insertSession(tx, session, hashSecret(secret))
    const note = { at: session.createdAt, action: 'session.start', record: 'session', recordId: session.id }
    await audit(tx, actorOfSession(session), note)
  })
  return opened
}

const actorOfSession = ({ accountId, from, id }: Session): Actor => ({
  ...anonymous(from),
  kind: 'account',
  accountId,
  credentialId: id,
})

async function endBySecret(tx: Tx, secret: string, at: DateTime): Promise<void> {
  const session = await findSessionByHash(tx, hashSecret(secret))
  if (!session) return
  await deleteSession(tx, session.id, session.accountId)
  await noteEnd(tx, actorOfSession(session), [session.id], at)
}

async function noteEnd(tx: Tx, actor: Actor, ids: readonly string[], at: DateTime): Promise<void> {
  for (const recordId of ids) await audit(tx, actor, { at, action: 'session.end', record: 'session', recordId })
  if (ids.length > 0) announce('access')
}

/** Ends the session with this secret, locked or not. Nothing happens when there is none. */
export async function signOut(deps: Deps, secret: string): Promise<void> {
  const at = deps.clock.now()
  await deps.db.write('sign-out', (tx) => endBySecret(tx, secret, at))
}

/** Ends one of one's own sessions. @throws not-found */
export async function endSession(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustBePerson(actor)
  const at = deps.clock.now()
  await deps.db.write('end-session', async (tx) => {
    const ended = await deleteSession(tx, id, actor.accountId)
    if (ended.length === 0) throw notFound('session')
    await noteEnd(tx, actor, ended, at)
  })
}

/** Ends all of one's sessions but this one. @returns how many */
export async function endOtherSessions(deps: Deps, actor: Actor): Promise<number> {
  mustBePerson(actor)
  const at = deps.clock.now()
  return deps.db.write('end-other-sessions', async (tx) => {
    const ended = await deleteSessionsOf(tx, actor.accountId, actor.credentialId)
    await noteEnd(tx, actor, ended, at)
    return ended.length
  })
}

/** For whoever leaves a shared computer for a moment. The draft on the page stays. */
export async function lockSession(deps: Deps, actor: Actor): Promise<void> {
  const id = mustBePerson(actor)
  const at = deps.clock.now()
  await deps.db.write('lock-session', async (tx) => {
    await setLocked(tx, id, at)
    await audit(tx, actor, { at, action: 'session.lock', record: 'session', recordId: id })
    announce('access')
  })
}

/** Opens a locked session again. @throws unauthenticated, throttled */
export async function unlockSession(deps: Deps, secret: string, password: string, address: string): Promise<Session> {
  const session = await deps.db.read((read) => findSessionByHash(read, hashSecret(secret)))
  const at = deps.clock.now()
  if (!session || session.expiresAt <= at) throw unauthenticated('This session is over. Sign in again.')
  const owner = await deps.db.read((read) => findForSignInById(read, session.accountId))
  const guess = guessOf(deps, owner?.name ?? '', address)
  await judge(deps, guess, { find: async () => owner, password, address })
  const unlock = async (tx: Tx) => {
    if (!(await setUnlocked(tx, session.id, at))) throw unauthenticated('This session is over. Sign in again.')
    await forgive(tx, guess)
    await audit(tx, actorOfSession(session), { at, action: 'session.unlock', record: 'session', recordId: session.id })
    announce('access')
  }
  await deps.db.write('unlock-session', unlock, COUNTING)
  activityOf(deps.db).saw('account', session.id, at.toMillis())
  return { ...session, lastSeenAt: at, lockedAt: null }
}
