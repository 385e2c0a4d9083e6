// The statements that create a call, compiled once: this is the hottest write of the product.
import { sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Tx } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { CallHead, CallRecord } from './call.ts'
import type { CountGroup } from './counting.ts'
import { callRevisions, callSearchQueue, calls, callTopics, countDeltas } from './tables.ts'

const { placeholder } = sql
/** Nullable instants go in as text: a column's own encoding knows no null. */
const nullable = (name: string) => sql`${placeholder(name)}`
const isoOf = (value: DateTime | null) => (value === null ? null : new Date(value.toMillis()).toISOString())

const insertHead = prepared((tx) =>
  tx
    .insert(calls)
    .values({
      id: placeholder('id'),
      lineId: placeholder('lineId'),
      memberId: placeholder('memberId'),
      openedBy: placeholder('openedBy'),
      shiftId: placeholder('shiftId'),
      assignmentId: placeholder('assignmentId'),
      state: placeholder('state'),
      channel: placeholder('channel'),
      type: placeholder('type'),
      risk: placeholder('risk'),
      startedAt: placeholder('startedAt'),
      endedAt: nullable('endedAt'),
      day: placeholder('day'),
      primaryTopic: placeholder('primaryTopic'),
      topics: placeholder('topics'),
      mandatoryReport: placeholder('mandatoryReport'),
      enteredAt: placeholder('enteredAt'),
      enteredLate: placeholder('enteredLate'),
      closedAt: nullable('closedAt'),
      episodeId: placeholder('episodeId'),
      callerKeyId: placeholder('callerKeyId'),
      callerHash: placeholder('callerHash'),
      contentRevision: 1,
      revision: 1,
      retentionClass: placeholder('retentionClass'),
      shredTextOn: placeholder('shredTextOn'),
      shredOn: placeholder('shredOn'),
      legalHold: false,
    })
    .onConflictDoNothing()
    .returning({ id: calls.id }),
)

const insertFirstRevision = prepared((tx) =>
  tx.insert(callRevisions).values({
    callId: placeholder('callId'),
    revision: 1,
    content: placeholder('content'),
    summary: placeholder('summary'),
    actionTaken: placeholder('actionTaken'),
    riskNote: placeholder('riskNote'),
    followUpPlan: placeholder('followUpPlan'),
    savedAt: placeholder('savedAt'),
    savedBy: placeholder('savedBy'),
  }),
)

/** One statement for each number of topics. */
const insertTopicRows = Array.from({ length: 12 }, (_, most) =>
  prepared((tx) =>
    tx.insert(callTopics).values(
      Array.from({ length: most + 1 }, (_, i) => ({
        callId: placeholder('callId'),
        code: placeholder(`code${i}`),
        lineId: placeholder('lineId'),
        startedAt: placeholder('startedAt'),
      })),
    ),
  ),
)

const insertDelta = prepared((tx) =>
  tx
    .insert(countDeltas)
    .values({ lineId: placeholder('lineId'), day: placeholder('day'), entries: placeholder('entries') }),
)

const insertSearch = prepared((tx) =>
  tx
    .insert(callSearchQueue)
    .values({ callId: placeholder('callId') })
    .onConflictDoNothing(),
)

/** Has the search take the call in anew, within seconds; drafts are not searched. */
export async function queueForSearch(tx: Tx, { id: callId, state }: CallHead): Promise<void> {
  if (state === 'closed') await insertSearch(tx, { callId })
}

/** False when there is a call with this id already: then nothing was written. */
export async function addHead(tx: Tx, head: CallHead): Promise<boolean> {
  const values = { ...head, endedAt: isoOf(head.endedAt), closedAt: isoOf(head.closedAt) }
  return (await insertHead(tx, values)).length === 1
}

export async function addFirstRevision(tx: Tx, { head, content, texts }: CallRecord, savedBy: string): Promise<void> {
  await insertFirstRevision(tx, { callId: head.id, content, ...texts, savedAt: head.enteredAt, savedBy })
}

export async function addTopics(tx: Tx, head: CallHead): Promise<void> {
  const { id: callId, lineId, startedAt, topics } = head
  const insert = insertTopicRows[topics.length - 1]
  if (!insert) return
  const codes = Object.fromEntries(topics.map((code, i) => [`code${i}`, code]))
  await insert(tx, { callId, lineId, startedAt, ...codes })
}

/** Nothing is written when nothing changed. */
export async function appendCounts(tx: Tx, head: CallHead, entries: readonly CountGroup[]): Promise<void> {
  if (entries.length > 0) await insertDelta(tx, { lineId: head.lineId, day: head.day, entries })
}
