// The shape of the names of all codes of a call record. A code without a name does not compile.
import type * as codes from '../codes.ts'
import type { FollowUpOutcome } from '../follow-up.ts'
import type * as risk from '../risk.ts'

type Named<C extends string> = Readonly<Record<C, string>>
type One<T extends readonly string[]> = T[number]

export interface RiskWords {
  readonly name: string
  /** What it means, as the domain defines it. */
  readonly criterion: string
}

export interface CodeWords {
  readonly type: Named<codes.CallType>
  readonly channel: Named<codes.Channel>
  readonly outcome: Named<codes.Outcome>
  readonly locality: Named<codes.Locality>
  readonly callingFor: Named<codes.CallingFor>
  readonly gender: Named<codes.Gender>
  readonly ageBand: Named<codes.AgeBand>
  readonly occupation: Named<codes.Occupation>
  readonly education: Named<codes.Education>
  readonly maritalState: Named<codes.MaritalState>
  readonly intervention: Named<codes.Intervention>
  readonly disposition: Named<codes.Disposition>
  readonly referral: Named<codes.ReferralTarget>
  readonly emergency: Named<codes.EmergencyService>
  readonly consent: Named<codes.Consent>
  readonly amendment: Named<codes.AmendmentReason>
  readonly risk: Readonly<Record<risk.RiskLevel, RiskWords>>
  readonly notAssessed: Named<risk.NotAssessedReason>
  readonly plan: Named<One<typeof risk.PLANS>>
  readonly means: Named<One<typeof risk.MEANS>>
  readonly timeFrame: Named<One<typeof risk.TIME_FRAMES>>
  readonly previousAttempt: Named<One<typeof risk.PREVIOUS_ATTEMPTS>>
  readonly protective: Named<One<typeof risk.PROTECTIVE_FACTORS>>
  readonly presence: Named<One<typeof risk.PRESENCES>>
  readonly followUpOutcome: Named<FollowUpOutcome>
}
