// Messages spread to their deliveries, and deliveries claimed by their state.
import { and, asc, desc, eq, inArray, isNull, lt, lte, notExists } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { TEST_KIND } from './message.ts'
import { type DeliveryState, outboxDeliveries, outboxMessages, webhooks } from './tables.ts'
import { withMailAddress } from './webhook-store.ts'

export type OutboxMessage = typeof outboxMessages.$inferSelect
export type Delivery = typeof outboxDeliveries.$inferSelect

type Hook = Pick<typeof webhooks.$inferSelect, 'id' | 'kinds'>

const AT_ONCE = 100

/** Makes the deliveries of messages that have none yet. @returns how many messages */
export async function spreadMessages(tx: Tx, now: DateTime): Promise<number> {
  const messages = await tx.select().from(outboxMessages).where(isNull(outboxMessages.spreadAt)).limit(AT_ONCE)
  if (messages.length === 0) return 0
  const hooks = await tx
    .select({ id: webhooks.id, kinds: webhooks.kinds })
    .from(webhooks)
    .where(isNull(webhooks.disabledAt))
  const reachable = new Set(await withMailAddress(tx, [...new Set(messages.flatMap(({ mailTo }) => mailTo))]))
  const rows = messages.flatMap((message) => deliveriesOf(message, hooks, reachable, now))
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    await tx
      .insert(outboxDeliveries)
      .values(rows.slice(i, i + AT_ONCE))
      .onConflictDoNothing()
      .returning({ state: outboxDeliveries.state })
  }
  await tx
    .update(outboxMessages)
    .set({ spreadAt: now })
    .where(
      inArray(
        outboxMessages.id,
        messages.map(({ id }) => id),
      ),
    )
  return messages.length
}

function deliveriesOf(
  message: OutboxMessage,
  hooks: readonly Hook[],
  reachable: ReadonlySet<string>,
  now: DateTime,
): readonly Delivery[] {
  const fresh = {
    messageId: message.id,
    state: 'waiting',
    attempts: 0,
    dueAt: now,
    lastResult: null,
    endedAt: null,
  } as const
  const wanting = hooks.filter(({ id, kinds }) =>
    message.kind === TEST_KIND ? id === message.data.webhookId : kinds.length === 0 || kinds.includes(message.kind),
  )
  return [
    ...wanting.map(({ id }) => ({ ...fresh, channel: 'webhook' as const, targetId: id })),
    ...message.mailTo
      .filter((accountId) => reachable.has(accountId))
      .map((targetId) => ({ ...fresh, channel: 'mail' as const, targetId })),
  ]
}

export interface DueDelivery {
  readonly delivery: Delivery
  readonly message: OutboxMessage
}

export const dueDeliveries = (read: Read, now: DateTime, limit: number): Promise<readonly DueDelivery[]> =>
  read
    .select({ delivery: outboxDeliveries, message: outboxMessages })
    .from(outboxDeliveries)
    .innerJoin(outboxMessages, eq(outboxMessages.id, outboxDeliveries.messageId))
    .where(and(eq(outboxDeliveries.state, 'waiting'), lte(outboxDeliveries.dueAt, now)))
    .orderBy(asc(outboxDeliveries.dueAt))
    .limit(limit)

const same = ({ messageId, channel, targetId }: Pick<Delivery, 'messageId' | 'channel' | 'targetId'>) =>
  and(
    eq(outboxDeliveries.messageId, messageId),
    eq(outboxDeliveries.channel, channel),
    eq(outboxDeliveries.targetId, targetId),
  )

export async function settleDelivery(
  tx: Tx,
  delivery: Delivery,
  change: Pick<Delivery, 'state' | 'attempts' | 'dueAt' | 'lastResult' | 'endedAt'>,
): Promise<void> {
  await tx.update(outboxDeliveries).set(change).where(same(delivery))
}

/** The latest first. */
export const deliveriesTo = (read: Read, targetId: string, state: DeliveryState | undefined, limit: number) =>
  read
    .select({ delivery: outboxDeliveries, message: outboxMessages })
    .from(outboxDeliveries)
    .innerJoin(outboxMessages, eq(outboxMessages.id, outboxDeliveries.messageId))
    .where(
      and(eq(outboxDeliveries.targetId, targetId), state === undefined ? undefined : eq(outboxDeliveries.state, state)),
    )
    .orderBy(desc(outboxMessages.at), desc(outboxMessages.id))
    .limit(limit)

/** Has a webhook's dead deliveries tried again. @returns how many */
export async function reviveDead(tx: Tx, targetId: string, now: DateTime): Promise<number> {
  const rows = await tx
    .update(outboxDeliveries)
    .set({ state: 'waiting', attempts: 0, dueAt: now, endedAt: null })
    .where(and(eq(outboxDeliveries.targetId, targetId), eq(outboxDeliveries.state, 'dead')))
    .returning({ messageId: outboxDeliveries.messageId })
  return rows.length
}

/** Gives up what still waits for a target that is gone. */
export async function dropWaiting(tx: Tx, targetId: string): Promise<void> {
  await tx
    .delete(outboxDeliveries)
    .where(and(eq(outboxDeliveries.targetId, targetId), eq(outboxDeliveries.state, 'waiting')))
}

/** Deletes ended deliveries and messages without any, when they are older than these. */
export async function purgeOutbox(
  tx: Tx,
  before: { readonly delivered: DateTime; readonly dead: DateTime },
): Promise<void> {
  for (const [state, until] of [
    ['delivered', before.delivered],
    ['dead', before.dead],
  ] as const) {
    await tx.delete(outboxDeliveries).where(and(eq(outboxDeliveries.state, state), lt(outboxDeliveries.endedAt, until)))
  }
  const left = tx
    .select({ messageId: outboxDeliveries.messageId })
    .from(outboxDeliveries)
    .where(eq(outboxDeliveries.messageId, outboxMessages.id))
  await tx.delete(outboxMessages).where(and(lt(outboxMessages.spreadAt, before.delivered), notExists(left)))
}
