// How calls are counted: what one change of one call adds to and takes from the counts of its line.
// Calls count from the moment they are closed. Each period counts distinct caller-episodes.
import { type CallType, isCounted } from './codes.ts'
import { type Period, periodsOf } from './period.ts'
import type { RiskLevel } from './risk.ts'

/** all, topic:P03, topic:P03.1, risk:R3, type:counselling */
export type Facet = string

export interface CountEntry {
  readonly facet: Facet
  readonly period: Period
  /** Signed changes. */
  readonly calls: number
  readonly episodes: number
}

/** The same change for each of these facets in each of these periods: how changes are stored, a tenth as long. */
export interface CountGroup {
  readonly facets: readonly Facet[]
  readonly periods: readonly Period[]
  readonly calls: number
  readonly episodes: number
}

/** What counting needs to know of a closed call. */
export interface CountedCall {
  readonly episodeId: string | null
  readonly day: string
  readonly type: CallType | null
  readonly risk: RiskLevel | null
  readonly topics: readonly string[]
}

/**
 * What a call counts under. A call of an uncounted type (silent, test…) counts as a call of its type, and nowhere else.
 * A topic counts under its parent too; a call counts once under each.
 */
export function facetsOf({ type, risk, topics }: CountedCall): readonly Facet[] {
  if (type === null) return []
  if (!isCounted(type)) return [`type:${type}`]
  const facets = new Set<Facet>(['all', `type:${type}`])
  if (risk !== null) facets.add(`risk:${risk}`)
  for (const topic of topics) {
    facets.add(`topic:${topic}`)
    const dot = topic.indexOf('.')
    if (dot > 0) facets.add(`topic:${topic.slice(0, dot)}`)
  }
  return [...facets]
}

const keyOf = (facet: Facet, period: Period) => `${facet} ${period}`

function cellsOf(call: CountedCall | undefined): Map<string, { facet: Facet; period: Period; episode: boolean }> {
  const cells = new Map<string, { facet: Facet; period: Period; episode: boolean }>()
  if (!call) return cells
  const episode = call.episodeId !== null && isCounted(call.type)
  for (const facet of facetsOf(call)) {
    for (const period of periodsOf(call.day)) cells.set(keyOf(facet, period), { facet, period, episode })
  }
  return cells
}

/**
 * The signed changes when a call becomes `after` from `before`.
 * @param siblings the other closed calls of its caller-episode: what they count under stays counted
 */
export function countChanges(
  before: CountedCall | undefined,
  after: CountedCall | undefined,
  siblings: readonly CountedCall[],
): readonly CountEntry[] {
  const [was, is] = [cellsOf(before), cellsOf(after)]
  const kept = new Set(siblings.flatMap((sibling) => [...cellsOf(sibling).keys()]))
  const entries: CountEntry[] = []
  for (const [key, cell] of new Map([...was, ...is])) {
    const calls = Number(is.has(key)) - Number(was.has(key))
    const alone = Number(is.get(key)?.episode ?? false) - Number(was.get(key)?.episode ?? false)
    const episodes = kept.has(key) ? 0 : alone
    if (calls !== 0 || episodes !== 0) entries.push({ facet: cell.facet, period: cell.period, calls, episodes })
  }
  return entries
}

/** `countChanges`, as it is stored. A call that is new, as most are, has no cells to compare. */
export function countGroups(
  before: CountedCall | undefined,
  after: CountedCall | undefined,
  siblings: readonly CountedCall[],
): readonly CountGroup[] {
  return before === undefined && after !== undefined
    ? groupsOfNew(after, siblings)
    : grouped(countChanges(before, after, siblings))
}

/** Counts as a call everywhere, and as an episode where no sibling counts. */
function groupsOfNew(after: CountedCall, siblings: readonly CountedCall[]): readonly CountGroup[] {
  const facets = facetsOf(after)
  const periods = periodsOf(after.day)
  if (facets.length === 0) return []
  if (after.episodeId === null || !isCounted(after.type)) return [{ facets, periods, calls: 1, episodes: 0 }]
  if (siblings.length === 0) return [{ facets, periods, calls: 1, episodes: 1 }]
  const counted = countedPeriods(siblings)
  const firstIn = (facet: Facet) => periods.filter((period) => !counted.get(facet)?.has(period))
  const alike = Map.groupBy(facets, (facet) => firstIn(facet).join())
  return [...alike.values()].flatMap((some) => {
    const first = firstIn(some[0] ?? '')
    const again = periods.filter((period) => !first.includes(period))
    const groups = [
      { facets: some, periods: first, calls: 1, episodes: 1 },
      { facets: some, periods: again, calls: 1, episodes: 0 },
    ]
    return groups.filter((group) => group.periods.length > 0)
  })
}

/** In which periods these calls count under each facet. */
function countedPeriods(calls: readonly CountedCall[]): ReadonlyMap<Facet, ReadonlySet<Period>> {
  const counted = new Map<Facet, Set<Period>>()
  for (const call of calls) {
    for (const facet of facetsOf(call)) {
      const known = counted.get(facet) ?? new Set()
      for (const period of periodsOf(call.day)) known.add(period)
      counted.set(facet, known)
    }
  }
  return counted
}

/** Puts together what changes alike: first the periods of a facet, then the facets. */
export function grouped(entries: readonly CountEntry[]): readonly CountGroup[] {
  const byFacet = Map.groupBy(entries, ({ facet, calls, episodes }) => `${calls} ${episodes} ${facet}`)
  const groups = new Map<string, CountGroup & { facets: Facet[] }>()
  for (const [first, ...others] of byFacet.values()) {
    if (!first) continue
    const { facet, calls, episodes } = first
    const periods = [first, ...others].map(({ period }) => period)
    const key = `${calls} ${episodes} ${periods.join(' ')}`
    const known = groups.get(key)
    if (known) known.facets.push(facet)
    else groups.set(key, { facets: [facet], periods, calls, episodes })
  }
  return [...groups.values()]
}

/** What was stored, entry by entry. Versions before 1.0 stored the entries themselves. */
export const ungrouped = (stored: readonly (CountGroup | CountEntry)[]): readonly CountEntry[] =>
  stored.flatMap((each) =>
    'facets' in each
      ? each.facets.flatMap((facet) =>
          each.periods.map((period) => ({ facet, period, calls: each.calls, episodes: each.episodes })),
        )
      : [each],
  )

/** The counts of closed calls of one line, from nothing: what the sum of all changes must equal. */
export function recount(calls: Iterable<CountedCall>): readonly CountEntry[] {
  const cells = new Map<string, { facet: Facet; period: Period; calls: number; episodes: Set<string> }>()
  for (const call of calls) {
    for (const [key, { facet, period, episode }] of cellsOf(call)) {
      const cell = cells.get(key) ?? { facet, period, calls: 0, episodes: new Set<string>() }
      cell.calls++
      if (episode && call.episodeId !== null) cell.episodes.add(call.episodeId)
      cells.set(key, cell)
    }
  }
  return [...cells.values()].map(({ facet, period, calls, episodes }) => ({
    facet,
    period,
    calls,
    episodes: episodes.size,
  }))
}
