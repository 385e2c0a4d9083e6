// A whole rota against every rule: each broken rule once, and whether a coordinator has accepted it with a reason.
import { type Book, contextOf, mayHold, proposed, stintOf } from './facts.ts'
import type { Assignment, Shift } from './rota.ts'
import { checkAssignment } from './rules/check.ts'
import { togetherAtLeast } from './rules/company.ts'
import type { Violation } from './rules/violation.ts'
import { type Standing, wholeRules } from './rules/whole.ts'

export interface FoundViolation extends Violation {
  readonly assignmentId: string | undefined
  /** A coordinator broke this rule here knowingly. */
  readonly accepted: boolean
  /** Why. */
  readonly reason: string | null
}

/** As it is before anybody has accepted it. */
export const unaccepted = (violation: Violation): FoundViolation => ({
  ...violation,
  assignmentId: undefined,
  accepted: false,
  reason: null,
})

/** By start. A rule that several duties break together is told once, at the first. */
export const checkRota = (book: Book): readonly FoundViolation[] =>
  eachOnce([...checkMembers(book, [...membersIn(book)]), ...lonelyShifts(book)])

const membersIn = ({ facts, byMember }: Book) => new Set([...facts.members.map(({ id }) => id), ...byMember.keys()])

/** What the duties of these members break, one by one and as a whole; who is alone in a shift is not among it. */
export const checkMembers = (book: Book, memberIds: readonly string[]): readonly FoundViolation[] =>
  eachOnce(
    memberIds.flatMap((id) => [
      ...(book.byMember.get(id) ?? []).flatMap((one) => checkOne(book, one)),
      ...checkWhole(book, id),
    ]),
  )

function eachOnce(found: readonly FoundViolation[]): readonly FoundViolation[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || compare(a.shiftId, b.shiftId) || compare(a.rule, b.rule))
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
function keyOf({ rule, memberId, shiftId, relatedShiftIds, severity, start, end, tooFew, limit }: Violation): string {
  if (tooFew) return JSON.stringify([rule, memberId, shiftId, limit])
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
    .map((violation) => ({ ...violation, assignmentId: assignment.id, ...acceptance(acceptedAt(book, violation)) }))
}

function checkWhole(book: Book, memberId: string): readonly FoundViolation[] {
  const { facts } = book
  if (facts.rules.further.length === 0) return []
  const standing = standingOf(book, memberId)
  return wholeRules(standing, { rules: facts.rules, period: facts.rota }).map((violation) => ({
    ...violation,
    assignmentId: book.byMember.get(memberId)?.find(({ shiftId }) => shiftId === violation.shiftId)?.id,
    ...acceptance(acceptedAt(book, violation)),
  }))
}

/** Whoever has no duty at all, and may have some, has too little of it at the last shift that they could stand. */
function standingOf({ facts, byMember, shift: shiftOf, member }: Book, memberId: string): Standing {
  const stint = (shift: Shift) => stintOf(shift, facts.rota.lineId)
  const own = (byMember.get(memberId) ?? []).flatMap(({ shiftId }) => shiftOf.get(shiftId) ?? []).map(stint)
  const person = member.get(memberId)
  const could = person && facts.shifts.findLast(({ role }) => mayHold(person, facts.rota, role))
  return {
    memberId,
    own: own.sort((a, b) => a.start - b.start),
    elsewhere: facts.elsewhere.get(memberId) ?? [],
    last: could && stint(could),
  }
}

const acceptance = (at: Assignment | undefined) => ({ accepted: at !== undefined, reason: at?.reason ?? null })

/** Where it was broken knowingly: this duty, or one of those that break the rule together with it. */
function acceptedAt(book: Book, violation: Violation): Assignment | undefined {
  const { rule, memberId, shiftId, relatedShiftIds, start, end } = violation
  if (isOfCompany(rule)) {
    return book.facts.assignments.find(
      (each) => each.brokenRules.includes(rule) && each.start.toMillis() < end && start < each.end.toMillis(),
    )
  }
  const involved = new Set([shiftId, ...relatedShiftIds])
  return (book.byMember.get(memberId ?? '') ?? []).find(
    (assignment) =>
      assignment.brokenRules.includes(rule) && (rule === 'share-of-hours' || involved.has(assignment.shiftId)),
  )
}

/** Who stands with whom: one breach of several, at whichever of them it was accepted. */
export const isOfCompany = (rule: Violation['rule']): boolean => rule === 'at-most-together' || rule === 'mentor'

/** Shifts in which somebody stands, and too few. */
export function lonelyShifts(book: Book): readonly FoundViolation[] {
  return book.facts.shifts.flatMap((shift) => {
    const there = book.byShift.get(shift.id) ?? []
    const found = alone(book, shift, there.length)
    return found ? [{ ...found, assignmentId: there[0]?.id, ...acceptance(there.find(acceptsAlone)) }] : []
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
