// Alerts that nobody acknowledged go to the next in line.
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs/job.ts'
import { lineFacts } from '../line-facts.ts'
import { alerts } from '../tables.ts'
import { tellNext } from './tell.ts'

const AT_ONCE = 50

const isDue = (now: DateTime) =>
  and(isNull(alerts.acknowledgedAt), isNull(alerts.closedAt), lte(alerts.escalateAt, now))

const dueAlerts = (read: Read, now: DateTime) =>
  read
    .select({ id: alerts.id, lineId: alerts.lineId })
    .from(alerts)
    .where(isDue(now))
    .orderBy(asc(alerts.escalateAt))
    .limit(AT_ONCE)

async function escalateDue(deps: Deps, signal: AbortSignal): Promise<void> {
  const due = await deps.db.read((read) => dueAlerts(read, deps.clock.now()))
  for (const { id, lineId } of due) {
    if (signal.aborted) return
    const { line } = await lineFacts(deps, lineId)
    await deps.db.write('escalate-alert', async (tx) => {
      const now = deps.clock.now()
      const [alert] = await tx
        .select()
        .from(alerts)
        .where(and(eq(alerts.id, id), isDue(now)))
      if (alert) await tellNext(tx, { alert, now, everyMinutes: line.settings.alertEscalateMinutes })
    })
  }
}

export const escalateAlerts: Job = { name: 'escalate-alerts', every: { seconds: 10 }, run: escalateDue }
