// Which of a rota's assignments are final duty. Every view of duty goes through here: preview, API, feeds, pages.
import type { DateTime } from 'luxon'

/** The life of one assignment. Rows are never rewritten, only ended. */
export interface AssignmentLife {
  /** Start of the duty itself. */
  readonly start: DateTime
  /** The version in which it was, or will be, frozen first. */
  readonly sinceVersion: number
  readonly removedAt: DateTime | null
}

export type Standing = 'assigned' | 'override' | 'cancelled' | 'draft'

/**
 * History beats everything, then changes made since the last publication, then the published version. A rota that was
 * never published has no duty.
 * @param version the rota's latest published version, 0 for a draft
 */
export function standingOf(life: AssignmentLife, version: number): Standing {
  if (version === 0) return 'draft'
  if (life.removedAt !== null && !isHistory(life, life.removedAt)) return 'cancelled'
  return life.sinceVersion > version ? 'override' : 'assigned'
}

/** Whoever was on the rota when the duty began has stood it: taking them off afterwards changes nothing. */
const isHistory = ({ start }: AssignmentLife, at: DateTime): boolean => start < at

/** A shift that has begun is worked duty: nobody is put on or taken off any more. */
export const isFrozen = (shift: { readonly start: DateTime }, now: DateTime): boolean => shift.start <= now
