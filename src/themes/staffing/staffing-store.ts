// The calls of the last weeks as arrivals, and what the rota requires by hour of the week. Read in parts.
import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { callRevisions, calls } from '../../calls/tables.ts'
import type { Read } from '../../db/database.ts'
import type { LinePlan } from '../../lines/line.ts'
import { type Slot, slotsOf } from '../../lines/slots.ts'
import type { Arrival } from './recommend.ts'

const PAGE = 250
/** Far above what a large line takes in half a year. */
const MOST_CALLS = 300_000

export interface ArrivalsAsked {
  readonly lineId: string
  readonly zone: string
  /** Instants, half-open. */
  readonly from: DateTime
  readonly to: DateTime
}

/** Every call that came in by telephone or the like; test calls and drafts are none. Needs a snapshot. */
export async function arrivalsIn(snapshot: Read, asked: ArrivalsAsked): Promise<readonly Arrival[]> {
  const arrivals: Arrival[] = []
  let after: { startedAt: DateTime; id: string } | undefined
  while (arrivals.length < MOST_CALLS) {
    const rows = await pageOf(snapshot, asked, after)
    for (const row of rows) if (row.type !== 'test') arrivals.push(arrivalOf(row, asked.zone))
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) break
    after = last
    await breathe()
  }
  return arrivals
}

async function pageOf(
  read: Read,
  { lineId, from, to }: ArrivalsAsked,
  after: { startedAt: DateTime; id: string } | undefined,
) {
  const { id, startedAt, endedAt, type, contentRevision, episodeId } = calls
  const heads = await read
    .select({ id, startedAt, endedAt, type, contentRevision, episodeId })
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
  const { callId, revision, content } = callRevisions
  const said = await read
    .select({ callId, revision, content })
    .from(callRevisions)
    .where(
      inArray(
        callId,
        heads.map((head) => head.id),
      ),
    )
  const byCall = new Map(said.map((row) => [`${row.callId} ${row.revision}`, row.content]))
  return heads.map((head) => ({ ...head, content: byCall.get(`${head.id} ${head.contentRevision}`) }))
}

type Row = Awaited<ReturnType<typeof pageOf>>[number]

function arrivalOf({ id, episodeId, startedAt, endedAt, content }: Row, zone: string): Arrival {
  const local = startedAt.setZone(zone)
  const isAbandoned = content?.outcome === 'abandoned'
  return {
    episode: episodeId ?? id,
    weekday: local.weekday,
    hour: local.hour,
    isAnswered: !isAbandoned,
    isAbandoned,
    waitSeconds: content?.waitSeconds ?? null,
    handlingSeconds: isAbandoned || endedAt === null ? null : Math.max(0, endedAt.diff(startedAt).as('seconds')),
  }
}

/** Counsellors that the plan requires at each hour of a week: the most of any moment of the hour. */
export function requiredCoverage(plan: LinePlan, monday: string): (weekday: number, hour: number) => number {
  const { zone } = plan.line
  const first = DateTime.fromISO(monday, { zone })
  const day = (days: number) => first.plus({ days }).toFormat('yyyy-MM-dd')
  const slots = slotsOf(plan, day(-1), day(7)).filter(({ role }) => role === 'counsellor')
  return (weekday, hour) => {
    const start = first.plus({ days: weekday - 1 }).set({ hour })
    return Math.max(0, ...[0, 30].map((minutes) => presentAt(slots, start.plus({ minutes }))))
  }
}

const presentAt = (slots: readonly Slot[], at: DateTime): number =>
  slots.reduce((sum, { start, end, minimum }) => sum + (start <= at && at < end ? minimum : 0), 0)
