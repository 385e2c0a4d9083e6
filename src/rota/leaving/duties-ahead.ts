// The duties that a member would leave open from a day on; and, outside of a transaction, those who could take each.
import { and, asc, eq, gt, gte, isNull } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { type Candidate, candidatesInSlices } from '../candidates.ts'
import type { Book } from '../facts.ts'
import { bookOfRota } from '../facts-store.ts'
import type { Assignment, Shift } from '../rota.ts'
import { assignments, shifts } from '../tables.ts'

export interface DutyAhead {
  readonly book: Book
  readonly shift: Shift
  readonly assignment: Assignment
}

export interface DutyToTake extends DutyAhead {
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
  const assignment = book.facts.assignments.find(({ id }) => id === assignmentId)
  const shift = assignment && book.shift.get(assignment.shiftId)
  return assignment && shift ? [{ book, shift, assignment }] : []
}

/** With who could take each, as the rotas were when they were read. Of many duties it takes its time: in slices. */
export async function withCandidates(duties: readonly DutyAhead[]): Promise<readonly DutyToTake[]> {
  const found: DutyToTake[] = []
  for (const duty of duties) {
    const judged = await candidatesInSlices(duty.book, duty.shift, duty.assignment)
    found.push({ ...duty, candidates: judged.filter(({ blocked }) => !blocked) })
  }
  return found
}
