// Puts a message into the outbox, in the transaction of the change that it tells of.
import { randomUUID } from 'node:crypto'
import type { DateTime } from 'luxon'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import { assertBare, type MessageData } from './message.ts'
import { outboxMessages } from './tables.ts'

export interface Message {
  /** `record.verb`, of the feature that sends it: 'alert.raised'. */
  readonly kind: string
  /** Ids, codes, numbers, instants. Never text, topic or caller data. */
  readonly data: MessageData
  readonly at: DateTime
  /** Accounts to be told by e-mail too, where they gave an address. */
  readonly mailTo?: readonly string[]
  /** Path of the page to look at: '/alerts/…'. */
  readonly path?: string
}

/** It leaves after the commit, and only then; at least once, under the same id. @returns that id */
export async function enqueue(tx: Tx, { kind, data, at, mailTo = [], path }: Message): Promise<string> {
  assertBare(kind, data, path ?? null)
  const id = randomUUID()
  await tx.insert(outboxMessages).values({ id, kind, data, at, mailTo: [...new Set(mailTo)], path: path ?? null })
  announce('outbox')
  return id
}
