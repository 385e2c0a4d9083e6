// The one source of the present instant. Rules take `now` as an argument instead.
import { DateTime, Settings } from 'luxon'

// An impossible date throws where it arises instead of spreading as an invalid value.
Settings.throwOnInvalid = true
declare module 'luxon' {
  interface TSSettings {
    throwOnInvalid: true
  }
}

export interface Clock {
  /** The present instant, in UTC, with millisecond precision. */
  now(): DateTime
}

export const systemClock: Clock = Object.freeze({ now: () => DateTime.fromMillis(Date.now(), { zone: 'utc' }) })

/** A clock that stands still until it is moved: for tests and for loading demo data. */
export interface FixedClock extends Clock {
  set(instant: DateTime | string): void
  advance(duration: Parameters<DateTime['plus']>[0]): void
}

/** @param start an ISO 8601 instant */
export function fixedClock(start: string): FixedClock {
  let at = DateTime.fromISO(start, { zone: 'utc' })
  return {
    now: () => at,
    set: (instant) => {
      at = typeof instant === 'string' ? DateTime.fromISO(instant, { zone: 'utc' }) : instant.toUTC()
    },
    advance: (duration) => {
      at = at.plus(duration)
    },
  }
}
