// A whole rota against every rule: each broken rule once, and whether a coordinator has accepted it with a reason.
import { type Book, contextOf, proposed } from './facts.ts'
import type { Assignment, Shift } from './rota.ts'
import { checkAssignment } from './rules/check.ts'
import { togetherAtLeast } from './rules/company.ts'
import type { Violation } from './rules/violation.ts'

export interface FoundViolation extends Violation {
  readonly assignmentId: string | undefined
  /** A coordinator broke this rule here knowingly. */
  readonly accepted: boolean
}

/** By start. A rule that several duties break together is told once, at the first. */
export function checkRota(book: Book): readonly FoundViolation[] {
  const found = [...book.facts.assignments.flatMap((assignment) => checkOne(book, assignment)), ...lonelyShifts(book)]
  const sorted = found.sort((a, b) => a.start - b.start || compare(a.shiftId, b.shiftId) || compare(a.rule, b.rule))
  const told = new Set<string>()
  return sorted.filter((violation) => {
    const key = keyOf(violation)
    if (told.has(key)) return false
    told.add(key)
    return true
  })
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b)

/** The same rule, member and duties: one violation, from whichever duty it is seen. */
function keyOf({ rule, memberId, shiftId, relatedShiftIds, severity, start, end }: Violation): string {
  if (rule === 'share-of-hours') return JSON.stringify([rule, memberId, severity])
  const alone = rule === 'unavailable' || rule === 'missing-qualification' || rule === 'never-alone'
  const span = rule === 'too-little-rest' ? [start, end] : []
  const shifts = alone || span.length > 0 ? [] : [shiftId, ...relatedShiftIds].sort()
  return JSON.stringify([rule, memberId, alone ? shiftId : '', span, shifts])
}

function checkOne(book: Book, assignment: Assignment): readonly FoundViolation[] {
  const shift = book.shift.get(assignment.shiftId)
  if (!shift) return []
  const { memberId } = assignment
  return checkAssignment(proposed(book, shift, memberId), contextOf(book, shift, memberId))
    .filter(({ rule }) => rule !== 'never-alone')
    .map((violation) => ({ ...violation, assignmentId: assignment.id, accepted: isAccepted(book, violation) }))
}

/** Broken knowingly at this duty or at one of those that break the rule together with it. */
function isAccepted(book: Book, { rule, memberId, shiftId, relatedShiftIds }: Violation): boolean {
  const involved = new Set([shiftId, ...relatedShiftIds])
  return (book.byMember.get(memberId ?? '') ?? []).some(
    (assignment) =>
      assignment.brokenRules.includes(rule) && (rule === 'share-of-hours' || involved.has(assignment.shiftId)),
  )
}

/** Shifts in which somebody stands, and too few. */
export function lonelyShifts(book: Book): readonly FoundViolation[] {
  return book.facts.shifts.flatMap((shift) => {
    const there = book.byShift.get(shift.id) ?? []
    const found = alone(book, shift, there.length)
    return found ? [{ ...found, assignmentId: there[0]?.id, accepted: there.some(acceptsAlone) }] : []
  })
}

const acceptsAlone = ({ brokenRules }: Assignment) => brokenRules.includes('never-alone')

/** What is wrong when so many stand in the shift; nothing when nobody does: that is a gap, not a broken rule. */
export function alone(book: Book, shift: Shift, count: number): Violation | undefined {
  const limit = togetherAtLeast(book.facts.rules, shift.role)
  if (count === 0 || count >= limit) return undefined
  return {
    rule: 'never-alone',
    severity: 'blocking',
    breakable: true,
    memberId: undefined,
    shiftId: shift.id,
    role: shift.role,
    start: shift.start.toMillis(),
    end: shift.end.toMillis(),
    value: count,
    limit,
    relatedShiftIds: [],
  }
}
