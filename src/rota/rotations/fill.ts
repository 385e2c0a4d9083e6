// Puts those whose turn it is on the shifts of a rota, checked against every rule; the next in order stand in.
import { type Book, bookOf } from '../facts.ts'
import { isFrozen } from '../final-duty.ts'
import { forbids } from '../forbidden.ts'
import type { By } from '../place-store.ts'
import type { Assignment, Shift } from '../rota.ts'
import { freePlace } from '../rota-change.ts'
import type { Violation } from '../rules/violation.ts'
import type { Turn } from './rotation.ts'
import { type RotationTurns, standsFor } from './store.ts'

/** A place that a rotation fills. */
export interface RotationSeat {
  readonly rotationId: string
  readonly shift: Shift
  readonly place: number
  readonly memberId: string
  /** Whose turn it is, when that is somebody else. */
  readonly insteadOf: string | undefined
}

/** A shift that stays without anybody of its rotation. */
export interface RotationGap {
  readonly rotationId: string
  readonly shift: Shift
  /** What forbids it to whoever has the turn; empty when nobody has it, or the shift is full. */
  readonly violations: readonly Violation[]
}

export interface RotationFilling {
  readonly seats: readonly RotationSeat[]
  readonly gaps: readonly RotationGap[]
  /** Ids of assignments that the solver made, and that make room. */
  readonly givesWay: readonly string[]
}

interface State {
  book: Book
  readonly seats: RotationSeat[]
  readonly gaps: RotationGap[]
  readonly givesWay: string[]
}

/** Shifts that have begun stay as they are. Nobody is taken off but, in a draft, those whom the solver chose. */
export function fillingOf(book: Book, rotations: readonly RotationTurns[], by: By): RotationFilling {
  const state: State = { book, seats: [], gaps: [], givesWay: [] }
  for (const found of rotations) {
    for (const shift of book.facts.shifts) {
      if (!standsFor(found.rotation, shift) || isFrozen(shift, by.at)) continue
      const turn = found.turns.find(({ start, end }) => start <= shift.start && shift.start < end)
      if (turn) fillShift(state, { rotationId: found.rotation.id, shift, turn }, by)
    }
  }
  return { seats: state.seats, gaps: state.gaps, givesWay: state.givesWay }
}

interface Filling {
  readonly rotationId: string
  readonly shift: Shift
  readonly turn: Turn
}

function fillShift(state: State, { rotationId, shift, turn }: Filling, by: By): void {
  if (turn.participant.length === 0) state.gaps.push({ rotationId, shift, violations: [] })
  const there = new Set((state.book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  for (const holder of turn.participant) {
    if (there.has(holder)) continue
    const inOrder = [holder, ...turn.after.flat()].filter((id) => !there.has(id) && !laterHolder(turn, holder, id))
    const memberId = inOrder.find((id) => forbids(state.book, shift, id).length === 0)
    if (memberId === undefined) {
      state.gaps.push({ rotationId, shift, violations: forbids(state.book, shift, holder) })
      continue
    }
    const place = placeFor(state, shift)
    if (place === undefined) {
      state.gaps.push({ rotationId, shift, violations: [] })
      continue
    }
    there.add(memberId)
    const insteadOf = memberId === holder ? undefined : holder
    state.seats.push({ rotationId, shift, place, memberId, insteadOf })
    state.book = withSeat(state.book, { shift, place, memberId }, by)
  }
}

/** Of a pair, one does not stand in for the other. */
const laterHolder = ({ participant }: Turn, holder: string, id: string): boolean =>
  id !== holder && participant.includes(id)

/** A free place; where as many stand as are wanted, that of somebody whom the solver put into this draft. */
function placeFor(state: State, shift: Shift): number | undefined {
  const there = state.book.byShift.get(shift.id) ?? []
  const { facts } = state.book
  const chosen = there.findLast(({ source, locked }) => source === 'generated' && !locked)
  if (there.length < shift.wanted || facts.rota.version > 0 || !chosen) return freePlace(state.book, shift)
  state.givesWay.push(chosen.id)
  state.book = bookOf({ ...facts, assignments: facts.assignments.filter(({ id }) => id !== chosen.id) })
  return chosen.place
}

function withSeat(
  { facts }: Book,
  { shift, place, memberId }: Pick<RotationSeat, 'shift' | 'place' | 'memberId'>,
  by: By,
): Book {
  const { start, end } = shift
  const made: Assignment = {
    ...{ id: `${shift.id}/${place}`, shiftId: shift.id, place, memberId, start, end },
    ...{ source: 'rotation', locked: false, brokenRules: [], reason: null, sinceVersion: 0, addedAt: by.at },
  }
  return bookOf({ ...facts, assignments: [...facts.assignments, made] })
}
