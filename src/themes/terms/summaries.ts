// The summaries of a line's closed calls, read in parts and handed over as shared memory: a worker gets them without a
// copy, and requests get their turn in between.
import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import { isCounted } from '../../calls/codes.ts'
import { callRevisions, calls } from '../../calls/tables.ts'
import type { Read } from '../../db/database.ts'

/** A page is read, and packed, in a few milliseconds. */
const PAGE = 250

export interface Summary {
  readonly callId: string
  readonly episodeId: string
  readonly day: string
  readonly topics: readonly string[]
  readonly text: string
}

export interface SummariesAsked {
  readonly lineId: string
  /** Instants, half-open. */
  readonly from: DateTime
  readonly to: DateTime
  readonly most: number
}

/** JSON arrays of summaries in shared memory. Takes a snapshot that may await other things. */
export async function packSummaries(snapshot: Read, asked: SummariesAsked): Promise<readonly SharedArrayBuffer[]> {
  const packs: SharedArrayBuffer[] = []
  let after: { startedAt: DateTime; id: string } | undefined
  for (let read = 0; read < asked.most; read += PAGE) {
    const rows = await pageOf(snapshot, asked, after)
    const last = rows.at(-1)
    if (!last) break
    const wanted = rows.filter(({ type, text }) => isCounted(type) && text !== '')
    packs.push(
      pack(
        wanted.map(({ id, episodeId, day, topics, text }) => ({
          callId: id,
          episodeId: episodeId ?? id,
          day,
          topics,
          text,
        })),
      ),
    )
    if (rows.length < PAGE) break
    after = last
    await breathe()
  }
  return packs
}

async function pageOf(
  read: Read,
  { lineId, from, to }: SummariesAsked,
  after: { startedAt: DateTime; id: string } | undefined,
) {
  const { id, startedAt } = calls
  // The heads first: their index gives them in order, and joins nothing that the page does not need.
  const heads = await read
    .select({
      id,
      startedAt,
      episodeId: calls.episodeId,
      day: calls.day,
      topics: calls.topics,
      type: calls.type,
      revision: calls.contentRevision,
    })
    .from(calls)
    .where(
      and(
        eq(calls.lineId, lineId),
        eq(calls.state, 'closed'),
        gte(startedAt, from),
        lt(startedAt, to),
        after && or(gt(startedAt, after.startedAt), and(eq(startedAt, after.startedAt), gt(id, after.id))),
      ),
    )
    .orderBy(asc(startedAt), asc(id))
    .limit(PAGE)
  if (heads.length === 0) return []
  const { callId, revision, summary } = callRevisions
  const ids = heads.map((head) => head.id)
  const texts = await read.select({ callId, revision, summary }).from(callRevisions).where(inArray(callId, ids))
  const byCall = new Map(texts.map((row) => [`${row.callId} ${row.revision}`, row.summary]))
  return heads.map((head) => ({ ...head, text: byCall.get(`${head.id} ${head.revision}`) ?? '' }))
}

function pack(summaries: readonly Summary[]): SharedArrayBuffer {
  const bytes = new TextEncoder().encode(JSON.stringify(summaries))
  const shared = new SharedArrayBuffer(bytes.length)
  new Uint8Array(shared).set(bytes)
  return shared
}

/** In the worker. */
export function unpackSummaries(packs: readonly SharedArrayBuffer[]): readonly Summary[] {
  return packs.flatMap((shared): readonly Summary[] =>
    JSON.parse(new TextDecoder().decode(new Uint8Array(shared).slice())),
  )
}
