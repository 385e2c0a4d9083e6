// Public answers that cannot be subtracted from each other. Calls of a quarter are the calls of its months, so a quarter
// published beside them may give a hidden month back. A coarser figure is therefore shown only where, with all that
// is public below it, every hidden figure may still be anything that '*' stands for. What is decided about a figure
// depends on finer and earlier figures alone: nothing that is published later changes it.
import { kindOf, type Period } from '../calls/period.ts'
import type { CountOf } from './counts.ts'
import { hiddenUpTo, ROUNDING, type Shown, type ShownCount, shownCount } from './disclosure.ts'
import { withheldFacet } from './withheld-topics.ts'
import { monthsOf, monthsUpTo, quartersOf } from './year-of-periods.ts'

/** One line's counts, and what else is published beside them. */
export interface LineCounts {
  readonly countOf: CountOf
  /** Whether other lines count the facet too: then sums over all lines say more about this line's figures. */
  readonly isShared: (facet: string) => boolean
  /** Facets of the line's topics of the first level: every call has one. Absent: they are not looked at. */
  readonly topics?: readonly string[]
}

export type ShowCell = (facet: string, period: Period) => ShownCount

const HIDDEN: ShownCount = Object.freeze({ calls: '*', episodes: '*' })

/** From, to: what a reader knows of a number. */
interface Known {
  readonly least: number
  readonly most: number
}

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
  const isWithheld = withheldBy(topics, countOf)
  const show: ShowCell = (facet, period) => {
    const ofFacet = known.get(facet) ?? new Map<Period, ShownCount>()
    const before = ofFacet.get(period)
    if (before !== undefined) return before
    const cell = decide(facet, period)
    known.set(facet, ofFacet.set(period, cell))
    return cell
  }
  const decide: ShowCell = (facet, period) => {
    const kind = kindOf(period)
    if (kind === 'day' || kind === 'week') return HIDDEN
    const own = shownCount(facet, countOf(facet, period))
    if (own.calls === 0) return own
    if (isOfBrokenPartition(facet, period, countOf) || isWithheld(facet, period)) return HIDDEN
    if (own.calls === '*' || kind === 'month') return own
    const family = { facet, show, countOf, isExact: isShared(facet) }
    const isSafe = kind === 'quarter' ? quarterIsSafe(family, period, own) : yearIsSafe(family, period, own)
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

interface Family {
  readonly facet: string
  readonly show: ShowCell
  readonly countOf: CountOf
  /** Take it that a reader knows the shown figures exactly. */
  readonly isExact: boolean
}

type Measure = 'calls' | 'episodes'

/**
 * What a reader knows of one figure. Hidden calls may be more than '*' says, being of few people, but other facets may
 * bound them (a topic has no more calls than its parent), so that none are counted upon beyond it.
 */
function knownOf({ facet, show, countOf, isExact }: Family, period: Period, measure: Measure): Known {
  const seen = show(facet, period)[measure]
  const { [measure]: exact, episodes } = countOf(facet, period)
  if (seen === 0) return { least: 0, most: 0 }
  if (seen !== '*') return isExact ? { least: exact, most: exact } : rangeOf(seen, facet)
  return { least: measure === 'episodes' && episodes === 0 ? 0 : 1, most: hiddenUpTo(facet) }
}

const rangeOf = (seen: number, facet: string): Known => ({
  least: Math.max(hiddenUpTo(facet) + 1, seen - ROUNDING),
  most: seen + ROUNDING,
})

const sum = (parts: readonly Known[]): Known => ({
  least: parts.reduce((total, { least }) => total + least, 0),
  most: parts.reduce((total, { most }) => total + most, 0),
})

/** What of a whole is left for one part. Episodes may be in several parts: the others take nothing away from above. */
function leftFor(whole: Known, others: readonly Known[], measure: Measure): Known {
  const { least, most } = sum(others)
  return { least: whole.least - most, most: measure === 'calls' ? whole.most - least : whole.most }
}

const meet = (a: Known, b: Known): Known => ({ least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) })

/** Whether a hidden figure may still be anything that '*' stands for. */
const isWide = ({ least, most }: Known, facet: string): boolean => least <= 1 && most >= hiddenUpTo(facet)

const MEASURES: readonly Measure[] = ['calls', 'episodes']

/** Whether a whole says nothing about the hidden ones among its parts. */
function saysNothing(family: Family, parts: readonly Period[], whole: Known, measure: Measure): boolean {
  const known = parts.map((part) => knownOf(family, part, measure))
  return parts.every((part, i) => {
    if (family.show(family.facet, part)[measure] !== '*') return true
    const others = known.filter((_, j) => j !== i)
    return isWide(leftFor(whole, others, measure), family.facet)
  })
}

function quarterIsSafe(family: Family, quarter: Period, own: ShownCount): boolean {
  return MEASURES.every((measure) =>
    saysNothing(family, monthsOf(quarter), wholeOf(family, quarter, { seen: own[measure], measure }), measure),
  )
}

/** What a reader knows of a figure once it is shown. */
function wholeOf(
  { facet, countOf, isExact }: Family,
  period: Period,
  { seen, measure }: { readonly seen: Shown; readonly measure: Measure },
): Known {
  if (seen === '*') return { least: 1, most: Number.POSITIVE_INFINITY }
  const exact = countOf(facet, period)[measure]
  return seen === 0 || isExact ? { least: exact, most: exact } : rangeOf(seen, facet)
}

/** A year is looked at through its quarters, and each quarter's share of it through its months. */
function yearIsSafe(family: Family, year: Period, own: ShownCount): boolean {
  const quarters = quartersOf(year)
  return MEASURES.every((measure) => {
    const whole = wholeOf(family, year, { seen: own[measure], measure })
    const known = quarters.map((quarter) => quarterKnown(family, quarter, measure))
    return quarters.every((quarter, i) => {
      const others = known.filter((_, j) => j !== i)
      const left = leftFor(whole, others, measure)
      const isSmall = shownCount(family.facet, family.countOf(family.facet, quarter)).calls === '*'
      const share = meet(left, known[i] ?? left)
      return (!isSmall || isWide(left, family.facet)) && saysNothing(family, monthsOf(quarter), share, measure)
    })
  })
}

/** What a reader knows of a quarter, shown or not: its months say something too. */
function quarterKnown(family: Family, quarter: Period, measure: Measure): Known {
  const months = monthsOf(quarter).map((month) => knownOf(family, month, measure))
  const { least, most } = sum(months)
  const fromMonths = { least: measure === 'calls' ? least : Math.max(0, ...months.map((month) => month.least)), most }
  const seen = family.show(family.facet, quarter)[measure]
  return seen === '*' ? fromMonths : meet(fromMonths, wholeOf(family, quarter, { seen, measure }))
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
