// Keeps the search in step with the calls: what was closed or amended is taken in within seconds.
import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { indexText } from '../../db/search/text-index.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { findCall } from '../call-store.ts'
import { TEXT_FIELDS } from '../content.ts'
import { callSearchQueue, calls } from '../tables.ts'

/** A write of so many calls stays below the time that a request may wait. */
const BATCH = 50

/** @returns how many calls were taken from the queue */
export const indexBatch = (deps: Deps): Promise<number> =>
  deps.db.write('index-calls', async (tx) => {
    const waiting = tx.select({ callId: callSearchQueue.callId }).from(callSearchQueue).limit(BATCH)
    const taken = await tx
      .delete(callSearchQueue)
      .where(inArray(callSearchQueue.callId, waiting))
      .returning({ callId: callSearchQueue.callId })
    for (const { callId } of taken) await indexCall(tx, callId)
    return taken.length
  })

async function indexCall(tx: Tx, id: string): Promise<void> {
  const call = await findCall(tx, id)
  if (!call) return
  const { startedAt, memberId } = call.head
  const texts = TEXT_FIELDS.map((field) => call.texts[field])
  await indexText(tx, { id, ownerId: memberId, at: startedAt.toMillis(), texts })
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
