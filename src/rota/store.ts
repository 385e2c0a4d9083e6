// Rotas, shifts and assignments in the database.
import { and, asc, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { notFound } from '../errors.ts'
import { DUTY_ROLES } from '../lines/duty-role.ts'
import type { Assignment, Rota, Shift } from './rota.ts'
import { assignments, rotaDays, rotas, shifts } from './tables.ts'

const rotaColumns = {
  id: rotas.id,
  lineId: rotas.lineId,
  fromDay: rotas.fromDay,
  toDay: rotas.toDay,
  version: rotas.version,
  publishedAt: rotas.publishedAt,
  note: rotas.note,
  createdAt: rotas.createdAt,
  revision: rotas.revision,
}

const asRota = (row: Omit<Rota, 'state'>): Rota => ({ ...row, state: row.version === 0 ? 'draft' : 'published' })

export async function findRota(read: Read, id: string): Promise<Rota | undefined> {
  const [row] = await read.select(rotaColumns).from(rotas).where(eq(rotas.id, id))
  return row && asRota(row)
}

/** @throws not-found */
export async function getRota(read: Read, id: string): Promise<Rota> {
  const rota = await findRota(read, id)
  if (!rota) throw notFound('rota')
  return rota
}

export interface RotaFilter {
  readonly lineId?: string | undefined
  readonly state?: Rota['state'] | undefined
  /** Rotas with a day in [from, to). */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The latest first. `after` is the key of the last one seen. */
export async function listRotas(
  read: Read,
  filter: RotaFilter,
  page: { readonly limit: number; readonly after: readonly [string, string] | undefined },
): Promise<readonly Rota[]> {
  const [day, id] = page.after ?? []
  const where: readonly (SQL | undefined)[] = [
    filter.lineId === undefined ? undefined : eq(rotas.lineId, filter.lineId),
    filter.state === undefined ? undefined : filter.state === 'draft' ? eq(rotas.version, 0) : gt(rotas.version, 0),
    filter.from === undefined ? undefined : gt(rotas.toDay, filter.from),
    filter.to === undefined ? undefined : lt(rotas.fromDay, filter.to),
    day === undefined || id === undefined
      ? undefined
      : or(lt(rotas.fromDay, day), and(eq(rotas.fromDay, day), gt(rotas.id, id))),
  ]
  const rows = await read
    .select(rotaColumns)
    .from(rotas)
    .where(and(...where))
    .orderBy(desc(rotas.fromDay), asc(rotas.id))
    .limit(page.limit)
  return rows.map(asRota)
}

/** The published rota, or else the draft, that holds a day of the line. */
export async function findRotaOn(read: Read, lineId: string, day: string): Promise<Rota | undefined> {
  const [row] = await read
    .select(rotaColumns)
    .from(rotaDays)
    .innerJoin(rotas, eq(rotas.id, rotaDays.rotaId))
    .where(and(eq(rotaDays.lineId, lineId), eq(rotaDays.day, day)))
  return row && asRota(row)
}

const shiftColumns = {
  id: shifts.id,
  templateId: shifts.templateId,
  templateCode: shifts.templateCode,
  day: shifts.day,
  role: shifts.role,
  start: shifts.start,
  end: shifts.end,
  minimum: shifts.minimum,
  wanted: shifts.wanted,
  maximum: shifts.maximum,
  clockGain: shifts.clockGain,
  night: shifts.night,
  nightOf: shifts.nightOf,
  dayKind: shifts.dayKind,
}

/** The rota's shifts that are not cancelled, by start, role and template. */
export async function shiftsOfRota(read: Read, rotaId: string): Promise<readonly Shift[]> {
  const rows = await read
    .select(shiftColumns)
    .from(shifts)
    .where(and(eq(shifts.rotaId, rotaId), isNull(shifts.cancelledAt)))
  return rows.sort(inShiftOrder)
}

const roleRank = ({ role }: Shift) => DUTY_ROLES.indexOf(role)
const compare = (a: string, b: string) => Number(a > b) - Number(a < b)

const inShiftOrder = (a: Shift, b: Shift): number =>
  a.start.toMillis() - b.start.toMillis() || roleRank(a) - roleRank(b) || compare(a.templateCode, b.templateCode)

/** Shifts of published rotas of a line that touch [from, to). */
export async function publishedShifts(
  read: Read,
  lineId: string,
  from: DateTime,
  to: DateTime,
): Promise<readonly Shift[]> {
  const rows = await read
    .select(shiftColumns)
    .from(shifts)
    .innerJoin(rotas, eq(rotas.id, shifts.rotaId))
    .where(
      and(
        eq(shifts.lineId, lineId),
        lt(shifts.start, to),
        gt(shifts.end, from),
        isNull(shifts.cancelledAt),
        gt(rotas.version, 0),
      ),
    )
  return rows.sort(inShiftOrder)
}

/** Days of [from, to) of the line that belong to a published rota. */
export async function publishedDays(
  read: Read,
  lineId: string,
  from: string,
  to: string,
): Promise<ReadonlySet<string>> {
  const rows = await read
    .select({ day: rotaDays.day })
    .from(rotaDays)
    .innerJoin(rotas, eq(rotas.id, rotaDays.rotaId))
    .where(
      and(eq(rotaDays.lineId, lineId), sql`${rotaDays.day} >= ${from}`, lt(rotaDays.day, to), gt(rotas.version, 0)),
    )
  return new Set(rows.map(({ day }) => day))
}

const assignmentColumns = {
  id: assignments.id,
  shiftId: assignments.shiftId,
  place: assignments.place,
  memberId: assignments.memberId,
  start: assignments.start,
  end: assignments.end,
  source: assignments.source,
  brokenRules: assignments.brokenRules,
  reason: assignments.reason,
  sinceVersion: assignments.sinceVersion,
  addedAt: assignments.addedAt,
}

/** Who is on the rota now, drafts as they are. */
export async function assignmentsOfRota(read: Read, rotaId: string): Promise<readonly Assignment[]> {
  return await read
    .select(assignmentColumns)
    .from(assignments)
    .where(and(eq(assignments.rotaId, rotaId), isNull(assignments.removedAt)))
    .orderBy(asc(assignments.start), asc(assignments.shiftId), asc(assignments.place))
}

export interface NewRota {
  readonly id: string
  readonly lineId: string
  readonly fromDay: string
  readonly toDay: string
  readonly note: string
  readonly at: DateTime
  readonly by: string
}

/**
 * Adds a draft and takes its days.
 * @returns the days that belong to another rota already; when there are any, the caller must throw
 */
export async function insertRota(tx: Tx, rota: NewRota, days: readonly string[]): Promise<readonly string[]> {
  const { at, by, ...row } = rota
  await tx.insert(rotas).values({ ...row, version: 0, publishedAt: null, createdAt: at, createdBy: by, revision: 1 })
  const rows = days.map((day) => ({ lineId: rota.lineId, day, rotaId: rota.id }))
  const taken = await tx.insert(rotaDays).values(rows).onConflictDoNothing().returning({ day: rotaDays.day })
  const mine = new Set(taken.map(({ day }) => day))
  return days.filter((day) => !mine.has(day))
}

/** SQLite and PostgreSQL both refuse statements with too many values. */
const ROWS_AT_ONCE = 500

export function* inParts<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE)
}

