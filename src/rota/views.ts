// Domain values as the wire shows them: absent becomes null, lists become plain.
import type { Colleague } from '../people/store.ts'
import type { Gap } from './coverage.ts'
import type { Difference } from './diff.ts'
import { differenceWords } from './diff.ts'
import type { Book } from './facts.ts'
import type { Fairness } from './fairness.ts'
import { standingOf } from './final-duty.ts'
import type { Generated } from './generate.ts'
import { openPlaceWords, reasonsOf } from './open-place-words.ts'
import type { Assignment, Rota, Shift } from './rota.ts'
import { checkRota, type FoundViolation } from './rota-check.ts'
import { violationView } from './rule-broken.ts'
import type { OpenSlot } from './solver/explain.ts'
import type { Rescored } from './weigh/rescore.ts'

/** Members as this reader may see them. */
export interface Faces {
  readonly of: (memberId: string) => { id: string; displayCode: string; name?: string }
  readonly labelOf: (memberId: string) => string
}

/** @param named whether the reader may see names; others get display codes */
export function facesOf(colleagues: ReadonlyMap<string, Colleague>, named: boolean): Faces {
  const of = (id: string) => {
    const { displayCode = '?', name = '?' } = colleagues.get(id) ?? {}
    return named ? { id, displayCode, name } : { id, displayCode }
  }
  return { of, labelOf: (id) => of(id).name ?? of(id).displayCode }
}

export const headView = ({ fromDay: from, toDay: to, ...rota }: Rota) => ({ ...rota, from, to })

export const shiftView = ({
  id,
  templateCode,
  day,
  role,
  start,
  end,
  minimum,
  wanted,
  maximum,
  night,
  dayKind,
}: Shift) => ({
  id,
  templateCode,
  day,
  role,
  start,
  end,
  minimum,
  wanted,
  maximum,
  night,
  dayKind,
})

export function assignmentView({ version }: Rota, assignment: Assignment) {
  const { id, shiftId, place, memberId, source, locked, brokenRules, reason } = assignment
  const standing = standingOf({ ...assignment, removedAt: null }, version)
  const kind = standing === 'cancelled' ? 'draft' : standing
  return { id, shiftId, place, memberId, source, locked, kind, brokenRules: [...brokenRules], reason }
}

export const foundView = (found: FoundViolation, zone: string, mayBreak = true) => ({
  ...violationView(found, zone, mayBreak),
  assignmentId: found.assignmentId ?? null,
  accepted: found.accepted,
  reason: found.reason,
})

interface Reading {
  readonly openPlaces: number
  /** Whether the reader breaks rules with a reason. */
  readonly mayBreak: boolean
}

export function rotaView(book: Book, faces: Faces, { openPlaces, mayBreak }: Reading) {
  const { rota, zone, shifts } = book.facts
  const assignmentsIn = (shift: Shift) =>
    (book.byShift.get(shift.id) ?? []).map((assignment) => assignmentView(rota, assignment))
  return {
    ...headView(rota),
    zone,
    shifts: shifts.map((shift) => ({ ...shiftView(shift), assignments: assignmentsIn(shift) })),
    members: [...book.byMember.keys()].map(faces.of),
    violations: checkRota(book).map((found) => foundView(found, zone, mayBreak)),
    openPlaces,
  }
}

/** What a reader may see of a rota. */
export interface Sight {
  readonly everything: boolean
  readonly memberId: string | undefined
}

/** Broken rules tell of leave and limits, reasons of illness: others see only that a rule was broken. */
export function seenBy({ everything, memberId }: Sight, view: ReturnType<typeof rotaView>): typeof view {
  if (everything) return view
  const mine = (id: string | null) => id !== null && id === memberId
  return {
    ...view,
    violations: view.violations
      .filter((found) => found.memberId === null || mine(found.memberId))
      .map((found) => (mine(found.memberId) ? found : { ...found, reason: null })),
    shifts: view.shifts.map((shift) => ({
      ...shift,
      assignments: shift.assignments.map((each) => (mine(each.memberId) ? each : { ...each, reason: null })),
    })),
  }
}

/** One assignment with what its member breaks or is warned of there. */
export function assignedView(book: Book, assignment: Assignment, score: Rescored) {
  const { rota, zone } = book.facts
  const own = checkRota(book).filter(
    ({ shiftId, relatedShiftIds, memberId }) =>
      shiftId === assignment.shiftId ||
      (memberId === assignment.memberId && relatedShiftIds.includes(assignment.shiftId)),
  )
  return {
    ...assignmentView(rota, assignment),
    revision: rota.revision,
    violations: own.map((found) => foundView(found, zone)),
    score: rescoredView(score),
  }
}

const hundredths = (value: number) => Math.round(value * 100) / 100

export const rescoredView = ({ delta, cover, parts }: Rescored) => ({
  delta: hundredths(delta),
  cover: hundredths(cover),
  parts: Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, hundredths(value)])),
})

export const gapView = ({ role, start, end, required, present, shiftIds }: Gap) => ({
  role,
  start,
  end,
  required,
  present,
  shiftIds: [...shiftIds],
})

export const differenceView = (difference: Difference, zone: string, faces: Faces) => ({
  ...difference,
  memberBefore: difference.memberBefore ?? null,
  memberAfter: difference.memberAfter ?? null,
  startBefore: difference.startBefore ?? null,
  endBefore: difference.endBefore ?? null,
  says: differenceWords(difference, zone, faces.labelOf),
})

export const fairnessView = ({ members, ...summary }: Fairness, faces: Faces) => ({
  ...summary,
  members: members.map(({ memberId, wantedHoursPerMonth = null, ...load }) => ({
    member: faces.of(memberId),
    ...load,
    wantedHoursPerMonth,
  })),
})

/** Why places stayed open, in words; shifts that are gone are left out. */
export const openView = (slots: readonly OpenSlot[], book: Book) =>
  slots.flatMap((open) => {
    const shift = book.shift.get(open.slot)
    if (!shift) return []
    const reasons = reasonsOf(open).map(({ memberIds, ...each }) => ({
      ...each,
      count: memberIds.length,
      memberIds: [...memberIds],
    }))
    return [{ shiftId: open.slot, missing: open.missing, says: openPlaceWords(open, shift, book.facts.zone), reasons }]
  })

export function generatedView(
  { book, solution }: Generated,
  input: { seed: number; dryRun: boolean },
  revision: number,
) {
  const { rota } = book.facts
  return {
    rotaId: rota.id,
    revision,
    stored: !input.dryRun,
    assigned: solution.assignments.map(({ slot, member }) => ({ shiftId: slot, memberId: member })),
    open: openView(solution.open, book),
    score: [...solution.score],
    cost: Math.round(solution.cost * 100) / 100,
    seed: input.seed,
    iterations: solution.iterations,
  }
}
