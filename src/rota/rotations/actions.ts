// Making rotations, changing their lists from a day on, and ending them. What has been stays.

import type { DateTime } from 'luxon'
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import { type Attempt, type Created, once } from '../../access/idempotency.ts'
import type { Read, Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict, type FieldError, invalidInput, lostUpdate } from '../../errors.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { getLine, getLinePlan } from '../../lines/store.ts'
import { dayOf, plusDays } from '../../lines/wall-clock.ts'
import { colleaguesOf, listMembers } from '../../people/store.ts'
import { byOf, type Expected } from '../rota-change.ts'
import type { Participant, Rotation, RotationList } from './rotation.ts'
import { getRotation, insertRotation, putList, updateRotation } from './store.ts'

export type NewRotation = Omit<Rotation, 'id' | 'lineId' | 'revision' | 'until'> & {
  readonly until?: string | null | undefined
  readonly participants: readonly Participant[]
}

/** Further back, leave and duty are not looked at. */
const MOST_DAYS_BACK = 92

/** @throws invalid-input with every field that is wrong; not-found */
export function addRotation(
  deps: Deps,
  actor: Actor,
  lineId: string,
  { rotation, attempt }: { readonly rotation: NewRotation; readonly attempt?: Attempt | undefined },
): Promise<Created> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  const { participants, until = null, ...rest } = rotation
  return deps.db.write('add-rotation', (tx) =>
    once(tx, attempt, async (id) => {
      const { line, templates } = await getLinePlan(tx, lineId)
      const codes = new Set(templates.filter(({ roles }) => roles.includes(rest.role)).map(({ code }) => code))
      const faults = [
        ...(rest.templateCodes ?? []).filter((code) => !codes.has(code)).map(unknownTemplate),
        ...(until !== null && until <= rest.from
          ? [{ path: 'until', message: 'must be after from', zh: '必须晚于起始时间' }]
          : []),
        ...(rest.from < plusDays(dayOf(by.at, line.zone), -MOST_DAYS_BACK)
          ? [
              {
                path: 'from',
                message: `must be at most ${MOST_DAYS_BACK} days ago`,
                zh: `最早为 ${MOST_DAYS_BACK} 天前`,
              },
            ]
          : []),
        ...(await faultsOfList(tx, participants, { lineId, role: rest.role })),
      ]
      if (faults.length > 0) throw invalidInput(faults)
      await insertRotation(tx, { ...rest, id, lineId, until, revision: 1, createdAt: by.at })
      await putList(tx, id, { effectiveOn: rest.from, participants, anew: true }, by)
      await audit(tx, actor, { at: by.at, action: 'rotation.add', record: 'rotation', recordId: id })
      return id
    }),
  )
}

const unknownTemplate = (code: string): FieldError => ({
  path: 'templateCodes',
  message: `there is no template ${code} with this role`,
  zh: `该角色没有班次 ${code}`,
})

/** Everybody once, and everybody of the role on the line, at some time. */
async function faultsOfList(
  read: Read,
  participants: readonly Participant[],
  { lineId, role }: { readonly lineId: string; readonly role: DutyRole },
): Promise<readonly FieldError[]> {
  const serving = new Set((await listMembers(read, { lineId, role })).map(({ id }) => id))
  const all = participants.flat()
  const people = await colleaguesOf(read, [...new Set(all)])
  const named = (id: string) => {
    const found = people.get(id)
    return found ? `${found.displayCode} ${found.name}` : id
  }
  return participants.flatMap((participant, i) =>
    participant.flatMap((id) => {
      const path = `participants.${i}`
      if (!serving.has(id))
        return [
          {
            path,
            message: `${named(id)} does not serve in this role on the line`,
            zh: `${named(id)} 未在该热线担任此角色`,
          },
        ]
      return all.filter((other) => other === id).length > 1
        ? [{ path, message: `${named(id)} is in the list twice`, zh: `${named(id)} 在名单中出现两次` }]
        : []
    }),
  )
}

interface At {
  readonly lineId: string
  readonly id: string
}

export interface RotationEdit {
  readonly nameZh?: string | undefined
  readonly nameEn?: string | undefined
  readonly until?: string | null | undefined
  readonly expected: Expected
}

/** Names, and its last day. @throws not-found, lost-update, conflict for a day that is past */
export async function changeRotation(deps: Deps, actor: Actor, at: At, edit: RotationEdit): Promise<void> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  await deps.db.write('change-rotation', async (tx) => {
    const { rotation, today } = await held(tx, at, edit.expected, by)
    const { nameZh = rotation.nameZh, nameEn = rotation.nameEn, until = rotation.until } = edit
    const ended = rotation.until !== null && rotation.until < today
    if (until !== rotation.until && (ended || (until !== null && until < today))) {
      throw conflict({
        en: 'Days that are past stay as they were: choose today or a later day.',
        zh: '过去的日子不再改动，请选择今天或以后的日子。',
      })
    }
    await updateRotation(tx, rotation, { nameZh, nameEn, until })
    await audit(tx, actor, { at: by.at, action: 'rotation.change', record: 'rotation', recordId: rotation.id })
  })
}

/** Another list from a day on. @throws not-found, lost-update, invalid-input, conflict for a day that is past */
export async function setRotationList(
  deps: Deps,
  actor: Actor,
  at: At,
  { list, expected }: { readonly list: RotationList; readonly expected: Expected },
): Promise<void> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  await deps.db.write('set-rotation-list', async (tx) => {
    const { rotation, today } = await held(tx, at, expected, by)
    if (list.effectiveOn < today)
      throw conflict({
        en: 'Turns that are past stay as they were: choose today or a later day.',
        zh: '过去的轮次不再改动，请选择今天或以后的日子。',
      })
    const faults = await faultsOfList(tx, list.participants, rotation)
    if (faults.length > 0) throw invalidInput(faults)
    await putList(tx, rotation.id, list, by)
    await updateRotation(tx, rotation, {})
    await audit(tx, actor, { at: by.at, action: 'rotation.list', record: 'rotation', recordId: rotation.id })
  })
}

async function held(tx: Tx, { lineId, id }: At, expected: Expected, by: { readonly at: DateTime }) {
  const line = await getLine(tx, lineId)
  const rotation = await getRotation(tx, lineId, id)
  if (expected !== undefined && expected !== rotation.revision) throw lostUpdate()
  return { rotation, today: dayOf(by.at, line.zone) }
}
