// Duty alerts, read, streamed and acknowledged.
import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { type Actor, holds, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { announce } from '../db/body.ts'
import type { Read } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { notFound } from '../errors.ts'
import type { EventRow, EventSource } from '../http/event-stream.ts'
import { dutyAlerts } from './tables.ts'

export type DutyAlert = typeof dutyAlerts.$inferSelect

export const DUTY_ALERT_STATES = ['open', 'all'] as const

export interface DutyAlertFilter {
  readonly lineIds: readonly string[] | 'all'
  /** open: neither acknowledged nor settled. */
  readonly state: (typeof DUTY_ALERT_STATES)[number]
}

/** The latest first. */
export const listDutyAlerts = (
  read: Read,
  { lineIds, state }: DutyAlertFilter,
  limit: number,
): Promise<readonly DutyAlert[]> =>
  read
    .select()
    .from(dutyAlerts)
    .where(
      and(
        lineIds === 'all' ? undefined : lineIds.length === 0 ? sql`false` : inArray(dutyAlerts.lineId, [...lineIds]),
        state === 'open' ? and(isNull(dutyAlerts.acknowledgedAt), isNull(dutyAlerts.resolvedAt)) : undefined,
      ),
    )
    .orderBy(desc(dutyAlerts.raisedAt), desc(dutyAlerts.id))
    .limit(limit)

/** Once is enough: a second acknowledgement changes nothing and shows the first. @throws not-found */
export async function acknowledgeDutyAlert(deps: Deps, actor: Actor, id: string): Promise<DutyAlert> {
  mustHold(actor, 'duty:correct')
  return deps.db.write('acknowledge-duty-alert', async (tx) => {
    const now = deps.clock.now()
    const [before] = await tx.select().from(dutyAlerts).where(eq(dutyAlerts.id, id))
    if (!before) throw notFound('duty alert')
    if (before.acknowledgedAt) return before
    const seen = { acknowledgedAt: now, acknowledgedBy: actor.accountId, changedAt: now, revision: before.revision + 1 }
    const [after] = await tx
      .update(dutyAlerts)
      .set(seen)
      .where(and(eq(dutyAlerts.id, id), eq(dutyAlerts.revision, before.revision)))
      .returning()
    await audit(tx, actor, { at: now, action: 'duty-alert.acknowledge', record: 'duty-alert', recordId: id })
    announce(`duty-alerts:${before.lineId}`)
    return after ?? before
  })
}

/** Raised, acknowledged, settled: as they change, for coordinators. */
export const dutyAlertEvents: EventSource = {
  wakes: (topic) => topic.startsWith('duty-alerts:'),
  rows: async (read, actor, after, limit) => {
    if (!holds(actor, 'duty:correct')) return []
    const { changedAt } = dutyAlerts
    // An event's id ends in the revision; the row's own id is what sorts.
    const afterId = after.id.slice(0, 36)
    const rows = await read
      .select()
      .from(dutyAlerts)
      .where(or(gt(changedAt, after.at), and(eq(changedAt, after.at), gt(dutyAlerts.id, afterId))))
      .orderBy(asc(changedAt), asc(dutyAlerts.id))
      .limit(limit)
    return rows.map(eventOf)
  },
}

function eventOf({ id, revision, changedAt, kind, lineId, shiftId, ...alert }: DutyAlert): EventRow {
  const what = alert.resolvedAt ? 'settled' : alert.acknowledgedAt ? 'acknowledged' : 'raised'
  const data = { dutyAlertId: id, kind, lineId, shiftId }
  return { id: `${id}-${revision}`, at: changedAt, event: `duty-alert.${what}`, data }
}
