// Which caller-episode a call belongs to, settled in the write that needs to know.
import { and, eq, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Read, Tx } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import type { CallerHash } from '../privacy/caller-hash.ts'
import type { CallHead } from './call.ts'
import { isCounted } from './codes.ts'
import type { CountedCall } from './counting.ts'
import { type Episode, episodeAt } from './episode.ts'
import { callers, calls } from './tables.ts'

const { placeholder } = sql

/** Makes the caller's row or counts it up: either way no other call of this caller gets past it before the commit. */
const touchCaller = prepared((tx) =>
  tx
    .insert(callers)
    .values({
      keyId: placeholder('keyId'),
      hash: placeholder('hash'),
      episodes: placeholder('episodes'),
      touched: 0,
    })
    .onConflictDoUpdate({ target: [callers.keyId, callers.hash], set: { touched: sql`${callers.touched} + 1` } })
    .returning({ episodes: callers.episodes }),
)

const selectCaller = prepared((tx) =>
  tx
    .select({ episodes: callers.episodes })
    .from(callers)
    .where(and(eq(callers.keyId, placeholder('keyId')), eq(callers.hash, placeholder('hash')))),
)

export interface Arrival {
  readonly callId: string
  /** Under the window's own key, then under every other that may know the caller: several where keys were rotated. */
  readonly hashes: readonly CallerHash[]
  readonly startedAt: number
  /** How long calls join an episode. */
  readonly days: number
  /** The id of the episode, should this call open one. */
  readonly newId: string
}

/** Joins the caller's episode, or opens one. `opened` says that no other call can be in it. */
export async function joinOrOpen(tx: Tx, arrival: Arrival): Promise<{ readonly id: string; readonly opened: boolean }> {
  const { hashes, startedAt, days, newId } = arrival
  const [own, ...others] = hashes
  if (!own) return { id: newId, opened: true }
  const earlier = episodeAt(await episodesUnder(tx, others), startedAt, days)
  const mine: Episode = { id: newId, openedAt: startedAt, by: arrival.callId }
  const [row] = await touchCaller(tx, { ...own, episodes: earlier ? [] : [mine] })
  const episodes = row?.episodes ?? []
  if (episodes.some(({ id }) => id === newId)) return { id: newId, opened: true }
  const joined = episodeAt(earlier ? [...episodes, earlier] : episodes, startedAt, days)
  if (joined) return { id: joined.id, opened: false }
  await setEpisodes(tx, own, [...episodes, mine])
  return { id: newId, opened: true }
}

async function episodesOf(tx: Tx, { keyId, hash }: CallerHash): Promise<readonly Episode[]> {
  const [row] = await selectCaller(tx, { keyId, hash })
  return row?.episodes ?? []
}

/** Of all these together, in one look-up; one other key, as most calls have, by a statement that is there already. */
async function episodesUnder(tx: Tx, hashes: readonly CallerHash[]): Promise<readonly Episode[]> {
  const [first, ...more] = hashes
  if (!first) return []
  if (more.length === 0) return episodesOf(tx, first)
  const rows = await tx
    .select({ episodes: callers.episodes })
    .from(callers)
    .where(or(...hashes.map(({ keyId, hash }) => and(eq(callers.keyId, keyId), eq(callers.hash, hash)))))
  return rows.flatMap(({ episodes }) => episodes)
}

const updateEpisodes = prepared((tx) =>
  tx
    .update(callers)
    .set({ episodes: sql`${placeholder('episodes')}` })
    .where(and(eq(callers.keyId, placeholder('keyId')), eq(callers.hash, placeholder('hash')))),
)

async function setEpisodes(tx: Tx, { keyId, hash }: CallerHash, episodes: readonly Episode[]): Promise<void> {
  await updateEpisodes(tx, { keyId, hash, episodes: JSON.stringify(episodes) })
}

/** The keyed hash under which a call is known, while its key lives. */
export const hashesOf = ({ callerKeyId, callerHash }: CallHead): readonly CallerHash[] =>
  callerKeyId === null || callerHash === null ? [] : [{ keyId: callerKeyId, hash: callerHash }]

/** A call is not counted after all: an episode that only it opened never was. */
export async function leaveEpisode(tx: Tx, head: CallHead): Promise<void> {
  const [own] = hashesOf(head)
  if (!own || (await siblingsOf(tx, head, 'drafts too')).length > 0) return
  const episodes = await episodesOf(tx, own)
  const rest = episodes.filter(({ id, by }) => id !== head.episodeId || by !== head.id)
  if (rest.length < episodes.length) await setEpisodes(tx, own, rest)
}

const sibling = {
  episodeId: calls.episodeId,
  day: calls.day,
  type: calls.type,
  risk: calls.risk,
  topics: calls.topics,
  state: calls.state,
}

/** Only calls with a caller key can have siblings; that is also what the index holds. */
const selectSiblings = prepared((tx) =>
  tx
    .select(sibling)
    .from(calls)
    .where(
      and(eq(calls.episodeId, placeholder('episodeId')), isNotNull(calls.callerKeyId), ne(calls.id, placeholder('id'))),
    ),
)

/** The other calls of a call's episode. */
export async function siblingsOf(
  tx: Tx,
  { id, episodeId, callerKeyId }: Pick<CallHead, 'id' | 'episodeId' | 'callerKeyId'>,
  which: 'closed' | 'drafts too' = 'closed',
): Promise<readonly CountedCall[]> {
  if (episodeId === null || callerKeyId === null) return []
  const rows = await selectSiblings(tx, { id, episodeId })
  return rows.filter(({ state, type }) => (which === 'closed' ? state === 'closed' && isCounted(type) : true))
}

/** Earlier calls of a caller on a line, by local day, the latest first. */
export async function callDays(
  read: Read,
  lineId: string,
  hashes: readonly CallerHash[],
): Promise<ReadonlyMap<string, number>> {
  const days = new Map<string, number>()
  for (const { keyId, hash } of hashes) {
    const rows = await read
      .select({ day: calls.day })
      .from(calls)
      .where(
        and(
          eq(calls.callerKeyId, keyId),
          eq(calls.callerHash, hash),
          eq(calls.lineId, lineId),
          isNotNull(calls.callerHash),
        ),
      )
      .limit(MOST_EARLIER_CALLS)
    for (const { day } of rows) days.set(day, (days.get(day) ?? 0) + 1)
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? 1 : -1)))
}

const MOST_EARLIER_CALLS = 1_000
