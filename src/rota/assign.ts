// Putting members on the rota and taking them off by hand: checked against every rule where it is written.
import type { Actor } from '../access/actor.ts'
import { mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import { getMember } from '../people/store.ts'
import { comesAlone, editBreaks, type HandEdit, leftAlone } from './edit-check.ts'
import type { Book } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { followChange } from './follow-change.ts'
import { noteBroken } from './note-broken.ts'
import { type By, giveUpPlaces, markBroken, recordChanges, takePlace } from './place-store.ts'
import type { Rota, Shift } from './rota.ts'
import {
  assignmentIn,
  byOf,
  changeRota,
  type Expected,
  freePlace,
  holdRota,
  openShift,
  tellOfDuty,
} from './rota-change.ts'
import type { FoundViolation } from './rota-check.ts'
import { judge, type Override } from './rule-broken.ts'
import { isBlocking } from './rules/check.ts'
import type { RuleCode, Violation } from './rules/violation.ts'

interface Changing {
  readonly rotaId: string
  readonly override: Override | undefined
  readonly expected: Expected
}

export interface Assigning extends Changing {
  readonly shiftId: string
  readonly memberId: string
}

const shiftIsFull = (shiftId: string) =>
  conflict({ en: 'Every place of this shift is taken.', zh: '该班次已满。' }, { shiftId, full: true })

/**
 * Puts a member into the lowest free place of a shift. Of several who race for the last place, one gets it.
 * @returns the assignment's id
 * @throws rule-broken with the way out; conflict when the shift is full or has begun; not-found; lost-update
 */
export function assign(deps: Deps, actor: Actor, input: Assigning, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return changeRota(deps, input.rotaId, 'assign-duty', (tx) =>
    once(tx, attempt, async () => {
      const rota = await holdRota(tx, input.rotaId, input.expected)
      const book = await bookOfRota(tx, rota.id)
      const shift = openShift(book, input.shiftId, by)
      const broken = await mayStand(tx, book, { shift, leaves: undefined, comes: input.memberId }, input.override)
      const place = freePlace(book, shift)
      if (place === undefined) throw shiftIsFull(shift.id)
      return put(tx, { rota, by, actor }, { ...input, book, shift, place, broken, memberBefore: null })
    }),
  )
}

export interface Replacing extends Changing {
  readonly assignmentId: string
  readonly memberId: string
}

/** Gives a place to another member, in one step: nobody sees it empty. Throws as `assign` does. */
export function replace(deps: Deps, actor: Actor, input: Replacing, attempt?: Attempt): Promise<Created> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return changeRota(deps, input.rotaId, 'replace-duty', (tx) =>
    once(tx, attempt, async () => {
      const rota = await holdRota(tx, input.rotaId, input.expected)
      const book = await bookOfRota(tx, rota.id)
      const old = assignmentIn(book, input.assignmentId)
      const shift = openShift(book, old.shiftId, by)
      const broken = await mayStand(tx, book, { shift, leaves: old, comes: input.memberId }, input.override)
      await giveUpPlaces(tx, rota, [old.id], by)
      const { place, memberId: memberBefore } = old
      return put(tx, { rota, by, actor }, { ...input, book, shift, place, broken, memberBefore })
    }),
  )
}

export interface Unassigning extends Changing {
  readonly assignmentId: string
}

/**
 * Takes a member off. What that breaks for others, or for the member, needs a reason: a rest that falls apart, somebody
 * without a guide; in a published rota also leaving another alone, and too little duty.
 * @returns what it breaks or warns of
 */
