// A calendar feed: whose duty it shows, and when its secret address is dead.
import type { DateTime } from 'luxon'
import type { Account, Language } from '../access/account.ts'
import { permissionsOf } from '../access/permissions.ts'
import type { CalendarWindow } from './calendar-entries.ts'

export const FEED_KINDS = ['person', 'line'] as const
export type FeedKind = (typeof FEED_KINDS)[number]

export interface CalendarFeed {
  readonly id: string
  readonly accountId: string
  readonly kind: FeedKind
  /** Whose duty; null for a line's calendar. */
  readonly memberId: string | null
  readonly lineIds: readonly string[]
  readonly language: Language
  readonly label: string
  readonly createdAt: DateTime
  readonly revokedAt: DateTime | null
}

/** A feed lives no longer, and shows no more, than its owner could see when signed in. */
export function isAlive(feed: CalendarFeed, owner: Account | undefined): boolean {
  if (feed.revokedAt !== null || owner === undefined || owner.disabledAt !== null) return false
  if (!permissionsOf(owner.roles).has('duty:read')) return false
  return feed.kind === 'line' || feed.memberId === owner.memberId
}

/** More living feeds than this have no use, and each is a secret somewhere. */
export const MAX_FEEDS = 20

const BEHIND_DAYS = 31
const AHEAD_DAYS = 200

/** Whole days, so that the text of a feed changes at most once a day by itself. */
export function feedWindow(now: DateTime): CalendarWindow {
  const today = now.startOf('day')
  return { from: today.minus({ days: BEHIND_DAYS }), to: today.plus({ days: AHEAD_DAYS }) }
}

/** Where the memory of published events is kept. */
export const subjectOf = (kind: FeedKind, id: string): string => `${kind}:${id}`
