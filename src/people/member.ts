// A member: a person of the hotline who may stand duty. An account is how they sign in.
import type { DateTime } from 'luxon'
import type { DutyRole } from '../lines/duty-role.ts'

/** 委员会成员, 加盟组织, 专家, 志愿者. */
export const TIERS = ['committee-member', 'allied-organisation', 'expert', 'volunteer'] as const
export type Tier = (typeof TIERS)[number]

/** Hours and nights that a member allows or wants. */
export interface Limits {
  readonly maxHoursPerMonth?: number | undefined
  readonly maxNightsPerMonth?: number | undefined
  readonly wantedHoursPerMonth?: number | undefined
  readonly wantedNightsPerMonth?: number | undefined
}

export interface Member {
  readonly id: string
  /** May leave the house: 'C014'. Never given to anybody else. */
  readonly displayCode: string
  /** May not leave the house. */
  readonly name: string
  readonly tier: Tier
  readonly organisationId: string | null
  /** BCP 47: 'zh', 'en', 'yue'. */
  readonly languages: readonly string[]
  /** As people call them: '平湖话'. */
  readonly dialects: readonly string[]
  /** IANA zone of the member's own wall clock, for recurring unavailability. */
  readonly zone: string
  readonly joinedOn: string
  /** First day on which the member is no longer with us. */
  readonly leftOn: string | null
  /** When the confidentiality agreement on file was signed. */
  readonly agreementOn: string | null
  readonly limits: Limits
  readonly note: string
  readonly createdAt: DateTime
  readonly revision: number
}

/** Which duty a member may take on which line, on the days [from, until). */
export interface MemberDuty {
  readonly lineId: string
  readonly role: DutyRole
  readonly from: string
  readonly until: string | null
}

/** Valid on the days [validFrom, validUntil). */
export interface Credential {
  readonly kind: string
  readonly validFrom: string
  readonly validUntil: string | null
}

/** A shift asked for (weight above 0) or against (below 0). What is not given is not asked about. */
export interface Wish {
  readonly day?: string
  /** 1 is Monday. */
  readonly weekday?: number
  readonly templateCode?: string
  readonly weight: number
}

/** All that a rota needs to know of a member, in one value. */
export interface RotaMember {
  readonly id: string
  readonly displayCode: string
  readonly name: string
  readonly tier: Tier
  readonly joinedOn: string
  readonly leftOn: string | null
  readonly agreementOn: string | null
  readonly duties: readonly MemberDuty[]
  readonly credentials: readonly Credential[]
  readonly languages: readonly string[]
  readonly limits: Limits
  /** Instants, half-open, by start: leave and recurring unavailability alike. */
  readonly unavailability: readonly { readonly start: DateTime; readonly end: DateTime }[]
  readonly wishes: readonly Wish[]
}
