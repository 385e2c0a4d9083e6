// A shift that is open for sign-up: places of a published rota that members may ask for within a window.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../../lines/duty-role.ts'
import type { RuleCode } from '../rules/violation.ts'

/** first-come: whoever signs up first has the place; fairness: it is given when the window closes, to whoever carries least. */
export const GIVINGS = ['first-come', 'fairness'] as const
export type Giving = (typeof GIVINGS)[number]

/** open → filled; closed when the window ended with places left; withdrawn by a coordinator, or with its shift. */
export const OPEN_STATES = ['open', 'filled', 'closed', 'withdrawn'] as const
export type OpenState = (typeof OPEN_STATES)[number]

/** Why it was opened: a place nobody had, somebody who cannot come, or somebody who has left the line. */
export const OPEN_CAUSES = ['gap', 'cover', 'left'] as const
export type OpenCause = (typeof OPEN_CAUSES)[number]

export interface OpenShift {
  readonly id: string
  readonly rotaId: string
  readonly lineId: string
  /** The identity of the shift: it stays when the shift is moved. */
  readonly shiftId: string
  readonly role: DutyRole
  /** The shift's times: signing up is for these, and over when they change. */
  readonly start: DateTime
  readonly end: DateTime
  readonly cause: OpenCause
  /** Who asked for cover, or left; null for a gap. */
  readonly memberId: string | null
  readonly giving: Giving
  /** It is filled when so many stand in the shift, however they came there. */
  readonly upTo: number
  /** Members sign up in [opensAt, closesAt). */
  readonly opensAt: DateTime
  readonly closesAt: DateTime
  readonly state: OpenState
  /** When those who may sign up were told; null: the window has not begun. */
  readonly toldAt: DateTime | null
  readonly createdAt: DateTime
  readonly createdBy: string
  readonly endedAt: DateTime | null
  readonly endedBy: string | null
  readonly revision: number
}

/** waiting for the close; given; declined: others had it, or a rule forbade it by then; withdrawn; lapsed with the shift. */
export const SIGN_UP_STATES = ['waiting', 'given', 'declined', 'withdrawn', 'lapsed'] as const
export type SignUpState = (typeof SIGN_UP_STATES)[number]

export interface SignUp {
  readonly id: string
  readonly openId: string
  readonly memberId: string
  readonly state: SignUpState
  /** Rules that forbade it when the place was given. */
  readonly forbiddenBy: readonly RuleCode[]
  readonly at: DateTime
  readonly by: string
}

export const isInWindow = ({ state, opensAt, closesAt }: OpenShift, at: DateTime): boolean =>
  state === 'open' && opensAt <= at && at < closesAt
