// The shifts of rotas in the database.
import { and, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { DUTY_ROLES } from '../lines/duty-role.ts'
import type { Rota, Shift } from './rota.ts'
import { inParts } from './store.ts'
import { rotas, shifts } from './tables.ts'

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
