// Satisfaction: surveys after calls and at call-backs, and campaigns about institutions. Ratings are 1 to 5.
import type { DateTime } from 'luxon'
import type { Rating } from './score.ts'

export const SURVEY_KINDS = ['post-call', 'call-back'] as const
export type SurveyKind = (typeof SURVEY_KINDS)[number]

/** What callers are asked: waiting, length, problem-solving, ending [C11]. */
export const CALL_QUESTIONS = ['wait', 'length', 'problemSolving', 'ending'] as const
export type CallQuestion = (typeof CALL_QUESTIONS)[number]

export type CallRatings = Readonly<Record<CallQuestion, Rating | null>>

export interface CampaignQuestion {
  readonly code: string
  readonly textZh: string
  readonly textEn: string
}

export interface Campaign {
  readonly id: string
  readonly lineId: string
  /** Code of the institution, as the house lists them. */
  readonly institution: string
  readonly titleZh: string
  readonly titleEn: string
  readonly questions: readonly CampaignQuestion[]
  /** Scores are shown from so many answers on. */
  readonly minimum: number
  readonly createdAt: DateTime
  readonly createdBy: string
  /** No answers after it. */
  readonly closedAt: DateTime | null
  readonly revision: number
}

/** A time in which a campaign can be answered: local days [opensOn, closesOn). */
export interface Wave {
  readonly id: string
  readonly campaignId: string
  readonly position: number
  readonly opensOn: string
  readonly closesOn: string
  /** Links handed out; each can be used once. */
  readonly issued: number
}

export const WAVE_STATES = ['to-come', 'open', 'over'] as const
export type WaveState = (typeof WAVE_STATES)[number]

type Closing = Pick<Campaign, 'closedAt'>

/** @param today the local day of the line */
export function waveState(
  { opensOn, closesOn }: Pick<Wave, 'opensOn' | 'closesOn'>,
  { closedAt }: Closing,
  today: string,
): WaveState {
  if (closedAt !== null || closesOn <= today) return 'over'
  return opensOn <= today ? 'open' : 'to-come'
}
