// How often, and after which pause, a transaction that lost a race is run again.
import { setTimeout as pause } from 'node:timers/promises'
import { WarmlineError } from '../errors.ts'

export const MAX_ATTEMPTS = 8

export const busy = () =>
  new WarmlineError('unavailable', 'The database is busy. Try again in a moment.', { retryAfter: 1 })

/** Waits with full jitter: up to 4 ms after the first attempt, doubling to at most 250 ms. */
export function backOff(attempt: number): Promise<void> {
  return pause(Math.random() * Math.min(250, 4 * 2 ** attempt))
}
