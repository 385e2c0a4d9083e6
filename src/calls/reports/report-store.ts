// Mandatory reports, read and changed.
import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, inArray, isNull, lt, or, type SQL } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read, Tx } from '../../db/database.ts'
import { lostUpdate, notFound } from '../../errors.ts'
import { instantMillis, type Page, pageFrom } from '../../http/pagination.ts'
import { getLine } from '../../lines/store.ts'
import type { CallHead } from '../call.ts'
import { mandatoryReportSteps, mandatoryReports } from '../tables.ts'
import { nextDue } from './report.ts'

export type Report = typeof mandatoryReports.$inferSelect
export type ReportStep = typeof mandatoryReportSteps.$inferSelect

/** Opens the report of a call, unless it has one: a topic that comes back finds it as it was. */
export async function openReport(tx: Tx, head: CallHead, now: DateTime): Promise<void> {
  const { id: callId, lineId, memberId } = head
  const { settings } = await getLine(tx, lineId)
  const dueAt = nextDue(now, [], settings)
  await tx
    .insert(mandatoryReports)
    .values({ id: randomUUID(), callId, lineId, memberId, raisedAt: now, dueAt, tellAt: dueAt, revision: 1 })
    .onConflictDoNothing({ target: mandatoryReports.callId })
    .returning({ id: mandatoryReports.id })
}

/** @throws not-found */
export async function getReport(read: Read, id: string): Promise<Report> {
  const [row] = await read.select().from(mandatoryReports).where(eq(mandatoryReports.id, id))
  if (!row) throw notFound('report')
  return row
}

export async function findReportOfCall(read: Read, callId: string): Promise<Report | undefined> {
  const [row] = await read.select().from(mandatoryReports).where(eq(mandatoryReports.callId, callId))
  return row
}

export const stepsOf = (read: Read, reportId: string): Promise<readonly ReportStep[]> =>
  read
    .select()
    .from(mandatoryReportSteps)
    .where(eq(mandatoryReportSteps.reportId, reportId))
    .orderBy(asc(mandatoryReportSteps.at), asc(mandatoryReportSteps.notedAt), asc(mandatoryReportSteps.id))

/** The oldest first. */
export const openReportsOf = (read: Read, lineIds: readonly string[] | 'all', most: number): Promise<Report[]> =>
  read
    .select()
    .from(mandatoryReports)
    .where(and(ofLines(lineIds), isNull(mandatoryReports.closedAt)))
    .orderBy(asc(mandatoryReports.raisedAt), asc(mandatoryReports.id))
    .limit(most)

/** When it was raised, in milliseconds, and id. */
export const reportCursor = z.tuple([instantMillis, z.string().max(60)])

/** The latest first. */
export async function listReports(
  read: Read,
  { lineIds, open }: { readonly lineIds: readonly string[] | 'all'; readonly open: boolean },
  page: { readonly limit: number; readonly after: z.infer<typeof reportCursor> | undefined },
): Promise<Page<Report>> {
  if (lineIds.length === 0) return { items: [], next: undefined }
  const rows = await read
    .select()
    .from(mandatoryReports)
    .where(and(ofLines(lineIds), open ? isNull(mandatoryReports.closedAt) : undefined, beyond(page.after)))
    .orderBy(desc(mandatoryReports.raisedAt), desc(mandatoryReports.id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, ({ raisedAt, id }) => [raisedAt.toMillis(), id])
}

const ofLines = (lineIds: readonly string[] | 'all'): SQL | undefined =>
  lineIds === 'all' ? undefined : inArray(mandatoryReports.lineId, [...lineIds])

function beyond(after: z.infer<typeof reportCursor> | undefined): SQL | undefined {
  if (!after) return undefined
  const { raisedAt, id } = mandatoryReports
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  return or(lt(raisedAt, at), and(eq(raisedAt, at), lt(id, after[1])))
}

type Changes = Partial<Omit<Report, 'id' | 'callId' | 'lineId' | 'revision'>>

/** @throws lost-update when another change came first */
export async function updateReport(tx: Tx, before: Report, changes: Changes): Promise<Report> {
  const [row] = await tx
    .update(mandatoryReports)
    .set({ ...changes, revision: before.revision + 1 })
    .where(and(eq(mandatoryReports.id, before.id), eq(mandatoryReports.revision, before.revision)))
    .returning()
  if (!row) throw lostUpdate()
  return row
}
