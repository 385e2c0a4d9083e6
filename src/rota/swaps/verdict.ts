// Whether a swap may be, and whether it makes anything worse: every rule, for both sides, as if it were done.
import { besides, newlyBroken, notSaid, touchesOthers } from '../edit-check.ts'
import { type Book, bookWith, contextOf, proposed, stintOf } from '../facts.ts'
import type { Assignment, Shift } from '../rota.ts'
import { type FoundViolation, unaccepted } from '../rota-check.ts'
import { checkAssignment, isBlocking } from '../rules/check.ts'
import type { RuleCode, Violation } from '../rules/violation.ts'

/** A duty of a rota and who stands it. */
export interface Side {
  readonly book: Book
  readonly shift: Shift
  readonly assignment: Assignment
}

/** One duty that changes hands. */
export interface Move {
  readonly from: Side
  readonly toMemberId: string
  /** The duty that the new holder gives up with it. */
  readonly givesUp: Side | undefined
}

/** What changes hands when `taker` takes a duty, for `inReturn` or for nothing. */
export function movesOf(given: Side, takerId: string, inReturn: Side | undefined): readonly Move[] {
  const move = { from: given, toMemberId: takerId, givesUp: inReturn }
  return inReturn ? [move, { from: inReturn, toMemberId: given.assignment.memberId, givesUp: given }] : [move]
}

export interface Verdict {
  /** Everything the new holders break or are warned of, and what others break that they kept until now. */
  readonly violations: readonly FoundViolation[]
  /** Rules that are kept less well than before: a coordinator has to look at it. */
  readonly worsens: readonly RuleCode[]
}

export function verdictOf(moves: readonly Move[]): Verdict {
  const { violations, worsens } = holdersVerdict(moves)
  const others = notSaid(brokenBeside(moves), violations)
  return {
    violations: [...violations, ...others],
    worsens: [...new Set([...worsens, ...others.map(({ rule }) => rule)])],
  }
}

/** Of the new holders alone, in the duties that they get. */
export function holdersVerdict(moves: readonly Move[]): Verdict {
  const judged = moves.map((move) => ({ before: before(move), after: after(move) }))
  const worse = judged.flatMap((each) => each.after.filter((found) => isWorse(found, each.before)))
  return {
    violations: judged.flatMap((each) => each.after),
    worsens: [...new Set(worse.map(({ rule }) => rule))],
  }
}

const before = ({ from: { book, shift, assignment } }: Move): readonly Violation[] =>
  checkAssignment(proposed(book, shift, assignment.memberId), contextOf(book, shift, assignment.memberId))

function after({ from: { book, shift, assignment }, toMemberId, givesUp }: Move): readonly FoundViolation[] {
  const without = new Set([assignment.id, ...(givesUp ? [givesUp.assignment.id, givesUp.shift.id] : [])])
  const found = checkAssignment(proposed(book, shift, toMemberId), contextOf(book, shift, toMemberId, without))
  return found.map(unaccepted)
}

/** What is newly broken but not by a new holder in the duty that they get: by those who give it up, or stand beside it. */
export function brokenBeside(moves: readonly Move[]): readonly FoundViolation[] {
  const touched = moves.filter(({ from }) => touchesOthers(from.book, { shift: from.shift, leaves: from.assignment }))
  const books = new Map(touched.map(({ from }) => [from.book.facts.rota.id, from.book]))
  return [...books.values()].flatMap((book) => {
    const found = newlyBroken(book, afterMoves(book, moves), concerned(book, moves))
    return found.filter((each) => each.tooFew || !moves.some((move) => isOfNewHolder(each, move)))
  })
}

const isOfNewHolder = ({ memberId, shiftId, relatedShiftIds }: Violation, { from, toMemberId }: Move): boolean =>
  memberId === toMemberId && [shiftId, ...relatedShiftIds].includes(from.shift.id)

function concerned(book: Book, moves: readonly Move[]): readonly string[] {
  const movers = moves.flatMap(({ from, toMemberId }) => [from.assignment.memberId, toMemberId])
  return [...new Set([...movers, ...moves.flatMap(({ from }) => besides(book, from.shift))])]
}

/** The rota with the duties in their new hands, also as far as they are duty elsewhere. */
function afterMoves(book: Book, moves: readonly Move[]): Book {
  const { facts } = book
  const here = (move: Move) => book.shift.has(move.from.shift.id)
  const taken = new Map(moves.filter(here).map((move) => [move.from.assignment.id, move.toMemberId]))
  const assignments = facts.assignments.map((each) => {
    const memberId = taken.get(each.id)
    return memberId === undefined ? each : { ...each, id: `${each.id}>`, memberId }
  })
  const elsewhere = new Map(facts.elsewhere)
  for (const { from, toMemberId } of moves.filter((move) => !here(move))) {
    const giver = from.assignment.memberId
    const stint = stintOf(from.shift, from.book.facts.rota.lineId)
    elsewhere.set(
      giver,
      (elsewhere.get(giver) ?? []).filter(({ shiftId }) => shiftId !== from.shift.id),
    )
    elsewhere.set(
      toMemberId,
      [...(elsewhere.get(toMemberId) ?? []), stint].sort((a, b) => a.start - b.start),
    )
  }
  const after = bookWith(book, assignments)
  return { ...after, facts: { ...after.facts, elsewhere } }
}

/** A rule that was kept, or was broken by less, in this duty until now. What blocks is always worse. */
function isWorse(found: Violation, until: readonly Violation[]): boolean {
  if (isBlocking(found)) return true
  const same = until.find(({ rule }) => rule === found.rule)
  if (!same) return true
  if (found.rule === 'never-alone') return (found.value ?? 0) < (same.value ?? 0)
  return (found.value ?? 0) > (same.value ?? 0)
}
