// What the detectors get to see: distinct episodes of each topic of a line by day and by week, up to one day.
import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { isCounted } from '../../calls/codes.ts'
import { countedCallsOn } from '../../calls/count-store.ts'
import { facetsOf } from '../../calls/counting.ts'
import { daysOf, type Period, periodOf, previous } from '../../calls/period.ts'
import type { Read } from '../../db/database.ts'
import type { Topic } from '../../lines/topic.ts'
import { topicFacet } from '../facet.ts'
import { countsOf } from '../store.ts'
import { countRollups } from '../tables.ts'

/** The daily detectors look back nine weeks. */
const DAYS = 70
/** The weekly ones three years and half a window. */
const WEEKS = 160
const PERIODS_AT_ONCE = 10

export interface TopicHistory {
  readonly topic: string
  readonly days: readonly number[]
  readonly weeks: readonly number[]
  readonly lately: number
}

interface Question {
  readonly lineId: string
  readonly topics: readonly Topic[]
  /** The local day to judge; its week is judged when it ends with it. */
  readonly day: string
}

/** Takes a snapshot that may await other things: counts are read in parts, so that requests get their turn. */
export async function historiesOf(snapshot: Read, { lineId, topics, day }: Question): Promise<readonly TopicHistory[]> {
  const first = await firstCountedDay(snapshot, lineId)
  if (first === undefined) return []
  const days = backFrom(periodOf('day', day), DAYS).filter((period) => daysOf(period).from >= first)
  const weeks = endsWeek(day) ? backFrom(periodOf('week', day), WEEKS).filter((w) => daysOf(w).from >= first) : []
  const series = await seriesOf(snapshot, { lineId, facets: topics.map(({ code }) => topicFacet(code)) }, [
    ...days,
    ...weeks,
  ])
  const lately = await episodesOfSevenDays(snapshot, lineId, day)
  return topics.map(({ code, local }) => {
    const all = series.get(topicFacet(code)) ?? []
    const parts = { days: all.slice(0, days.length), weeks: all.slice(days.length) }
    // A topic of the line's own begins with its first call: before that it was not there to be counted.
    const own = local ? { days: fromFirst(parts.days), weeks: fromFirst(parts.weeks) } : parts
    return { topic: code, ...own, lately: lately.get(topicFacet(code))?.size ?? 0 }
  })
}

/** By facet, the caller-episodes that called on the day or the six before it: sums of days would count some twice. */
async function episodesOfSevenDays(snapshot: Read, lineId: string, day: string) {
  const episodes = new Map<string, Set<string>>()
  for (const period of backFrom(periodOf('day', day), 7)) {
    for (const call of await countedCallsOn(snapshot, lineId, daysOf(period).from)) {
      if (call.episodeId === null || !isCounted(call.type)) continue
      for (const facet of facetsOf(call)) {
        const known = episodes.get(facet) ?? new Set()
        episodes.set(facet, known.add(call.episodeId))
      }
    }
    await breathe()
  }
  return episodes
}

const endsWeek = (day: string) => DateTime.fromISO(day, { zone: 'utc' }).weekday === 7

/** So many periods, oldest first, the last being `last`. */
function backFrom(last: Period, howMany: number): readonly Period[] {
  const periods = [last]
  while (periods.length < howMany) periods.push(previous(periods.at(-1) ?? last))
  return periods.reverse()
}

function fromFirst(counts: readonly number[]): readonly number[] {
  const first = counts.findIndex((count) => count > 0)
  return first < 0 ? [] : counts.slice(first)
}

async function firstCountedDay(read: Read, lineId: string): Promise<string | undefined> {
  const { period } = countRollups
  const [row] = await read
    .select({ period })
    .from(countRollups)
    .where(
      and(
        eq(countRollups.lineId, lineId),
        gte(period, 'day:0000-00-00'),
        lt(period, 'day:9999-99-99'),
        eq(countRollups.facet, 'all'),
      ),
    )
    .orderBy(asc(period))
    .limit(1)
  return row && daysOf(row.period).from
}

interface Cells {
  readonly lineId: string
  readonly facets: readonly string[]
}

/** Distinct episodes by facet, in the order of the periods. */
export async function seriesOf(
  snapshot: Read,
  { lineId, facets }: Cells,
  periods: readonly Period[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const series = new Map(facets.map((facet): [string, number[]] => [facet, []]))
  for (let start = 0; start < periods.length; start += PERIODS_AT_ONCE) {
    const part = periods.slice(start, start + PERIODS_AT_ONCE)
    const countOf = await countsOf(snapshot, { lineIds: [lineId], facets, periods: part })
    for (const [facet, counts] of series) counts.push(...part.map((period) => countOf(facet, period).episodes))
    await breathe()
  }
  return series
}
