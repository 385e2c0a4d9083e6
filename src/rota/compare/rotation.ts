// What a rota would be without an optimiser: a plain rotation through a list, and the pattern of the rota before.
import { plusDays } from '../../lines/wall-clock.ts'
import { type Book, bookOf, contextOf, mayHold, proposed } from '../facts.ts'
import type { Assignment, Shift } from '../rota.ts'
import { checkAssignment, isBlocking } from '../rules/check.ts'

/** Somebody in a shift of a rota that is only looked at. */
const seat = (shift: Shift, place: number, memberId: string): Assignment => ({
  id: `${shift.id}/${place}`,
  shiftId: shift.id,
  place,
  memberId,
  start: shift.start,
  end: shift.end,
  source: 'generated',
  locked: false,
  brokenRules: [],
  reason: null,
  sinceVersion: 0,
  addedAt: shift.start,
})

export const emptied = (book: Book): Book => bookOf({ ...book.facts, assignments: [] })

/** A book that grows by one assignment at a time; what rules look at is indexed anew only where it changes. */
class Growing {
  readonly assignments: Assignment[] = []
  readonly #byShift = new Map<string, Assignment[]>()
  readonly #byMember = new Map<string, Assignment[]>()
  readonly book: Book

  constructor(start: Book) {
    const base = emptied(start)
    this.book = { ...base, byShift: this.#byShift, byMember: this.#byMember }
  }

  add(assignment: Assignment): void {
    this.assignments.push(assignment)
    push(this.#byShift, assignment.shiftId, assignment)
    push(this.#byMember, assignment.memberId, assignment)
  }

  done(): Book {
    return bookOf({ ...this.book.facts, assignments: this.assignments })
  }
}

function push(lists: Map<string, Assignment[]>, key: string, assignment: Assignment): void {
  const list = lists.get(key)
  if (list) list.push(assignment)
  else lists.set(key, [assignment])
}

const wantedOf = ({ wanted, minimum, maximum }: Shift): number => Math.min(Math.max(wanted, minimum), maximum)

function mayStand({ book }: Growing, shift: Shift, memberId: string): boolean {
  const violations = checkAssignment(proposed(book, shift, memberId), contextOf(book, shift, memberId))
  return violations.every((violation) => !isBlocking(violation) || violation.rule === 'never-alone')
}

/** Nobody stands alone: who would, is taken off again. */
function withoutLonely(growing: Growing, together: (shift: Shift) => number): Book {
  const { book } = growing
  const lonely = new Set(
    book.facts.shifts
      .filter((shift) => (book.byShift.get(shift.id)?.length ?? 0) < together(shift))
      .map(({ id }) => id),
  )
  const assignments = growing.assignments.filter(({ shiftId }) => !lonely.has(shiftId))
  return bookOf({ ...book.facts, assignments })
}

/**
 * The list of each role, one after another: whoever is next and may stand by the hard rules takes the place, and goes to
 * the end of the list. The fairest that can be had without looking ahead.
 */
export function plainRotation(book: Book, together: (shift: Shift) => number): Book {
  const growing = new Growing(book)
  const queues = new Map<string, string[]>()
  const { rota, members } = book.facts
  for (const role of book.role.keys()) {
    queues.set(
      role,
      members.filter((member) => mayHold(member, rota, role)).map(({ id }) => id),
    )
  }
  for (const shift of book.facts.shifts) {
    const queue = queues.get(shift.role) ?? []
    for (let place = 1; place <= wantedOf(shift); place++) {
      const there = new Set((growing.book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
      const at = queue.findIndex((id) => !there.has(id) && mayStand(growing, shift, id))
      if (at < 0) break
      const [next = ''] = queue.splice(at, 1)
      queue.push(next)
      growing.add(seat(shift, place, next))
    }
  }
  return withoutLonely(growing, together)
}

export interface PastStand {
  readonly memberId: string
  readonly day: string
  readonly templateCode: string
  readonly role: string
}

/** Whole weeks, so that weekdays meet weekdays: four back from the first day, or as many as reach the past rota. */
const WEEKS = 4

/** Whoever stood the same shift of the same weekday four weeks before stands it again, if the hard rules allow. */
export function lastPattern(book: Book, past: readonly PastStand[], together: (shift: Shift) => number): Book {
  const growing = new Growing(book)
  const known = new Set(book.facts.members.map(({ id }) => id))
  const at = Map.groupBy(past, ({ day, templateCode, role }) => `${day} ${templateCode} ${role}`)
  for (const shift of book.facts.shifts) {
    const then = plusDays(shift.day, -7 * WEEKS)
    const stood = at.get(`${then} ${shift.templateCode} ${shift.role}`) ?? []
    let place = 1
    for (const { memberId } of stood) {
      if (place > wantedOf(shift) || !known.has(memberId) || !mayStand(growing, shift, memberId)) continue
      growing.add(seat(shift, place++, memberId))
    }
  }
  return withoutLonely(growing, together)
}

/** The first day whose shifts a pattern is taken from, and the first that is not part of it. */
export const patternDays = (from: string, to: string): readonly [string, string] => [
  plusDays(from, -7 * WEEKS),
  plusDays(to, -7 * WEEKS),
]

/** A rota as a run of the solver made it, on top of what it kept. */
export function withSolved(
  book: Book,
  solved: readonly { readonly slot: string; readonly member: string }[],
  kept: ReadonlySet<string>,
): Book {
  const stays = book.facts.assignments.filter(({ id }) => kept.has(id))
  const there = new Map<string, number>()
  for (const { shiftId, place } of stays) there.set(shiftId, Math.max(place, there.get(shiftId) ?? 0))
  const made = solved.flatMap(({ slot, member }) => {
    const shift = book.shift.get(slot)
    if (!shift) return []
    const place = (there.get(slot) ?? 0) + 1
    there.set(slot, place)
    return [seat(shift, place, member)]
  })
  return bookOf({ ...book.facts, assignments: [...stays, ...made] })
}
