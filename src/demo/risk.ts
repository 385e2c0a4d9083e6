// How the demo's callers answer when they are asked about suicide: components that fit the level they are handled at.
import type { CallType } from '../calls/codes.ts'
import type { NotAssessedReason, RiskAssessment, RiskLevel } from '../calls/risk.ts'
import { chance, oneOf, type Random, type Weights, weighted } from './random.ts'

/** Most callers are asked and deny; the topic of suicide and self-harm is another matter. */
const ORDINARY: Weights<RiskLevel> = { RX: 10, R0: 71.5, R1: 15, R2: 3.2, R3: 0.27, R4: 0.03 }
const BY_TOPIC: Readonly<Record<string, Weights<RiskLevel>>> = {
  'P02.1': { RX: 2, R0: 0, R1: 72, R2: 23, R3: 3, R4: 0 },
  'P02.2': { RX: 1, R0: 0, R1: 6, R2: 55, R3: 37, R4: 1 },
  'P02.3': { RX: 2, R0: 0, R1: 0, R2: 4, R3: 64, R4: 30 },
  'P02.4': { RX: 4, R0: 6, R1: 48, R2: 37, R3: 4.5, R4: 0.5 },
  'P02.5': { RX: 45, R0: 20, R1: 22, R2: 10, R3: 3, R4: 0 },
  'P11.4': { RX: 8, R0: 35, R1: 37, R2: 17, R3: 2.8, R4: 0.2 },
  P04: { RX: 9, R0: 56, R1: 26, R2: 8, R3: 0.9, R4: 0.1 },
}
/** The health line does not ask. */
const NOT_ASKED: RiskAssessment = notAssessed('not-appropriate')

function notAssessed(reason: NotAssessedReason): RiskAssessment {
  return {
    level: 'RX',
    notAssessedReason: reason,
    ideation: null,
    hopelessness: null,
    plan: null,
    means: null,
    timeFrame: null,
    previousAttempt: null,
    protectiveFactors: null,
    presence: null,
  }
}

export interface Asked {
  readonly topic: string
  readonly type: CallType
}

export function riskOf(random: Random, { topic, type }: Asked): RiskAssessment {
  if (topic.startsWith('H')) return NOT_ASKED
  if (type === 'third-party' && chance(random, 0.5)) return notAssessed('third-party')
  const level = weighted(random, BY_TOPIC[topic] ?? BY_TOPIC[topic.slice(0, 3)] ?? ORDINARY)
  return level === 'RX'
    ? notAssessed(oneOf(random, WHY_NOT))
    : { level, notAssessedReason: null, ...said(random, level) }
}

const WHY_NOT: readonly NotAssessedReason[] = ['not-appropriate', 'not-appropriate', 'refused', 'hang-up', 'technical']

type Components = Omit<RiskAssessment, 'level' | 'notAssessedReason'>

const between = (random: Random, low: number, high: number) => low + Math.floor(random() * ((high - low) / 5 + 1)) * 5

const FACTORS = ['family', 'friends', 'children', 'treatment', 'plans', 'reasons', 'pets'] as const

function said(random: Random, level: Exclude<RiskLevel, 'RX'>): Components {
  const some = FACTORS.filter(() => chance(random, 0.3))
  const denied = { plan: 'none', means: 'none', timeFrame: 'none', previousAttempt: 'none', presence: null } as const
  switch (level) {
    case 'R0':
      return { ...denied, ideation: 0, hopelessness: between(random, 0, 40), protectiveFactors: some }
    case 'R1':
      return {
        ...denied,
        ideation: between(random, 5, 45),
        hopelessness: between(random, 10, 60),
        protectiveFactors: some,
      }
    case 'R2':
      return {
        ideation: between(random, 50, 85),
        hopelessness: between(random, 60, 90),
        plan: 'vague',
        means: oneOf(random, ['none', 'obtainable'] as const),
        timeFrame: oneOf(random, ['none', 'later'] as const),
        previousAttempt: oneOf(random, ['none', 'none', 'over-a-year-ago'] as const),
        protectiveFactors: some,
        presence: oneOf(random, ['alone', 'somebody-present'] as const),
      }
    case 'R3':
      return {
        ideation: between(random, 70, 100),
        hopelessness: between(random, 70, 100),
        plan: 'specific',
        means: oneOf(random, ['obtainable', 'at-hand'] as const),
        timeFrame: oneOf(random, ['within-72-hours', 'within-1-week'] as const),
        previousAttempt: oneOf(random, ['none', 'over-a-year-ago', 'within-a-year'] as const),
        protectiveFactors: some.slice(0, 2),
        presence: oneOf(random, ['alone', 'alone', 'somebody-present'] as const),
      }
    case 'R4':
      return {
        ideation: 100,
        hopelessness: between(random, 85, 100),
        plan: 'specific',
        means: 'at-hand',
        timeFrame: 'in-progress',
        previousAttempt: oneOf(random, ['none', 'within-a-year', 'within-a-month'] as const),
        protectiveFactors: some.slice(0, 1),
        presence: oneOf(random, ['alone', 'alone', 'somebody-present'] as const),
      }
  }
}
