// A report that the law requires: a minor may be abused. Who must be told, by when, and what must be done before it is closed.
import type { DateTime } from 'luxon'
import type { LineSettings } from '../../lines/line-settings.ts'

export const REPORT_STEPS = ['supervisor-told', 'oral', 'written', 'reference', 'note'] as const
export type ReportStepKind = (typeof REPORT_STEPS)[number]

export const REPORT_RECIPIENTS = [
  'police',
  'civil-affairs',
  'education',
  'procuratorate',
  'womens-federation',
  'other',
] as const
export type ReportRecipient = (typeof REPORT_RECIPIENTS)[number]

export const REPORT_OUTCOMES = ['reported', 'reported-by-others', 'not-required'] as const
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number]

export interface RequiredStep {
  readonly kind: 'supervisor-told' | 'oral' | 'written'
  /** Who must be told; undefined: within the house. */
  readonly recipient?: ReportRecipient
  /** Hours after the duty arose. */
  readonly withinHours: number
}

/**
 * The rules on mandatory reports of offences against minors (2020) say: report to the police at once. What counts as late
 * a line sets; the defaults are ours: an hour for the supervisor, two for the telephone, a day for paper.
 */
const requiredSteps = (limits: ReportLimits): readonly RequiredStep[] => [
  { kind: 'supervisor-told', withinHours: limits.reportToldHours },
  { kind: 'oral', recipient: 'police', withinHours: limits.reportOralHours },
  { kind: 'written', recipient: 'police', withinHours: limits.reportWrittenHours },
]

export type ReportLimits = Pick<LineSettings, 'reportToldHours' | 'reportOralHours' | 'reportWrittenHours'>

export interface TakenStep {
  readonly kind: ReportStepKind
  readonly recipient: ReportRecipient | null
}

const isTaken = ({ kind, recipient }: RequiredStep, taken: readonly TakenStep[]): boolean =>
  taken.some((step) => step.kind === kind && (recipient === undefined || step.recipient === recipient))

/** Those that are still to be taken, in order. */
export const missingSteps = (taken: readonly TakenStep[], limits: ReportLimits): readonly RequiredStep[] =>
  requiredSteps(limits).filter((step) => !isTaken(step, taken))

/** When the next one is due; null when all are taken. */
export function nextDue(raisedAt: DateTime, taken: readonly TakenStep[], limits: ReportLimits): DateTime | null {
  const hours = missingSteps(taken, limits).map(({ withinHours }) => withinHours)
  return hours.length === 0 ? null : raisedAt.plus({ hours: Math.min(...hours) })
}

export type ReportState = 'open' | 'to-be-closed' | 'closed'

export const reportState = (report: {
  readonly proposedAt: DateTime | null
  readonly closedAt: DateTime | null
}): ReportState => (report.closedAt ? 'closed' : report.proposedAt ? 'to-be-closed' : 'open')

export const isReportOverdue = (
  { dueAt, closedAt }: { readonly dueAt: DateTime | null; readonly closedAt: DateTime | null },
  now: DateTime,
): boolean => closedAt === null && dueAt !== null && dueAt < now
