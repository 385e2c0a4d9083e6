// Taking and giving up places. The unique index on (shift, place) settles who gets the last one.
import { randomUUID } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Tx } from '../db/database.ts'
import { tellOfChanges } from './notices/tell.ts'
import type { AssignmentSource, ChangeVerb, Rota, Shift } from './rota.ts'
import type { RuleCode } from './rules/violation.ts'
import { inParts } from './store.ts'
import { assignments, rotaChanges } from './tables.ts'

/** Who makes a change, and when. */
export interface By {
  readonly at: DateTime
  readonly accountId: string
}

export interface NewAssignment {
  readonly shift: Shift
  readonly place: number
  readonly memberId: string
  readonly source: AssignmentSource
  readonly locked?: boolean
  readonly brokenRules: readonly RuleCode[]
  readonly reason: string | null
}

/** The version that will be the first to hold what is changed now. */
const nextVersion = (rota: Rota) => rota.version + 1

const rowOf = (rota: Rota, made: NewAssignment, by: By) => ({
  id: randomUUID(),
  rotaId: rota.id,
  shiftId: made.shift.id,
  lineId: rota.lineId,
  place: made.place,
  memberId: made.memberId,
  start: made.shift.start,
  end: made.shift.end,
  source: made.source,
  locked: made.locked ?? false,
  brokenRules: made.brokenRules,
  reason: made.reason,
  sinceVersion: nextVersion(rota),
  untilVersion: null,
  addedAt: by.at,
  addedBy: by.accountId,
  removedAt: null,
  removedBy: null,
})

/** @returns the new assignment's id; undefined when somebody else has the place, or the member is there already */
export async function takePlace(tx: Tx, rota: Rota, made: NewAssignment, by: By): Promise<string | undefined> {
  const [row] = await tx
    .insert(assignments)
    .values(rowOf(rota, made, by))
    .onConflictDoNothing()
    .returning({ id: assignments.id })
  return row?.id
}

/** @returns how many got their place */
export async function takePlaces(tx: Tx, rota: Rota, made: readonly NewAssignment[], by: By): Promise<number> {
  let taken = 0
  for (const part of inParts(made.map((each) => rowOf(rota, each, by)))) {
    const rows = await tx.insert(assignments).values(part).onConflictDoNothing().returning({ id: assignments.id })
    taken += rows.length
  }
  return taken
}

/** Ends assignments. In a draft, which nobody was told of, they are simply gone. @returns how many there were */
export async function giveUpPlaces(tx: Tx, rota: Rota, ids: readonly string[], by: By): Promise<number> {
  let ended = 0
  for (const part of inParts(ids)) {
    const which = and(eq(assignments.rotaId, rota.id), inArray(assignments.id, part), isNull(assignments.removedAt))
    const rows =
      rota.version === 0
        ? await tx.delete(assignments).where(which).returning({ id: assignments.id })
        : await tx
            .update(assignments)
            .set({ removedAt: by.at, removedBy: by.accountId, untilVersion: nextVersion(rota) })
            .where(which)
            .returning({ id: assignments.id })
    ended += rows.length
  }
  return ended
}

export interface Change {
  readonly verb: ChangeVerb
  readonly shiftId: string
  readonly place: number
  readonly memberBefore: string | null
  readonly memberAfter: string | null
  readonly brokenRules: readonly RuleCode[]
  readonly reason: string | null
}

/** Remembers changes of a published rota, and tells those concerned; a draft has no readers yet. */
export async function recordChanges(tx: Tx, rota: Rota, changes: readonly Change[], by: By): Promise<void> {
  if (rota.version === 0) return
  const rows = changes.map((change) => ({ ...change, rotaId: rota.id, at: by.at, accountId: by.accountId }))
  for (const part of inParts(rows)) await tx.insert(rotaChanges).values(part)
  await tellOfChanges(tx, rota, changes, by.at)
}

/** Notes on assignments that rules are broken with them there, knowingly. */
export async function markBroken(
  tx: Tx,
  which: readonly { readonly id: string; readonly brokenRules: readonly RuleCode[] }[],
  rules: readonly RuleCode[],
  reason: string,
): Promise<void> {
  for (const { id, brokenRules } of which) {
    const all = [...new Set([...brokenRules, ...rules])]
    await tx.update(assignments).set({ brokenRules: all, reason }).where(eq(assignments.id, id))
  }
}

/** Ties assignments of the rota to their places, or unties them. @returns how many there were */
export async function lockPlaces(tx: Tx, rotaId: string, ids: readonly string[], locked: boolean): Promise<number> {
  let found = 0
  for (const part of inParts(ids)) {
    const rows = await tx
      .update(assignments)
      .set({ locked })
      .where(and(eq(assignments.rotaId, rotaId), inArray(assignments.id, part), isNull(assignments.removedAt)))
      .returning({ id: assignments.id })
    found += rows.length
  }
  return found
}
