import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyContent } from '../../src/calls/content.ts'
import {
  derivedLevel,
  handledAs,
  isAtLeast,
  MEANS,
  needsSecondPerson,
  PLANS,
  PREVIOUS_ATTEMPTS,
  RISK_LEVELS,
  type RiskAssessment,
  reassessed,
  TIME_FRAMES,
} from '../../src/calls/risk.ts'

const unknown = emptyContent('').risk
const denied = { ...unknown, ideation: 0, hopelessness: 0, plan: 'none', timeFrame: 'none' } as const

test.each<[string, Partial<RiskAssessment>, string]>([
  ['nothing was asked', unknown, 'RX'],
  ['asked, and denied', denied, 'R0'],
  ['thoughts, no plan', { ...denied, ideation: 30 }, 'R1'],
  ['frequent thoughts', { ...denied, ideation: 80 }, 'R2'],
  ['strong hopelessness', { ...denied, hopelessness: 90 }, 'R2'],
  ['a plan without near date', { ...denied, ideation: 30, plan: 'vague', timeFrame: 'later' }, 'R2'],
  ['a plan to act within 72 hours', { ...denied, plan: 'specific', timeFrame: 'within-72-hours' }, 'R3'],
  ['a plan likely within a week', { ...denied, plan: 'vague', timeFrame: 'within-1-week' }, 'R3'],
  ['a plan with unknown time frame', { ...denied, plan: 'vague', timeFrame: null }, 'R3'],
  ['thoughts, and nobody asked about a plan', { ...unknown, ideation: 30 }, 'R3'],
  ['thoughts denied, nothing else asked', { ...unknown, ideation: 0 }, 'RX'],
  ['little hopelessness, nothing else asked', { ...unknown, hopelessness: 10 }, 'RX'],
  [
    'thoughts denied, no attempt and no means',
    { ...unknown, ideation: 0, previousAttempt: 'none', means: 'none' },
    'RX',
  ],
  ['strong hopelessness, nothing else asked', { ...unknown, hopelessness: 90 }, 'R2'],
  ['thoughts denied, means at hand', { ...unknown, ideation: 0, means: 'at-hand' }, 'R3'],
  ['thoughts denied, an attempt this month', { ...unknown, ideation: 0, previousAttempt: 'within-a-month' }, 'R3'],
  ['no thoughts, hopelessness unknown', { ...denied, hopelessness: null }, 'R2'],
  ['the act is in progress', { ...unknown, timeFrame: 'in-progress' }, 'R4'],
])('%s', (_, components, expected) => {
  expect(derivedLevel({ ...unknown, ...components })).toBe(expected)
})

const percent = fc.option(fc.integer({ min: 0, max: 100 }))
const components = fc.record({
  level: fc.option(fc.constantFrom(...RISK_LEVELS)),
  notAssessedReason: fc.constant(null),
  ideation: percent,
  hopelessness: percent,
  plan: fc.option(fc.constantFrom(...PLANS)),
  means: fc.option(fc.constantFrom(...MEANS)),
  timeFrame: fc.option(fc.constantFrom(...TIME_FRAMES.filter((frame) => frame !== 'in-progress'))),
  previousAttempt: fc.option(fc.constantFrom(...PREVIOUS_ATTEMPTS)),
  protectiveFactors: fc.constant(null),
  presence: fc.constant(null),
})

const DANGER: Partial<RiskAssessment>[] = [
  { ideation: 1 },
  { plan: 'vague' },
  { means: 'obtainable' },
  { timeFrame: 'later' },
  { previousAttempt: 'over-a-year-ago' },
]

test('once something speaks of danger, learning what was unknown never makes the level higher', () => {
  const keys = ['ideation', 'hopelessness', 'plan', 'timeFrame'] as const
  fc.assert(
    fc.property(components, fc.constantFrom(...DANGER), fc.constantFrom(...keys), (others, danger, key) => {
      const known = { ...others, ...danger }
      fc.pre(!(key in danger))
      // "No plan" and a near date contradict each other; the date wins.
      fc.pre(known.plan !== 'none' || !(known.timeFrame ?? '').startsWith('within'))
      const before = derivedLevel({ ...known, [key]: null })
      if (before !== 'RX') expect(isAtLeast(before, derivedLevel(known))).toBe(true)
    }),
  )
})

test('in whatever order danger is denied, the level stays open until it is R0', () => {
  const answers = ['ideation', 'hopelessness', 'plan', 'timeFrame'] as const
  fc.assert(
    fc.property(fc.shuffledSubarray([...answers]), (given) => {
      let risk: RiskAssessment = unknown
      for (const answer of given) {
        risk = { ...risk, [answer]: denied[answer] }
        expect([null, 'R0']).toContain(handledAs(risk))
      }
    }),
  )
  expect(handledAs(denied)).toBe('R0')
})

test('not assessed is never handled as "none"', () => {
  expect(handledAs({ ...unknown, level: 'RX' })).toBe('RX')
  expect(handledAs(unknown)).toBeNull()
  expect(isAtLeast('RX', 'R0')).toBe(false)
})

test('one field is enough, and as long as it is empty the derived level stands in', () => {
  expect(handledAs({ ...unknown, level: 'R4' })).toBe('R4')
  expect(handledAs({ ...unknown, plan: 'vague' })).toBe('R3')
})

test('what the caller said outweighs a lower level, until a second person confirms it and nothing new is said', () => {
  const calm = { ...unknown, level: 'R0' as const }
  expect(handledAs({ ...calm, timeFrame: 'in-progress' })).toBe('R4')
  expect(handledAs({ ...calm, level: 'RX', timeFrame: 'within-1-week' })).toBe('R3')
  expect(handledAs({ ...calm, plan: 'specific' })).toBe('R3')
  expect(handledAs({ ...calm, plan: 'specific', timeFrame: 'later' })).toBe('R0')
  expect(handledAs({ ...calm, plan: 'vague' })).toBe('R0')
  const confirmed = { ...calm, timeFrame: 'in-progress' as const, confirmedBelow: 'R4' as const }
  expect(handledAs(confirmed)).toBe('R0')
  expect(handledAs({ ...confirmed, confirmedBelow: 'R3' })).toBe('R4')
  expect(handledAs(reassessed(confirmed, { ...confirmed, level: 'R1' }))).toBe('R1')
  expect(handledAs(reassessed(confirmed, { ...confirmed, timeFrame: 'within-72-hours' }))).toBe('R3')
})

test('R3 and R4 need a second person to go down, by any way', () => {
  expect(needsSecondPerson('R4', 'R3')).toBe(true)
  expect(needsSecondPerson('R3', 'RX')).toBe(true)
  expect(needsSecondPerson('R3', null)).toBe(true)
  expect(needsSecondPerson('R3', 'R4')).toBe(false)
  expect(needsSecondPerson('R2', 'R0')).toBe(false)
})
