// Final duty, read from the database: one query, resolved by the one policy. Everything outside the rota asks here.
import { and, asc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import type { Duty, DutyRecord } from './duty.ts'
import { type AssignmentLife, standingOf } from './final-duty.ts'
import { assignments, rotas, shifts } from './tables.ts'

/** No shift is longer: it bounds how far back a query must look for what is still running. */
const LONGEST_SHIFT = { days: 8 }

const columns = {
  shiftId: assignments.shiftId,
  assignmentId: assignments.id,
  rotaId: assignments.rotaId,
  lineId: assignments.lineId,
  role: shifts.role,
  memberId: assignments.memberId,
  place: assignments.place,
  start: assignments.start,
  end: assignments.end,
  day: shifts.day,
  templateCode: shifts.templateCode,
  night: shifts.night,
  brokenRules: assignments.brokenRules,
  sinceVersion: assignments.sinceVersion,
  addedAt: assignments.addedAt,
  removedAt: assignments.removedAt,
  version: rotas.version,
}

function overlapping(from: DateTime, to: DateTime): SQL | undefined {
  return and(
    gt(assignments.start, from.minus(LONGEST_SHIFT)),
    lt(assignments.start, to),
    gt(assignments.end, from),
    gt(rotas.version, 0),
  )
}

async function recordsWhere(read: Read, where: SQL | undefined): Promise<readonly DutyRecord[]> {
  const rows = await read
    .select(columns)
    .from(assignments)
    .innerJoin(rotas, eq(rotas.id, assignments.rotaId))
    .innerJoin(shifts, eq(shifts.id, assignments.shiftId))
    .where(where)
    .orderBy(asc(assignments.start), asc(shifts.role), asc(assignments.place), asc(assignments.id))
  return rows.flatMap((row) => recordFrom(row) ?? [])
}

type Row = Omit<DutyRecord, 'kind' | 'cancelledAt'> & AssignmentLife & { readonly version: number }

function recordFrom({ sinceVersion, removedAt, version, ...duty }: Row): DutyRecord | undefined {
  const standing = standingOf({ start: duty.start, sinceVersion, removedAt }, version)
  if (standing === 'draft') return undefined
  if (standing === 'cancelled') return { ...duty, kind: 'assigned', cancelledAt: removedAt ?? undefined }
  return { ...duty, kind: standing, cancelledAt: undefined }
}

const onlyDuty = (records: readonly DutyRecord[]): readonly Duty[] =>
  records.flatMap(({ cancelledAt, addedAt: _, ...duty }) => (cancelledAt === undefined ? [duty] : []))

/** Final duty of a line that touches [from, to), by start, role and place. */
export async function finalDuty(read: Read, lineId: string, from: DateTime, to: DateTime): Promise<readonly Duty[]> {
  return onlyDuty(await recordsWhere(read, and(eq(assignments.lineId, lineId), overlapping(from, to))))
}

/** Final duty of a member on all lines that touches [from, to), by start. */
export async function finalDutyOf(
  read: Read,
  memberId: string,
  from: DateTime,
  to: DateTime,
): Promise<readonly Duty[]> {
  return onlyDuty(await recordsWhere(read, and(eq(assignments.memberId, memberId), overlapping(from, to))))
}

/** Duty of a line, or of a member, with what was cancelled: for calendars, which must be told of both. */
export function dutyRecords(
  read: Read,
  of: { readonly lineId: string } | { readonly memberId: string },
  from: DateTime,
  to: DateTime,
): Promise<readonly DutyRecord[]> {
  const whose = 'lineId' in of ? eq(assignments.lineId, of.lineId) : eq(assignments.memberId, of.memberId)
  return recordsWhere(read, and(whose, overlapping(from, to)))
}

/** Certain assignments, whether final or cancelled; drafts are left out. */
export function dutyRecordsById(read: Read, assignmentIds: readonly string[]): Promise<readonly DutyRecord[]> {
  return recordsWhere(read, and(inArray(assignments.id, [...assignmentIds]), gt(rotas.version, 0)))
}
