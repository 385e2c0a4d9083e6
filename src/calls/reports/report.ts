// A report that the law requires: a minor may be abused. Who must be told, by when, and what must be done before it is closed.
import type { DateTime } from 'luxon'

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
 * is ours: an hour for the supervisor, two for the telephone, a day for paper.
 */
export const REQUIRED_STEPS: readonly RequiredStep[] = [
  { kind: 'supervisor-told', withinHours: 1 },
  { kind: 'oral', recipient: 'police', withinHours: 2 },
  { kind: 'written', recipient: 'police', withinHours: 24 },
]

export interface TakenStep {
  readonly kind: ReportStepKind
  readonly recipient: ReportRecipient | null
}

const isTaken = ({ kind, recipient }: RequiredStep, taken: readonly TakenStep[]): boolean =>
  taken.some((step) => step.kind === kind && (recipient === undefined || step.recipient === recipient))

/** Those that are still to be taken, in order. */
export const missingSteps = (taken: readonly TakenStep[]): readonly RequiredStep[] =>
  REQUIRED_STEPS.filter((step) => !isTaken(step, taken))

/** When the next one is due; null when all are taken. */
export function nextDue(raisedAt: DateTime, taken: readonly TakenStep[]): DateTime | null {
  const hours = missingSteps(taken).map(({ withinHours }) => withinHours)
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
