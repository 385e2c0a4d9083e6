// How long a sealed contact may be kept: until the follow-up ladder ends and fourteen days more, but never too long.
import type { DateTime } from 'luxon'
import type { FollowUp } from '../follow-up.ts'

const AFTER_LADDER = { days: 14 }
/** Unless on legal hold. */
const LONGEST = { days: 220 }
/** A contact on hold is always sealed under a key that lives at least so much longer. */
const HELD_AHEAD = { days: 31 }

export interface Keeping {
  readonly storedAt: DateTime
  readonly startedAt: DateTime
  readonly legalHold: boolean
  readonly followUps: readonly Pick<FollowUp, 'state' | 'dueAt' | 'endedAt'>[]
}

/** When the last step is due, or when the last one ended; without a ladder, when the contact was stored. */
export function ladderEnd({ followUps, storedAt }: Pick<Keeping, 'followUps' | 'storedAt'>): DateTime {
  return followUps
    .map(({ state, dueAt, endedAt }) => (state === 'open' ? dueAt : (endedAt ?? dueAt)))
    .reduce((last, at) => (at > last ? at : last), storedAt)
}

/** The UTC day after which the contact is gone: '2026-11-28'. */
export function expiryOf(keeping: Keeping, now: DateTime): string {
  const end = ladderEnd(keeping).plus(AFTER_LADDER)
  const cap = keeping.startedAt.plus(LONGEST)
  const held = now.plus(HELD_AHEAD)
  const expiry = keeping.legalHold ? (end > held ? end : held) : end < cap ? end : cap
  return expiry.toUTC().toFormat('yyyy-MM-dd')
}
