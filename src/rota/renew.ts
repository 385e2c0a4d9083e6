// When the line's plan has changed: the rota's shifts follow it, keep their identity, and keep who stands them.
import { type Actor, mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { getLinePlan } from '../lines/store.ts'
import { plannedShifts } from './actions.ts'
import type { Book } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { followChange } from './follow-change.ts'
import { type By, type Change, giveUpPlaces, recordChanges, takePlace } from './place-store.ts'
import type { Assignment, ChangeVerb, Rota, Shift } from './rota.ts'
import { byOf, changeRota, type Expected, holdRota, tellOfDuty } from './rota-change.ts'
import { type Renewal, renewal } from './shift-identity.ts'
import { cancelShifts, putShift } from './shift-store.ts'
import { tellOfOpened } from './sign-up/tell-open.ts'
import { reopenApproved } from './swaps/revalidate.ts'

export interface Renewing {
  readonly rotaId: string
  readonly expected: Expected
}

/** Shifts that have begun stay as they are. @returns what was added, moved, resized and cancelled */
export async function renewShifts(deps: Deps, actor: Actor, input: Renewing): Promise<Renewal> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  const renewed = await changeRota(deps, input.rotaId, 'renew-shifts', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    const plan = await getLinePlan(tx, rota.lineId)
    const book = await bookOfRota(tx, rota.id)
    const change = renewal(book.facts.shifts, plannedShifts(plan, rota.fromDay, rota.toDay), by.at)
    for (const shift of [...change.added, ...change.resized, ...change.moved]) await putShift(tx, rota, shift)
    for (const shift of change.moved) await moveDuty(tx, { rota, book, by }, shift)
    await cancelDuty(tx, { rota, book, by }, change.cancelled)
    await followChange(tx, rota, by)
    await reopenApproved(tx, rota, change.moved, by)
    await audit(tx, actor, { at: by.at, action: 'rota.renew-shifts', record: 'rota', recordId: rota.id })
    tellOfDuty(rota)
    return change
  })
  await tellOfOpened(deps, input)
  return renewed
}

interface Scene {
  readonly rota: Rota
  readonly book: Book
  readonly by: By
}

/** An assignment keeps the times it was made for; one with the new times takes its place. */
async function moveDuty(tx: Tx, { rota, book, by }: Scene, shift: Shift): Promise<void> {
  const there = book.byShift.get(shift.id) ?? []
  await giveUpPlaces(
    tx,
    rota,
    there.map(({ id }) => id),
    by,
  )
  for (const assignment of there) await takePlace(tx, rota, { ...assignment, shift }, by)
  await recordChanges(
    tx,
    rota,
    there.map((each) => changeOf('move-shift', each, each.memberId)),
    by,
  )
}

async function cancelDuty(tx: Tx, { rota, book, by }: Scene, cancelled: readonly Shift[]): Promise<void> {
  const there = cancelled.flatMap(({ id }) => book.byShift.get(id) ?? [])
  await giveUpPlaces(
    tx,
    rota,
    there.map(({ id }) => id),
    by,
  )
  await cancelShifts(
    tx,
    cancelled.map(({ id }) => id),
    by.at,
  )
  await recordChanges(
    tx,
    rota,
    there.map((each) => changeOf('cancel-shift', each, null)),
    by,
  )
}

const changeOf = (verb: ChangeVerb, { shiftId, place, memberId }: Assignment, memberAfter: string | null): Change => ({
  verb,
  shiftId,
  place,
  memberBefore: memberId,
  memberAfter,
  brokenRules: [],
  reason: null,
})
