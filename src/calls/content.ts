// What a call record says, apart from what the hotline itself knows of it: codes, bands and four texts.
import type {
  AgeBand,
  CallingFor,
  CallType,
  Channel,
  Consent,
  Disposition,
  Education,
  EmergencyService,
  Gender,
  Intervention,
  Locality,
  MaritalState,
  Occupation,
  Outcome,
  ReferralTarget,
} from './codes.ts'
import { type RiskAssessment, reassessed } from './risk.ts'

export interface CallerBands {
  readonly callingFor: CallingFor | null
  readonly gender: Gender | null
  readonly ageBand: AgeBand | null
  readonly occupation: Occupation | null
  readonly education: Education | null
  readonly maritalState: MaritalState | null
}

export interface CallTopics {
  readonly primary: string | null
  readonly others: readonly string[]
  /** Context tags, such as P13: they go with any other topic. */
  readonly context: readonly string[]
}

/** Told about recording, confidentiality and its limits; agreed to a call-back. */
export interface CallConsent {
  readonly recording: Consent | null
  readonly confidentiality: Consent | null
  readonly callBack: Consent | null
}

/** 1 to 5. */
export interface Satisfaction {
  readonly wait: number | null
  readonly length: number | null
  readonly problemSolving: number | null
  readonly ending: number | null
}

export interface CallContent {
  /** ISO instants, UTC. */
  readonly startedAt: string
  readonly endedAt: string | null
  readonly seat: number | null
  readonly channel: Channel | null
  readonly type: CallType | null
  readonly outcome: Outcome | null
  readonly waitSeconds: number | null
  readonly difficult: boolean
  readonly locality: Locality | null
  /** GB/T 2260 code of the district; never finer. */
  readonly district: string | null
  readonly caller: CallerBands
  readonly topics: CallTopics
  readonly risk: RiskAssessment
  readonly interventions: readonly Intervention[]
  readonly disposition: Disposition | null
  readonly referral: ReferralTarget | null
  readonly emergency: readonly EmergencyService[]
  readonly consent: CallConsent
  readonly satisfaction: Satisfaction
  /** For topics that the law wants reported: whether that was done. */
  readonly mandatoryReportMade: boolean | null
}

export const TEXT_FIELDS = ['summary', 'actionTaken', 'riskNote', 'followUpPlan'] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type CallTexts = Readonly<Record<TextField, string>>

export const NO_TEXTS: CallTexts = Object.freeze({ summary: '', actionTaken: '', riskNote: '', followUpPlan: '' })

/** A change: fields that are absent stay as they are; inside caller, topics, risk, consent and satisfaction too. */
export type ContentChange = {
  readonly [K in keyof CallContent]?: K extends 'caller' | 'topics' | 'risk' | 'consent' | 'satisfaction'
    ? Loose<CallContent[K]> | undefined
    : CallContent[K] | undefined
}
export type TextChange = { readonly [K in TextField]?: string | undefined }
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

export const emptyContent = (startedAt: string): CallContent => ({
  startedAt,
  endedAt: null,
  seat: null,
  channel: null,
  type: null,
  outcome: null,
  waitSeconds: null,
  difficult: false,
  locality: null,
  district: null,
  caller: { callingFor: null, gender: null, ageBand: null, occupation: null, education: null, maritalState: null },
  topics: { primary: null, others: [], context: [] },
  risk: {
    level: null,
    notAssessedReason: null,
    ideation: null,
    hopelessness: null,
    plan: null,
    means: null,
    timeFrame: null,
    previousAttempt: null,
    protectiveFactors: null,
    presence: null,
  },
  interventions: [],
  disposition: null,
  referral: null,
  emergency: [],
  consent: { recording: null, confidentiality: null, callBack: null },
  satisfaction: { wait: null, length: null, problemSolving: null, ending: null },
  mandatoryReportMade: null,
})

/** `base` with every field of `change` that is not undefined. */
function over<T extends object>(base: T, change: Loose<T> | undefined): T {
  if (change === undefined) return base
  const changed = { ...base }
  for (const field in change) {
    const value = change[field]
    if (value !== undefined) changed[field] = value
  }
  return changed
}

export function changedContent(base: CallContent, change: ContentChange): CallContent {
  const { caller, topics, risk, consent, satisfaction, ...plain } = change
  return {
    ...over(base, plain),
    caller: over(base.caller, caller),
    topics: over(base.topics, topics),
    risk: reassessed(base.risk, over(base.risk, risk)),
    consent: over(base.consent, consent),
    satisfaction: over(base.satisfaction, satisfaction),
  }
}

export const changedTexts = (base: CallTexts, change: TextChange): CallTexts => over(base, change)

/** All topic codes of a call, the primary one first, each once. */
export const topicCodes = ({ primary, others, context }: CallTopics): readonly string[] => [
  ...new Set([...(primary === null ? [] : [primary]), ...others, ...context]),
]