export async function insertShifts(tx: Tx, rota: Pick<Rota, 'id' | 'lineId'>, made: readonly Shift[]): Promise<void> {
  const rows = made.map((shift) => shiftRow(rota, shift))
  for (const part of inParts(rows)) await tx.insert(shifts).values(part)
}

const shiftRow = (rota: Pick<Rota, 'id' | 'lineId'>, shift: Shift) => ({
  id: shift.id,
  rotaId: rota.id,
  lineId: rota.lineId,
  templateId: shift.templateId,
  templateCode: shift.templateCode,
  day: shift.day,
  role: shift.role,
  start: shift.start,
  end: shift.end,
  minimum: shift.minimum,
  wanted: shift.wanted,
  maximum: shift.maximum,
  clockGain: shift.clockGain,
  night: shift.night,
  nightOf: shift.nightOf,
  dayKind: shift.dayKind,
  cancelledAt: null,
})

/** Adds a shift, or gives one of the same identity its new times and need, cancelled or not. */
export async function putShift(tx: Tx, rota: Pick<Rota, 'id' | 'lineId'>, shift: Shift): Promise<void> {
  const { id, ...row } = shiftRow(rota, shift)
  await tx
    .insert(shifts)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: shifts.id, set: row })
}

/** The row stays: calendars must be able to tell of the duty that is off. */
export async function cancelShifts(tx: Tx, ids: readonly string[], at: DateTime): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(shifts)
    .set({ cancelledAt: at })
    .where(inArray(shifts.id, [...ids]))
}

/**
 * One more revision.
 * @returns the rota as it is now; undefined when `expected` is not the revision that was there
 */
export async function touchRota(tx: Tx, id: string, expected: number | undefined): Promise<Rota | undefined> {
  const [row] = await tx
    .update(rotas)
    .set({ revision: sql`${rotas.revision} + 1` })
    .where(and(eq(rotas.id, id), expected === undefined ? undefined : eq(rotas.revision, expected)))
    .returning(rotaColumns)
  return row && asRota(row)
}

/** Days, shifts and assignments go with it. */
export async function deleteDraft(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx
    .delete(rotas)
    .where(and(eq(rotas.id, id), eq(rotas.version, 0)))
    .returning({ id: rotas.id })
  return gone.length > 0
}
