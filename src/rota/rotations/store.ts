// Rotations in the database, and their turns as things stand.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../../db/database.ts'
import { lostUpdate, notFound } from '../../errors.ts'
import type { LinePlan } from '../../lines/line.ts'
import { slotsOf } from '../../lines/slots.ts'
import { getLinePlan } from '../../lines/store.ts'
import { dayOf, plusDays } from '../../lines/wall-clock.ts'
import { rotaMembers } from '../../people/store.ts'
import { rulesOn } from '../rule-store.ts'
import { hindranceIn } from './hindrance.ts'
import type { Rotation, RotationList, RotationPlan, Turn } from './rotation.ts'
import { turnSpan, turnsOf } from './rotation.ts'
import { rotationLists, rotations, rotationTurns } from './tables.ts'

const columns = {
  id: rotations.id,
  lineId: rotations.lineId,
  nameZh: rotations.nameZh,
  nameEn: rotations.nameEn,
  role: rotations.role,
  templateCodes: rotations.templateCodes,
  unit: rotations.unit,
  every: rotations.every,
  from: rotations.from,
  until: rotations.until,
  handOver: rotations.handOver,
  revision: rotations.revision,
}

/** Ended ones too, by first day. */
export const rotationsOf = async (read: Read, lineId: string): Promise<readonly Rotation[]> =>
  await read
    .select(columns)
    .from(rotations)
    .where(eq(rotations.lineId, lineId))
    .orderBy(asc(rotations.from), asc(rotations.id))

/** @throws not-found */
export async function getRotation(read: Read, lineId: string, id: string): Promise<Rotation> {
  const [found] = await read
    .select(columns)
    .from(rotations)
    .where(and(eq(rotations.id, id), eq(rotations.lineId, lineId)))
  if (!found) throw notFound('rotation of this line')
  return found
}

/** All lists of these rotations, by first day. */
export async function listsOf(
  read: Read,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RotationList[]>> {
  if (ids.length === 0) return new Map()
  const { rotationId, effectiveOn, participants, anew } = rotationLists
  const rows = await read
    .select({ rotationId, effectiveOn, participants, anew })
    .from(rotationLists)
    .where(inArray(rotationId, [...ids]))
    .orderBy(asc(effectiveOn))
  return Map.groupBy(rows, (row) => row.rotationId)
}

async function recordedTurnsOf(read: Read, id: string) {
  const { rotationId, ordinal, participant, passed } = rotationTurns
  return await read
    .select({ ordinal, participant, passed })
    .from(rotationTurns)
    .where(eq(rotationId, id))
    .orderBy(asc(ordinal))
}

export interface RotationTurns {
  readonly rotation: Rotation
  readonly lists: readonly RotationList[]
  readonly turns: readonly Turn[]
}

/** The turns of a line's rotations that touch [from, to). @throws not-found when there is no such line */
export async function turnsOfLine(
  read: Read,
  lineId: string,
  { from, to }: { readonly from: DateTime; readonly to: DateTime },
): Promise<readonly RotationTurns[]> {
  const linePlan = await getLinePlan(read, lineId)
  const all = await rotationsOf(read, lineId)
  const lists = await listsOf(
    read,
    all.map(({ id }) => id),
  )
  const found: RotationTurns[] = []
  for (const rotation of all) {
    const own = lists.get(rotation.id) ?? []
    const plan = { rotation, zone: linePlan.line.zone, lists: own, recorded: await recordedTurnsOf(read, rotation.id) }
    found.push({ rotation, lists: own, turns: await turnsAround(read, linePlan, plan, { from, to }) })
  }
  return found
}

/** What is asked of leave and duty reaches back to the first turn that is not a fact yet. */
async function turnsAround(
  read: Read,
  linePlan: LinePlan,
  plan: RotationPlan,
  { from, to }: { readonly from: DateTime; readonly to: DateTime },
): Promise<readonly Turn[]> {
  const { rotation, zone } = plan
  const { line } = linePlan
  const open = turnSpan(rotation, zone, (plan.recorded.at(-1)?.ordinal ?? -1) + 1)
  if (open.start >= to) return turnsOf(plan, from, to, () => undefined)
  const lastDay = plusDays(dayOf(to, zone), rotation.every * (rotation.unit === 'week' ? 7 : 1) + 1)
  const rules = await rulesOn(read, line, open.day)
  const members = await rotaMembers(read, line.id, open.day, lastDay)
  const shifts = slotsOf(linePlan, open.day, lastDay).filter((slot) => standsFor(rotation, slot))
  const around = { rotation, rules, shifts, members: new Map(members.map((member) => [member.id, member])) }
  return turnsOf(plan, from, to, hindranceIn(around))
}

/** Whether a shift is one that the rotation stands for. */
export const standsFor = (
  { role, templateCodes }: Rotation,
  shift: { readonly role: string; readonly templateCode: string },
): boolean => shift.role === role && (templateCodes === null || templateCodes.includes(shift.templateCode))

export async function insertRotation(tx: Tx, rotation: Rotation & { readonly createdAt: DateTime }): Promise<void> {
  await tx.insert(rotations).values(rotation).returning({ id: rotations.id })
}

/** @throws lost-update */
export async function updateRotation(
  tx: Tx,
  { id, revision }: Pick<Rotation, 'id' | 'revision'>,
  change: Partial<Pick<Rotation, 'nameZh' | 'nameEn' | 'until'>>,
): Promise<void> {
  const rows = await tx
    .update(rotations)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(rotations.id, id), eq(rotations.revision, revision)))
    .returning({ id: rotations.id })
  if (rows.length === 0) throw lostUpdate()
}

export async function putList(
  tx: Tx,
  rotationId: string,
  list: RotationList,
  by: { readonly at: DateTime; readonly accountId: string },
): Promise<void> {
  const set = { participants: list.participants, anew: list.anew, setAt: by.at, setBy: by.accountId }
  await tx
    .insert(rotationLists)
    .values({ rotationId, effectiveOn: list.effectiveOn, ...set })
    .onConflictDoUpdate({ target: [rotationLists.rotationId, rotationLists.effectiveOn], set })
    .returning({ effectiveOn: rotationLists.effectiveOn })
}

/** Ids of the lines that have rotations. */
export async function linesWithRotations(read: Read): Promise<readonly string[]> {
  const rows = await read.selectDistinct({ lineId: rotations.lineId }).from(rotations).orderBy(asc(rotations.lineId))
  return rows.map(({ lineId }) => lineId)
}

/** Makes the turns that have begun facts. @returns how many were new */
export async function recordTurns(tx: Tx, found: readonly RotationTurns[], at: DateTime): Promise<number> {
  const rows = found.flatMap(({ rotation, turns }) =>
    turns
      .filter(({ recorded, start }) => !recorded && start <= at)
      .map(({ ordinal, participant, passed }) => ({
        ...{ rotationId: rotation.id, ordinal, participant, passed },
        recordedAt: at,
      })),
  )
  for (const row of rows)
    await tx.insert(rotationTurns).values(row).onConflictDoNothing().returning({ o: rotationTurns.ordinal })
  return rows.length
}
