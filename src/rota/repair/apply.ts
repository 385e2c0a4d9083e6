// Making a repair true: every move of a proposal in one write, or none, checked against every rule as it is then.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import type { AbsenceKind } from '../../people/availability.ts'
import { type Book, bookOf } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { followChange } from '../follow-change.ts'
import { keepAway } from '../keep-away.ts'
import { noteBroken } from '../note-broken.ts'
import { type By, giveUpPlaces, recordChanges, takePlace } from '../place-store.ts'
import type { Rota } from '../rota.ts'
import { assignmentIn, byOf, changeRota, type Expected, holdRota, openShift, tellOfDuty } from '../rota-change.ts'
import type { FoundViolation } from '../rota-check.ts'
import { judge, type Override } from '../rule-broken.ts'
import { isBlocking } from '../rules/check.ts'
import { absenceOf, type GivenAbsence } from './absence.ts'
import { madeId, type Placed, rulesOfDuty, rulesOfMove, violationsOf } from './broken.ts'

export interface Repairing {
  readonly rotaId: string
  readonly moves: readonly {
    readonly assignmentId: string
    /** undefined: the place is left open. */
    readonly to: string | undefined
  }[]
  /** Who cannot come, and when: kept, so that nobody plans them there again. */
  readonly absence?: (GivenAbsence & { readonly kind: AbsenceKind }) | undefined
  readonly override: Override | undefined
  readonly expected: Expected
}

/**
 * @returns how many places changed hands
 * @throws rule-broken with the way out; conflict when a shift has begun, or a member stands there already; not-found
 */
export function applyRepair(deps: Deps, actor: Actor, input: Repairing): Promise<number> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return changeRota(deps, input.rotaId, 'repair-rota', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    const book = await bookWithAbsence(tx, { actor, by }, { ...input, rotaId: rota.id })
    const placed = input.moves.map(({ assignmentId, to }) => {
      const old = assignmentIn(book, assignmentId)
      return { old, shift: openShift(book, old.shiftId, by), to }
    })
    const after = afterwards(book, placed)
    const violations = violationsOf(book, after, placed)
    const brokenRules = judge(violations, input.override, book.facts.zone)
    const reason = brokenRules.length > 0 ? (input.override?.reason ?? null) : null
    const broken = violations.filter(isBlocking)
    await write(tx, { rota, by, broken, reason }, placed)
    if (reason !== null) await noteBroken(tx, book, broken, reason)
    await followChange(tx, rota, by)
    const note = { at: by.at, record: 'rota', recordId: rota.id, reason: reason ?? undefined }
    await audit(tx, actor, { ...note, action: 'rota.repair' })
    tellOfDuty(rota)
    return placed.length
  })
}

/** The rota to repair, in which whoever cannot come is away. */
async function bookWithAbsence(
  tx: Tx,
  scene: { readonly actor: Actor; readonly by: By },
  { rotaId, absence }: Pick<Repairing, 'rotaId' | 'absence'>,
): Promise<Book> {
  const book = await bookOfRota(tx, rotaId)
  if (absence === undefined) return book
  const { memberId, from: start, to: end } = absenceOf(book, scene.by.at, absence)
  await keepAway(tx, scene, { memberId, kind: absence.kind, start, end })
  return bookOfRota(tx, rotaId)
}

/** The rota as it will be. @throws conflict when a member would stand twice in a shift */
function afterwards(book: Book, placed: readonly Placed[]): Book {
  const moved = new Set(placed.map(({ old }) => old.id))
  const kept = book.facts.assignments.filter(({ id }) => !moved.has(id))
  const made = placed.flatMap(({ old, to }) => (to === undefined ? [] : [{ ...old, id: madeId(old), memberId: to }]))
  const assignments = [...kept, ...made]
  for (const { memberId, shiftId } of made) {
    const there = assignments.filter((each) => each.memberId === memberId && each.shiftId === shiftId)
    if (there.length > 1)
      throw conflict(
        { en: 'This member stands in this shift already.', zh: '此人已在该班次值班。' },
        { shiftId, memberId },
      )
  }
  return bookOf({ ...book.facts, assignments })
}

interface Scene {
  readonly rota: Rota
  readonly by: By
  /** With the reason, where it is not null. */
  readonly broken: readonly FoundViolation[]
  readonly reason: string | null
}

async function write(tx: Tx, scene: Scene, placed: readonly Placed[]): Promise<void> {
  const { rota, by, broken } = scene
  const gone = placed.map(({ old }) => old.id)
  await giveUpPlaces(tx, rota, gone, by)
  for (const each of placed) {
    const { old, shift, to } = each
    if (to !== undefined) await take(tx, scene, { ...each, to })
    const change = { shiftId: shift.id, place: old.place, memberBefore: old.memberId, memberAfter: to ?? null }
    const verb = to === undefined ? ('unassign' as const) : ('replace' as const)
    const brokenRules = rulesOfMove(broken, each, placed)
    const reason = brokenRules.length > 0 ? scene.reason : null
    await recordChanges(tx, rota, [{ verb, ...change, brokenRules, reason }], by)
  }
}

async function take(tx: Tx, scene: Scene, placed: Placed & { readonly to: string }): Promise<void> {
  const { old, shift, to: memberId } = placed
  const brokenRules = rulesOfDuty(scene.broken, placed)
  const reason = brokenRules.length > 0 ? scene.reason : null
  const made = { shift, place: old.place, memberId, source: 'manual' as const, brokenRules, reason }
  if ((await takePlace(tx, scene.rota, made, scene.by)) === undefined)
    throw conflict({ en: 'Every place of this shift is taken.', zh: '该班次已满。' }, { shiftId: shift.id, full: true })
}
