// What a call record must say before it can be closed, and what it must never say.
import type { DateTime } from 'luxon'
import type { FieldError } from '../errors.ts'
import { isCurrent, type Topic } from '../lines/topic.ts'
import { AHEAD_MILLISECONDS } from './call.ts'
import { isCounted } from './codes.ts'
import { type CallContent, type CallTexts, topicCodes } from './content.ts'
import { derivedLevel, isAtLeast, type RiskLevel } from './risk.ts'

const required = (path: string): FieldError => ({ path, message: 'is needed before the call can be closed' })

/** Every mandatory field that is missing. Empty: the call can be closed. */
export function missingFields(content: CallContent, texts: CallTexts): readonly FieldError[] {
  const always: [string, unknown][] = [
    ['type', content.type],
    ['channel', content.channel],
    ['endedAt', content.endedAt],
  ]
  const counted: [string, unknown][] = [
    ['topics.primary', content.topics.primary],
    ['disposition', content.disposition],
    ['risk.level', content.risk.level],
  ]
  const asked = isCounted(content.type) ? [...always, ...counted] : always
  const missing = asked.filter(([, value]) => value === null).map(([path]) => required(path))
  return [...missing, ...dependentFields(content, texts)]
}

function dependentFields({ disposition, referral, risk }: CallContent, texts: CallTexts): readonly FieldError[] {
  const errors: FieldError[] = []
  if (disposition === 'referred' && referral === null) errors.push(required('referral'))
  if (risk.level === 'RX' && risk.notAssessedReason === null) {
    errors.push({ path: 'risk.notAssessedReason', message: 'is needed: "not assessed" has a reason' })
  }
  const derived = derivedLevel(risk)
  if (isBelow(risk.level, derived) && texts.riskNote.trim() === '') {
    errors.push({ path: 'riskNote', message: `is needed: what was asked gives ${derived}; say why the level is lower` })
  }
  return errors
}

const isBelow = (level: RiskLevel | null, derived: RiskLevel) =>
  level !== null && derived !== 'RX' && !isAtLeast(level, derived)

export const MOST_OTHERS = 6
export const MOST_CONTEXT = 3

/** What contradicts itself or the clock, in a draft too. */
export function contradictions(content: CallContent, now: DateTime): readonly FieldError[] {
  const errors: FieldError[] = []
  const { startedAt, endedAt, risk, topics } = content
  const isAhead = (at: string) => Date.parse(at) > now.toMillis() + AHEAD_MILLISECONDS
  if (isAhead(startedAt)) errors.push({ path: 'startedAt', message: 'is in the future' })
  if (endedAt !== null && isAhead(endedAt)) errors.push({ path: 'endedAt', message: 'is in the future' })
  if (endedAt !== null && endedAt < startedAt) errors.push({ path: 'endedAt', message: 'is before the start' })
  if (risk.notAssessedReason !== null && risk.level !== null && risk.level !== 'RX') {
    errors.push({ path: 'risk.notAssessedReason', message: 'belongs to RX only' })
  }
  const all = [...topics.others, ...topics.context]
  if (topics.primary !== null && all.includes(topics.primary)) {
    errors.push({ path: 'topics', message: 'names the primary topic twice' })
  }
  if (topics.others.length > MOST_OTHERS || topics.context.length > MOST_CONTEXT) {
    errors.push({ path: 'topics', message: `has more than ${MOST_OTHERS} others or ${MOST_CONTEXT} context tags` })
  }
  if (new Set(all).size < all.length) errors.push({ path: 'topics', message: 'names a topic twice' })
  return errors
}

/**
 * Topics that the line does not know, or has retired, unless the call had them before.
 * @param day local day of the call
 */
export function topicErrors(
  content: CallContent,
  topics: readonly Topic[],
  day: string,
  before: readonly string[] = [],
): readonly FieldError[] {
  const { primary, others, context } = content.topics
  const unknown = topicCodes(content.topics).filter((code) => !before.includes(code) && !isCurrent(topics, code, day))
  const errors = unknown.map((code) => ({ path: 'topics', message: `${code} is not a current topic of this line` }))
  const tag = (code: string) => topics.find((topic) => topic.code === code)?.contextTag ?? false
  const misplaced = [...(primary === null ? [] : [primary]), ...others].filter(tag)
  errors.push(
    ...misplaced.map((code) => ({ path: 'topics', message: `${code} is a context tag: put it into context` })),
  )
  const notTags = context.filter((code) => !unknown.includes(code) && !tag(code))
  errors.push(...notTags.map((code) => ({ path: 'topics.context', message: `${code} is not a context tag` })))
  return errors
}

/** Whether a topic of the call must be reported by law. */
export const mustReport = (content: CallContent, topics: readonly Topic[]): boolean =>
  topicCodes(content.topics).some((code) => topics.find((topic) => topic.code === code)?.mandatoryReport)
