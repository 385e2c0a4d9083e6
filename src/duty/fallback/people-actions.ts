// Putting people on a line's fallback list, moving them in it, and taking them off.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import { announce } from '../../db/body.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, type FieldError, invalidInput, lostUpdate } from '../../errors.ts'
import { getLine } from '../../lines/store.ts'
import { dayOf } from '../../lines/wall-clock.ts'
import { endingOf } from '../../people/ending.ts'
import { dutiesOf } from '../../people/store.ts'
import type { FallbackPerson } from './fallback.ts'
import { deleteFallbackPerson, getFallbackPerson, insertFallbackPerson, updateFallbackPerson } from './people-store.ts'

export type NewFallbackPerson = Omit<FallbackPerson, 'id' | 'lineId' | 'revision'>

/** @throws invalid-input with every field that is wrong; not-found */
export function addFallbackPerson(
  deps: Deps,
  actor: Actor,
  lineId: string,
  { person, attempt }: { readonly person: NewFallbackPerson; readonly attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'lines:write')
  const at = deps.clock.now()
  return deps.db.write('add-fallback-person', (tx) =>
    once(tx, attempt, async (id) => {
      await getLine(tx, lineId)
      const duties = await dutiesOf(tx, person.memberId)
      const serves = duties.some((duty) => duty.lineId === lineId && duty.role === person.role)
      const faults: FieldError[] = [
        ...(serves
          ? []
          : [{ path: 'memberId', message: 'does not serve in this role on the line', zh: '此人未在该热线担任此角色' }]),
        ...(person.until !== null && person.until <= person.from
          ? [{ path: 'until', message: 'must be after from', zh: '必须晚于起始时间' }]
          : []),
      ]
      if (faults.length > 0) throw invalidInput(faults)
      await insertFallbackPerson(tx, { ...person, id, lineId, revision: 1, createdAt: at, createdBy: actor.accountId })
      await changed(tx, deps, actor, { action: 'fallback.add', lineId, id })
      return id
    }),
  )
}

interface At {
  readonly lineId: string
  readonly id: string
}

/** Those who keep duty in memory hear of it. */
async function changed(tx: Tx, deps: Deps, actor: Actor, { action, lineId, id }: At & { action: string }) {
  await audit(tx, actor, { at: deps.clock.now(), action, record: 'fallback-person', recordId: id })
  announce(`rota:${lineId}`)
}

export type FallbackEdit = Partial<Pick<FallbackPerson, 'rank' | 'until' | 'weekdays' | 'opens' | 'minutes'>>

/** @throws not-found, lost-update, conflict for a last day that is past */
export async function changeFallbackPerson(
  deps: Deps,
  actor: Actor,
  at: At,
  { edit, expected }: { readonly edit: FallbackEdit; readonly expected: number | undefined },
): Promise<void> {
  mustHold(actor, 'lines:write')
  await deps.db.write('change-fallback-person', async (tx) => {
    const { zone } = await getLine(tx, at.lineId)
    const person = await getFallbackPerson(tx, at.lineId, at.id)
    if (expected !== undefined && expected !== person.revision) throw lostUpdate()
    const today = dayOf(deps.clock.now(), zone)
    if (edit.until && edit.until < today)
      throw conflict({ en: 'Days that are past stay as they were.', zh: '过去的日子不再改动。' })
    if (edit.until && edit.until <= person.from)
      throw invalidInput([{ path: 'until', message: 'must be after from', zh: '必须晚于起始时间' }])
    await updateFallbackPerson(tx, person, edit)
    await changed(tx, deps, actor, { action: 'fallback.change', ...at })
  })
}

/** From today on; whoever would only have come later is dropped. @throws not-found, conflict when it has ended */
export async function endFallbackPerson(deps: Deps, actor: Actor, at: At): Promise<void> {
  mustHold(actor, 'lines:write')
  await deps.db.write('end-fallback-person', async (tx) => {
    const { zone } = await getLine(tx, at.lineId)
    const person = await getFallbackPerson(tx, at.lineId, at.id)
    const today = dayOf(deps.clock.now(), zone)
    if (endingOf(person, today, today) === 'drop') await deleteFallbackPerson(tx, person.id)
    else await updateFallbackPerson(tx, person, { until: today })
    await changed(tx, deps, actor, { action: 'fallback.end', ...at })
  })
}
