// Why her and not him: for one assignment, what everybody else in her place would break, or cost.
import { type Book, contextOf, mayHold, proposed } from '../facts.ts'
import type { Assignment, Shift } from '../rota.ts'
import { checkAssignment, isBlocking } from '../rules/check.ts'
import type { Violation } from '../rules/violation.ts'
import { companyChange } from './further-cost.ts'
import { added, change, lineWith, memberOf, NO_PARTS, type Parts, type Scales, slotOf, sumOf } from './scales.ts'

export interface Alternative {
  readonly memberId: string
  /** What forbids it; empty when nothing does. */
  readonly violations: readonly Violation[]
  /** What the rota would cost more with them there instead; undefined when a rule forbids it. */
  readonly costs: number | undefined
  readonly parts: Parts | undefined
}

export interface Why {
  /** Those who could, the cheapest first; then those who could not, by how much forbids them. */
  readonly alternatives: readonly Alternative[]
  /** How many could stand here at no higher cost. */
  readonly asGood: number
}

export function whyOf(book: Book, scales: Scales, assignment: Assignment): Why {
  const shift = book.shift.get(assignment.shiftId)
  if (!shift) return { alternatives: [], asGood: 0 }
  const there = new Set((book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  const others = book.facts.members.filter(
    (member) => !there.has(member.id) && mayHold(member, book.facts.rota, shift.role),
  )
  const alternatives = others.map(({ id }) => alternative(book, scales, { assignment, shift, memberId: id }))
  return {
    alternatives: alternatives.toSorted(byWorth),
    asGood: alternatives.filter(({ costs }) => costs !== undefined && costs <= 1e-9).length,
  }
}

function byWorth(a: Alternative, b: Alternative): number {
  if (a.costs !== undefined && b.costs !== undefined) return a.costs - b.costs
  if (a.costs === undefined && b.costs === undefined) return a.violations.length - b.violations.length
  return a.costs === undefined ? 1 : -1
}

interface Instead {
  readonly assignment: Assignment
  readonly shift: Shift
  readonly memberId: string
}

function alternative(book: Book, scales: Scales, { assignment, shift, memberId }: Instead): Alternative {
  const context = contextOf(book, shift, memberId, new Set([assignment.id]))
  const violations = checkAssignment(proposed(book, shift, memberId), context).filter(isBlocking)
  const parts = violations.length > 0 ? undefined : exchangeParts(scales, shift.id, assignment.memberId, memberId)
  return { memberId, violations, costs: parts && sumOf(parts), parts }
}

/** What it costs when one member takes a shift from another. */
export function exchangeParts(scales: Scales, shiftId: string, from: string, to: string): Parts | undefined {
  const slot = slotOf(scales, shiftId)
  const [giver, taker] = [memberOf(scales, from), memberOf(scales, to)]
  if (slot === undefined || giver === undefined || taker === undefined) return undefined
  const given = change(scales, giver, lineWith(scales, giver, { minus: slot }))
  const taken = change(scales, taker, lineWith(scales, taker, { plus: slot }))
  return added(added(given, taken), { ...NO_PARTS, company: companyChange(scales, shiftId, { left: from, came: to }) })
}
