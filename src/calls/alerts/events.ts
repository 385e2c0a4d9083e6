// The steps of alerts as a stream: supervisors hear those of their lines, coordinators what reached them.
import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { holds } from '../../access/actor.ts'
import type { Clock } from '../../clock.ts'
import type { Read } from '../../db/database.ts'
import type { EventKey, EventRow, EventSource } from '../../http/event-stream.ts'
import { visible } from '../alert-store.ts'
import { supervisedLines } from '../rights.ts'
import { alertSteps, alerts } from '../tables.ts'

/** Which alerts the actor may see now. */
export async function alertScope(read: Read, actor: Actor, now: EventKey['at']) {
  const lineIds = await supervisedLines(read, actor, now)
  return { lineIds, reachedCoordinator: actor.roles.includes('coordinator') }
}

export const alertEvents = (clock: Clock): EventSource => ({
  wakes: (topic) => topic.startsWith('alerts:'),
  rows: async (read, actor, after, limit) => {
    if (!holds(actor, 'alerts:answer')) return []
    const scope = await alertScope(read, actor, clock.now())
    const rows = await read
      .select({ step: alertSteps, level: alerts.level })
      .from(alertSteps)
      .innerJoin(alerts, eq(alerts.id, alertSteps.alertId))
      .where(
        and(
          visible(scope),
          or(gt(alertSteps.at, after.at), and(eq(alertSteps.at, after.at), gt(alertSteps.id, after.id))),
        ),
      )
      .orderBy(asc(alertSteps.at), asc(alertSteps.id))
      .limit(limit)
    return rows.map(eventOf)
  },
})

const eventOf = ({ step, level }: { step: typeof alertSteps.$inferSelect; level: string }): EventRow => {
  const { id, at, kind, alertId, lineId, memberId } = step
  return { id, at, event: `alert.${kind}`, data: { alertId, lineId, level, memberId } }
}
