// Reading mandatory reports: by those who serve the line, since the next shift must go on with them.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Deps } from '../../deps.ts'
import { mustServe } from '../rights.ts'
import { findReportOfCall, getReport, type Report, type ReportStep, stepsOf } from './report-store.ts'

export interface ReportHistory {
  readonly report: Report
  readonly steps: readonly ReportStep[]
}

/** Is recorded in the audit trail. @throws not-found, forbidden */
export async function readReport(deps: Deps, actor: Actor, id: string): Promise<ReportHistory> {
  mustHold(actor, 'reports:work')
  return deps.db.write('read-report', async (tx) => {
    const now = deps.clock.now()
    const report = await getReport(tx, id)
    await mustServe(tx, actor, report.lineId, now)
    await audit(tx, actor, { at: now, action: 'report.read', record: 'report', recordId: id })
    return { report, steps: await stepsOf(tx, id) }
  })
}

/** The id of a call's report, if it has one. */
export async function reportIdOfCall(deps: Deps, actor: Actor, callId: string): Promise<string | undefined> {
  mustHold(actor, 'reports:work')
  return deps.db.read(async (read) => {
    const report = await findReportOfCall(read, callId)
    if (!report) return undefined
    await mustServe(read, actor, report.lineId, deps.clock.now())
    return report.id
  })
}
