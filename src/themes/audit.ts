// Whether a coarser figure may stand beside the finer ones: a quarter beside its months, a year beside both. It may
// where every hidden figure can still be anything that '*' stands for. Each facet is looked at alone, but it is granted
// only what leaves the facets alone that it is a part of, or that are parts of it: between a whole and its parts lies a
// limit in every period, the parts may move up to it and the whole down to it, so that a world for one is a world for all.
import type { Period } from '../calls/period.ts'
import type { CountOf } from './counts.ts'
import { ROUNDING, type Shown, type ShownCount } from './disclosure.ts'
import { largestOf, type Measure, wholeOf } from './kin.ts'
import { monthsOf, quartersOf } from './year-of-periods.ts'

/** From, to: what a reader knows of a number. */
export interface Known {
  readonly least: number
  readonly most: number
}

export interface Audited {
  readonly facet: string
  readonly show: (facet: string, period: Period) => ShownCount
  readonly countOf: CountOf
  /** Up to which count a facet is hidden. */
  readonly limitOf: (facet: string, period: Period) => number
  /** The facets that are directly a part of one. */
  readonly partsOf: (facet: string) => readonly string[]
  /** Take it that a reader knows the shown figures exactly. */
  readonly isExact: boolean
  /** What months were found to be: a quarter and its year ask for the same. */
  readonly months: Record<Measure, Map<Period, Known>>
}

const MEASURES: readonly Measure[] = ['calls', 'episodes']
const ANYTHING: Known = Object.freeze({ least: 0, most: Number.POSITIVE_INFINITY })

/** @param own what the quarter would be shown as */
export function quarterIsSafe(audited: Audited, quarter: Period, own: ShownCount): boolean {
  return MEASURES.every((measure) =>
    saysNothing(audited, monthsOf(quarter), coarseOf(audited, quarter, { seen: own[measure], measure }), measure),
  )
}

/** A year is looked at through its quarters, and each quarter's share of it through its months. */
export function yearIsSafe(audited: Audited, year: Period, own: ShownCount): boolean {
  const quarters = quartersOf(year)
  const { facet, countOf, limitOf } = audited
  return MEASURES.every((measure) => {
    const whole = coarseOf(audited, year, { seen: own[measure], measure })
    const known = quarters.map((quarter) => quarterOf(audited, quarter, measure))
    return quarters.every((quarter, i) => {
      const others = known.filter((_, j) => j !== i)
      const left = leftFor(whole, others, measure)
      const limit = limitOf(facet, quarter)
      const isSmall = isBetween(countOf(facet, quarter).episodes, limit)
      const share = meet(left, known[i] ?? left)
      return (!isSmall || isWide(left, limit)) && saysNothing(audited, monthsOf(quarter), share, measure)
    })
  })
}

/** Whether a whole says nothing about the hidden ones among its months. */
function saysNothing(audited: Audited, months: readonly Period[], whole: Known, measure: Measure): boolean {
  const known = months.map((month) => monthOf(audited, month, measure))
  return months.every((month, i) => {
    if (audited.show(audited.facet, month)[measure] !== '*') return true
    const others = known.filter((_, j) => j !== i)
    return isWide(leftFor(whole, others, measure), audited.limitOf(audited.facet, month))
  })
}

/** What of a whole is left for one part. Episodes may be in several parts: the others take nothing away from above. */
function leftFor(whole: Known, others: readonly Known[], measure: Measure): Known {
  const { least, most } = sum(others)
  return { least: whole.least - most, most: measure === 'calls' ? whole.most - least : whole.most }
}

/** Whether a hidden figure may still be anything that '*' stands for. */
const isWide = ({ least, most }: Known, limit: number): boolean => least <= 1 && most >= limit

const isBetween = (count: number, limit: number): boolean => count > 0 && count <= limit

/** What a month may be while the other facets stay as they are. */
function monthOf(audited: Audited, month: Period, measure: Measure): Known {
  const before = audited.months[measure].get(month)
  if (before !== undefined) return before
  const seen = audited.show(audited.facet, month)[measure]
  const known = meet(seenAs(audited, month, { seen, measure }), besideKin(audited, month, measure))
  audited.months[measure].set(month, known)
  return known
}

/** What a quarter or a year may be once it is shown. Its calls are those of its months, which look at the kin. */
function coarseOf(
  audited: Audited,
  period: Period,
  { seen, measure }: { readonly seen: Shown; readonly measure: Measure },
): Known {
  const known = seen === '*' ? { least: 1, most: Number.POSITIVE_INFINITY } : seenAs(audited, period, { seen, measure })
  return measure === 'calls' ? known : meet(known, besideKin(audited, period, measure))
}

/** What a quarter may be, shown or not: its months say something too. */
function quarterOf(audited: Audited, quarter: Period, measure: Measure): Known {
  const months = monthsOf(quarter).map((month) => monthOf(audited, month, measure))
  const { least, most } = sum(months)
  const fromMonths = { least: measure === 'calls' ? least : Math.max(0, ...months.map((month) => month.least)), most }
  return meet(fromMonths, coarseOf(audited, quarter, { seen: audited.show(audited.facet, quarter)[measure], measure }))
}

/**
 * What a figure says by itself. Hidden calls may be more than '*' says, being of few people, but other facets may bound
 * them (a topic has no more calls than its parent), so that none are counted upon beyond it.
 */
function seenAs(
  { facet, countOf, limitOf, isExact }: Audited,
  period: Period,
  { seen, measure }: { readonly seen: Shown; readonly measure: Measure },
): Known {
  const { [measure]: exact, episodes } = countOf(facet, period)
  if (seen === 0) return { least: 0, most: 0 }
  if (seen === '*') return { least: measure === 'episodes' && episodes === 0 ? 0 : 1, most: limitOf(facet, period) }
  if (isExact) return { least: exact, most: exact }
  return { least: Math.max(limitOf(facet, period) + 1, seen - ROUNDING), most: seen + ROUNDING }
}

/**
 * What leaves the kin alone: the figure may go down to the largest of its parts, and up to where what it is a part of may
 * come down to. Where both are hidden that is little.
 */
function besideKin(audited: Audited, period: Period, measure: Measure): Known {
  const { facet, countOf, partsOf } = audited
  const exact = countOf(facet, period)[measure]
  const least = Math.min(exact, largestOf(countOf, partsOf(facet), period, measure))
  const whole = wholeOf(facet)
  if (whole === undefined) return { ...ANYTHING, least }
  const seen = audited.show(whole, period)[measure]
  const lowest = seenAs({ ...audited, facet: whole }, period, { seen, measure }).least
  const largest = largestOf(countOf, partsOf(whole), period, measure)
  return { least, most: Math.max(exact, Math.max(lowest, largest)) }
}

const sum = (parts: readonly Known[]): Known => ({
  least: parts.reduce((total, { least }) => total + least, 0),
  most: parts.reduce((total, { most }) => total + most, 0),
})

const meet = (a: Known, b: Known): Known => ({ least: Math.max(a.least, b.least), most: Math.min(a.most, b.most) })
