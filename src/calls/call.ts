// A call record as the product sees it: its head, what its current revision says, and who may do what with it.
import { DateTime } from 'luxon'
import type { CallState, CallType, Channel, RetentionClass } from './codes.ts'
import { type CallContent, type CallTexts, topicCodes } from './content.ts'
import type { CountedCall } from './counting.ts'
import { handledAs, type RiskLevel } from './risk.ts'

export interface CallHead {
  readonly id: string
  readonly lineId: string
  readonly memberId: string | null
  readonly openedBy: string
  readonly shiftId: string | null
  readonly assignmentId: string | null
  readonly state: CallState
  readonly channel: Channel | null
  readonly type: CallType | null
  readonly risk: RiskLevel | null
  readonly startedAt: DateTime
  readonly endedAt: DateTime | null
  readonly day: string
  readonly primaryTopic: string | null
  readonly topics: readonly string[]
  readonly mandatoryReport: boolean
  readonly enteredAt: DateTime
  readonly enteredLate: boolean
  readonly closedAt: DateTime | null
  readonly episodeId: string | null
  readonly callerKeyId: string | null
  readonly callerHash: string | null
  readonly contentRevision: number
  readonly revision: number
  readonly reviewedAt: DateTime | null
  readonly reviewedBy: string | null
  readonly retentionClass: RetentionClass
  readonly shredTextOn: string
  readonly shredOn: string
  readonly legalHold: boolean
}

export interface CallRecord {
  readonly head: CallHead
  readonly content: CallContent
  readonly texts: CallTexts
}

const instantOf = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' })

/** Entered this long after it ended, a call counts as entered late. */
const LATE_AFTER = { hours: 2 }

export function isLate(content: CallContent, enteredAt: DateTime): boolean {
  return instantOf(content.endedAt ?? content.startedAt).plus(LATE_AFTER) < enteredAt
}

/** What the head repeats of the content, for lists and counts. */
export function headFields(content: CallContent, zone: string) {
  const startedAt = instantOf(content.startedAt)
  return {
    channel: content.channel,
    type: content.type,
    risk: handledAs(content.risk),
    startedAt,
    endedAt: content.endedAt === null ? null : instantOf(content.endedAt),
    day: startedAt.setZone(zone).toFormat('yyyy-MM-dd'),
    primaryTopic: content.topics.primary,
    topics: topicCodes(content.topics),
  }
}

/** Texts are kept this long: the ladder of a high-risk call must end first. */
const TEXT_DAYS: Readonly<Record<RetentionClass, number>> = { standard: 180, 'high-risk': 220 }

/** When the texts and when the record go, unless on legal hold. */
export function retention(day: string, retentionClass: RetentionClass, years: number) {
  const start = DateTime.fromISO(day, { zone: 'utc' })
  return {
    retentionClass,
    shredTextOn: start.plus({ days: TEXT_DAYS[retentionClass] }).toFormat('yyyy-MM-dd'),
    shredOn: start.plus({ years }).toFormat('yyyy-MM-dd'),
  }
}

/** What a call counts as; undefined while it is a draft. */
export function countedAs(head: CallHead): CountedCall | undefined {
  if (head.state !== 'closed') return undefined
  const { episodeId, day, type, risk, topics } = head
  return { episodeId, day, type, risk, topics }
}
