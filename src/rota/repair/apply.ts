// Making a repair true: every move of a proposal in one write, or none, checked against every rule as it is then.
import { type Actor, mustHold } from '../../access/actor.ts'
import { audit } from '../../access/audit.ts'
import type { Tx } from '../../db/database.ts'
import type { Deps } from '../../deps.ts'
import { conflict } from '../../errors.ts'
import { besides, newlyBroken, notSaid, touchesOthers } from '../edit-check.ts'
import { type Book, bookOf, contextOf, proposed } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import { followChange } from '../follow-change.ts'
import { type By, giveUpPlaces, markBroken, recordChanges, takePlace } from '../place-store.ts'
import type { Assignment, Rota, Shift } from '../rota.ts'
import { assignmentIn, byOf, changeRota, type Expected, holdRota, openShift, tellOfDuty } from '../rota-change.ts'
import { alone, lonelyShifts } from '../rota-check.ts'
import { judge, type Override } from '../rule-broken.ts'
import { checkAssignment } from '../rules/check.ts'
import type { RuleCode, Violation } from '../rules/violation.ts'

export interface Repairing {
  readonly rotaId: string
  readonly moves: readonly {
    readonly assignmentId: string
    /** undefined: the place is left open. */
    readonly to: string | undefined
  }[]
  readonly override: Override | undefined
  readonly expected: Expected
}

interface Placed {
  readonly old: Assignment
  readonly shift: Shift
  readonly to: string | undefined
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
    const book = await bookOfRota(tx, rota.id)
    const placed = input.moves.map(({ assignmentId, to }) => {
      const old = assignmentIn(book, assignmentId)
      return { old, shift: openShift(book, old.shiftId, by), to }
    })
    const after = afterwards(book, placed)
    const brokenRules = judge(violationsOf(book, after, placed), input.override, book.facts.zone)
    const reason = brokenRules.length > 0 ? (input.override?.reason ?? null) : null
    await write(tx, { rota, by, brokenRules, reason }, placed)
    await followChange(tx, rota, by)
    const note = { at: by.at, record: 'rota', recordId: rota.id, reason: reason ?? undefined }
    await audit(tx, actor, { ...note, action: 'rota.repair' })
    tellOfDuty(rota)
    return placed.length
  })
}

/** The rota as it will be. @throws conflict when a member would stand twice in a shift */
function afterwards(book: Book, placed: readonly Placed[]): Book {
  const moved = new Set(placed.map(({ old }) => old.id))
  const kept = book.facts.assignments.filter(({ id }) => !moved.has(id))
  const made = placed.flatMap(({ old, to }) => (to === undefined ? [] : [{ ...old, id: `${old.id}>`, memberId: to }]))
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

function violationsOf(before: Book, after: Book, placed: readonly Placed[]): readonly Violation[] {
  const own = placed.flatMap(({ shift, to }) =>
    to === undefined ? [] : checkAssignment(proposed(after, shift, to), contextOf(after, shift, to)),
  )
  const known = new Set(lonelyShifts(before).map(({ shiftId }) => shiftId))
  const lonely = placed.flatMap(({ shift }) => {
    const found = alone(after, shift, after.byShift.get(shift.id)?.length ?? 0)
    return found && !known.has(shift.id) && before.facts.rota.version > 0 ? [found] : []
  })
  const seen = new Set(own.filter(({ rule }) => rule === 'never-alone').map(({ shiftId }) => shiftId))
  const beside = notSaid(brokenBeside(before, after, placed), own)
  return [...own, ...lonely.filter(({ shiftId }) => !seen.has(shiftId)), ...beside]
}

/**
 * What those break anew who stand beside a place that changes hands, or exchange one duty for another. Who only gives
 * duties up cannot come: what they lack from then on is not held against the others.
 */
function brokenBeside(before: Book, after: Book, placed: readonly Placed[]): readonly Violation[] {
  if (!placed.some(({ old, shift }) => touchesOthers(before, { shift, leaves: old }))) return []
  const takers = new Set(placed.flatMap(({ to }) => to ?? []))
  const gone = new Set(placed.map(({ old }) => old.memberId).filter((id) => !takers.has(id)))
  const concerned = new Set([...takers, ...placed.flatMap(({ shift }) => besides(before, shift))])
  const found = newlyBroken(
    before,
    after,
    [...concerned].filter((id) => !gone.has(id)),
  )
  const isOwn = ({ memberId, shiftId, relatedShiftIds }: Violation) =>
    placed.some(({ to, shift }) => to === memberId && [shiftId, ...relatedShiftIds].includes(shift.id))
  return found.filter((each) => each.tooFew || !isOwn(each))
}

interface Scene {
  readonly rota: Rota
  readonly by: By
  readonly brokenRules: readonly RuleCode[]
  readonly reason: string | null
}

async function write(tx: Tx, { rota, by, brokenRules, reason }: Scene, placed: readonly Placed[]): Promise<void> {
  await giveUpPlaces(
    tx,
    rota,
    placed.map(({ old }) => old.id),
    by,
  )
  for (const { old, shift, to } of placed) {
    if (to !== undefined) await take(tx, { rota, by, brokenRules, reason }, { old, shift, to })
    const change = { shiftId: shift.id, place: old.place, memberBefore: old.memberId, memberAfter: to ?? null }
    const verb = to === undefined ? ('unassign' as const) : ('replace' as const)
    await recordChanges(tx, rota, [{ verb, ...change, brokenRules, reason }], by)
  }
}

async function take(tx: Tx, { rota, by, brokenRules, reason }: Scene, { old, shift, to }: Placed): Promise<void> {
  const made = { shift, place: old.place, memberId: to ?? '', source: 'manual' as const, brokenRules: [], reason: null }
  const id = await takePlace(tx, rota, made, by)
  if (id === undefined)
    throw conflict({ en: 'Every place of this shift is taken.', zh: '该班次已满。' }, { shiftId: shift.id, full: true })
  if (reason !== null) await markBroken(tx, [{ id, brokenRules: [] }], brokenRules, reason)
}
