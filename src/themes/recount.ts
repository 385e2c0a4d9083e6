// Counts a line anew from its calls and corrects what differs, while calls are being written.
// Everything is additive, so the correction is one more delta: in one snapshot of the database, correction = what the
// calls say − (rollups + unfolded deltas). Whatever is saved or folded between snapshot and correction adds up with it.
import { setImmediate as breathe } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { countedCalls } from '../calls/count-store.ts'
import { type CountEntry, type CountedCall, recount } from '../calls/counting.ts'
import { daysOf } from '../calls/period.ts'
import type { Read, Tx } from '../db/database.ts'
import { Sums } from './counts.ts'
import { allCountsOf } from './store.ts'
import { countRecounts } from './tables.ts'

/** Episodes counted before other work gets a turn. */
const BETWEEN_BREATHS = 1_000

/**
 * The counts that the closed calls of a line have, from nothing. Needs a snapshot that may await other things, and
 * memory for what counts of each call.
 */
export async function recountFrom(snapshot: Read, lineId: string): Promise<Sums> {
  const sums = new Sums()
  const episodes = new Map<string, CountedCall[]>()
  let page = await countedCalls(snapshot, lineId, undefined)
  for (;;) {
    for (const call of page.calls) {
      const siblings = call.episodeId === null ? undefined : episodes.get(call.episodeId)
      if (siblings) siblings.push(call)
      else if (call.episodeId === null) sums.addAll(recount([call]))
      else episodes.set(call.episodeId, [call])
    }
    if (page.next === undefined) break
    await breathe()
    page = await countedCalls(snapshot, lineId, page.next)
  }
  await addEpisodes(sums, episodes.values())
  return sums
}

async function addEpisodes(sums: Sums, episodes: Iterable<readonly CountedCall[]>): Promise<void> {
  let done = 0
  for (const episode of episodes) {
    sums.addAll(recount(episode))
    if (++done % BETWEEN_BREATHS === 0) await breathe()
  }
}

/**
 * What must be added to the counts of a line to make them right.
 * @param from cells of periods that begin before this day are left alone: calls that were shredded are counted there
 */
export async function correctionOf(snapshot: Read, lineId: string, from: string): Promise<readonly CountEntry[]> {
  const sums = await recountFrom(snapshot, lineId)
  sums.takeAll(await allCountsOf(snapshot, lineId))
  return sums.entries().filter(({ period }) => daysOf(period).from >= from)
}

/** How often the counts of a line have been corrected. */
export async function recountsDone(read: Read, lineId: string): Promise<number> {
  const [row] = await read.select().from(countRecounts).where(eq(countRecounts.lineId, lineId))
  return row?.done ?? 0
}

/** False when another recount was faster: then its correction must not be added again. */
export async function claimRecount(tx: Tx, lineId: string, seen: number): Promise<boolean> {
  const claimed = await tx
    .insert(countRecounts)
    .values({ lineId, done: seen + 1 })
    .onConflictDoUpdate({
      target: countRecounts.lineId,
      set: { done: sql`excluded.done` },
      setWhere: eq(countRecounts.done, seen),
    })
    .returning({ done: countRecounts.done })
  return claimed.length > 0
}
