// An expert question (专家答疑单): asked from a call, answered by an expert, approved by a supervisor; then the caller is
// told, or the answer is published, or both.
import type { DateTime } from 'luxon'

export const QUESTION_STATES = ['open', 'answered', 'approved', 'closed', 'withdrawn'] as const
export type QuestionState = (typeof QUESTION_STATES)[number]

/** How the expert came by it: on stand-by when it was asked or soon after, taken, or given by a supervisor. */
export const ASSIGNMENTS = ['stand-by', 'claimed', 'given'] as const
export type AssignmentWay = (typeof ASSIGNMENTS)[number]

/** What has been said of the deadline so far. */
export const DEADLINE_STAGES = ['early', 'due-soon', 'overdue'] as const
export type DeadlineStage = (typeof DEADLINE_STAGES)[number]

export interface ExpertQuestion {
  readonly id: string
  readonly callId: string
  readonly lineId: string
  /** Code of the line's taxonomy; null: none was chosen. */
  readonly topic: string | null
  readonly question: string
  readonly state: QuestionState
  readonly askedAt: DateTime
  readonly askedBy: string
  /** The expert; null: nobody was on stand-by and nobody has taken it. */
  readonly assignedTo: string | null
  readonly assignedAt: DateTime | null
  readonly assignedHow: AssignmentWay | null
  readonly dueAt: DateTime
  readonly reminded: DeadlineStage
  readonly remindedAt: DateTime | null
  readonly answer: string | null
  readonly answeredAt: DateTime | null
  readonly answeredBy: string | null
  /** What the supervisor wants changed, or why it was withdrawn. */
  readonly note: string | null
  readonly approvedAt: DateTime | null
  readonly approvedBy: string | null
  readonly informedAt: DateTime | null
  readonly informedBy: string | null
  readonly publishedAt: DateTime | null
  /** The bulletin draft that was made of it. */
  readonly draftId: string | null
  readonly revision: number
}

export const QUESTION_VERBS = [
  'claim',
  'assign',
  'answer',
  'return',
  'approve',
  'inform',
  'publish',
  'withdraw',
] as const
export type QuestionVerb = (typeof QUESTION_VERBS)[number]

const FROM: Readonly<Record<QuestionVerb, readonly QuestionState[]>> = {
  claim: ['open'],
  assign: ['open'],
  answer: ['open'],
  return: ['answered'],
  approve: ['answered'],
  inform: ['approved', 'closed'],
  publish: ['approved', 'closed'],
  withdraw: ['open', 'answered', 'approved'],
}

type Told = Pick<ExpertQuestion, 'state' | 'informedAt' | 'draftId'>

/** Whether the state allows the verb. The caller is told once, and a question is published once. */
export function allows({ state, informedAt, draftId }: Told, verb: QuestionVerb): boolean {
  if (verb === 'inform' && informedAt !== null) return false
  if (verb === 'publish' && draftId !== null) return false
  return FROM[verb].includes(state)
}

/** How near the deadline is. Only what nobody has answered can be late. @param remindHours before the deadline */
export function stageOf(
  { state, dueAt }: Pick<ExpertQuestion, 'state' | 'dueAt'>,
  now: DateTime,
  remindHours: number,
): DeadlineStage {
  if (state !== 'open') return 'early'
  if (dueAt <= now) return 'overdue'
  return dueAt.minus({ hours: remindHours }) <= now ? 'due-soon' : 'early'
}
