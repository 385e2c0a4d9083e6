// Repairing a rota after a sudden absence with as little change as possible: first somebody new for each duty, and where
// nobody can come, somebody who gives one of their own duties to a third.
import type { DateTime } from 'luxon'
import { besides } from '../edit-check.ts'
import { type Book, bookOf, mayHold } from '../facts.ts'
import { isFrozen } from '../final-duty.ts'
import { forbids } from '../forbidden.ts'
import type { Assignment, Shift } from '../rota.ts'
import { checkMembers, isOfCompany } from '../rota-check.ts'
import { isBlocking } from '../rules/check.ts'
import { isCompanyRule } from '../solver/rule.ts'
import { change, lineWith, memberOf, type Scales, scalesOf, slotOf, sumOf } from '../weigh/scales.ts'

/** One place that changes hands. */
export interface Move {
  readonly assignmentId: string
  readonly shiftId: string
  readonly from: string
  /** undefined: nobody can come, the place stays open. */
  readonly to: string | undefined
}

export interface Proposal {
  readonly moves: readonly Move[]
  /** Who must be asked: everybody who gets a duty or gives one up, but the absent. */
  readonly ask: readonly string[]
  /** Places that stay open. */
  readonly open: number
  /** What the rota costs more than as it is now, by its fairness and wishes. */
  readonly costs: number
}

export interface Absence {
  readonly memberId: string
  readonly from: DateTime
  readonly to: DateTime
}

/**
 * How many part-finished repairs are followed up at once, and how many candidates each: the fairest, and besides them
 * those that ask the fewest. A few who do much early may leave nobody for what comes later.
 */
const BEAM = 12
const BEAM_OF_FEW = 4
const BRANCHES = 4
const BRANCHES_OF_FEW = 2
const MOST_PROPOSALS = 5
/** A beam keeps time by this: proposals fill the first so many duties, the solver the rest. */
export const MOST_DUTIES = 40

/** The duties that the absent member cannot stand, and that have not begun, by start. */
export function dutiesLost(book: Book, { memberId, from, to }: Absence, now: DateTime): readonly Assignment[] {
  return (book.byMember.get(memberId) ?? [])
    .filter(({ start, end }) => start < to && end > from && !isFrozen({ start }, now))
    .toSorted((a, b) => a.start.toMillis() - b.start.toMillis())
}

interface Partial {
  readonly book: Book
  readonly moves: readonly Move[]
  /** Who must be asked. */
  readonly asked: readonly string[]
  readonly open: number
  /** Colleagues who are left in company that a rule forbids: without a guide, for instance. */
  readonly unguided: number
  readonly costs: number
}

/** The best first: fewest places open, then company as the rules want it, then fewest people to ask, then the fairest. */
export function proposals(book: Book, absence: Absence, now: DateTime): readonly Proposal[] {
  const lost = dutiesLost(book, absence, now).slice(0, MOST_DUTIES)
  if (lost.length === 0) return []
  const scales = scalesOf(book, now)
  let beam: readonly Partial[] = [{ book: off(book, lost), moves: [], asked: [], open: 0, unguided: 0, costs: 0 }]
  for (const duty of lost) {
    const next = beam.flatMap((partial) => fillings(partial, scales, { duty, absence, now }))
    beam = bestOf(distinct(next), BEAM, BEAM_OF_FEW)
  }
  const best = beam.toSorted(byWorth).slice(0, MOST_PROPOSALS)
  return best.map(({ moves, asked, open, costs }) => ({
    moves,
    ask: asked,
    open,
    costs: Math.round(costs * 100) / 100,
  }))
}

const off = (book: Book, gone: readonly Assignment[]): Book => {
  const ids = new Set(gone.map(({ id }) => id))
  return bookOf({ ...book.facts, assignments: book.facts.assignments.filter(({ id }) => !ids.has(id)) })
}

const byFit = (a: Partial, b: Partial): number => a.open - b.open || a.unguided - b.unguided

const byWorth = (a: Partial, b: Partial): number => byFit(a, b) || a.asked.length - b.asked.length || a.costs - b.costs

const byFairness = (a: Partial, b: Partial): number =>
  byFit(a, b) || a.moves.length - b.moves.length || a.costs - b.costs

/** The fairest of them, then those of the rest that ask the fewest. */
function bestOf(partials: readonly Partial[], fair: number, few: number): readonly Partial[] {
  const fairest = partials.toSorted(byFairness)
  return [...fairest.slice(0, fair), ...fairest.slice(fair).toSorted(byWorth).slice(0, few)]
}

function distinct(partials: readonly Partial[]): readonly Partial[] {
  const key = ({ moves }: Partial) => moves.map(({ shiftId, from, to }) => `${shiftId} ${from} ${to}`).join('|')
  return [...new Map(partials.map((partial) => [key(partial), partial])).values()]
}

interface Filling {
  readonly duty: Assignment
  readonly absence: Absence
  readonly now: DateTime
}

