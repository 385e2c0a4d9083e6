// What forbids that a member stands in a shift, in the rota as it is.
import { comingBreaks } from './edit-check.ts'
import type { Book } from './facts.ts'
import type { Shift } from './rota.ts'
import { isBlocking } from './rules/check.ts'
import type { Violation } from './rules/violation.ts'

/** Whether company comes is seen when all places are given: being alone is not held against one alone. */
export function forbids(book: Book, shift: Shift, memberId: string): readonly Violation[] {
  const found = comingBreaks(book, { shift, leaves: undefined, comes: memberId })
  return found.filter((violation) => isBlocking(violation) && violation.rule !== 'never-alone')
}
