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
