// From the fields of the call form to a change of the record, and from refusals to fields. Pure.
import { all, chosen, one, type PostedFields } from '../../console/posted.ts'
import type { FieldError } from '../../errors.ts'
import * as codes from '../codes.ts'
import { type CallContent, type ContentChange, TEXT_FIELDS, type TextChange, type TextField } from '../content.ts'
import {
  derivedLevel,
  MEANS,
  NOT_ASSESSED_REASONS,
  PLANS,
  PRESENCES,
  PREVIOUS_ATTEMPTS,
  PROTECTIVE_FACTORS,
  RISK_LEVELS,
  type RiskAssessment,
  TIME_FRAMES,
} from '../risk.ts'
import { instantOfField } from './local-time.ts'
import type { CallWords } from './messages.en.ts'

export interface CallForm {
  readonly content: ContentChange
  readonly texts: TextChange
  /** The revision that the form was made from. */
  readonly expected: number | undefined
  /** What could not be read, by field. Those fields are not changed. */
  readonly unreadable: ReadonlyMap<string, keyof CallWords['problem']>
}

/** @param before the record that the form was made from */
export function readCallForm(posted: PostedFields, before: CallContent, zone: string): CallForm {
  const unreadable = new Map<string, keyof CallWords['problem']>()
  const number: ReadNumber = (name, [min, max], was) => {
    const value = one(posted, name)
    if (value === '') return null
    if (/^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    unreadable.set(name, 'badNumber')
    return was
  }
  const instant = (name: string, was: string | null) => {
    const value = instantOfField(one(posted, name), zone, was)
    if (value !== 'wrong') return value
    unreadable.set(name, 'badTime')
    return was
  }
  const startedAt = instant('startedAt', before.startedAt) ?? before.startedAt
  const endedAt = instant('endedAt', before.endedAt)
  const district = one(posted, 'district')
  if (district !== '' && !/^\d{6}$/.test(district)) unreadable.set('district', 'badDistrict')
  const endsFirst = endedAt !== null && endedAt < startedAt
  if (endsFirst) unreadable.set('endedAt', 'endBeforeStart')
  const code = <C extends string>(name: string, known: readonly C[]) => chosen(posted, name, known) ?? null
  const several = <C extends string>(name: string, known: readonly C[]) =>
    known.filter((each) => all(posted, name).includes(each))
  const content: ContentChange = {
    startedAt: endsFirst ? before.startedAt : startedAt,
    endedAt: endsFirst ? before.endedAt : endedAt,
    seat: number('seat', [1, 500], before.seat),
    channel: code('channel', codes.CHANNELS),
    type: code('type', codes.CALL_TYPES),
    outcome: code('outcome', codes.OUTCOMES),
    waitSeconds: number('waitSeconds', [0, 86_400], before.waitSeconds),
    difficult: one(posted, 'difficult') === 'yes',
    locality: code('locality', codes.LOCALITIES),
    district: unreadable.has('district') ? before.district : district || null,
    caller: {
      callingFor: code('callingFor', codes.CALLING_FOR),
      gender: code('gender', codes.GENDERS),
      ageBand: code('ageBand', codes.AGE_BANDS),
      occupation: code('occupation', codes.OCCUPATIONS),
      education: code('education', codes.EDUCATIONS),
      maritalState: code('maritalState', codes.MARITAL_STATES),
    },
    topics: readTopics(posted),
    risk: readRisk(posted, number, before.risk),
    interventions: several('intervention', codes.INTERVENTIONS),
    disposition: code('disposition', codes.DISPOSITIONS),
    referral: code('referral', codes.REFERRAL_TARGETS),
    emergency: several('emergency', codes.EMERGENCY_SERVICES),
    consent: {
      recording: code('recording', codes.CONSENTS),
      confidentiality: code('confidentiality', codes.CONSENTS),
      callBack: code('callBack', codes.CONSENTS),
    },
    satisfaction: {
      wait: number('satisfactionWait', [1, 5], before.satisfaction.wait),
      length: number('satisfactionLength', [1, 5], before.satisfaction.length),
      problemSolving: number('satisfactionSolving', [1, 5], before.satisfaction.problemSolving),
      ending: number('satisfactionEnding', [1, 5], before.satisfaction.ending),
    },
    mandatoryReportMade: { yes: true, no: false }[one(posted, 'mandatoryReportMade')] ?? null,
  }
  const revision = one(posted, 'revision')
  return {
    content,
    texts: readTexts(posted),
    expected: /^\d{1,9}$/.test(revision) ? Number(revision) : undefined,
    unreadable,
  }
}

/** A topic chosen twice is one topic: the primary one. */
function readTopics(posted: PostedFields): NonNullable<ContentChange['topics']> {
  const primary = one(posted, 'topic') || null
  const distinct = (name: string) => [...new Set(all(posted, name))].filter((code) => code !== '' && code !== primary)
  return { primary, others: distinct('otherTopic'), context: distinct('context') }
}

/** @param range from least to most, as the API has it */
type ReadNumber = (name: string, range: readonly [number, number], was: number | null) => number | null

function readRisk(posted: PostedFields, number: ReadNumber, before: RiskAssessment): RiskAssessment {
  const level = chosen(posted, 'risk', RISK_LEVELS) ?? null
  const factors = PROTECTIVE_FACTORS.filter((factor) => all(posted, 'protective').includes(factor))
  return {
    level,
    notAssessedReason: level === 'RX' ? (chosen(posted, 'notAssessedReason', NOT_ASSESSED_REASONS) ?? null) : null,
    ideation: number('ideation', [0, 100], before.ideation),
    hopelessness: number('hopelessness', [0, 100], before.hopelessness),
    plan: chosen(posted, 'plan', PLANS) ?? null,
    means: chosen(posted, 'means', MEANS) ?? null,
    timeFrame: chosen(posted, 'timeFrame', TIME_FRAMES) ?? null,
    previousAttempt: chosen(posted, 'previousAttempt', PREVIOUS_ATTEMPTS) ?? null,
    protectiveFactors: factors.length === 0 ? null : factors,
    presence: chosen(posted, 'presence', PRESENCES) ?? null,
  }
}

const isTextField = (name: string): name is TextField => TEXT_FIELDS.some((field) => field === name)

/** Line ends as people mean them; a text that was not sent stays as it is. */
function readTexts(posted: PostedFields): TextChange {
  const sent = [...posted].filter(([name]) => isTextField(name))
  return Object.fromEntries(sent.map(([name, [value = '']]) => [name, value.replace(/\r\n?/g, '\n').trimEnd()]))
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'topics.primary': 'topic',
  topics: 'topic',
  'topics.context': 'context',
  'risk.level': 'risk',
  'risk.notAssessedReason': 'notAssessedReason',
}

/** What the rules found, by field and in the reader's language. */
export function problemsByField(
  errors: readonly FieldError[],
  { problem }: CallWords,
  content: CallContent,
): ReadonlyMap<string, string> {
  const worded = ({ path, message }: FieldError): string => {
    if (path === 'riskNote') return problem.explainLower(derivedLevel(content.risk))
    if (path === 'topics' || path === 'topics.context') return problem.topics
    if (path === 'startedAt') return problem.future
    if (path === 'endedAt' && message.includes('future')) return problem.futureEnd
    if (path === 'endedAt' && message.includes('before')) return problem.endBeforeStart
    return message.includes('need') ? problem.needed : problem.other
  }
  return new Map(errors.map((error) => [FIELD_OF[error.path] ?? error.path, worded(error)]))
}
