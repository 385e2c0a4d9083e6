// Theme alerts, and which days have been judged, in the database.
import { and, desc, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { conflict, lostUpdate, notFound } from '../../errors.ts'
import type { Span } from '../signals/finding.ts'
import { themeAlerts, themeSignalRuns } from '../tables.ts'
import type { AlertState, ThemeAlert } from './alert.ts'

/** @throws not-found */
export async function getThemeAlert(read: Read, id: string): Promise<ThemeAlert> {
  const [row] = await read.select().from(themeAlerts).where(eq(themeAlerts.id, id))
  if (!row) throw notFound('alert')
  return row
}

export interface AlertFilter {
  readonly lineId?: string | undefined
  readonly state?: AlertState | undefined
}

interface AlertPage {
  readonly after: { readonly raisedAt: DateTime; readonly id: string } | undefined
  readonly limit: number
}

/** Newest first. */
export async function listThemeAlerts(
  read: Read,
  { lineId, state }: AlertFilter,
  { after, limit }: AlertPage,
): Promise<readonly ThemeAlert[]> {
  const { raisedAt, id } = themeAlerts
  const older = after && or(lt(raisedAt, after.raisedAt), and(eq(raisedAt, after.raisedAt), lt(id, after.id)))
  return read
    .select()
    .from(themeAlerts)
    .where(
      and(
        older,
        lineId === undefined ? undefined : eq(themeAlerts.lineId, lineId),
        state === undefined ? undefined : eq(themeAlerts.state, state),
      ),
    )
    .orderBy(desc(raisedAt), desc(id))
    .limit(limit)
}

/** Adds an alert unless there is one about the same. @returns whether it was added */
export async function insertThemeAlert(tx: Tx, alert: ThemeAlert): Promise<boolean> {
  const added = await tx.insert(themeAlerts).values(alert).onConflictDoNothing().returning({ id: themeAlerts.id })
  return added.length > 0
}

/** Topics with an alert of this span about a day after `day`. */
export async function topicsAlertedSince(
  read: Read,
  { lineId, span, day }: { readonly lineId: string; readonly span: Span; readonly day: string },
): Promise<ReadonlySet<string>> {
  const rows = await read
    .select({ topic: themeAlerts.topic })
    .from(themeAlerts)
    .where(and(eq(themeAlerts.lineId, lineId), eq(themeAlerts.span, span), gt(themeAlerts.day, day)))
  return new Set(rows.map(({ topic }) => topic))
}

/** @throws lost-update when another change came first */
export async function changeThemeAlert(tx: Tx, before: ThemeAlert, change: Partial<ThemeAlert>): Promise<void> {
  const changed = await tx
    .update(themeAlerts)
    .set({ ...change, revision: before.revision + 1 })
    .where(and(eq(themeAlerts.id, before.id), eq(themeAlerts.revision, before.revision)))
    .returning({ id: themeAlerts.id })
  if (changed.length === 0) throw lostUpdate()
}

/** Notes the bulletin that an alert was turned into. @throws conflict when there is one already */
export async function tieAlertToDraft(tx: Tx, alertId: string, draftId: string): Promise<void> {
  const tied = await tx
    .update(themeAlerts)
    .set({ draftId })
    .where(and(eq(themeAlerts.id, alertId), isNull(themeAlerts.draftId)))
    .returning({ id: themeAlerts.id })
  if (tied.length === 0) throw conflict('A bulletin has been begun from this alert already.')
}

export interface SignalRun {
  readonly lineId: string
  readonly day: string
  readonly judgedAt: DateTime
  readonly topics: number
  readonly alerts: number
}

export async function noteSignalRun(tx: Tx, run: SignalRun): Promise<void> {
  const { judgedAt, topics, alerts } = run
  await tx
    .insert(themeSignalRuns)
    .values(run)
    .onConflictDoUpdate({
      target: [themeSignalRuns.lineId, themeSignalRuns.day],
      set: { judgedAt, topics, alerts },
    })
    .returning({ day: themeSignalRuns.day })
}

/** The last day of a line that was judged. */
export async function lastJudgedDay(read: Read, lineId: string): Promise<string | undefined> {
  const [row] = await read
    .select({ day: themeSignalRuns.day })
    .from(themeSignalRuns)
    .where(eq(themeSignalRuns.lineId, lineId))
    .orderBy(desc(themeSignalRuns.day))
    .limit(1)
  return row?.day
}
