// A frozen snapshot of the counts of a period: what a bulletin uses, and the evidence for it.
import type { DateTime } from 'luxon'
import type { CountEntry } from '../calls/counting.ts'
import { daysOf, type Period } from '../calls/period.ts'
import { type LineCounts, publicSum } from './differencing.ts'
import { DISCLOSURE_RULES, forThePublic } from './disclosure.ts'
import { topicFacet } from './facet.ts'
import { type Figure, figureOf, periodsLookedAt, type Theme, type TopicLabel, themesOf } from './figure.ts'

/** What may be published: nothing here is exact. */
export interface PublicNumbers {
  readonly rules: string
  readonly period: Period
  /** Whether the period was over at the cut-off. */
  readonly complete: boolean
  /** The day of the cut-off, in the zone of the line; the instant is not for the public. */
  readonly cutOffOn: string
  readonly total: Figure
  /** Every topic of both levels, by code. */
  readonly themes: readonly Theme[]
  readonly types: readonly Figure[]
}

export interface Snapshot {
  readonly id: string
  /** null: all lines together. */
  readonly lineId: string | null
  readonly period: Period
  /** Counts of what had been saved by then. */
  readonly cutOffAt: DateTime
  readonly rules: string
  readonly createdBy: string
  readonly numbers: PublicNumbers
}

export interface Frozen {
  readonly numbers: PublicNumbers
  /** Every cell that a figure was made from, for those with the right to the records. */
  readonly exact: readonly CountEntry[]
}

export interface Freezing {
  readonly period: Period
  readonly topics: readonly TopicLabel[]
  readonly types: readonly string[]
  /** The local day of the cut-off. */
  readonly today: string
}

/** The facets that a snapshot looks at. Risk levels are not for the public. */
export const snapshotFacets = ({ topics, types }: Pick<Freezing, 'topics' | 'types'>): readonly string[] => [
  'all',
  ...topics.map(({ code }) => topicFacet(code)),
  ...types.map((type) => `type:${type}`),
]

/** @param lines the counts of each line, with all that differencing looks at */
export function freeze(lines: readonly LineCounts[], freezing: Freezing): Frozen {
  const { period, topics, types, today } = freezing
  const show = publicSum(lines)
  const figure = (facet: string) => figureOf(show, forThePublic, { facet, period })
  const numbers: PublicNumbers = {
    rules: DISCLOSURE_RULES,
    period,
    complete: daysOf(period).to <= today,
    cutOffOn: today,
    total: figure('all'),
    themes: themesOf(
      topics.map(({ code }) => figure(topicFacet(code))),
      topics,
    ),
    types: types.map((type) => figure(`type:${type}`)).filter(({ calls }) => calls !== 0),
  }
  const cells = snapshotFacets(freezing).flatMap((facet) =>
    periodsLookedAt(period).map((each) => ({ facet, period: each, ...exactSum(lines, facet, each) })),
  )
  return { numbers, exact: cells.filter(({ calls }) => calls !== 0) }
}

function exactSum(lines: readonly LineCounts[], facet: string, period: Period) {
  const counts = lines.map(({ countOf }) => countOf(facet, period))
  return {
    calls: counts.reduce((sum, { calls }) => sum + calls, 0),
    episodes: counts.reduce((sum, { episodes }) => sum + episodes, 0),
  }
}
