// A follow-up: a due call-back of the ladder, claimed by one member, tried until somebody is reached.
import type { DateTime } from 'luxon'

export const FOLLOW_UP_STATES = ['open', 'done', 'not-needed'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]

export const FOLLOW_UP_OUTCOMES = ['safe', 'improved', 'unchanged', 'worse', 'in-treatment', 'refused'] as const
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]

export interface FollowUp {
  readonly id: string
  readonly callId: string
  readonly lineId: string
  readonly step: number
  readonly after: string
  readonly dueAt: DateTime
  readonly state: FollowUpState
  readonly claimedBy: string | null
  readonly claimedAt: DateTime | null
  readonly attempts: number
  readonly outcome: FollowUpOutcome | null
  readonly note: string | null
  readonly endedAt: DateTime | null
  readonly endedBy: string | null
  readonly revision: number
}

export const isOverdue = ({ state, dueAt }: Pick<FollowUp, 'state' | 'dueAt'>, now: DateTime): boolean =>
  state === 'open' && dueAt < now

/** Tried again at the latest. */
const LONGEST_RETRY = { days: 7 }
export const TRY_AGAIN_AFTER = { hours: 24 }

/**
 * The latest that a try may be put off to: seven days, and not past the next step of the ladder, which would overtake it;
 * but a day always.
 * @param steps of the same call
 */
export function latestRetry(followUp: FollowUp, steps: readonly FollowUp[], now: DateTime): DateTime {
  const ahead = steps.filter(({ step, state, dueAt }) => step > followUp.step && state === 'open' && dueAt > now)
  const limits = [now.plus(LONGEST_RETRY), ...ahead.map(({ dueAt }) => dueAt)]
  const limit = limits.reduce((first, each) => (each < first ? each : first))
  const tomorrow = now.plus(TRY_AGAIN_AFTER)
  return limit < tomorrow ? tomorrow : limit
}

/** Earlier notes stay: a further one stands below them, with the line's wall time. */
export const noteBelow = (before: string | null, added: string, local: DateTime): string =>
  before === null || before === '' ? added : `${before}\n${local.toFormat('yyyy-MM-dd HH:mm')} ${added}`
