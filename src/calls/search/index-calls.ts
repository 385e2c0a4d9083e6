// Keeps the search in step with the calls: what was closed or amended is taken in within seconds.
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { emptyIndex, type IndexedText, indexTexts } from '../../db/search/text-index.ts'
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
      revision: calls.revision,
      texts: { summary, actionTaken, riskNote, followUpPlan },
    })
    .from(calls)
    .innerJoin(
      callRevisions,
      and(eq(callRevisions.callId, calls.id), eq(callRevisions.revision, calls.contentRevision)),
    )
    .where(inArray(calls.id, [...ids]))
  return rows.map(({ id, ownerId, startedAt, revision, texts }) => ({
    id,
    ownerId,
    at: startedAt.toMillis(),
    texts: TEXT_FIELDS.map((field) => texts[field]),
    // Every change of a call that was closed gives its head another revision, before the call is queued again.
    isNew: revision === 1,
  }))
}

export const indexCalls: Job = {
  name: 'index-calls',
  every: { seconds: 2 },
  run: async (deps, signal) => {
    while (!signal.aborted && (await indexBatch(deps)) === BATCH) await Promise.resolve()
  },
}

/** Begins the index anew with every closed call: after a restore. */
export const queueAllCalls = (deps: Pick<Deps, 'db'>): Promise<unknown> =>
  deps.db.write('queue-calls', async (tx) => {
    await emptyIndex(tx)
    await tx
      .insert(callSearchQueue)
      .select(tx.select({ callId: calls.id }).from(calls).where(eq(calls.state, 'closed')))
      .onConflictDoNothing()
  })
