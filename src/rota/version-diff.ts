// Two versions of a rota, read and compared.
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Read } from '../db/database.ts'
import { notFound } from '../errors.ts'
import { getLine } from '../lines/store.ts'
import { type Difference, differences, type Placed } from './diff.ts'
import { getRota } from './store.ts'
import { assignments, shifts } from './tables.ts'

/** A published version; 0 is the empty rota before the first, 'now' what is on the rota at this moment. */
export type VersionName = number | 'now'

export interface RotaDiff {
  readonly from: VersionName
  readonly to: VersionName
  /** IANA zone of the line. */
  readonly zone: string
  readonly found: readonly Difference[]
}

/** @throws not-found for a rota or a version that is not there */
export async function diffOfRota(
  read: Read,
  rotaId: string,
  between: { readonly from?: VersionName | undefined; readonly to: VersionName },
): Promise<RotaDiff> {
  const rota = await getRota(read, rotaId)
  const { to } = between
  const from = between.from ?? (to === 'now' ? rota.version : Math.max(0, to - 1))
  for (const name of [from, to]) if (name !== 'now' && name > rota.version) throw notFound('version of this rota')
  const { zone } = await getLine(read, rota.lineId)
  const found = differences(await placedIn(read, rotaId, from), await placedIn(read, rotaId, to))
  return { from, to, zone, found }
}

async function placedIn(read: Read, rotaId: string, version: VersionName): Promise<readonly Placed[]> {
  const inVersion =
    version === 'now'
      ? isNull(assignments.removedAt)
      : and(
          lte(assignments.sinceVersion, version),
          or(isNull(assignments.untilVersion), gt(assignments.untilVersion, version)),
        )
  return read
    .select({
      shiftId: assignments.shiftId,
      templateCode: shifts.templateCode,
      day: shifts.day,
      role: shifts.role,
      memberId: assignments.memberId,
      start: assignments.start,
      end: assignments.end,
    })
    .from(assignments)
    .innerJoin(shifts, eq(shifts.id, assignments.shiftId))
    .where(and(eq(assignments.rotaId, rotaId), inVersion))
    .orderBy(asc(assignments.start), asc(assignments.place), asc(assignments.id))
}
