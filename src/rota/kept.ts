// What stays and what is made anew when a rota is solved.
import type { DateTime } from 'luxon'
import { type Book, bookOf } from './facts.ts'
import { isFrozen } from './final-duty.ts'
import type { RunKeeps } from './runs/run.ts'

/** Ids of the assignments that are given up to be made anew. Worked duty, what is locked and turns of rotations never are. */
export function givenUp({ facts, shift }: Book, keeps: RunKeeps, now: DateTime): readonly string[] {
  if (keeps === 'all') return []
  return facts.assignments
    .filter(({ source, locked, shiftId }) => {
      const begun = isFrozen(shift.get(shiftId) ?? { start: now }, now)
      return !locked && !begun && source !== 'rotation' && (keeps === 'locked' || source === 'generated')
    })
    .map(({ id }) => id)
}

/** The rota without these assignments. */
export function without(book: Book, ids: readonly string[]): Book {
  if (ids.length === 0) return book
  const dropped = new Set(ids)
  const { facts } = book
  return bookOf({ ...facts, assignments: facts.assignments.filter(({ id }) => !dropped.has(id)) })
}
