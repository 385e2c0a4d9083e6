// A joint case consultation (会诊): a case without anything that identifies, from one or several calls, put before invited
// experts, who end with a recommendation.
import type { DateTime } from 'luxon'

export const CONSULTATION_STATES = ['open', 'concluded', 'cancelled'] as const
export type ConsultationState = (typeof CONSULTATION_STATES)[number]

export const REPLIES = ['accepted', 'declined'] as const
export type Reply = (typeof REPLIES)[number]

export interface Consultation {
  readonly id: string
  readonly lineId: string
  readonly callIds: readonly string[]
  readonly title: string
  readonly summary: string
  readonly state: ConsultationState
  /** When they meet, if they do. */
  readonly meetsAt: DateTime | null
  readonly openedAt: DateTime
  readonly openedBy: string
  readonly recommendation: string | null
  readonly endedAt: DateTime | null
  readonly endedBy: string | null
  readonly revision: number
}

export interface Invitation {
  readonly consultationId: string
  readonly memberId: string
  readonly invitedAt: DateTime
  /** Null: no answer yet. */
  readonly reply: Reply | null
  readonly repliedAt: DateTime | null
}

export interface DiscussionNote {
  readonly consultationId: string
  readonly position: number
  readonly at: DateTime
  readonly by: string
  /** Null: the account belongs to no member. */
  readonly memberId: string | null
  readonly text: string
}

/** An invited member reads until they decline, and speaks once they have accepted. */
export const mayRead = (invitation: Pick<Invitation, 'reply'> | undefined): boolean =>
  invitation !== undefined && invitation.reply !== 'declined'

export const maySpeak = (invitation: Pick<Invitation, 'reply'> | undefined): boolean => invitation?.reply === 'accepted'
