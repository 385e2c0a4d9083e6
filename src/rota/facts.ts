// All that is known around one rota, as values: what checks, generation and summaries work from.
import type { DutyRole } from '../lines/duty-role.ts'
import type { RotaMember } from '../people/member.ts'
import type { Assignment, Rota, Shift } from './rota.ts'
import {
  type ColleagueThere,
  MINUTE,
  type Proposed,
  type RoleLoad,
  type RuleContext,
  type Stint,
} from './rules/context.ts'
import type { RuleSet } from './rules/rule-set.ts'
import type { Carried } from './solver/problem.ts'

export interface RotaFacts {
  readonly rota: Rota
  /** IANA zone of the line. */
  readonly zone: string
  readonly rules: RuleSet
  readonly shifts: readonly Shift[]
  readonly assignments: readonly Assignment[]
  readonly members: readonly RotaMember[]
  /** By member: their duty in other rotas around this one, on every line, drafts included, by start. */
  readonly elsewhere: ReadonlyMap<string, readonly Stint[]>
  /** By member: what they carried in earlier rotas beyond their fair part, and below it. */
  readonly carried: ReadonlyMap<string, Carried>
  /** By member whose wishes were ignored in earlier rotas: how many times the present ones count. */
  readonly wishFactors: ReadonlyMap<string, number>
}

/** The facts, indexed for looking things up. */
export interface Book {
  readonly facts: RotaFacts
  readonly shift: ReadonlyMap<string, Shift>
  readonly member: ReadonlyMap<string, RotaMember>
  readonly byShift: ReadonlyMap<string, readonly Assignment[]>
  readonly byMember: ReadonlyMap<string, readonly Assignment[]>
  readonly role: ReadonlyMap<DutyRole, Pick<RoleLoad, 'requiredMinutes' | 'qualifiedMembers'>>
}

export function bookOf(facts: RotaFacts): Book {
  return {
    facts,
    shift: new Map(facts.shifts.map((shift) => [shift.id, shift])),
    member: new Map(facts.members.map((member) => [member.id, member])),
    byShift: Map.groupBy(facts.assignments, (assignment) => assignment.shiftId),
    byMember: Map.groupBy(facts.assignments, (assignment) => assignment.memberId),
    role: roleNeeds(facts),
  }
}

/** The same rota with other people in it: what does not depend on who stands where is kept. */
export const bookWith = (book: Book, assignments: readonly Assignment[]): Book => ({
  ...book,
  facts: { ...book.facts, assignments },
  byShift: Map.groupBy(assignments, (assignment) => assignment.shiftId),
  byMember: Map.groupBy(assignments, (assignment) => assignment.memberId),
})

function roleNeeds({ rota, shifts, members }: RotaFacts): Book['role'] {
  const byRole = Map.groupBy(shifts, (shift) => shift.role)
  return new Map(
    [...byRole].map(([role, ofRole]) => {
      const requiredMinutes = ofRole.reduce((sum, shift) => sum + minutesOf(shift) * shift.minimum, 0)
      const qualifiedMembers = members.filter((member) => mayHold(member, rota, role)).length
      return [role, { requiredMinutes, qualifiedMembers }]
    }),
  )
}

const minutesOf = ({ start, end }: Pick<Shift, 'start' | 'end'>): number => (end.toMillis() - start.toMillis()) / MINUTE

/** Whether a member holds the role on the rota's line on any of its days. */
export function mayHold(member: RotaMember, { lineId, fromDay, toDay }: Rota, role: DutyRole): boolean {
  const there = member.joinedOn < toDay && (member.leftOn === null || member.leftOn > fromDay)
  const holds = member.duties.some(
    (duty) =>
      duty.lineId === lineId &&
      duty.role === role &&
      duty.from < toDay &&
      (duty.until === null || duty.until > fromDay),
  )
  return there && holds
}

/** A shift as rules see it. */
export const stintOf = (shift: Shift, lineId: string): Stint => ({
  shiftId: shift.id,
  lineId,
  role: shift.role,
  day: shift.day,
  templateCode: shift.templateCode,
  start: shift.start.toMillis(),
  end: shift.end.toMillis(),
  nightOf: shift.nightOf,
  clockGain: shift.clockGain,
})

export const proposed = (book: Book, shift: Shift, memberId: string): Proposed => ({
  ...stintOf(shift, book.facts.rota.lineId),
  memberId,
})

/**
 * What the rules need to know to judge the member in this shift, as if `without` had been taken off already.
 * @param without ids of assignments that are about to end; for duties of other rotas, the ids of their shifts
 */
export function contextOf(
  book: Book,
  shift: Shift,
  memberId: string,
  without: ReadonlySet<string> = new Set(),
): RuleContext {
  const { facts } = book
  const own = (book.byMember.get(memberId) ?? []).filter(({ id, shiftId }) => !without.has(id) && shiftId !== shift.id)
  const inRota = own.flatMap(({ shiftId }) => {
    const other = book.shift.get(shiftId)
    return other ? [stintOf(other, facts.rota.lineId)] : []
  })
  const elsewhere = (facts.elsewhere.get(memberId) ?? []).filter(({ shiftId }) => !without.has(shiftId))
  const company = (book.byShift.get(shift.id) ?? []).filter(
    (other) => other.memberId !== memberId && !without.has(other.id),
  )
  const needs = book.role.get(shift.role) ?? { requiredMinutes: 0, qualifiedMembers: 0 }
  const sameRole = inRota.filter((stint) => stint.role === shift.role)
  const memberMinutes = sameRole.reduce((sum, stint) => sum + (stint.end - stint.start) / MINUTE, 0)
  return {
    rules: facts.rules,
    member: book.member.get(memberId),
    duties: [...inRota, ...elsewhere].sort((a, b) => a.start - b.start),
    company: company.length,
    colleagues: facts.rules.further.length === 0 ? [] : colleaguesOf(book, shift, memberId, without),
    period: facts.rota,
    role: { ...needs, memberMinutes },
  }
}

/** Who else is on the line at some time of the shift, in this rota: only company rules ask for it. */
function colleaguesOf(
  { facts, byShift }: Book,
  shift: Shift,
  memberId: string,
  without: ReadonlySet<string>,
): readonly ColleagueThere[] {
  return overlapping(facts, shift).flatMap(({ id, start, end }) =>
    (byShift.get(id) ?? []).flatMap((other) =>
      other.memberId === memberId || without.has(other.id) ? [] : [{ memberId: other.memberId, start, end }],
    ),
  )
}

interface Span {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** By the shifts of a rota: who stands in them changes from book to book, when they are does not. */
const overlaps = new WeakMap<readonly Shift[], Map<string, readonly Span[]>>()

/** The shifts of the rota that are on at some time of this one, itself among them. */
function overlapping({ shifts }: RotaFacts, shift: Shift): readonly Span[] {
  const known = overlaps.get(shifts) ?? new Map<string, readonly Span[]>()
  overlaps.set(shifts, known)
  const found = known.get(shift.id)
  if (found) return found
  const [from, to] = [shift.start.toMillis(), shift.end.toMillis()]
  const spans = shifts.map(({ id, start, end }) => ({ id, start: start.toMillis(), end: end.toMillis() }))
  const there = spans.filter(({ start, end }) => start < to && from < end)
  known.set(shift.id, there)
  return there
}
