// The background work of access: sealing the audit trail, writing down last uses, forgetting what is over.
import { lte } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import type { Job } from '../jobs/job.ts'
import { activityOf, type Seen } from './activity.ts'
import { sealAudit } from './audit-seal.ts'
import { dropExpiredLinks } from './one-time-link.ts'
import { deleteExpiredSessions, setLastSeen } from './session-store.ts'
import { idempotencyKeys } from './tables.ts'
import { forgetFailures } from './throttle.ts'
import { setLastUsed } from './token-store.ts'

const REMEMBER_CREATIONS = { days: 7 } as const
const MAX_UNWRITTEN_MILLISECONDS = 5 * 60_000
const ROWS_AT_ONCE = 200

/**
 * Writes the last uses that are news and were last written five minutes ago; sooner where sessions lock sooner, so that
 * another instance, which knows only the row, does not lock a session that is in use here.
 */
async function writeActivity(deps: Deps): Promise<void> {
  const pause = Math.min(MAX_UNWRITTEN_MILLISECONDS, (deps.config.idleLockSeconds * 1000) / 3)
  await flush(deps, deps.clock.now().toMillis() - pause)
}

/** Writes all that is news: before this instance stops. */
export const writeAllActivity = (deps: Deps): Promise<void> => flush(deps, deps.clock.now().toMillis())

async function flush(deps: Deps, writtenBefore: number): Promise<void> {
  const activity = activityOf(deps.db)
  const news = activity.unwritten(writtenBefore)
  for (let start = 0; start < news.length; start += ROWS_AT_ONCE) {
    const some = news.slice(start, start + ROWS_AT_ONCE)
    await deps.db.write('write-activity', (tx) => writeSeen(tx, some))
    activity.written(some)
  }
}

async function writeSeen(tx: Tx, seen: readonly Seen[]): Promise<void> {
  for (const { kind, id, at } of seen) await (kind === 'account' ? setLastSeen : setLastUsed)(tx, id, at)
}

async function forgetCreations(tx: Tx, now: DateTime): Promise<void> {
  await tx.delete(idempotencyKeys).where(lte(idempotencyKeys.createdAt, now.minus(REMEMBER_CREATIONS)))
}

async function forgetWhatIsOver(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  await deps.db.write('forget-sessions', (tx) => deleteExpiredSessions(tx, now))
  await deps.db.write('forget-links', (tx) => dropExpiredLinks(tx, now))
  await deps.db.write('forget-sign-in-failures', (tx) => forgetFailures(tx, now))
  await deps.db.write('forget-creations', (tx) => forgetCreations(tx, now))
}

export const accessJobs: readonly Job[] = [
  { name: 'write-activity', every: { seconds: 20 }, onEachInstance: true, run: writeActivity },
  { name: 'seal-audit', every: { seconds: 5 }, run: sealAudit },
  { name: 'forget-access', every: { minutes: 10 }, run: forgetWhatIsOver },
]
