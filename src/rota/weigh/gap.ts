// Why a place is open: who could fill it if one thing gave way, and the smallest set of rules that keeps it empty.
import { type Book, contextOf, mayHold, proposed } from '../facts.ts'
import type { Shift } from '../rota.ts'
import { checkAssignment, isBlocking } from '../rules/check.ts'
import type { Violation } from '../rules/violation.ts'

export interface Hindrance {
  readonly memberId: string
  /** Everything that keeps them out; empty when nothing does: the place could be filled at once. */
  readonly violations: readonly Violation[]
}

export interface GapExplanation {
  readonly shiftId: string
  readonly missing: number
  /** Members who hold the role, those with the fewest hindrances first. */
  readonly members: readonly Hindrance[]
  /**
   * The fewest rules that would have to give way to fill it, with whom: as many members as are missing. Shorter than
   * `missing` when not even that many hold the role.
   */
  readonly smallest: readonly Hindrance[]
}

/** Shifts with fewer people than they need, by start. */
export function gapExplanations(book: Book): readonly GapExplanation[] {
  return book.facts.shifts.flatMap((shift) => {
    const missing = shift.minimum - (book.byShift.get(shift.id)?.length ?? 0)
    return missing > 0 ? [explainGap(book, shift, missing)] : []
  })
}

export function explainGap(book: Book, shift: Shift, missing: number): GapExplanation {
  const there = new Set((book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  const members = book.facts.members
    .filter((member) => !there.has(member.id) && mayHold(member, book.facts.rota, shift.role))
    .map(({ id }) => ({ memberId: id, violations: hindrances(book, shift, id) }))
    .toSorted((a, b) => weightOf(a) - weightOf(b))
  return { shiftId: shift.id, missing, members, smallest: members.filter(canGive).slice(0, missing) }
}

function hindrances(book: Book, shift: Shift, memberId: string): readonly Violation[] {
  return checkAssignment(proposed(book, shift, memberId), contextOf(book, shift, memberId)).filter(isBlocking)
}

/** What no coordinator may break weighs most; of the rest leave weighs more than a limit. */
const weightOf = ({ violations }: Hindrance): number =>
  violations.reduce((sum, { breakable, rule }) => sum + (breakable ? (rule === 'unavailable' ? 1.5 : 1) : 100), 0)

const canGive = ({ violations }: Hindrance): boolean => violations.every(({ breakable }) => breakable)
