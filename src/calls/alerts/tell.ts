// Tells the next in line of an alert: a step for the streams and a message for the outside, in the caller's transaction.
import { and, eq, isNotNull } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { accountsOfMembers, accountsWithRole } from '../../access/account-store.ts'
import { announce } from '../../db/body.ts'
import type { Read, Tx } from '../../db/database.ts'
import { fallbackOf } from '../../duty/fallback/address-store.ts'
import { fallbackNow } from '../../duty/fallback/people-store.ts'
import { dutyAt } from '../../duty/store.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { enqueue } from '../../outbox/enqueue.ts'
import { alertSteps, alerts } from '../tables.ts'
import { type AlertStepKind, nextReaches, type Reach } from './escalation.ts'

type Alert = typeof alerts.$inferSelect

interface Telling {
  readonly alert: Alert
  readonly now: DateTime
  /** Minutes until the one after that. */
  readonly everyMinutes: number
}

export type StepBy = { readonly memberId?: string; readonly accountId?: string }

/** Steps of one instant sort in their order. */
const stepId = (alertId: string, ordinal: number) => `${alertId}-${String(ordinal).padStart(5, '0')}`

export async function addStep(
  tx: Tx,
  { id: alertId, lineId }: Pick<Alert, 'id' | 'lineId'>,
  { kind, at, by = {} }: { readonly kind: AlertStepKind; readonly at: DateTime; readonly by?: StepBy },
): Promise<void> {
  const { memberId = null, accountId = null } = by
  const before = await tx.$count(alertSteps, eq(alertSteps.alertId, alertId))
  const id = stepId(alertId, before + 1)
  await tx.insert(alertSteps).values({ id, alertId, lineId, kind, at, memberId, accountId })
  announce(`alerts:${lineId}`)
}

/** A new alert reaches the first in line at once. */
export async function tellFirst(tx: Tx, telling: Telling): Promise<void> {
  await addStep(tx, telling.alert, { kind: 'raised', at: telling.now })
  await tellNext(tx, telling)
}

/** Tells the next; when all have been told, the coordinators again, until somebody acknowledges it. */
export async function tellNext(tx: Tx, { alert, now, everyMinutes }: Telling): Promise<void> {
  const duties = await dutyAt(tx, alert.lineId, now)
  const asked = await fallbackNow(tx, alert.lineId, { at: now, duties })
  const reaches = nextReaches({
    onDuty: supervisorsOf(duties).filter((memberId) => memberId !== alert.memberId),
    fallback: supervisorsOf(asked),
    known: new Set([alert.memberId, ...(await toldSince(tx, alert))]),
    coordinatorTold: alert.coordinatorToldAt !== null,
  })
  for (const reach of reaches) await tell(tx, alert, { reach, now })
  await tx
    .update(alerts)
    .set({ escalateAt: now.plus({ minutes: everyMinutes }) })
    .where(eq(alerts.id, alert.id))
}

async function tell(tx: Tx, alert: Alert, { reach, now }: { readonly reach: Reach; readonly now: DateTime }) {
  const by = reach.kind === 'told-coordinator' ? {} : { memberId: reach.memberId }
  await addStep(tx, alert, { kind: reach.kind, at: now, by })
  if (reach.kind === 'told-coordinator' && alert.coordinatorToldAt === null)
    await tx.update(alerts).set({ coordinatorToldAt: now }).where(eq(alerts.id, alert.id))
  await sendOut(tx, alert, reach, now)
}

const supervisorsOf = (people: readonly { readonly role: DutyRole; readonly memberId: string }[]): readonly string[] =>
  people.filter(({ role }) => role === 'supervisor').map(({ memberId }) => memberId)

/** Supervisors told since it was last raised. */
async function toldSince(read: Read, { id, raisedAt }: Alert): Promise<readonly string[]> {
  const rows = await read
    .select({ memberId: alertSteps.memberId, at: alertSteps.at })
    .from(alertSteps)
    .where(and(eq(alertSteps.alertId, id), isNotNull(alertSteps.memberId)))
  return rows.flatMap(({ memberId, at }) => (memberId !== null && at >= raisedAt ? [memberId] : []))
}

const REACHED = {
  'told-supervisor': 'supervisor',
  'told-fallback': 'fallback',
  'told-coordinator': 'coordinator',
} as const satisfies Record<Reach['kind'], string>

/**
 * Outside the product: that there is a high-risk call, on which line, and a link. `fallback` asks whoever listens to ring
 * the line's fallback address too: it is for the telephone switch, which alone may read it.
 */
async function sendOut(tx: Tx, { id, lineId }: Alert, reach: Reach, now: DateTime): Promise<void> {
  const toCoordinator = reach.kind === 'told-coordinator'
  const mailTo = toCoordinator
    ? await accountsWithRole(tx, 'coordinator')
    : await accountsOfMembers(tx, [reach.memberId])
  const fallback = toCoordinator && (await fallbackOf(tx, lineId)).isSet
  const data = {
    notice: 'high-risk-call',
    alertId: id,
    lineId,
    reach: REACHED[reach.kind],
    fallback,
  }
  await enqueue(tx, { kind: 'alert.raised', data, at: now, mailTo, path: `/alerts/${id}` })
}
