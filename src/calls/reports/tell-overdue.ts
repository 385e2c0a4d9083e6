// A mandatory report whose next step is overdue: the supervisors on duty are told, and every hour again, then the
// coordinators too.
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { accountsOfMembers, accountsWithRole } from '../../access/account-store.ts'
import { announce } from '../../db/body.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { dutyAt } from '../../duty/store.ts'
import type { Job } from '../../jobs/job.ts'
import { enqueue } from '../../outbox/enqueue.ts'
import { mandatoryReports } from '../tables.ts'
import type { Report } from './report-store.ts'

const AT_ONCE = 50
const AGAIN = { minutes: 60 }

const isDue = (now: DateTime) => and(isNull(mandatoryReports.closedAt), lte(mandatoryReports.tellAt, now))

async function tellOverdue(deps: Deps, signal: AbortSignal): Promise<void> {
  const now = deps.clock.now()
  const due = await deps.db.read((read) =>
    read
      .select({ id: mandatoryReports.id })
      .from(mandatoryReports)
      .where(isDue(now))
      .orderBy(asc(mandatoryReports.tellAt))
      .limit(AT_ONCE),
  )
  for (const { id } of due) {
    if (signal.aborted) return
    await deps.db.write('tell-of-report', async (tx) => {
      const ofId = and(eq(mandatoryReports.id, id), isDue(now))
      const [report] = await tx.select().from(mandatoryReports).where(ofId)
      if (report) await tell(tx, report, now)
    })
  }
}

/** Outside the product: that a report is overdue, on which line, and a link. */
async function tell(tx: Tx, report: Report, now: DateTime): Promise<void> {
  const { id, lineId, dueAt } = report
  const supervisors = (await dutyAt(tx, lineId, now)).filter(({ role }) => role === 'supervisor')
  const onDuty = await accountsOfMembers(
    tx,
    supervisors.map(({ memberId }) => memberId),
  )
  const isFirst = dueAt !== null && now < dueAt.plus(AGAIN)
  const coordinators = onDuty.length > 0 && isFirst ? [] : await accountsWithRole(tx, 'coordinator')
  const reach = coordinators.length > 0 ? 'coordinator' : 'supervisor'
  const data = { notice: 'mandatory-report-overdue', reportId: id, lineId, reach }
  await enqueue(tx, {
    kind: 'report.overdue',
    data,
    at: now,
    mailTo: [...onDuty, ...coordinators],
    path: `/reports/${id}`,
  })
  await tx
    .update(mandatoryReports)
    .set({ tellAt: now.plus(AGAIN) })
    .where(eq(mandatoryReports.id, id))
  announce(`alerts:${lineId}`)
}

export const tellOfReports: Job = { name: 'tell-of-reports', every: { seconds: 60 }, run: tellOverdue }
