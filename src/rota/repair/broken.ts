// What a repair breaks, where it breaks it, and which of its moves a reason belongs to.
import { besides, newlyBroken, notSaid, touchesOthers } from '../edit-check.ts'
import { type Book, contextOf, proposed } from '../facts.ts'
import type { Assignment, Shift } from '../rota.ts'
import { type FoundViolation, lonelyShifts, unaccepted } from '../rota-check.ts'
import { checkAssignment } from '../rules/check.ts'
import type { RuleCode, Violation } from '../rules/violation.ts'

/** A place that changes hands, or is left open. */
export interface Placed {
  readonly old: Assignment
  readonly shift: Shift
  readonly to: string | undefined
}

/** The id of the new duty in the rota as it will be. */
export const madeId = ({ id }: Pick<Assignment, 'id'>): string => `${id}>`

/** Each with the duty that it is noted on: one of the rota, or one that the repair makes. */
export function violationsOf(before: Book, after: Book, placed: readonly Placed[]): readonly FoundViolation[] {
  const own = placed.flatMap(({ old, shift, to }) => {
    if (to === undefined) return []
    const found = checkAssignment(proposed(after, shift, to), contextOf(after, shift, to))
    return found.map((each) => ({ ...unaccepted(each), assignmentId: madeId(old) }))
  })
  const lonely = newlyLonely(before, after, placed)
  const told = new Set(lonely.map(({ shiftId }) => shiftId))
  const rest = own.filter(({ rule, shiftId }) => rule !== 'never-alone' || !told.has(shiftId))
  return [...rest, ...lonely, ...notSaid(brokenBeside(before, after, placed), own)]
}

/** Once for each shift, at the first who is left there. */
function newlyLonely(before: Book, after: Book, placed: readonly Placed[]): readonly FoundViolation[] {
  if (before.facts.rota.version === 0) return []
  const known = new Set(lonelyShifts(before).map(({ shiftId }) => shiftId))
  const touched = new Set(placed.map(({ shift }) => shift.id))
  return lonelyShifts(after)
    .filter(({ shiftId }) => touched.has(shiftId) && !known.has(shiftId))
    .map((found) => ({ ...found, accepted: false, reason: null }))
}

/**
 * What those break anew who stand beside a place that changes hands, or exchange one duty for another. Who only gives
 * duties up cannot come: what they lack from then on is not held against the others.
 */
function brokenBeside(before: Book, after: Book, placed: readonly Placed[]): readonly FoundViolation[] {
  if (!placed.some(({ old, shift }) => touchesOthers(before, { shift, leaves: old }))) return []
  const takers = new Set(placed.flatMap(({ to }) => to ?? []))
  const gone = new Set(placed.map(({ old }) => old.memberId).filter((id) => !takers.has(id)))
  const concerned = new Set([...takers, ...placed.flatMap(({ shift }) => besides(before, shift))])
  const found = newlyBroken(
    before,
    after,
    [...concerned].filter((id) => !gone.has(id)),
  )
  const isOwn = ({ memberId, shiftId, relatedShiftIds }: Violation) =>
    placed.some(({ to, shift }) => to === memberId && [shiftId, ...relatedShiftIds].includes(shift.id))
  return found.filter((each) => each.tooFew || !isOwn(each))
}

const involves = ({ shiftId, relatedShiftIds }: Violation, { shift }: Placed): boolean =>
  [shiftId, ...relatedShiftIds].includes(shift.id)

const rulesIn = (found: readonly Violation[]): readonly RuleCode[] => [...new Set(found.map(({ rule }) => rule))]

/** What the new duty itself breaks, alone or with others of its member. */
export const rulesOfDuty = (broken: readonly FoundViolation[], placed: Placed): readonly RuleCode[] =>
  rulesIn(broken.filter((each) => isOfDuty(each, placed)))

function isOfDuty(violation: FoundViolation, placed: Placed): boolean {
  const { assignmentId, memberId } = violation
  if (assignmentId === madeId(placed.old)) return true
  return memberId === placed.to && (assignmentId === undefined || involves(violation, placed))
}

/** What a move has to answer for: what its duty breaks, and what others do. Whatever no move explains, all do. */
export function rulesOfMove(
  broken: readonly FoundViolation[],
  move: Placed,
  all: readonly Placed[],
): readonly RuleCode[] {
  const explains = (each: FoundViolation, by: Placed) => isOfDuty(each, by) || involves(each, by)
  return rulesIn(broken.filter((each) => explains(each, move) || !all.some((other) => explains(each, other))))
}
