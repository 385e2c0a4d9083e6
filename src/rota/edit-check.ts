// What a change by hand breaks: for whoever comes, whoever leaves, and those who stand beside them.
import { type Book, bookWith, contextOf, proposed } from './facts.ts'
import type { Assignment, Shift } from './rota.ts'
import { alone, checkMembers, type FoundViolation, isOfCompany, unaccepted } from './rota-check.ts'
import { checkAssignment, isBlocking } from './rules/check.ts'
import type { Violation } from './rules/violation.ts'

/** One place of a shift that changes hands, is taken or given up. */
export interface HandEdit {
  readonly shift: Shift
  /** Who leaves it. */
  readonly leaves: Assignment | undefined
  /** Id of who comes. */
  readonly comes: string | undefined
}

/** The id that the coming duty has in the rota as it will be. */
const COMING = 'coming'

/** Everything that whoever comes breaks or is warned of, then what others break that they kept until now. */
export function editBreaks(book: Book, edit: HandEdit): readonly FoundViolation[] {
  if (!touchesOthers(book, edit)) return comingBreaks(book, edit)
  const others = concernedBy(book, edit).filter((id) => id !== edit.comes)
  const own = comingBreaks(book, edit)
  return [...own, ...notSaid(newlyBroken(book, afterEdit(book, edit), others), own)]
}

/** In a draft, a shift in the making: a warning. On a published rota, a colleague who was promised company: blocking. */
export function leftAlone(book: Book, shift: Shift): readonly FoundViolation[] {
  const found = alone(book, shift, (book.byShift.get(shift.id)?.length ?? 0) - 1)
  if (!found) return []
  const severity = book.facts.rota.version === 0 ? 'warning' : found.severity
  return [unaccepted({ ...found, severity })]
}

/** Whoever comes is not enough company: on a published rota, where a draft is a shift in the making. */
export function comesAlone(book: Book, { shift, leaves }: HandEdit): readonly FoundViolation[] {
  if (book.facts.rota.version === 0) return []
  const before = book.byShift.get(shift.id)?.length ?? 0
  const found = alone(book, shift, leaves ? before : before + 1)
  return found ? [unaccepted(found)] : []
}

/** Without what is the same breach seen from a colleague: whoever comes, and who is there, are one too many together. */
export const notSaid = <V extends Violation>(found: readonly V[], own: readonly Violation[]): readonly V[] =>
  found.filter(({ rule }) => !isOfCompany(rule) || !own.some((each) => each.rule === rule))

/** What whoever comes breaks or is warned of: in this shift, and by what becomes of their duty as a whole. */
export function comingBreaks(book: Book, edit: HandEdit): readonly FoundViolation[] {
  const { shift, leaves, comes } = edit
  if (comes === undefined) return []
  const leaving = new Set(leaves ? [leaves.id] : [])
  const here = checkAssignment(proposed(book, shift, comes), contextOf(book, shift, comes, leaving))
  const found = here.map(unaccepted)
  if (book.facts.rules.further.length === 0) return found
  return [...found, ...newlyBroken(book, afterEdit(book, edit), [comes]).filter(({ tooFew }) => tooFew)]
}

function afterEdit(book: Book, { shift, leaves, comes }: HandEdit): Book {
  const kept = book.facts.assignments.filter(({ id }) => id !== leaves?.id)
  const made = comes === undefined ? [] : [coming(shift, comes)]
  return bookWith(book, [...kept, ...made])
}

const coming = ({ id: shiftId, start, end }: Shift, memberId: string): Assignment => ({
  id: COMING,
  shiftId,
  place: 0,
  memberId,
  start,
  end,
  source: 'manual',
  locked: false,
  brokenRules: [],
  reason: null,
  sinceVersion: 0,
  addedAt: start,
})

/**
 * Whether anybody but whoever comes can break a rule by the edit. Without further rules only whoever leaves can, from
 * between two duties: what was one stretch becomes two with too little rest between them.
 */
export function touchesOthers(book: Book, { shift, leaves }: Pick<HandEdit, 'shift' | 'leaves'>): boolean {
  const { rules } = book.facts
  if (rules.further.length > 0) return true
  const own = (leaves && book.byMember.get(leaves.memberId)) ?? []
  const pause = { minutes: rules.pauseMinutes }
  const before = own.some(({ end }) => end <= shift.start && end.plus(pause) > shift.start)
  return before && own.some(({ start }) => start >= shift.end && start < shift.end.plus(pause))
}

/** Both who change, and all who stand on the line at some time of the shift. */
const concernedBy = (book: Book, { shift, leaves, comes }: HandEdit): readonly string[] => [
  ...new Set([leaves?.memberId ?? [], comes ?? [], ...besides(book, shift)].flat()),
]

/** Ids of all who stand on the line at some time of the shift. */
export const besides = ({ facts }: Book, shift: Shift): readonly string[] =>
  facts.assignments.flatMap(({ start, end, memberId }) => (start < shift.end && shift.start < end ? [memberId] : []))

/**
 * Hard rules that these members keep less well after a change. Too little of something is no fault of a draft: it is
 * being made, and only a warning there.
 */
export function newlyBroken(before: Book, after: Book, memberIds: readonly string[]): readonly FoundViolation[] {
  const was = checkMembers(before, memberIds).filter(isBlocking)
  const is = checkMembers(after, memberIds).filter(isBlocking)
  const until = Map.groupBy(was, ruleOf)
  const isDraft = before.facts.rota.version === 0
  return [...Map.groupBy(is, ruleOf)].flatMap(([rule, found]) => {
    const known = until.get(rule) ?? []
    if (excessOf(found) <= excessOf(known) + 1e-9) return []
    const same = new Set(known.map(whichOf))
    const fresh = found.filter((each) => !same.has(whichOf(each)))
    return fresh.map((each) => (isDraft && each.tooFew ? { ...each, severity: 'warning' as const } : each))
  })
}

const ruleOf = ({ rule, memberId, counted, limit, tooFew }: Violation) =>
  JSON.stringify([rule, memberId, counted, limit, tooFew])

const whichOf = ({ shiftId, relatedShiftIds, value, start, end }: Violation) =>
  JSON.stringify([[shiftId, ...relatedShiftIds].sort(), value, start, end])

/** By how much rules are broken; what has no measure counts one. */
const excessOf = (found: readonly Violation[]): number =>
  found.reduce((sum, { value, limit }) => sum + (value === undefined ? 1 : Math.abs(value - (limit ?? 0)) || 1), 0)
