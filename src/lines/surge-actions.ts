// Surges, and days whose kind the line settles itself.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import { announce } from '../db/body.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict, invalidInput, lostUpdate } from '../errors.ts'
import type { OwnDay } from './day-kind.ts'
import type { Line, Need, SurgePeriod } from './line.ts'
import { deleteOwnDay, deleteSurge, getSurge, insertSurge, putOwnDay, updateSurge } from './line-store.ts'
import { faultsOfNeeds, strangers } from './plan-check.ts'
import { getLine, getLinePlan } from './store.ts'
import { dayOf } from './wall-clock.ts'

export type NewSurge = Omit<SurgePeriod, 'id' | 'lineId' | 'revision'>

/** Extra people for a period to come. @throws invalid-input, conflict when it begins in the past */
export async function addSurge(
  deps: Deps,
  actor: Actor,
  lineId: string,
  { surge, attempt }: { readonly surge: NewSurge; readonly attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'lines:write')
  const faults = faultsOfNeeds(surge.extra, 'extra')
  if (surge.from >= surge.until)
    throw invalidInput([{ path: 'until', message: 'must be after from', zh: '必须晚于起始时间' }, ...faults])
  if (faults.length > 0) throw invalidInput(faults)
  const at = deps.clock.now()
  return deps.db.write('add-surge', (tx) =>
    once(tx, attempt, async (id) => {
      const { line, templates } = await getLinePlan(tx, lineId)
      const unknown = strangers(surge.templateCodes, new Set(templates.map(({ code }) => code)), 'surge')
      if (unknown.length > 0) throw invalidInput(unknown)
      mustNotBePast(line, surge.from, deps)
      await insertSurge(tx, { ...surge, id, lineId, createdAt: at })
      await changed(tx, deps, actor, { action: 'surge.add', record: 'surge', recordId: id, lineId })
      return id
    }),
  )
}

function mustNotBePast(line: Line, day: string, deps: Deps): void {
  if (day < dayOf(deps.clock.now(), line.zone))
    throw conflict({ en: 'Days that are past stay as they were.', zh: '过去的日子不再改动。' })
}

async function changed(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  {
    lineId,
    ...note
  }: { action: string; record: string; recordId: string; lineId: string; reason?: string | undefined },
): Promise<void> {
  await audit(tx, actor, { at: deps.clock.now(), ...note })
  announce('lines')
  announce(`rota:${lineId}`)
}

export interface SurgeEdit {
  readonly until?: string | undefined
  readonly extra?: readonly Need[] | undefined
  readonly reason?: string | undefined
  readonly expectedRevision: number | undefined
}

/** Headcounts change only before it begins; its end moves until it is over. @throws not-found, lost-update, conflict */
export async function changeSurge(
  deps: Deps,
  actor: Actor,
  at: { readonly lineId: string; readonly id: string },
  edit: SurgeEdit,
): Promise<void> {
  mustHold(actor, 'lines:write')
  const faults = faultsOfNeeds(edit.extra ?? [], 'extra')
  if (faults.length > 0) throw invalidInput(faults)
  await deps.db.write('change-surge', async (tx) => {
    const line = await getLine(tx, at.lineId)
    const surge = await getSurge(tx, at.lineId, at.id)
    if (edit.expectedRevision !== undefined && edit.expectedRevision !== surge.revision) throw lostUpdate()
    if (edit.extra) mustNotBePast(line, surge.from, deps)
    mustNotBePast(line, surge.until, deps)
    const until = edit.until ?? surge.until
    mustNotBePast(line, until, deps)
    if (until <= surge.from)
      throw invalidInput([{ path: 'until', message: 'must be after from', zh: '必须晚于起始时间' }])
    await updateSurge(tx, surge, { until, extra: edit.extra ?? surge.extra, reason: edit.reason ?? surge.reason })
    await changed(tx, deps, actor, { action: 'surge.change', record: 'surge', recordId: at.id, lineId: at.lineId })
  })
}

/** Before it begins it is dropped; after that it ends today. @throws not-found, conflict when it is over */
export async function endSurge(deps: Deps, actor: Actor, at: { lineId: string; id: string }): Promise<void> {
  mustHold(actor, 'lines:write')
  await deps.db.write('end-surge', async (tx) => {
    const line = await getLine(tx, at.lineId)
    const surge = await getSurge(tx, at.lineId, at.id)
    const today = dayOf(deps.clock.now(), line.zone)
    if (surge.until <= today) throw conflict({ en: 'This surge is over.', zh: '该加强安排已结束。' })
    if (surge.from >= today) await deleteSurge(tx, surge.id)
    else await updateSurge(tx, surge, { until: today })
    await changed(tx, deps, actor, { action: 'surge.end', record: 'surge', recordId: at.id, lineId: at.lineId })
  })
}

/** Settles what kind a day is on this line; undefined leaves it to the calendar again. @throws conflict for a past day */
export async function settleDay(
  deps: Deps,
  actor: Actor,
  lineId: string,
  { day, kind }: { readonly day: string; readonly kind: OwnDay['kind'] | undefined },
): Promise<void> {
  mustHold(actor, 'lines:write')
  await deps.db.write('settle-day', async (tx) => {
    mustNotBePast(await getLine(tx, lineId), day, deps)
    if (kind === undefined) await deleteOwnDay(tx, lineId, day)
    else await putOwnDay(tx, lineId, { day, kind })
    await changed(tx, deps, actor, { action: 'line.day', record: 'line', recordId: lineId, lineId })
  })
}
