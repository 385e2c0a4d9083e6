// Putting members on the rota and taking them off by hand: checked against every rule where it is written.
import type { Actor } from '../access/actor.ts'
import { mustHold } from '../access/actor.ts'
import { audit } from '../access/audit.ts'
import { type Attempt, type Created, once } from '../access/idempotency.ts'
import type { Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { conflict } from '../errors.ts'
import { getMember } from '../people/store.ts'
import { type Book, contextOf, proposed } from './facts.ts'
import { bookOfRota } from './facts-store.ts'
import { followChange } from './follow-change.ts'
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
import { alone } from './rota-check.ts'
import { judge, type Override } from './rule-broken.ts'
import { checkAssignment } from './rules/check.ts'
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

const shiftIsFull = (shiftId: string) => conflict('Every place of this shift is taken.', { shiftId, full: true })

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
      const brokenRules = await mayStand(tx, book, shift, input)
      const place = freePlace(book, shift)
      if (place === undefined) throw shiftIsFull(shift.id)
      return put(tx, { rota, by, actor }, { ...input, shift, place, brokenRules, memberBefore: null })
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
      const brokenRules = await mayStand(tx, book, shift, input, old.id)
      await giveUpPlaces(tx, rota, [old.id], by)
      const { place, memberId: memberBefore } = old
      return put(tx, { rota, by, actor }, { ...input, shift, place, brokenRules, memberBefore })
    }),
  )
}

export interface Unassigning extends Changing {
  readonly assignmentId: string
}

/**
 * Takes a member off. In a published rota, leaving another alone needs a reason.
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
    const violations = leftAlone(book, shift)
    const brokenRules = judge(violations, input.override, book.facts.zone)
    await giveUpPlaces(tx, rota, [old.id], by)
    const reason = input.override?.reason ?? null
    const rest = (book.byShift.get(shift.id) ?? []).filter(({ id }) => id !== old.id)
    if (reason !== null && brokenRules.length > 0) await markBroken(tx, rest, brokenRules, reason)
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

/** In a draft, a shift in the making: a warning. On a published rota, a colleague who was promised company: blocking. */
function leftAlone(book: Book, shift: Shift): readonly Violation[] {
  const found = alone(book, shift, (book.byShift.get(shift.id)?.length ?? 0) - 1)
  if (!found) return []
  return [book.facts.rota.version === 0 ? { ...found, severity: 'warning' } : found]
}

/** @returns the rules broken with the coordinator's reason. @throws rule-broken, conflict, not-found */
async function mayStand(
  tx: Tx,
  book: Book,
  shift: Shift,
  { memberId, override }: { readonly memberId: string; readonly override: Override | undefined },
  without?: string,
): Promise<readonly RuleCode[]> {
  if (!book.member.has(memberId)) await getMember(tx, memberId)
  if (book.byShift.get(shift.id)?.some((other) => other.memberId === memberId)) {
    throw conflict('This member stands in this shift already.', { shiftId: shift.id, memberId })
  }
  const leaving = new Set(without === undefined ? [] : [without])
  const violations = checkAssignment(proposed(book, shift, memberId), contextOf(book, shift, memberId, leaving))
  return judge(violations, override, book.facts.zone)
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
  readonly brokenRules: readonly RuleCode[]
  readonly override: Override | undefined
}

async function put(tx: Tx, { rota, by, actor }: Scene, taking: Taking): Promise<string> {
  const { shift, place, memberId, memberBefore, brokenRules } = taking
  const reason = brokenRules.length > 0 ? (taking.override?.reason ?? null) : null
  const id = await takePlace(tx, rota, { shift, place, memberId, source: 'manual', brokenRules, reason }, by)
  if (id === undefined) throw shiftIsFull(shift.id)
  const verb = memberBefore === null ? 'assign' : 'replace'
  await recordChanges(
    tx,
    rota,
    [{ verb, shiftId: shift.id, place, memberBefore, memberAfter: memberId, brokenRules, reason }],
    by,
  )
  await followChange(tx, rota, by)
  const action = brokenRules.length > 0 ? 'assignment.override' : `assignment.${verb}`
  await audit(tx, actor, { at: by.at, action, record: 'assignment', recordId: id, reason: reason ?? undefined })
  tellOfDuty(rota)
  return id
}
