// Rotas, their days and their assignments in the database.
import { and, asc, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { notFound } from '../errors.ts'
import type { Assignment, Rota } from './rota.ts'
import { assignments, rotaDays, rotas } from './tables.ts'

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
  locked: assignments.locked,
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

/** An assignment that is on the rota now. */
export async function findAssignment(read: Read, rotaId: string, id: string): Promise<Assignment | undefined> {
  const [row] = await read
    .select(assignmentColumns)
    .from(assignments)
    .where(and(eq(assignments.id, id), eq(assignments.rotaId, rotaId), isNull(assignments.removedAt)))
  return row
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
