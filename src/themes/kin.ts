// Facets of which one is a part of the other: a topic of its parent, and a topic of the first level of all calls. A part
// has at most as many calls and people as the whole, so figures of one say something about figures of the other.
import type { Period } from '../calls/period.ts'
import type { CountOf } from './counts.ts'
import { type Count, hiddenUpTo, thresholdOf } from './disclosure.ts'
import { topicFacet, topicOf } from './facet.ts'

export type Measure = keyof Count

/** What a topic is directly a part of; undefined for everything else. */
export function wholeOf(facet: string): string | undefined {
  if (!wholes.has(facet)) {
    if (wholes.size >= MOST_REMEMBERED) wholes.clear()
    wholes.set(facet, findWhole(facet))
  }
  return wholes.get(facet)
}

/** An audit asks for the same facets thousands of times. */
const wholes = new Map<string, string | undefined>()
const MOST_REMEMBERED = 1_000

function findWhole(facet: string): string | undefined {
  const code = topicOf(facet)
  if (code === undefined) return undefined
  const dot = code.indexOf('.')
  return dot < 0 ? 'all' : topicFacet(code.slice(0, dot))
}

/** Of these topics, those that are directly a part of each facet. */
export function partsOf(topics: readonly string[]): (facet: string) => readonly string[] {
  const parts = Map.groupBy(topics, wholeOf)
  return (facet) => parts.get(facet) ?? []
}

/** The largest count of these facets in a period: what they are parts of has as many at least. */
export const largestOf = (countOf: CountOf, facets: readonly string[], period: Period, measure: Measure): number =>
  facets.reduce((largest, facet) => Math.max(largest, countOf(facet, period)[measure]), 0)

/**
 * Up to which count each facet is hidden in a period: a whole as far as what is hidden in it, else a hidden topic of up
 * to 9 could be no more than the 7 of its whole; and a part as far as a whole that is hidden, else it would be known to
 * be more than the part.
 */
export function limits(topics: readonly string[], countOf: CountOf): (facet: string, period: Period) => number {
  const sensitive = sensitiveWithin(topics)
  const known = new Map<string, Map<Period, number>>()
  const limitOf = (facet: string, period: Period): number => {
    const ofFacet = known.get(facet) ?? new Map<Period, number>()
    const limit = ofFacet.get(period) ?? find(facet, period)
    known.set(facet, ofFacet.set(period, limit))
    return limit
  }
  const find = (facet: string, period: Period): number => {
    const present = (sensitive.get(facet) ?? []).filter((topic) => countOf(topic, period).episodes > 0)
    const own = Math.max(...[facet, ...present].map(hiddenUpTo))
    const whole = wholeOf(facet)
    if (whole === undefined) return own
    const ofWhole = limitOf(whole, period)
    return countOf(whole, period).episodes <= ofWhole ? Math.max(own, ofWhole) : own
  }
  return limitOf
}

/** By facet, the sensitive topics that are a part of it or of its parts. */
function sensitiveWithin(topics: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const within = new Map<string, string[]>()
  for (const topic of topics.filter((each) => thresholdOf(each) === 'sensitive')) {
    for (let whole = wholeOf(topic); whole !== undefined; whole = wholeOf(whole)) {
      const known = within.get(whole) ?? []
      within.set(whole, known)
      known.push(topic)
    }
  }
  return within
}
