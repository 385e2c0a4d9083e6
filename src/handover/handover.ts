// What one shift hands over to the next: numbers of its calls, and everything that is not over yet.
import type { DateTime } from 'luxon'
import type { CallType } from '../calls/codes.ts'
import type { RiskLevel } from '../calls/risk.ts'

/** Ids and codes only. Instants are ISO texts, since this is kept as JSON. */
export interface HandoverItems {
  readonly calls: number
  readonly byType: readonly { readonly type: CallType | null; readonly calls: number }[]
  readonly byRisk: readonly { readonly risk: RiskLevel | null; readonly calls: number }[]
  /** Alerts of the line that are not closed, whichever shift they are from. */
  readonly alerts: readonly OpenAlert[]
  /** Open follow-ups of the line that are overdue or due soon, the most urgent first. */
  readonly followUps: readonly OpenFollowUp[]
  /** All open ones of the line, and those overdue. */
  readonly openFollowUps: number
  readonly overdueFollowUps: number
  readonly unansweredQuestions: number
  /** Mandatory reports of the line that are not closed. Absent from hand-overs of before there were any. */
  readonly reports?: readonly OpenReport[]
  /** Of the shift, not closed yet. */
  readonly drafts: number
}

export interface OpenAlert {
  readonly id: string
  readonly callId: string
  readonly level: RiskLevel
  readonly raisedAt: string
  readonly acknowledged: boolean
}

/** `dueAt` null: its steps are taken, and it waits for a second person to close it. */
export interface OpenReport {
  readonly id: string
  readonly callId: string
  readonly raisedAt: string
  readonly dueAt: string | null
}

export interface OpenFollowUp {
  readonly id: string
  readonly callId: string
  readonly risk: RiskLevel | null
  readonly dueAt: string
  readonly claimedBy: string | null
  readonly attempts: number
}

/** The numbers stay as they were handed over. */
export const withoutCall = (items: HandoverItems, gone: string): HandoverItems => ({
  ...items,
  alerts: items.alerts.filter(({ callId }) => callId !== gone),
  followUps: items.followUps.filter(({ callId }) => callId !== gone),
  ...(items.reports ? { reports: items.reports.filter(({ callId }) => callId !== gone) } : {}),
})

export type HandoverState = 'draft' | 'handed-over' | 'acknowledged'

export const stateOf = ({
  handedAt,
  acknowledgedAt,
}: {
  readonly handedAt: DateTime | null
  readonly acknowledgedAt: DateTime | null
}): HandoverState => (acknowledgedAt ? 'acknowledged' : handedAt ? 'handed-over' : 'draft')

/** Follow-ups due within so long after the hand-over are named in it. */
export const NAMED_AHEAD = { hours: 24 }

/** A shift may be handed over from this long before its end, until this long after. */
export const HAND_OVER_EARLY = { minutes: 60 }
export const HAND_OVER_LATE = { hours: 12 }

/** Counts by a code, in the order of their numbers. */
export function countedBy<T extends string | null>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([a, m], [b, n]) => n - m || String(a).localeCompare(String(b)))
}
