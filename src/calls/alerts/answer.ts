// Somebody has seen an alert, and at last closes it.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Read, Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, forbidden, notFound } from '../../errors.ts'
import { type Alert, acknowledge, findAlert } from '../alert-store.ts'
import type { FieldFinding } from '../clean-texts.ts'
import { supervises } from '../rights.ts'
import { alertSteps, alerts } from '../tables.ts'
import { writeTexts } from '../write-texts.ts'
import type { AlertOutcome } from './escalation.ts'
import { alertScope } from './events.ts'
import { addStep } from './tell.ts'

/** @throws not-found for whoever may not see it */
async function getAlert(read: Read, actor: Actor, id: string, now: Alert['raisedAt']): Promise<Alert> {
  const alert = await findAlert(read, id)
  const { lineIds, reachedCoordinator } = await alertScope(read, actor, now)
  const seen = alert && (lineIds === 'all' || lineIds.includes(alert.lineId))
  if (!alert || !(seen || (reachedCoordinator && alert.coordinatorToldAt))) throw notFound('alert')
  return alert
}

export interface AlertHistory {
  readonly alert: Alert
  readonly steps: readonly (typeof alertSteps.$inferSelect)[]
}

/** With everything that happened to it, in order. @throws not-found */
export async function readAlert(deps: Deps, actor: Actor, id: string): Promise<AlertHistory> {
  mustHold(actor, 'alerts:answer')
  return deps.db.read(async (read) => {
    const alert = await getAlert(read, actor, id, deps.clock.now())
    const steps = await read
      .select()
      .from(alertSteps)
      .where(eq(alertSteps.alertId, id))
      .orderBy(asc(alertSteps.at), asc(alertSteps.id))
    return { alert, steps }
  })
}

/** Once is enough: a second acknowledgement changes nothing and shows the first. @throws not-found */
export async function acknowledgeAlert(deps: Deps, actor: Actor, id: string): Promise<Alert> {
  mustHold(actor, 'alerts:answer')
  return deps.db.write('acknowledge-alert', async (tx) => {
    const now = deps.clock.now()
    const alert = await getAlert(tx, actor, id, now)
    await acknowledgeIn(tx, actor, alert, now)
    return (await findAlert(tx, id)) ?? alert
  })
}

async function acknowledgeIn(tx: Tx, actor: Actor, alert: Alert, now: Alert['raisedAt']): Promise<void> {
  if (!(await acknowledge(tx, alert.id, actor.accountId, now))) return
  await audit(tx, actor, { at: now, action: 'alert.acknowledge', record: 'alert', recordId: alert.id })
  await addStep(tx, alert, { kind: 'acknowledged', at: now, by: { accountId: actor.accountId } })
}

export interface AlertClosing {
  readonly outcome: AlertOutcome
  readonly note?: string | undefined
}

export interface ClosedAlert {
  readonly alert: Alert
  readonly findings: readonly FieldFinding[]
}

/**
 * By a supervisor of the line: hand-overs carry it no more. Follow-ups go on. Closing acknowledges.
 * @throws not-found; forbidden for a coordinator; conflict when it is closed already
 */
export async function closeAlert(
  deps: Deps,
  actor: Actor,
  id: string,
  { outcome, note }: AlertClosing,
): Promise<ClosedAlert> {
  mustHold(actor, 'alerts:answer')
  const lineOf = async (read: Read) => (await findAlert(read, id))?.lineId
  const written = { name: 'close-alert', lineOf, texts: { note }, fields: ['note'] as const }
  const { saved, findings } = await writeTexts(deps, written, async (tx, texts) => {
    const now = deps.clock.now()
    const before = await getAlert(tx, actor, id, now)
    if (!(await supervises(tx, actor, before.lineId, now))) throw forbidden('A supervisor of the line closes it.')
    await acknowledgeIn(tx, actor, before, now)
    const closing = {
      closedAt: now,
      closedBy: actor.accountId,
      outcome,
      closingNote: texts.note ?? null,
      escalateAt: null,
    }
    const [closed] = await tx
      .update(alerts)
      .set(closing)
      .where(and(eq(alerts.id, id), isNull(alerts.closedAt)))
      .returning()
    if (!closed) throw conflict('This alert is closed already.')
    await audit(tx, actor, { at: now, action: 'alert.close', record: 'alert', recordId: id })
    await addStep(tx, closed, { kind: 'closed', at: now, by: { accountId: actor.accountId } })
    return closed
  })
  return { alert: saved, findings }
}
