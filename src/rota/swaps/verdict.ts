// Whether a swap may be, and whether it makes anything worse: every rule, for both sides, as if it were done.
import { type Book, contextOf, proposed } from '../facts.ts'
import type { Assignment, Shift } from '../rota.ts'
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
  /** Everything the new holders break or are warned of. */
  readonly violations: readonly Violation[]
  /** Rules that are kept less well than before: a coordinator has to look at it. */
  readonly worsens: readonly RuleCode[]
}

export function verdictOf(moves: readonly Move[]): Verdict {
  const judged = moves.map((move) => ({ before: before(move), after: after(move) }))
  const worse = judged.flatMap((each) => each.after.filter((found) => isWorse(found, each.before)))
  return {
    violations: judged.flatMap((each) => each.after),
    worsens: [...new Set(worse.map(({ rule }) => rule))],
  }
}

const before = ({ from: { book, shift, assignment } }: Move): readonly Violation[] =>
  checkAssignment(proposed(book, shift, assignment.memberId), contextOf(book, shift, assignment.memberId))

function after({ from: { book, shift, assignment }, toMemberId, givesUp }: Move): readonly Violation[] {
  const without = new Set([assignment.id, ...(givesUp ? [givesUp.assignment.id, givesUp.shift.id] : [])])
  return checkAssignment(proposed(book, shift, toMemberId), contextOf(book, shift, toMemberId, without))
}

/** A rule that was kept, or was broken by less, in this duty until now. What blocks is always worse. */
function isWorse(found: Violation, until: readonly Violation[]): boolean {
  if (isBlocking(found)) return true
  const same = until.find(({ rule }) => rule === found.rule)
  if (!same) return true
  if (found.rule === 'never-alone') return (found.value ?? 0) < (same.value ?? 0)
  return (found.value ?? 0) > (same.value ?? 0)
}
