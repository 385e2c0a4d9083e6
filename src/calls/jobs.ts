// Background work of the calls feature.
import { and, inArray, isNotNull, lt } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import type { Job } from '../jobs/job.ts'
import { callerKeyPrefix, windowBefore, windowOf } from '../privacy/caller-window.ts'
import { escalateAlerts } from './alerts/escalate.ts'
import { keepContactsJob } from './contact/keep-contacts.ts'
import { tellOfReports } from './reports/tell-overdue.ts'
import { indexCalls } from './search/index-calls.ts'
import { callers, calls } from './tables.ts'

const BATCH = 500

/**
 * Destroys the caller keys of windows that are neither this one nor the one before, then deletes what was hashed under
 * them. Calls keep their random episode id. A line's local day may lag behind UTC, so yesterday's window is looked at.
 */
const forgetCallers: Job = {
  name: 'forget-callers',
  every: { hours: 6 },
  run: async (deps, signal) => {
    const day = deps.clock.now().minus({ days: 1 }).toFormat('yyyy-MM-dd')
    const oldest = windowBefore(windowOf(day))
    const destroyed = deps.keys.destroyCallerKeysBefore(oldest)
    if (destroyed.length > 0) deps.log.info({ keys: destroyed.length }, 'caller keys destroyed')
    const before = callerKeyPrefix(oldest)
    for (const forget of [forgetHashes, forgetEpisodes]) {
      while (!signal.aborted && (await forget(deps, before)) === BATCH) await Promise.resolve()
    }
  },
}

const forgetHashes = (deps: Deps, before: string) =>
  deps.db.write('forget-caller-hashes', async (tx) => {
    const old = and(lt(calls.callerKeyId, before), isNotNull(calls.callerHash))
    const batch = tx.select({ id: calls.id }).from(calls).where(old).limit(BATCH)
    const rows = await tx
      .update(calls)
      .set({ callerHash: null })
      .where(inArray(calls.id, batch))
      .returning({ id: calls.id })
    return rows.length
  })

const forgetEpisodes = (deps: Deps, before: string) =>
  deps.db.write('forget-callers', async (tx) => {
    const batch = tx.select({ hash: callers.hash }).from(callers).where(lt(callers.keyId, before)).limit(BATCH)
    const rows = await tx
      .delete(callers)
      .where(and(lt(callers.keyId, before), inArray(callers.hash, batch)))
      .returning({ hash: callers.hash })
    return rows.length
  })

/** Forgets what was hashed under these keys, whatever their window: after a leak. */
export async function forgetCallersUnder({ db }: Pick<Deps, 'db'>, keyIds: readonly string[]): Promise<void> {
  if (keyIds.length === 0) return
  const [ofCall, ofCaller] = [inArray(calls.callerKeyId, [...keyIds]), inArray(callers.keyId, [...keyIds])]
  await db.write('forget-leaked-hashes', (tx) => tx.update(calls).set({ callerHash: null }).where(ofCall))
  await db.write('forget-leaked-callers', (tx) => tx.delete(callers).where(ofCaller))
}

export const callJobs: readonly Job[] = [forgetCallers, indexCalls, escalateAlerts, tellOfReports, keepContactsJob]