export function unassign(deps: Deps, actor: Actor, input: Unassigning): Promise<readonly Violation[]> {
  mustHold(actor, 'rota:write')
  const by = byOf(deps, actor)
  return changeRota(deps, input.rotaId, 'unassign-duty', async (tx) => {
    const rota = await holdRota(tx, input.rotaId, input.expected)
    const book = await bookOfRota(tx, rota.id)
    const old = assignmentIn(book, input.assignmentId)
    const shift = openShift(book, old.shiftId, by)
    const violations = [...leftAlone(book, shift), ...editBreaks(book, { shift, leaves: old, comes: undefined })]
    const brokenRules = judge(violations, input.override, book.facts.zone)
    await giveUpPlaces(tx, rota, [old.id], by)
    const reason = input.override?.reason ?? null
    if (reason !== null && brokenRules.length > 0) {
      const rest = (book.byShift.get(shift.id) ?? []).filter(({ id }) => id !== old.id)
      if (brokenRules.includes('never-alone')) await markBroken(tx, rest, ['never-alone'], reason)
      await noteBroken(tx, book, violations, reason)
    }
    const change = { shiftId: shift.id, place: old.place, memberBefore: old.memberId, memberAfter: null }
    await recordChanges(tx, rota, [{ verb: 'unassign', ...change, brokenRules, reason }], by)
    await followChange(tx, rota, by)
    await audit(tx, actor, {
      at: by.at,
      action: 'assignment.remove',
      record: 'assignment',
      recordId: old.id,
      reason: input.override?.reason,
    })
    tellOfDuty(rota)
    return violations
  })
}

/**
 * Being alone is no refusal: a shift fills up one by one. On a published rota it needs a reason all the same, and the
 * one that is given is kept for it.
 * @returns what is broken with the coordinator's reason. @throws rule-broken, conflict, not-found
 */
async function mayStand(
  tx: Tx,
  book: Book,
  edit: HandEdit & { readonly comes: string },
  override: Override | undefined,
): Promise<readonly FoundViolation[]> {
  const { comes: memberId, shift } = edit
  if (!book.member.has(memberId)) await getMember(tx, memberId)
  if (book.byShift.get(shift.id)?.some((other) => other.memberId === memberId)) {
    throw conflict(
      { en: 'This member stands in this shift already.', zh: '此人已在该班次值班。' },
      { shiftId: shift.id, memberId },
    )
  }
  const violations = editBreaks(book, edit)
  judge(violations, override, book.facts.zone)
  return [...violations, ...(override ? comesAlone(book, edit) : [])].filter(isBlocking)
}

interface Scene {
  readonly rota: Rota
  readonly by: By
  readonly actor: Actor
}

interface Taking {
  readonly shift: Shift
  readonly place: number
  readonly memberId: string
  readonly memberBefore: string | null
  /** The rota as it was, and what is broken knowingly. */
  readonly book: Book
  readonly broken: readonly FoundViolation[]
  readonly override: Override | undefined
}

async function put(tx: Tx, { rota, by, actor }: Scene, taking: Taking): Promise<string> {
  const { shift, place, memberId, memberBefore, broken } = taking
  const all: readonly RuleCode[] = [...new Set(broken.map(({ rule }) => rule))]
  const isHere = ({ rule, memberId: whose }: FoundViolation) => whose === memberId || rule === 'never-alone'
  const brokenRules = all.filter((code) => broken.some((each) => each.rule === code && isHere(each)))
  const reason = all.length > 0 ? (taking.override?.reason ?? null) : null
  const id = await takePlace(tx, rota, { shift, place, memberId, source: 'manual', brokenRules, reason }, by)
  if (id === undefined) throw shiftIsFull(shift.id)
  if (reason !== null) await noteBroken(tx, taking.book, broken, reason)
  const verb = memberBefore === null ? 'assign' : 'replace'
  await recordChanges(
    tx,
    rota,
    [{ verb, shiftId: shift.id, place, memberBefore, memberAfter: memberId, brokenRules: all, reason }],
    by,
  )
  await followChange(tx, rota, by)
  const action = all.length > 0 ? 'assignment.override' : `assignment.${verb}`
  await audit(tx, actor, { at: by.at, action, record: 'assignment', recordId: id, reason: reason ?? undefined })
  tellOfDuty(rota)
  return id
}
