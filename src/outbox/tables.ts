// What is to leave the house: messages, written with the change that they tell of, and each delivery of them. They hold
// ids and codes; no text, topic or caller data has a place here.
import { code, id, index, instant, integer, json, primaryKey, table, text } from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { MessageData } from './message.ts'

/** Where other systems are told, as an administrator set it up. */
export const webhooks = table('webhooks', {
  id: id().primaryKey(),
  url: text().notNull(),
  label: freeText().notNull(),
  /** Kinds of message that go there; empty: all. */
  kinds: json<readonly string[]>().notNull(),
  /** Sealed. */
  secret: text().notNull(),
  /** The one before, which signs too until then, so that a receiver can change over. Sealed. */
  oldSecret: text(),
  oldSecretUntil: instant(),
  createdAt: instant().notNull(),
  createdBy: text().notNull(),
  /** Nothing more is sent; set by hand, or by an answer of 410. */
  disabledAt: instant(),
  revision: integer().notNull(),
})

/** Where a person is told by e-mail. Sealed. */
export const mailAddresses = table('mail_addresses', {
  accountId: text().primaryKey(),
  sealed: text().notNull(),
  setAt: instant().notNull(),
})

export const outboxMessages = table(
  'outbox_messages',
  {
    id: id().primaryKey(),
    kind: text().notNull(),
    data: json<MessageData>().notNull(),
    /** Accounts that get it by e-mail, where they have an address. */
    mailTo: json<readonly string[]>().notNull(),
    /** Path of the page that it is about. */
    path: text(),
    at: instant().notNull(),
    /** Null until the deliveries have been made of it. */
    spreadAt: instant(),
  },
  (t) => [index('outbox_messages_spread').on(t.spreadAt)],
)

export type DeliveryChannel = 'webhook' | 'mail'
export type DeliveryState = 'waiting' | 'delivered' | 'dead'

export const outboxDeliveries = table(
  'outbox_deliveries',
  {
    messageId: text().notNull(),
    channel: code<DeliveryChannel>().notNull(),
    /** The webhook, or the account. */
    targetId: text().notNull(),
    state: code<DeliveryState>().notNull(),
    attempts: integer().notNull(),
    dueAt: instant().notNull(),
    /** 'http-503', 'timeout', 'refused-address': never what the other side wrote. */
    lastResult: text(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.channel, t.targetId] }),
    index('outbox_deliveries_due').on(t.state, t.dueAt),
    index('outbox_deliveries_target').on(t.targetId, t.state),
  ],
)
