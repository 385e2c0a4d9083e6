// The verbs of calendar feeds: make a secret address, and revoke it.
import type { Language } from '../access/account.ts'
import { type Actor, holds, mustBePerson, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { hashSecret, newSecret } from '../access/secret.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, notFound } from '../errors.ts'
import { findLine } from '../lines/store.ts'
import { memberOf } from './actions.ts'
import { type FeedKind, MAX_FEEDS } from './calendar-feed.ts'
import { addFeed, findFeed, listFeeds, revokeFeed } from './calendar-store.ts'

export interface FeedInput {
  readonly kind: FeedKind
  /** A line's calendar: that line. A person's: lines to see whole beside their own duty. */
  readonly lineIds: readonly string[]
  readonly language: Language
  readonly label: string
}

export interface CreatedFeed extends Created {
  /** Shown once, never stored; undefined when this is a replay. */
  readonly secret: string | undefined
}

/** @throws forbidden for a token: an address that outlives it would give it rights that it has not */
export async function createFeed(deps: Deps, actor: Actor, input: FeedInput, attempt?: Attempt): Promise<CreatedFeed> {
  mustHold(actor, 'duty:read')
  mustBePerson(actor)
  const memberId = input.kind === 'person' ? memberOf(actor) : null
  const secret = newSecret()
  const created = await deps.db.write('create-calendar', (tx) =>
    once(tx, attempt, async (id) => {
      await refuseUnknownLines(tx, input.lineIds)
      await refuseTooMany(tx, actor.accountId)
      const createdAt = deps.clock.now()
      const feed = { ...input, id, accountId: actor.accountId, memberId, createdAt, revokedAt: null }
      await addFeed(tx, { ...feed, secretHash: hashSecret(secret) })
      await audit(tx, actor, { at: createdAt, action: 'calendar.create', record: 'calendar', recordId: id })
      return id
    }),
  )
  return { ...created, secret: created.replayed ? undefined : secret }
}

async function refuseUnknownLines(tx: Tx, lineIds: readonly string[]): Promise<void> {
  const errors = []
  for (const [index, lineId] of lineIds.entries()) {
    if (!(await findLine(tx, lineId))) errors.push({ path: `body.lineIds.${index}`, message: 'is not a line' })
  }
  if (errors.length > 0) throw invalidInput(errors)
}

async function refuseTooMany(tx: Tx, accountId: string): Promise<void> {
  const living = await listFeeds(tx, accountId)
  if (living.length >= MAX_FEEDS)
    throw conflict(`You have ${MAX_FEEDS} calendar addresses. Revoke one that you no longer use.`)
}

/** By its owner, or by an administrator. A second time it does nothing. */
export async function revokeCalendar(deps: Deps, actor: Actor, id: string): Promise<void> {
  mustHold(actor, 'duty:read')
  mustBePerson(actor)
  await deps.db.write('revoke-calendar', async (tx) => {
    const feed = await findFeed(tx, id)
    const mayRevoke = feed?.accountId === actor.accountId || holds(actor, 'accounts:manage')
    if (!feed || !mayRevoke) throw notFound('calendar')
    if (feed.revokedAt !== null) return
    const at = deps.clock.now()
    await revokeFeed(tx, id, at)
    await audit(tx, actor, { at, action: 'calendar.revoke', record: 'calendar', recordId: id })
  })
}
