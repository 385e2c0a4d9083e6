// What the monthly form needs of a closed call.
import type { CallType, Locality, Outcome } from '../../calls/codes.ts'
import type { RiskLevel } from '../../calls/risk.ts'
import type { Tier } from '../../people/member.ts'

export interface FormCall {
  /** null where the call is of an uncounted type: then nobody knows whose it is. */
  readonly episodeId: string | null
  readonly type: CallType | null
  readonly risk: RiskLevel | null
  readonly primaryTopic: string | null
  readonly outcome: Outcome | null
  readonly waitSeconds: number | null
  readonly difficult: boolean
  readonly locality: Locality | null
  readonly memberId: string | null
  /** Of the counsellor. */
  readonly tier: Tier | null
}

export type IsOf = (call: FormCall) => boolean

export const isAbandoned: IsOf = ({ outcome }) => outcome === 'abandoned'
export const isAnswered: IsOf = (call) => !isAbandoned(call)
export const isDifficult: IsOf = ({ difficult }) => difficult
export const isLocal: IsOf = ({ locality }) => locality === 'local'
export const isNonLocal: IsOf = ({ locality }) => locality === 'non-local'
/** Answered, and how long it waited is known. */
export const isTimed: IsOf = (call) => isAnswered(call) && call.waitSeconds !== null
export const isInTime =
  (withinSeconds: number): IsOf =>
  (call) =>
    isTimed(call) && (call.waitSeconds ?? 0) <= withinSeconds

/** How many counsellors of a tier answered. */
export const peopleOf = (calls: readonly FormCall[], tier: Tier): number =>
  new Set(calls.filter((call) => call.tier === tier).map(({ memberId }) => memberId)).size
