// A term that rose, and what people make of it: a candidate for a new theme, a word of the dictionary, or nothing.
import type { DateTime } from 'luxon'
import type { Period } from '../../calls/period.ts'
import type { TermKind } from './rising-terms.ts'

/** Terms of fewer episodes are neither stored nor shown: they could be about somebody. */
export const FEWEST_EPISODES = 5

export interface TermFacts {
  readonly kind: TermKind
  readonly z: number
  /** Distinct episodes in the twelve weeks before. */
  readonly before: number
}

export interface StoredTerm {
  readonly id: string
  readonly lineId: string
  readonly period: Period
  readonly term: string
  readonly facts: TermFacts
  readonly calls: readonly string[]
  /** Distinct episodes that said it, of calls whose text is still there. */
  readonly episodes: number
}

export const WORD_STATES = ['accepted', 'dismissed'] as const
export type WordState = (typeof WORD_STATES)[number]

export const CANDIDATE_STATES = ['open', 'in-dictionary', 'topic', 'dismissed'] as const
export type CandidateState = (typeof CANDIDATE_STATES)[number]

export interface Candidate {
  readonly id: string
  readonly lineId: string
  readonly labelZh: string
  readonly labelEn: string
  readonly terms: readonly string[]
  readonly state: CandidateState
  readonly proposedAt: DateTime
  readonly proposedBy: string
  readonly decidedAt: DateTime | null
  readonly decidedBy: string | null
  readonly topicCode: string | null
  readonly revision: number
}

/** So much of the smaller term's calls must be the other's for both to be about one thing. */
const TOGETHER = 0.5

/** Terms that are said in the same calls, strongest first: what a person may name as one theme. */
export function groupsOf(terms: readonly StoredTerm[]): readonly (readonly StoredTerm[])[] {
  const groups: StoredTerm[][] = []
  for (const term of terms.toSorted((a, b) => b.facts.z - a.facts.z)) {
    const group = groups.find(([first]) => first && overlapOf(first, term) >= TOGETHER)
    if (group) group.push(term)
    else groups.push([term])
  }
  return groups
}

function overlapOf(a: StoredTerm, b: StoredTerm): number {
  const calls = new Set(a.calls)
  return b.calls.filter((call) => calls.has(call)).length / Math.max(1, Math.min(a.calls.length, b.calls.length))
}
