// Keeps the search in step with the calls: what was closed or amended is taken in within seconds.
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { type IndexedText, indexTexts } from '../../db/search/text-index.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { TEXT_FIELDS } from '../content.ts'
import { callRevisions, callSearchQueue, calls } from '../tables.ts'

/** A write of so many calls stays below the time that a request may wait. */
const BATCH = 100

/** @returns how many calls were taken from the queue */
export const indexBatch = (deps: Deps): Promise<number> =>
  deps.db.write('index-calls', async (tx) => {
    const waiting = tx.select({ callId: callSearchQueue.callId }).from(callSearchQueue).limit(BATCH)
    const taken = await tx
      .delete(callSearchQueue)
      .where(inArray(callSearchQueue.callId, waiting))
      .returning({ callId: callSearchQueue.callId })
    const ids = taken.map(({ callId }) => callId)
    await indexTexts(tx, await textsOf(tx, ids))
    return taken.length
  })

async function textsOf(tx: Tx, ids: readonly string[]): Promise<readonly IndexedText[]> {
  if (ids.length === 0) return []
  const { summary, actionTaken, riskNote, followUpPlan } = callRevisions
  const rows = await tx
    .select({
      id: calls.id,
      ownerId: calls.memberId,
      startedAt: calls.startedAt,
      texts: { summary, actionTaken, riskNote, followUpPlan },
    })
    .from(calls)
    .innerJoin(
      callRevisions,
      and(eq(callRevisions.callId, calls.id), eq(callRevisions.revision, calls.contentRevision)),
    )
    .where(inArray(calls.id, [...ids]))
  return rows.map(({ id, ownerId, startedAt, texts }) => ({
    id,
    ownerId,
    at: startedAt.toMillis(),
    texts: TEXT_FIELDS.map((field) => texts[field]),
  }))
}

export const indexCalls: Job = {
  name: 'index-calls',
  every: { seconds: 2 },
  run: async (deps, signal) => {
    while (!signal.aborted && (await indexBatch(deps)) === BATCH) await Promise.resolve()
  },
}

/** Queues every closed call, for a database whose index is new: after a restore. */
export const queueAllCalls = (deps: Pick<Deps, 'db'>): Promise<unknown> =>
  deps.db.write('queue-calls', (tx) =>
    tx
      .insert(callSearchQueue)
      .select(tx.select({ callId: calls.id }).from(calls).where(eq(calls.state, 'closed')))
      .onConflictDoNothing(),
  )
