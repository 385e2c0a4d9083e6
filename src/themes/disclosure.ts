// What a count looks like to somebody without the right to the records: hidden when small, rounded otherwise.
// The rule is DOMAIN.md's, "Publication safety": 0 is shown; 1-7 appear as '*', 1-9 for what is sensitive; the rest is
// rounded to the nearest 5, totals on their own; changes and shares come from what is shown, never from the truth. What
// figures of several periods and lines say together is looked at in differencing.ts.
import { attributesOf, isSensitive } from './facet.ts'

/** The version of the rules below; a snapshot names the one it was frozen with. */
export const DISCLOSURE_RULES = 'disclosure-1'

/** A number that may be shown, or '*': too small to show. */
export type Shown = number | '*'

export type Threshold = 'ordinary' | 'sensitive'

/** The largest count that is hidden. */
const LARGEST_HIDDEN: Readonly<Record<Threshold, number>> = { ordinary: 7, sensitive: 9 }
const STEP = 5
/** A rounded figure is at most that far from the truth. */
export const ROUNDING = Math.floor(STEP / 2)
const SMALLEST_DENOMINATOR = 20
const MOST_ATTRIBUTES = 2

export interface Count {
  readonly calls: number
  /** Distinct caller-episodes. */
  readonly episodes: number
}

export interface ShownCount {
  readonly calls: Shown
  readonly episodes: Shown
}

export interface Change {
  readonly difference: number
  /** Whole per cent of what was before; null where that says nothing. */
  readonly percent: number | null
}

/**
 * The threshold of a cell: higher for suicide and self-harm, minors, and every table that crosses two attributes. Line
 * and period are not attributes.
 * @throws RangeError for more than two attributes: such a table is never shown
 */
export function thresholdOf(facet: string): Threshold {
  const before = thresholds.get(facet)
  if (before !== undefined) return before
  const found = findThreshold(facet)
  if (thresholds.size >= MOST_REMEMBERED) thresholds.clear()
  thresholds.set(facet, found)
  return found
}

/** An audit asks for the same facets thousands of times. */
const thresholds = new Map<string, Threshold>()
const MOST_REMEMBERED = 1_000

function findThreshold(facet: string): Threshold {
  const attributes = attributesOf(facet)
  if (attributes.length > MOST_ATTRIBUTES) throw new RangeError('no table may cross more than two attributes')
  return attributes.length === MOST_ATTRIBUTES || attributes.some(isSensitive) ? 'sensitive' : 'ordinary'
}

/** @throws RangeError for what is not a count */
export function shown(exact: number, threshold: Threshold): Shown {
  if (!Number.isSafeInteger(exact) || exact < 0) throw new RangeError('a count is a whole number from 0')
  if (exact === 0) return 0
  return exact <= LARGEST_HIDDEN[threshold] ? '*' : Math.round(exact / STEP) * STEP
}

/** Many calls of few people tell about these people: calls are hidden with their episodes. */
export function shownCount(facet: string, { calls, episodes }: Count): ShownCount {
  const threshold = thresholdOf(facet)
  const people = shown(episodes, threshold)
  return { calls: people === '*' ? '*' : shown(calls, threshold), episodes: people }
}

/** The largest count of a facet that is hidden. */
export const hiddenUpTo = (facet: string): number => LARGEST_HIDDEN[thresholdOf(facet)]

/** From shown figures only; none when one is hidden or the one before is below 20. */
export function shownChange(now: Shown, before: Shown): Change | null {
  if (now === '*' || before === '*' || before < SMALLEST_DENOMINATOR) return null
  return { difference: now - before, percent: Math.round((100 * (now - before)) / before) }
}

/** Whole per cent, from shown figures only; none when one is hidden or the whole is below 20. */
export function shownShare(part: Shown, whole: Shown): number | null {
  if (part === '*' || whole === '*' || whole < SMALLEST_DENOMINATOR) return null
  return Math.min(100, Math.round((100 * part) / whole))
}

/** How counts are made ready for a reader. */
export interface Disclosure {
  /** 'exact', or the version of the rules. */
  readonly rules: string
  show(facet: string, count: Count): ShownCount
  change(now: Shown, before: Shown): Change | null
  share(part: Shown, whole: Shown): number | null
}

/** For everyone without the right to the records. */
export const forThePublic: Disclosure = Object.freeze({
  rules: DISCLOSURE_RULES,
  show: shownCount,
  change: shownChange,
  share: shownShare,
})

/** For those with the right to the records. */
export const exactly: Disclosure = Object.freeze({
  rules: 'exact',
  show: (_facet: string, count: Count) => count,
  change: exactChange,
  share: (part: Shown, whole: Shown) =>
    part === '*' || whole === '*' || whole === 0 ? null : Math.round((100 * part) / whole),
})

function exactChange(now: Shown, before: Shown): Change | null {
  if (now === '*' || before === '*') return null
  return { difference: now - before, percent: before === 0 ? null : Math.round((100 * (now - before)) / before) }
}
