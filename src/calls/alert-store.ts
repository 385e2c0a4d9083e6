// Alerts and the follow-up ladder they bring, in the transaction that first stores the level.
import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { z } from 'zod'
import { announce } from '../db/body.ts'
import type { Read, Tx } from '../db/database.ts'
import { instantMillis, type Page, pageFrom } from '../http/pagination.ts'
import type { LineSettings } from '../lines/line-settings.ts'
import { tellFirst } from './alerts/tell.ts'
import type { CallHead } from './call.ts'
import { ladderFrom } from './ladder.ts'
import { isAtLeast, type RiskLevel } from './risk.ts'
import { alerts, followUps } from './tables.ts'

export type Alert = typeof alerts.$inferSelect

const UNANSWERED = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  escalateAt: null,
  coordinatorToldAt: null,
  closedAt: null,
  closedBy: null,
  outcome: null,
  closingNote: null,
}

interface Raising {
  readonly before: RiskLevel | null
  readonly head: CallHead
  readonly settings: Pick<LineSettings, 'alertFromRisk' | 'followUpLadder' | 'alertEscalateMinutes'>
  readonly zone: string
  readonly now: DateTime
}

export const raisesAlert = (level: RiskLevel | null, { alertFromRisk }: Pick<LineSettings, 'alertFromRisk'>) =>
  isAtLeast(level, alertFromRisk)

/**
 * Raises an alert when the risk has reached the line's threshold, or has grown beyond it. Each level has one alert: when
 * a level that was lowered comes back, its alert is open again, and so are follow-ups that were not needed meanwhile.
 */
export async function raiseAlert(tx: Tx, { before, head, settings, zone, now }: Raising): Promise<void> {
  const { id: callId, lineId, risk: level, memberId } = head
  if (level === null || !raisesAlert(level, settings) || (before !== null && isAtLeast(before, level))) return
  const [alert] = await tx
    .insert(alerts)
    .values({ id: randomUUID(), callId, lineId, level, memberId, raisedAt: now })
    .onConflictDoUpdate({ target: [alerts.callId, alerts.level], set: { raisedAt: now, ...UNANSWERED } })
    .returning()
  if (alert) await tellFirst(tx, { alert, now, everyMinutes: settings.alertEscalateMinutes })
  const from = head.revision === 1 ? head.startedAt : now
  const steps = ladderFrom(from, settings.followUpLadder, zone)
  await tx
    .insert(followUps)
    .values(
      steps.map((step) => ({
        id: randomUUID(),
        callId,
        lineId,
        ...step,
        state: 'open' as const,
        attempts: 0,
        revision: 1,
      })),
    )
    .onConflictDoUpdate({
      target: [followUps.callId, followUps.step],
      set: {
        state: 'open',
        dueAt: sql`excluded.due_at`,
        endedAt: null,
        endedBy: null,
        revision: sql`${followUps.revision} + 1`,
      },
      setWhere: eq(followUps.state, 'not-needed'),
    })
    .returning({ id: followUps.id })
  announce(`alerts:${lineId}`)
}

export interface AlertFilter {
  /** All alerts of these lines, and of all lines those that reached the coordinators, if so asked. */
  readonly lineIds: readonly string[] | 'all'
  readonly reachedCoordinator?: boolean
  /** Among those: one line. */
  readonly lineId?: string | undefined
  readonly state: AlertState
}

/** open: nobody has answered; unclosed: answered or not, but not closed. */
export const ALERT_STATES = ['open', 'unclosed', 'all'] as const
export type AlertState = (typeof ALERT_STATES)[number]

/** When it was raised, in milliseconds, and id. */
export const alertCursor = z.tuple([instantMillis, z.string().max(60)])

/** The latest first. */
export async function listAlerts(
  read: Read,
  filter: AlertFilter,
  page: { readonly limit: number; readonly after: z.infer<typeof alertCursor> | undefined },
): Promise<Page<Alert>> {
  const rows = await read
    .select()
    .from(alerts)
    .where(
      and(
        visible(filter),
        filter.lineId === undefined ? undefined : eq(alerts.lineId, filter.lineId),
        filter.state === 'open' ? isNull(alerts.acknowledgedAt) : undefined,
        filter.state === 'all' ? undefined : isNull(alerts.closedAt),
        beyond(page.after),
      ),
    )
    .orderBy(desc(alerts.raisedAt), desc(alerts.id))
    .limit(page.limit + 1)
  return pageFrom(rows, page.limit, ({ raisedAt, id }) => [raisedAt.toMillis(), id])
}

/** Which alerts somebody may see; also for what belongs to them. */
export function visible({ lineIds, reachedCoordinator }: Pick<AlertFilter, 'lineIds' | 'reachedCoordinator'>) {
  if (lineIds === 'all') return undefined
  const ofLines = lineIds.length === 0 ? sql`false` : inArray(alerts.lineId, [...lineIds])
  return reachedCoordinator ? or(ofLines, isNotNull(alerts.coordinatorToldAt)) : ofLines
}

function beyond(after: z.infer<typeof alertCursor> | undefined): SQL | undefined {
  if (!after) return undefined
  const at = DateTime.fromMillis(after[0], { zone: 'utc' })
  return or(lt(alerts.raisedAt, at), and(eq(alerts.raisedAt, at), lt(alerts.id, after[1])))
}

export async function findAlert(read: Read, id: string): Promise<Alert | undefined> {
  const [row] = await read.select().from(alerts).where(eq(alerts.id, id))
  return row
}

/** The first acknowledgement counts. False: somebody was quicker. */
export async function acknowledge(tx: Tx, id: string, by: string, at: DateTime): Promise<boolean> {
  const rows = await tx
    .update(alerts)
    .set({ acknowledgedAt: at, acknowledgedBy: by, escalateAt: null })
    .where(and(eq(alerts.id, id), isNull(alerts.acknowledgedAt)))
    .returning({ id: alerts.id })
  return rows.length === 1
}
