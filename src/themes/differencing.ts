// Public answers that cannot be subtracted from each other. Calls of a quarter are the calls of its months, so a quarter
// published beside them may give a hidden month back. A coarser figure is therefore shown only where, with all that
// is public below it, every hidden figure may still be anything that '*' stands for. What is decided about a figure
// depends on finer and earlier figures alone: nothing that is published later changes it.
import { kindOf, type Period } from '../calls/period.ts'
import { type Audited, type Known, quarterIsSafe, yearIsSafe } from './audit.ts'
import type { CountOf } from './counts.ts'
import { type ShownCount, shownCount } from './disclosure.ts'
import { limits, type Measure, partsOf, wholeOf } from './kin.ts'
import { withheldFacet } from './withheld-topics.ts'
import { monthsUpTo } from './year-of-periods.ts'

/** One line's counts, and what else is published beside them. */
export interface LineCounts {
  readonly countOf: CountOf
  /** Whether other lines count the facet too: then sums over all lines say more about this line's figures. */
  readonly isShared: (facet: string) => boolean
  /** Facets of the line's topics; every call has one of the first level. Absent: they are not looked at. */
  readonly topics?: readonly string[]
}

export type ShowCell = (facet: string, period: Period) => ShownCount

const isOfFirstLevel = (topic: string): boolean => wholeOf(topic) === 'all'

const HIDDEN: ShownCount = Object.freeze({ calls: '*', episodes: '*' })

/** Facets that together make up 'all', each call having one: a hidden one is what the others leave. */
const PARTITIONS: readonly (readonly string[])[] = [
  ['type:counselling', 'type:enquiry', 'type:third-party', 'type:repeat'],
  ['risk:R0', 'risk:R1', 'risk:R2', 'risk:R3', 'risk:R4', 'risk:RX'],
]

/** The facets beside which a facet must be looked at; none for most. */
export const partitionOf = (facet: string): readonly string[] => PARTITIONS.find((all) => all.includes(facet)) ?? []

/** What the public may see of one line. */
export function publicCells({ countOf, isShared, topics = [] }: LineCounts): ShowCell {
  const known = new Map<string, Map<Period, ShownCount>>()
  const parts = partsOf(topics)
  const limitOf = limits(topics, countOf)
  const audits = new Map<string, Audited>()
  const isWithheld = withheldBy(topics.filter(isOfFirstLevel), countOf)
  const show: ShowCell = (facet, period) => {
    const ofFacet = known.get(facet) ?? new Map<Period, ShownCount>()
    const before = ofFacet.get(period)
    if (before !== undefined) return before
    const cell = decide(facet, period)
    known.set(facet, ofFacet.set(period, cell))
    return cell
  }
  const auditedOf = (facet: string): Audited => {
    const before = audits.get(facet)
    if (before !== undefined) return before
    const months = { calls: new Map<Period, Known>(), episodes: new Map<Period, Known>() }
    const audited = { facet, show, countOf, limitOf, partsOf: parts, isExact: isShared(facet), months }
    audits.set(facet, audited)
    return audited
  }
  const decide: ShowCell = (facet, period) => {
    const kind = kindOf(period)
    if (kind === 'day' || kind === 'week') return HIDDEN
    const own = shownCount(facet, countOf(facet, period))
    if (own.calls === 0) return own
    const { episodes } = countOf(facet, period)
    if (episodes > 0 && episodes <= limitOf(facet, period)) return HIDDEN
    if (isOfBrokenPartition(facet, period, countOf) || isWithheld(facet, period)) return HIDDEN
    if (own.calls === '*' || kind === 'month') return own
    const audited = auditedOf(facet)
    const isSafe = kind === 'quarter' ? quarterIsSafe(audited, period, own) : yearIsSafe(audited, period, own)
    return isSafe ? own : HIDDEN
  }
  return show
}

/** A topic, or the total, is withheld in its month, and from then on in the quarters and the year that would give it back. */
function withheldBy(topics: readonly string[], countOf: CountOf): (facet: string, period: Period) => boolean {
  const known = new Map<Period, string | undefined>()
  const withheldIn = (month: Period): string | undefined => {
    if (!known.has(month)) known.set(month, withheldFacet(topics, month, countOf))
    return known.get(month)
  }
  return (facet, period) =>
    (facet === 'all' || topics.includes(facet)) &&
    (kindOf(period) === 'month' ? [period] : monthsUpTo(period)).some((month) => withheldIn(month) === facet)
}

/** Once one facet of a partition is hidden in a month, none of the partition is shown from then on in that year. */
function isOfBrokenPartition(facet: string, period: Period, countOf: CountOf): boolean {
  const partition = partitionOf(facet)
  if (partition.length === 0) return false
  return monthsUpTo(period).some((month) =>
    partition.some((each) => shownCount(each, countOf(each, month)).calls === '*'),
  )
}

/**
 * What the public may see of several lines together: the sum of what may be seen of each, rounded on its own. Lines too
 * small to be shown are left out, so that the sum says nothing about them.
 */
export function publicSum(lines: readonly LineCounts[]): ShowCell {
  const [first] = lines
  if (first !== undefined && lines.length === 1) return publicCells(first)
  const cells = lines.map((line) => ({ countOf: line.countOf, show: publicCells(line) }))
  return (facet, period) => {
    const shown = cells.map(({ countOf, show }) => ({ seen: show(facet, period), exact: countOf(facet, period) }))
    const visible = shown.filter(({ seen }) => seen.calls !== '*' && seen.episodes !== '*')
    if (visible.every(({ seen }) => seen.calls === 0) && visible.length < shown.length) return HIDDEN
    const add = (measure: Measure) => visible.reduce((total, { exact }) => total + exact[measure], 0)
    return shownCount(facet, { calls: add('calls'), episodes: add('episodes') })
  }
}
