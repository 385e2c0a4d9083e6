// Whether what a run made still fits the rota as it is now: which places it takes, and what stands in the way.
import type { DateTime } from 'luxon'
import { type Book, bookOf, contextOf, proposed } from '../facts.ts'
import { isFrozen } from '../final-duty.ts'
import { givenUp, without } from '../kept.ts'
import type { NewAssignment } from '../place-store.ts'
import type { Assignment, Shift } from '../rota.ts'
import { alone } from '../rota-check.ts'
import { checkAssignment, isBlocking } from '../rules/check.ts'
import type { Violation } from '../rules/violation.ts'
import type { Settled } from '../solver/problem.ts'
import type { RunKeeps } from './run.ts'

/** shift-gone: the rota has no such shift any more; shift-full: others took its places; rule: it would break rules now. */
export type ConflictKind = 'shift-gone' | 'shift-begun' | 'shift-full' | 'rule'

export interface Misfit {
  readonly kind: ConflictKind
  readonly shiftId: string
  readonly memberId: string
  readonly violations: readonly Violation[]
}

export interface Fit {
  /** Ids of assignments that end. Those that stay as they are, are not among them. */
  readonly ended: readonly string[]
  readonly made: readonly NewAssignment[]
  readonly misfits: readonly Misfit[]
}

/** What fits is made; what does not is left open, and told. */
export function fitInto(book: Book, solved: readonly Settled[], keeps: RunKeeps, now: DateTime): Fit {
  const dropped = givenUp(book, keeps, now)
  const start = without(book, dropped)
  const { same, ended } = unchanged(book, dropped, solved)
  const base = bookOf({ ...start.facts, assignments: [...start.facts.assignments, ...same] })
  const fresh = solved.filter(({ slot, member }) => !same.some((a) => a.shiftId === slot && a.memberId === member))
  const placed = place(base, fresh, now)
  const lawful = keepLawful(base, placed.made)
  return { ended, made: lawful.made, misfits: [...placed.misfits, ...lawful.misfits] }
}

/** Of what is made anew, what comes out as it was: it keeps its identity. */
function unchanged(book: Book, dropped: readonly string[], solved: readonly Settled[]) {
  const wanted = new Set(solved.map(({ slot, member }) => `${slot} ${member}`))
  const given = new Set(dropped)
  const isSame = ({ id, shiftId, memberId }: Assignment) => given.has(id) && wanted.has(`${shiftId} ${memberId}`)
  const same = book.facts.assignments.filter(isSame)
  const staying = new Set(same.map(({ id }) => id))
  return { same, ended: dropped.filter((id) => !staying.has(id)) }
}

function place(book: Book, fresh: readonly Settled[], now: DateTime): Pick<Fit, 'made' | 'misfits'> {
  const made: NewAssignment[] = []
  const misfits: Misfit[] = []
  for (const [shiftId, chosen] of Map.groupBy(fresh, ({ slot }) => slot)) {
    const shift = book.shift.get(shiftId)
    const there = book.byShift.get(shiftId) ?? []
    const places = shift ? freePlaces(shift, there) : []
    for (const { member: memberId } of chosen) {
      if (there.some((each) => each.memberId === memberId)) continue
      const next = shift && !isFrozen(shift, now) ? places.shift() : undefined
      if (shift && next !== undefined) made.push(newAt(shift, next, memberId))
      else misfits.push({ kind: kindOf(shift, now), shiftId, memberId, violations: [] })
    }
  }
  return { made, misfits }
}

const newAt = (shift: Shift, number: number, memberId: string): NewAssignment => ({
  shift,
  place: number,
  memberId,
  source: 'generated',
  brokenRules: [],
  reason: null,
})

function kindOf(shift: Shift | undefined, now: DateTime): ConflictKind {
  if (!shift) return 'shift-gone'
  return isFrozen(shift, now) ? 'shift-begun' : 'shift-full'
}

function freePlaces({ maximum }: Shift, there: readonly Assignment[]): number[] {
  const taken = new Set(there.map(({ place: number }) => number))
  return Array.from({ length: maximum }, (_, i) => i + 1).filter((number) => !taken.has(number))
}

/** Takes out what breaks a rule, until nothing does: who leaves may leave another alone. */
function keepLawful(base: Book, placed: readonly NewAssignment[]): Pick<Fit, 'made' | 'misfits'> {
  const misfits: Misfit[] = []
  for (let made = placed; ; ) {
    const after = bookOf({ ...base.facts, assignments: [...base.facts.assignments, ...made.map(asAssignment)] })
    const broken = new Map(
      made.flatMap((each) => {
        const violations = brokenBy(after, each)
        return violations.length > 0 ? [[each, violations] as const] : []
      }),
    )
    if (broken.size === 0) return { made, misfits }
    for (const [{ shift, memberId }, violations] of broken) {
      misfits.push({ kind: 'rule', shiftId: shift.id, memberId, violations })
    }
    made = made.filter((each) => !broken.has(each))
  }
}

function brokenBy(after: Book, { shift, memberId }: NewAssignment): readonly Violation[] {
  const own = checkAssignment(proposed(after, shift, memberId), contextOf(after, shift, memberId)).filter(isBlocking)
  const lonely = alone(after, shift, after.byShift.get(shift.id)?.length ?? 0)
  return lonely && !own.some(({ rule }) => rule === 'never-alone') ? [...own, lonely] : own
}

const asAssignment = ({ shift, place: number, memberId, source }: NewAssignment, i: number): Assignment => ({
  id: `new-${i}`,
  shiftId: shift.id,
  place: number,
  memberId,
  start: shift.start,
  end: shift.end,
  source,
  locked: false,
  brokenRules: [],
  reason: null,
  sinceVersion: 0,
  addedAt: shift.start,
})