function fillings(partial: Partial, scales: Scales, filling: Filling): readonly Partial[] {
  const { duty } = filling
  const shift = partial.book.shift.get(duty.shiftId)
  if (!shift) return [partial]
  const able = candidates(partial.book, shift, filling)
  const direct = able
    .filter((id) => mayStand(partial.book, shift, id))
    .map((id) => taken(partial, scales, { duty, shift, memberId: id }))
  const best = bestOf(direct, BRANCHES, BRANCHES_OF_FEW)
  const chains = best.length > 0 ? [] : chained(partial, scales, filling, { shift, able })
  const left: Partial = { ...partial, moves: [...partial.moves, moveOf(duty, undefined)], open: partial.open + 1 }
  return best.length + chains.length > 0 ? [...best, ...chains] : [left]
}

function candidates({ facts, byShift }: Book, shift: Shift, { absence }: Filling): readonly string[] {
  const there = new Set((byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  return facts.members
    .filter((member) => member.id !== absence.memberId && !there.has(member.id))
    .filter((member) => mayHold(member, facts.rota, shift.role))
    .map(({ id }) => id)
}

const mayStand = (book: Book, shift: Shift, memberId: string): boolean => forbids(book, shift, memberId).length === 0

const moveOf = ({ id, shiftId, memberId }: Assignment, to: string | undefined): Move => ({
  assignmentId: id,
  shiftId,
  from: memberId,
  to,
})

interface Taking {
  readonly duty: Assignment
  readonly shift: Shift
  readonly memberId: string
}

function taken(partial: Partial, scales: Scales, { duty, shift, memberId }: Taking): Partial {
  const { book } = partial
  const made: Assignment = { ...duty, id: `${duty.id}>${memberId}`, memberId }
  const assignments = [...book.facts.assignments, made]
  const after = bookOf({ ...book.facts, assignments })
  return {
    book: after,
    moves: [...partial.moves, moveOf(duty, memberId)],
    asked: [...new Set([...partial.asked, memberId])],
    open: partial.open,
    unguided: partial.unguided + unguidedIn(after, shift),
    costs: partial.costs + lineCost(scales, memberId, { plus: shift.id }),
  }
}

function unguidedIn(book: Book, shift: Shift): number {
  if (!book.facts.rules.further.some(isCompanyRule)) return 0
  const found = checkMembers(book, besides(book, shift))
  return found.filter((each) => isBlocking(each) && isOfCompany(each.rule) && each.shiftId === shift.id).length
}

/** Measured on the rota as it was: good enough to put proposals in order. */
function lineCost(scales: Scales, memberId: string, by: { readonly plus?: string; readonly minus?: string }): number {
  const member = memberOf(scales, memberId)
  if (member === undefined) return 0
  const plus = by.plus === undefined ? undefined : slotOf(scales, by.plus)
  const minus = by.minus === undefined ? undefined : slotOf(scales, by.minus)
  const slots = { ...(plus === undefined ? {} : { plus }), ...(minus === undefined ? {} : { minus }) }
  return sumOf(change(scales, member, lineWith(scales, member, slots)))
}

interface Open {
  readonly shift: Shift
  readonly able: readonly string[]
}

/** Somebody takes the duty who could if they had one duty less, which a third can take. */
function chained(partial: Partial, scales: Scales, filling: Filling, { shift, able }: Open): readonly Partial[] {
  const found: Partial[] = []
  for (const memberId of able) {
    for (const own of inTheWay(partial.book, shift, memberId, filling.now)) {
      const ownShift = partial.book.shift.get(own.shiftId)
      if (!ownShift) continue
      const without: Partial = {
        ...partial,
        book: off(partial.book, [own]),
        costs: partial.costs + lineCost(scales, memberId, { minus: own.shiftId }),
      }
      if (!mayStand(without.book, shift, memberId)) continue
      const first = taken(without, scales, { duty: filling.duty, shift, memberId })
      const third = candidates(first.book, ownShift, filling).filter((id) => id !== memberId)
      const able3 = third.filter((id) => mayStand(first.book, ownShift, id))
      found.push(...able3.map((id) => taken(first, scales, { duty: own, shift: ownShift, memberId: id })))
    }
  }
  return bestOf(found, BRANCHES, BRANCHES_OF_FEW)
}

/** Own duties without which a rule might be kept, the nearest first. Leave and qualification no exchange can mend. */
function inTheWay(book: Book, shift: Shift, memberId: string, now: DateTime): readonly Assignment[] {
  const hard = forbids(book, shift, memberId)
  if (hard.some(({ rule }) => rule === 'unavailable' || rule === 'missing-qualification')) return []
  const distance = ({ start }: Assignment) => Math.abs(start.toMillis() - shift.start.toMillis())
  return (book.byMember.get(memberId) ?? [])
    .filter((own) => !own.locked && !own.id.includes('>') && !isFrozen(own, now))
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, 3)
}
