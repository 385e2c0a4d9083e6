// A swap request: a duty that a member wants to give away, or exchange for another, and the offers for it.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../../lines/duty-role.ts'
import type { RuleCode } from '../rules/violation.ts'

/** cover: somebody takes the duty, nothing is given in return; exchange: for a duty of the other's. */
export const SWAP_KINDS = ['cover', 'exchange'] as const
export type SwapKind = (typeof SWAP_KINDS)[number]

/** open → taken (cover) or agreed (exchange), waiting for a coordinator → approved; or expired, or withdrawn. */
export const SWAP_STATES = ['open', 'taken', 'agreed', 'approved', 'expired', 'withdrawn'] as const
export type SwapState = (typeof SWAP_STATES)[number]

/** Those in which something may still come of it. */
export const LIVE_STATES = ['open', 'taken', 'agreed'] as const satisfies readonly SwapState[]
export const isLive = (state: SwapState): boolean => state === 'open' || state === 'taken' || state === 'agreed'

/** Why a request was opened again, or is over, where nobody said so. */
export type SwapCause = 'shift-moved' | 'no-longer-assigned' | 'approval-refused' | 'taken-back'

/** offered, then accepted, or declined by the other side; withdrawn by whoever made it; lapsed with the request. */
export type OfferState = 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'

export interface SwapRequest {
  readonly id: string
  readonly kind: SwapKind
  readonly rotaId: string
  readonly lineId: string
  /** The identity of the shift: it stays when the shift is moved. */
  readonly shiftId: string
  readonly role: DutyRole
  /** The shift's times when it was asked, or opened again: other times open it again. */
  readonly start: DateTime
  readonly end: DateTime
  /** Whose duty it is. */
  readonly memberId: string
  readonly state: SwapState
  /** Whether everybody who serves the line may answer; otherwise only those who were asked. */
  readonly askedAll: boolean
  /** An exchange: the duties that would do in return; empty: let us see. */
  readonly wantedShiftIds: readonly string[]
  readonly note: string
  readonly expiresAt: DateTime
  readonly createdAt: DateTime
  /** The account that made it: the member's own, or a coordinator's on their behalf. */
  readonly createdBy: string
  /** What gets worse with the offer that was accepted: why a coordinator has to look at it. */
  readonly worsens: readonly RuleCode[]
  readonly cause: SwapCause | null
  readonly reopenedAt: DateTime | null
  /** The approved request that this one opens again, because its shift was moved. */
  readonly reopensId: string | null
  readonly decidedAt: DateTime | null
  readonly decidedBy: string | null
  /** What the coordinator who decided said. */
  readonly reason: string | null
  readonly revision: number
}

export interface SwapOffer {
  readonly id: string
  readonly requestId: string
  readonly memberId: string
  /** The duty that is offered in return; null when nothing is asked for. */
  readonly returnShiftId: string | null
  readonly returnStart: DateTime | null
  readonly returnEnd: DateTime | null
  readonly state: OfferState
  readonly at: DateTime
  readonly by: string
}

/** The state of a request whose offer has been accepted and waits for a coordinator. */
export const settledState = (kind: SwapKind): 'taken' | 'agreed' => (kind === 'cover' ? 'taken' : 'agreed')
