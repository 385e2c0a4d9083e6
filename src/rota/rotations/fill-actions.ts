// Fills a rota from its line's rotations: every draft when it is made, and again when leave or lists have changed.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Read, Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { instantAt } from '../../lines/wall-clock.ts'
import { type Book, bookOf } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { isFrozen } from '../final-duty.ts'
import { followChange } from '../follow-change.ts'
import { type By, giveUpPlaces, recordChanges, takePlaces } from '../place-store.ts'
import type { Rota } from '../rota.ts'
import { byOf, changeRota, type Expected, holdRota, tellOfDuty } from '../rota-change.ts'
import { fillingOf, type RotationFilling } from './fill.ts'
import { type RotationTurns, turnsOfLine } from './store.ts'

const turnsOfRota = (read: Read, { facts: { rota, zone } }: Book): Promise<readonly RotationTurns[]> =>
  turnsOfLine(read, rota.lineId, { from: instantAt(rota.fromDay, 0, zone), to: instantAt(rota.toDay, 0, zone) })

/** The rota is held by the caller. A draft's turns are placed anew; of a published rota only open places are filled. */
export async function fillFromRotations(tx: Tx, rota: Rota, by: By): Promise<RotationFilling> {
  const before = await bookOfRota(tx, rota.id)
  const turns = await turnsOfRota(tx, before)
  const stale = rota.version > 0 ? [] : placedBefore(before, by)
  const assignments = before.facts.assignments.filter(({ id }) => !stale.includes(id))
  const filling = fillingOf(bookOf({ ...before.facts, assignments }), turns, by)
  await giveUpPlaces(tx, rota, [...stale, ...filling.givesWay], by)
  const made = filling.seats.map(({ shift, place, memberId }) => ({
    ...{ shift, place, memberId, source: 'rotation' as const, brokenRules: [], reason: null },
  }))
  if ((await takePlaces(tx, rota, made, by)) < made.length)
    throw conflict({ en: 'Somebody took one of the places.', zh: '有位置刚被他人占用，请重试。' })
  const changes = made.map(({ shift, place, memberId }) => ({
    ...{ verb: 'assign' as const, shiftId: shift.id, place, memberBefore: null, memberAfter: memberId },
    ...{ brokenRules: [], reason: null },
  }))
  await recordChanges(tx, rota, changes, by)
  return filling
}

const placedBefore = ({ facts, shift }: Book, by: By): readonly string[] =>
  facts.assignments
    .filter(({ source, locked, shiftId }) => {
      const at = shift.get(shiftId)
      return source === 'rotation' && !locked && at !== undefined && !isFrozen(at, by.at)
    })
    .map(({ id }) => id)

/** @returns who was placed, who stands in, and what stays open, with the reason. @throws not-found, lost-update */
export function fillRota(
  deps: Deps,
  actor: Actor,
  { rotaId, expected }: { readonly rotaId: string; readonly expected: Expected },
): Promise<RotationFilling> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return changeRota(deps, rotaId, 'fill-from-rotations', async (tx) => {
    const rota = await holdRota(tx, rotaId, expected)
    const filling = await fillFromRotations(tx, rota, by)
    await followChange(tx, rota, by)
    await audit(tx, actor, { at: by.at, action: 'rota.fill-from-rotations', record: 'rota', recordId: rota.id })
    tellOfDuty(rota)
    return filling
  })
}
