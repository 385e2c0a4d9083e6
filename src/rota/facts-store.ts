// Reads everything around a rota: in a transaction, what it says is what will be true when the change is on disk.
import { and, asc, eq, gt, inArray, isNull, lt, ne } from 'drizzle-orm'
import { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { getLine } from '../lines/store.ts'
import type { RotaMember } from '../people/member.ts'
import { rotaMembers } from '../people/store.ts'
import { type Book, bookOf } from './facts.ts'
import { carriedOf, wishFactorOf } from './ledger/ledger.ts'
import { entriesBefore } from './ledger/store.ts'
import type { Rota } from './rota.ts'
import { rulesOn } from './rule-store.ts'
import type { Stint } from './rules/context.ts'
import type { RuleSet } from './rules/rule-set.ts'
import { shiftsOfRota } from './shift-store.ts'
import { assignmentsOfRota, getRota } from './store.ts'
import { assignments, shifts } from './tables.ts'

/** @throws not-found */
export async function bookOfRota(read: Read, rotaId: string): Promise<Book> {
  const rota = await getRota(read, rotaId)
  const line = await getLine(read, rota.lineId)
  const rules = await rulesOn(read, line, rota.fromDay)
  const around = surroundings(rota, line.zone, rules)
  const ownShifts = await shiftsOfRota(read, rotaId)
  const ownAssignments = await assignmentsOfRota(read, rotaId)
  const members = await membersAround(read, rota, line.zone)
  const ids = new Set([...members.map(({ id }) => id), ...ownAssignments.map(({ memberId }) => memberId)])
  const elsewhere = await stintsElsewhere(read, rotaId, [...ids], around)
  const earlier = await entriesBefore(read, [...ids], rota.fromDay)
  return bookOf({
    rota,
    zone: line.zone,
    rules,
    shifts: ownShifts,
    assignments: ownAssignments,
    members,
    elsewhere,
    carried: new Map([...earlier].map(([id, entries]) => [id, carriedOf(entries)])),
    wishFactors: new Map([...earlier].map(([id, entries]) => [id, wishFactorOf(entries)])),
  })
}

interface Window {
  readonly from: DateTime
  readonly to: DateTime
}

/** Days of the week in which a rota begins or ends, and one for a night that began before it. */
const AROUND = 8

/**
 * Rules reach across the rota's edges: over whole months for monthly limits, over the week, and over as many days as
 * may follow each other. The evening before the first day may belong to its first night.
 */
function surroundings({ fromDay, toDay }: Rota, zone: string, rules: RuleSet): Window {
  const days = Math.max(AROUND, longestRun(rules) + 2)
  const first = DateTime.fromISO(fromDay, { zone }).minus({ days: 1 })
  const last = DateTime.fromISO(toDay, { zone })
  const from = DateTime.min(first.startOf('month').minus({ days: AROUND }), first.minus({ days }))
  const to = DateTime.max(last.endOf('month').plus({ days: AROUND }), last.plus({ days }))
  return { from: from.toUTC(), to: to.toUTC() }
}

/** The most days or nights in a row that a rule counts. */
const longestRun = ({ answering, onCall, further }: RuleSet): number =>
  Math.max(
    ...[answering, onCall].map(({ maxNightsInRow }) => maxNightsInRow ?? 0),
    ...further.map((rule) => (rule.kind === 'consecutive' ? Math.max(rule.minimum ?? 0, rule.maximum ?? 0) : 0)),
  )

/** Members with their leave of the rota's days, and of the day into which the last night reaches. */
function membersAround(read: Read, { lineId, fromDay, toDay }: Rota, zone: string): Promise<readonly RotaMember[]> {
  const from = DateTime.fromISO(fromDay, { zone }).minus({ days: 1 })
  const to = DateTime.fromISO(toDay, { zone }).plus({ days: 2 })
  return rotaMembers(read, lineId, from.toFormat('yyyy-MM-dd'), to.toFormat('yyyy-MM-dd'))
}

/** Ids that one statement asks for at once. */
const IDS_AT_ONCE = 400

async function stintsElsewhere(
  read: Read,
  rotaId: string,
  memberIds: readonly string[],
  { from, to }: Window,
): Promise<ReadonlyMap<string, readonly Stint[]>> {
  const found: (Stint & { memberId: string })[] = []
  for (let at = 0; at < memberIds.length; at += IDS_AT_ONCE) {
    const rows = await read
      .select({
        memberId: assignments.memberId,
        shiftId: assignments.shiftId,
        lineId: assignments.lineId,
        start: assignments.start,
        end: assignments.end,
        role: shifts.role,
        day: shifts.day,
        templateCode: shifts.templateCode,
        nightOf: shifts.nightOf,
        clockGain: shifts.clockGain,
      })
      .from(assignments)
      .innerJoin(shifts, eq(shifts.id, assignments.shiftId))
      .where(
        and(
          inArray(assignments.memberId, memberIds.slice(at, at + IDS_AT_ONCE)),
          ne(assignments.rotaId, rotaId),
          isNull(assignments.removedAt),
          lt(assignments.start, to),
          gt(assignments.end, from),
        ),
      )
      .orderBy(asc(assignments.start), asc(assignments.id))
    found.push(...rows.map((row) => ({ ...row, start: row.start.toMillis(), end: row.end.toMillis() })))
  }
  return Map.groupBy(found, ({ memberId }) => memberId)
}
