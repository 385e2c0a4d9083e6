// Counts as they are stored: rollups, and the deltas that are not folded into them yet.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type CountEntry, grouped, ungrouped } from '../calls/counting.ts'
import type { Period } from '../calls/period.ts'
import { countDeltas } from '../calls/tables.ts'
import type { Read, Tx } from '../db/database.ts'
import { type CountOf, Sums } from './counts.ts'
import { countRollups } from './tables.ts'

/** A period has few facets: beyond so many it is quicker to read all of them than to look each up. */
const MOST_LOOKED_UP = 20

/** Rows of one insert; far below the parameter limits of both engines. */
const ROWS_AT_ONCE = 400

export interface Wanted {
  /** Lines to add up. Calls and episodes are additive over lines; local topics of different lines are not the same. */
  readonly lineIds: readonly string[]
  readonly facets: readonly string[]
  readonly periods: readonly Period[]
}

/**
 * Counts, exact the moment a call is saved: folded and unfolded together, from one snapshot of the database. Takes the
 * `read` of one body for both.
 */
export async function countsOf(read: Read, wanted: Wanted): Promise<CountOf> {
  const sums = new Sums()
  sums.addAll(await rollupsOf(read, wanted))
  const facets = new Set<string>(wanted.facets)
  const periods = new Set<string>(wanted.periods)
  for (const entry of await unfolded(read, wanted.lineIds)) {
    if (facets.has(entry.facet) && periods.has(entry.period)) sums.add(entry)
  }
  return sums.get
}

async function rollupsOf(read: Read, wanted: Wanted): Promise<readonly CountEntry[]> {
  if (wanted.lineIds.length === 0 || wanted.facets.length === 0 || wanted.periods.length === 0) return []
  return read
    .select({
      facet: countRollups.facet,
      period: countRollups.period,
      calls: countRollups.calls,
      episodes: countRollups.episodes,
    })
    .from(countRollups)
    .where(
      and(
        inArray(countRollups.lineId, [...wanted.lineIds]),
        inArray(countRollups.period, [...wanted.periods]),
        wanted.facets.length > MOST_LOOKED_UP ? undefined : inArray(countRollups.facet, [...wanted.facets]),
      ),
    )
}

async function unfolded(read: Read, lineIds: readonly string[]): Promise<readonly CountEntry[]> {
  if (lineIds.length === 0) return []
  const rows = await read
    .select({ entries: countDeltas.entries })
    .from(countDeltas)
    .where(inArray(countDeltas.lineId, [...lineIds]))
  return rows.flatMap(({ entries }) => ungrouped(entries))
}

/** Every count of a line, folded and unfolded. */
export async function allCountsOf(read: Read, lineId: string): Promise<readonly CountEntry[]> {
  const sums = new Sums()
  const { facet, period, calls, episodes } = countRollups
  sums.addAll(
    await read.select({ facet, period, calls, episodes }).from(countRollups).where(eq(countRollups.lineId, lineId)),
  )
  sums.addAll(await unfolded(read, [lineId]))
  return sums.entries()
}

/**
 * Folds up to `limit` deltas into the rollups and says how many there were. Deltas are claimed by being deleted, never
 * by a watermark: ids are not the order of commits.
 */
export async function foldDeltas(tx: Tx, limit: number): Promise<number> {
  const oldest = tx.select({ id: countDeltas.id }).from(countDeltas).orderBy(asc(countDeltas.id)).limit(limit)
  const taken = await tx
    .delete(countDeltas)
    .where(inArray(countDeltas.id, oldest))
    .returning({ lineId: countDeltas.lineId, entries: countDeltas.entries })
  const byLine = new Map<string, Sums>()
  for (const { lineId, entries } of taken) {
    const sums = byLine.get(lineId) ?? new Sums()
    sums.addAll(ungrouped(entries))
    byLine.set(lineId, sums)
  }
  for (const [lineId, sums] of [...byLine].sort(([a], [b]) => Number(a > b) - Number(a < b))) {
    await addToRollups(tx, lineId, sums.entries())
  }
  return taken.length
}

async function addToRollups(tx: Tx, lineId: string, entries: readonly CountEntry[]): Promise<void> {
  const excluded = (column: 'calls' | 'episodes') => sql`${countRollups[column]} + ${sql.raw(`excluded.${column}`)}`
  for (let start = 0; start < entries.length; start += ROWS_AT_ONCE) {
    const rows = entries.slice(start, start + ROWS_AT_ONCE).map((entry) => ({ lineId, ...entry }))
    await tx
      .insert(countRollups)
      .values(rows)
      .onConflictDoUpdate({
        target: [countRollups.lineId, countRollups.period, countRollups.facet],
        set: { calls: excluded('calls'), episodes: excluded('episodes') },
      })
  }
}

/** Appends a correction, as one more change of the counts. */
export async function appendCorrection(tx: Tx, lineId: string, day: string, entries: readonly CountEntry[]) {
  for (let start = 0; start < entries.length; start += ROWS_AT_ONCE) {
    const some = entries.slice(start, start + ROWS_AT_ONCE)
    await tx.insert(countDeltas).values({ lineId, day, entries: grouped(some) })
  }
}
