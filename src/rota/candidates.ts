// Who could take a shift: every member of the line, with what would be broken.
import { comingBreaks } from './edit-check.ts'
import type { Book } from './facts.ts'
import { fairnessOf } from './fairness.ts'
import type { Assignment, Shift } from './rota.ts'
import { isBlocking } from './rules/check.ts'
import type { Violation } from './rules/violation.ts'

export interface Candidate {
  readonly memberId: string
  readonly blocked: boolean
  readonly violations: readonly Violation[]
  /** What they carry in this rota already. */
  readonly hours: number
  readonly nights: number
}

/**
 * Those who could first, of them those with the fewest warnings, then the fewest hours.
 * @param leaving who is to be replaced
 */
export function candidatesFor(book: Book, shift: Shift, leaving?: Assignment): readonly Candidate[] {
  const there = new Set((book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  const loads = new Map(fairnessOf(book).members.map((load) => [load.memberId, load]))
  return book.facts.members
    .filter(({ id }) => !there.has(id))
    .map(({ id }) => {
      const violations = comingBreaks(book, { shift, leaves: leaving, comes: id })
      const { hours = 0, nights = 0 } = loads.get(id) ?? {}
      return { memberId: id, blocked: violations.some(isBlocking), violations, hours, nights }
    })
    .sort(
      (a, b) => Number(a.blocked) - Number(b.blocked) || a.violations.length - b.violations.length || a.hours - b.hours,
    )
}
