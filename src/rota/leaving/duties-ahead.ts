// The duties that a member would leave open from a day on, with those who could take each.
import { and, asc, eq, gt, gte, isNull } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { type Candidate, candidatesFor } from '../candidates.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import type { Assignment, Shift } from '../rota.ts'
import { assignments, shifts } from '../tables.ts'

export interface DutyAhead {
  readonly rotaId: string
  readonly lineId: string
  readonly published: boolean
  readonly shift: Shift
  readonly assignment: Assignment
  /** Those whom no rule forbids it, the fittest first. */
  readonly candidates: readonly Candidate[]
}

export interface Ahead {
  readonly memberId: string
  /** First local day. */
  readonly on: string
  readonly from?: { readonly lineId: string; readonly role: DutyRole } | undefined
}

/** By start; drafts included, for they would be published with them. */
export async function dutiesAhead(
  read: Read,
  { memberId, on, from }: Ahead,
  now: DateTime,
): Promise<readonly DutyAhead[]> {
  const rows = await read
    .select({ id: assignments.id, rotaId: assignments.rotaId })
    .from(assignments)
    .innerJoin(shifts, eq(shifts.id, assignments.shiftId))
    .where(
      and(
        eq(assignments.memberId, memberId),
        isNull(assignments.removedAt),
        gte(shifts.day, on),
        gt(assignments.start, now),
        from && eq(shifts.lineId, from.lineId),
        from && eq(shifts.role, from.role),
      ),
    )
    .orderBy(asc(assignments.start), asc(assignments.id))
  const books = new Map<string, Book>()
  for (const { rotaId } of rows) if (!books.has(rotaId)) books.set(rotaId, await bookOfRota(read, rotaId))
  return rows.flatMap(({ id, rotaId }) => {
    const book = books.get(rotaId)
    return book ? dutyIn(book, id) : []
  })
}

function dutyIn(book: Book, assignmentId: string): readonly DutyAhead[] {
  const { rota } = book.facts
  const assignment = book.facts.assignments.find(({ id }) => id === assignmentId)
  const shift = assignment && book.shift.get(assignment.shiftId)
  if (!assignment || !shift) return []
  const candidates = candidatesFor(book, shift, assignment).filter(({ blocked }) => !blocked)
  return [{ rotaId: rota.id, lineId: rota.lineId, published: rota.version > 0, shift, assignment, candidates }]
}
