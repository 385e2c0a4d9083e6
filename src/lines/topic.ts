// What callers bring: a taxonomy of two levels, shipped, with a line's own additions and retirements laid over it.
import type { TaxonomyName } from './line.ts'
import { healthTopics } from './taxonomy/health.ts'
import { psychologicalTopics } from './taxonomy/psychological.ts'

/** A topic of a shipped taxonomy. Its parent is the code before the dot. */
export interface ShippedTopic {
  readonly code: string
  readonly labelZh: string
  readonly labelEn: string
  /** Goes with any other topic, and is never the reason by itself: an epidemic, a flood. */
  readonly contextTag?: true
  /** The law asks for a report: abuse or neglect of a minor. */
  readonly mandatoryReport?: true
}

/** A topic as a line has it. */
export interface Topic {
  readonly code: string
  readonly parentCode: string | null
  readonly labelZh: string
  readonly labelEn: string
  readonly contextTag: boolean
  readonly mandatoryReport: boolean
  /** First day on which no new call may have it; old calls keep it, and it stays readable. */
  readonly retiredOn: string | null
  /** Added by the line itself. */
  readonly local: boolean
}

/** The code before the dot; null for a topic of the first level. */
export const parentCodeOf = (code: string): string | null => {
  const dot = code.indexOf('.')
  return dot < 0 ? null : code.slice(0, dot)
}

const fromShipped = (topic: ShippedTopic): Topic => ({
  code: topic.code,
  parentCode: parentCodeOf(topic.code),
  labelZh: topic.labelZh,
  labelEn: topic.labelEn,
  contextTag: topic.contextTag ?? false,
  mandatoryReport: topic.mandatoryReport ?? false,
  retiredOn: null,
  local: false,
})

const shipped: Readonly<Record<TaxonomyName, readonly Topic[]>> = {
  psychological: psychologicalTopics.map(fromShipped),
  health: healthTopics.map(fromShipped),
  none: [],
}

/** A line's own word on a topic: an addition, or new labels or a retirement of a shipped one. */
export type TopicOverlay = Omit<Topic, 'parentCode' | 'local'>

/** All topics of a line, retired ones too, by code. */
export function topicsFrom(taxonomy: TaxonomyName, overlays: readonly TopicOverlay[]): readonly Topic[] {
  const topics = new Map(shipped[taxonomy].map((topic) => [topic.code, topic]))
  for (const overlay of overlays) {
    const local = !topics.has(overlay.code)
    topics.set(overlay.code, { ...overlay, parentCode: parentCodeOf(overlay.code), local })
  }
  return [...topics.values()].sort((a, b) => Number(a.code > b.code) - Number(a.code < b.code))
}

/** Whether a new call of `day` may have this topic. A retired parent retires its children. */
export function isCurrent(topics: readonly Topic[], code: string, day: string): boolean {
  const topic = topics.find((each) => each.code === code)
  if (!topic || (topic.retiredOn !== null && topic.retiredOn <= day)) return false
  return topic.parentCode === null || isCurrent(topics, topic.parentCode, day)
}

/** Codes that a line may give its own topics: L01, L01.2, or L-children of shipped ones, P03.L1. */
export const LOCAL_TOPIC = /^(L\d{2}(\.\d{1,2})?|[PH]\d{2}\.L\d{1,2})$/
