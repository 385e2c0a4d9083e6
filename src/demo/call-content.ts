// What is on the form of one demo call: codes and bands that fit the caller, the topic and the risk.
import {
  type CallingFor,
  type CallType,
  type Disposition,
  type Intervention,
  isCounted,
  type ReferralTarget,
} from '../calls/codes.ts'
import { type CallContent, type CallTexts, emptyContent, NO_TEXTS, type Satisfaction } from '../calls/content.ts'
import type { RiskAssessment } from '../calls/risk.ts'
import type { Caller, Visit } from './callers.ts'
import type { DemoLine } from './calls.ts'
import { chance, oneOf, type Random, weighted } from './random.ts'
import { riskOf } from './risk.ts'
import { textsOf } from './texts/summary.ts'

export interface Drawn {
  readonly line: DemoLine
  readonly visit: Visit
  readonly type: CallType
  /** The caller gave up waiting. */
  readonly lost: boolean
  readonly seat: number
  readonly waitSeconds: number
}

export interface Filled {
  readonly content: CallContent
  readonly texts: CallTexts
  readonly minutes: number
}

/** @param minutes what the call would have lasted; a crisis takes longer */
export function contentOf(random: Random, drawn: Drawn, minutes: number): Filled {
  const { type, lost, seat, waitSeconds } = drawn
  const base: CallContent = {
    ...emptyContent(''),
    seat,
    type,
    channel: 'telephone',
    outcome: lost ? 'abandoned' : 'answered',
    waitSeconds,
  }
  return isCounted(type) ? counted(random, drawn, { base, minutes }) : uncounted(base, minutes)
}

function uncounted(base: CallContent, minutes: number): Filled {
  const isSilent = base.type === 'silent'
  const risk: RiskAssessment = isSilent ? { ...base.risk, level: 'RX', notAssessedReason: 'silent' } : base.risk
  return { content: { ...base, risk }, texts: NO_TEXTS, minutes }
}

function counted(
  random: Random,
  { line, visit, type }: Drawn,
  { base, minutes }: { base: CallContent; minutes: number },
): Filled {
  const { topic, context, passedOn } = visit.matter
  const risk = riskOf(random, { topic, type })
  const callingFor = callingForOf(random, type)
  const how = passedOn ? PASSED_ON : howItEnded(random, risk, line)
  const isCrisis = risk.level === 'R3' || risk.level === 'R4'
  const told = { topic, type, callingFor, context, risk: risk.level, disposition: how.disposition }
  const content: CallContent = {
    ...base,
    difficult: isCrisis || chance(random, type === 'repeat' ? 0.3 : 0.05),
    locality: weighted(random, { local: 86, 'non-local': 14 }),
    caller: { callingFor, ...bandsKnown(random, visit.caller) },
    topics: { primary: topic, others: othersOf(random, topic), context },
    risk,
    interventions: interventionsOf(random, risk, line),
    ...how,
    consent: { recording: 'given', confidentiality: 'given', callBack: isCrisis ? 'given' : 'not-asked' },
    satisfaction: satisfactionOf(random, line),
    mandatoryReportMade: topic === 'P11.5' ? true : null,
  }
  return { content, texts: textsOf(random, told), minutes: isCrisis ? minutes + 25 : minutes }
}

const CALLING_FOR: readonly CallingFor[] = [
  'child',
  'child',
  'partner',
  'parent',
  'other-relative',
  'friend',
  'professional',
]

const callingForOf = (random: Random, type: CallType): CallingFor =>
  type === 'third-party' ? oneOf(random, CALLING_FOR) : 'self'

/** Callers say something of themselves, and rarely everything. */
function bandsKnown(random: Random, caller: Caller) {
  const known = <T>(value: T, share: number): T | null => (chance(random, share) ? value : null)
  return {
    gender: known(caller.gender, 0.96),
    ageBand: known(caller.ageBand, 0.88),
    occupation: known(caller.occupation, 0.78),
    education: known(caller.education, 0.5),
    maritalState: known(caller.maritalState, 0.62),
  }
}

/** A second topic, mostly of distress or sleep. */
function othersOf(random: Random, topic: string): readonly string[] {
  if (topic.startsWith('H') || !chance(random, 0.22)) return []
  const other = weighted(random, { 'P01.1': 30, 'P01.2': 18, 'P03.1': 18, 'P01.5': 14, 'P06.1': 10, 'P05.1': 10 })
  return other === topic ? [] : [other]
}

function interventionsOf(random: Random, { level }: RiskAssessment, line: DemoLine): readonly Intervention[] {
  if (line === 'health') return chance(random, 0.3) ? ['information', 'education'] : ['information']
  if (level === 'R3' || level === 'R4') return ['listening', 'crisis-intervention', 'safety-plan', 'referral']
  if (level === 'R2') return ['listening', 'support', 'safety-plan']
  return ['listening', oneOf(random, ['support', 'education', 'skills'] as const)]
}

type Ending = Pick<CallContent, 'disposition' | 'referral' | 'emergency'> & { readonly disposition: Disposition }

const PASSED_ON: Ending = { disposition: 'transferred', referral: 'other-line', emergency: [] }

function howItEnded(random: Random, { level }: RiskAssessment, line: DemoLine): Ending {
  if (level === 'R4')
    return { disposition: 'escalated', referral: 'ambulance-120', emergency: ['ambulance-120', 'police-110'] }
  if (level === 'R3') return { disposition: 'follow-up', referral: 'psychiatric-hospital', emergency: [] }
  const share =
    line === 'health' ? { resolved: 84, referred: 13, 'ended-by-caller': 3 } : ENDINGS[level === 'R2' ? 'R2' : 'other']
  const disposition = weighted<Disposition>(random, { ...NO_ENDING, ...share })
  return { disposition, referral: disposition === 'referred' ? referralOf(random, line) : null, emergency: [] }
}

const NO_ENDING: Readonly<Record<Disposition, number>> = {
  resolved: 0,
  referred: 0,
  escalated: 0,
  'follow-up': 0,
  transferred: 0,
  'ended-by-caller': 0,
}
const ENDINGS = {
  R2: { resolved: 35, referred: 45, 'follow-up': 15, 'ended-by-caller': 5 },
  other: { resolved: 79, referred: 13, 'follow-up': 2, 'ended-by-caller': 6 },
} as const

const referralOf = (random: Random, line: DemoLine): ReferralTarget =>
  line === 'health'
    ? weighted(random, { 'general-hospital': 60, expert: 20, community: 15, other: 5 })
    : weighted(random, { 'psychiatric-hospital': 45, school: 15, community: 15, 'legal-aid': 8, 'social-work': 17 })

const NO_ANSWER: Satisfaction = { wait: null, length: null, problemSolving: null, ending: null }

/** Some are asked at the end; most of those are content. */
function satisfactionOf(random: Random, line: DemoLine): Satisfaction {
  if (!chance(random, line === 'health' ? 0.3 : 0.12)) return NO_ANSWER
  const mark = () => Number(weighted(random, { 5: 58, 4: 29, 3: 9, 2: 3, 1: 1 }))
  return { wait: mark(), length: mark(), problemSolving: mark(), ending: mark() }
}
