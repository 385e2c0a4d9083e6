// Who could take a shift: every member of the line, with what would be broken.
import { inSlices } from '../jobs/in-slices.ts'
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
  const judge = judgeOf(book, shift, leaving)
  return membersBeside(book, shift).map(judge).sort(byEase)
}

/** The same for a request: of a large line it takes its time, and lets others in between. Not inside a transaction. */
export async function candidatesInSlices(
  book: Book,
  shift: Shift,
  leaving?: Assignment,
): Promise<readonly Candidate[]> {
  const judged = await inSlices(membersBeside(book, shift), judgeOf(book, shift, leaving))
  return judged.toSorted(byEase)
}

/** Ids of the members who do not stand in the shift. */
export function membersBeside(book: Book, shift: Shift): readonly string[] {
  const there = new Set((book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  return book.facts.members.map(({ id }) => id).filter((id) => !there.has(id))
}

/** Judges one member after the other. */
export function judgeOf(book: Book, shift: Shift, leaving?: Assignment): (memberId: string) => Candidate {
  const loads = new Map(fairnessOf(book).members.map((load) => [load.memberId, load]))
  return (memberId) => {
    const violations = comingBreaks(book, { shift, leaves: leaving, comes: memberId })
    const { hours = 0, nights = 0 } = loads.get(memberId) ?? {}
    return { memberId, blocked: violations.some(isBlocking), violations, hours, nights }
  }
}

const byEase = (a: Candidate, b: Candidate): number =>
  Number(a.blocked) - Number(b.blocked) || a.violations.length - b.violations.length || a.hours - b.hours
