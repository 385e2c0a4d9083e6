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
  readonly textsShreddedAt: DateTime | null
}

export interface CallRecord {
  readonly head: CallHead
  readonly content: CallContent
  readonly texts: CallTexts
}

const instantOf = (iso: string) => DateTime.fromMillis(Date.parse(iso), { zone: 'utc' })

/** Entered this long after it ended, a call counts as entered late. */
const LATE_AFTER_MILLISECONDS = 2 * 60 * 60 * 1000

/** Clocks of telephones differ from ours by this much at most. */
export const AHEAD_MILLISECONDS = 5 * 60 * 1000

/**
 * Opened during the call, it is held against the start: an end that a page filled in when the record was closed says
 * nothing of when the record was begun.
 * @param enteredAt when the record was opened
 */
export function isLate({ startedAt, endedAt }: CallContent, enteredAt: DateTime): boolean {
  const entered = enteredAt.toMillis()
  const ended = endedAt === null ? undefined : Date.parse(endedAt)
  const isOver = ended !== undefined && ended <= entered + AHEAD_MILLISECONDS
  return (isOver ? ended : Date.parse(startedAt)) + LATE_AFTER_MILLISECONDS < entered
}

const MINUTE = 60_000
const days = new Map<string, string>()
const MOST_DAYS = 1_000

/** The local day. Since 1980 every zone is whole minutes from UTC and changes at one, so a minute has one answer. */
function localDay(at: DateTime, zone: string): string {
  if (at.year < 1980) return at.setZone(zone).toISODate()
  const key = `${Math.floor(at.toMillis() / MINUTE)} ${zone}`
  const known = days.get(key)
  if (known !== undefined) return known
  const day = at.setZone(zone).toISODate()
  if (days.size >= MOST_DAYS) days.clear()
  days.set(key, day)
  return day
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
    day: localDay(startedAt, zone),
    primaryTopic: content.topics.primary,
    topics: topicCodes(content.topics),
  }
}

/** The texts of a high-risk call stay until its ladder must have ended. */
const HIGH_RISK_TEXT_DAYS = 220

export interface Retention {
  readonly retentionClass: RetentionClass
  readonly shredTextOn: string
  readonly shredOn: string
}

const remembered = new Map<string, Retention>()
const MOST_REMEMBERED = 1_000

/** What a line sets. */
export interface RetentionPolicy {
  readonly textDays: number
  readonly retentionYears: number
}

/** When the texts and when the record go, unless on legal hold. */
export function retention(
  day: string,
  retentionClass: RetentionClass,
  { textDays, retentionYears: years }: RetentionPolicy,
): Retention {
  const key = `${day} ${retentionClass} ${textDays} ${years}`
  const known = remembered.get(key)
  if (known) return known
  const start = DateTime.fromISO(day, { zone: 'utc' })
  const days = retentionClass === 'high-risk' ? Math.max(textDays, HIGH_RISK_TEXT_DAYS) : textDays
  const shredTextOn = start.plus({ days }).toISODate()
  const found = { retentionClass, shredTextOn, shredOn: start.plus({ years }).toISODate() }
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, found)
  return found
}

/** What a call counts as; undefined while it is a draft. */
export function countedAs(head: CallHead): CountedCall | undefined {
  if (head.state !== 'closed') return undefined
  const { episodeId, day, type, risk, topics } = head
  return { episodeId, day, type, risk, topics }
}
