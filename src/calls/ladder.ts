// The follow-up ladder of a high-risk call: 24 h, 1 week, 1 month, 3 months, 6 months, or what the line has set.
import { type DateTime, Duration } from 'luxon'

export interface LadderStep {
  /** From 1. */
  readonly step: number
  /** ISO 8601: 'PT24H'. */
  readonly after: string
  readonly dueAt: DateTime
}

/**
 * @param from when the risk was met: the call's start, or the moment it was recognised later
 * @param zone months are the line's own
 */
export function ladderFrom(from: DateTime, ladder: readonly string[], zone: string): readonly LadderStep[] {
  const start = from.setZone(zone)
  return ladder.map((after, i) => ({ step: i + 1, after, dueAt: start.plus(Duration.fromISO(after)).toUTC() }))
}
