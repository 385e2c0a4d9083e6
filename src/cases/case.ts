// A complaint, or a mediation between doctors and patients: two sides, steps under a clock, an outcome.
import type { DateTime } from 'luxon'

export const CASE_KINDS = ['complaint', 'mediation'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** What it is about, as forms count it. */
export const CASE_SUBJECTS = [
  'attitude',
  'waiting',
  'charges',
  'treatment',
  'communication',
  'privacy',
  'procedure',
  'environment',
  'hotline',
  'other',
] as const
export type CaseSubject = (typeof CASE_SUBJECTS)[number]

export const CASE_STATES = ['received', 'reported', 'resolved', 'closed', 'withdrawn'] as const
export type CaseState = (typeof CASE_STATES)[number]

export const CASE_OUTCOMES = [
  'upheld',
  'partly-upheld',
  'not-upheld',
  'agreement',
  'no-agreement',
  'passed-on',
  'withdrawn',
] as const
export type CaseOutcome = (typeof CASE_OUTCOMES)[number]

export const CALL_BACK_RESULTS = ['satisfied', 'dissatisfied', 'declined', 'no-answer'] as const
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number]

export const SIDES = ['complainant', 'institution'] as const
export type Side = (typeof SIDES)[number]

/** What may be noted at any time, besides the steps that the clock runs for. */
export const NOTED_STEPS = ['statement', 'conversation', 'meeting', 'proposal', 'note'] as const
export type NotedStep = (typeof NOTED_STEPS)[number]

export type StepKind =
  | NotedStep
  | 'received'
  | 'reported'
  | 'resolved'
  | 'called-back'
  | 'not-reached'
  | 'assigned'
  | 'withdrawn'

/** What has been said of the running deadline so far. */
export const CASE_STAGES = ['early', 'due-soon', 'overdue'] as const
export type CaseStage = (typeof CASE_STAGES)[number]

export interface Case {
  readonly id: string
  readonly lineId: string
  readonly callId: string | null
  readonly kind: CaseKind
  readonly subject: CaseSubject
  /** Code of the institution that it is about, as the house lists them. */
  readonly institution: string | null
  readonly state: CaseState
  readonly receivedAt: DateTime
  /** Local day of the receipt. */
  readonly day: string
  readonly openedBy: string
  /** The member who works on it. */
  readonly assignedTo: string | null
  readonly reportDueAt: DateTime
  readonly resolveDueAt: DateTime
  readonly callBackDueAt: DateTime | null
  /** Of the step that comes next; of the last one when it has ended. */
  readonly dueAt: DateTime
  readonly reportedAt: DateTime | null
  readonly resolvedAt: DateTime | null
  readonly outcome: CaseOutcome | null
  readonly calledBackAt: DateTime | null
  readonly callBackResult: CallBackResult | null
  readonly reminded: CaseStage
  readonly remindedAt: DateTime | null
  readonly revision: number
}

export interface CaseStep {
  readonly caseId: string
  /** Its place in the timeline: the revision of the case that it made. */
  readonly position: number
  readonly at: DateTime
  readonly by: string
  readonly kind: StepKind
  /** With whom, or whose word it is; null: neither side's. */
  readonly side: Side | null
  readonly text: string
}

const OPEN: readonly CaseState[] = ['received', 'reported', 'resolved']
export const OPEN_STATES = OPEN
export const isOpen = (state: CaseState): boolean => OPEN.includes(state)

type Due = Pick<Case, 'state' | 'reportDueAt' | 'resolveDueAt' | 'callBackDueAt'>

/** The deadline that runs in a state. */
export function runningDeadline({ state, reportDueAt, resolveDueAt, callBackDueAt }: Due): DateTime {
  if (state === 'received') return reportDueAt
  if (state === 'reported') return resolveDueAt
  return callBackDueAt ?? resolveDueAt
}

export const isOverdue = ({ state, dueAt }: Pick<Case, 'state' | 'dueAt'>, now: DateTime): boolean =>
  isOpen(state) && dueAt <= now

/** Due soon is the last local day. @param zone of the line */
export function stageOf(item: Pick<Case, 'state' | 'dueAt'>, now: DateTime, zone: string): CaseStage {
  if (!isOpen(item.state)) return 'early'
  if (isOverdue(item, now)) return 'overdue'
  return item.dueAt.setZone(zone).minus({ days: 1 }) <= now ? 'due-soon' : 'early'
}
