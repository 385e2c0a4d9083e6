// Expert questions on the wire. Who asked and from which call is for those who may see the call.
import { z } from 'zod'
import { topicCode } from '../calls/wire.ts'
import { pageQuery } from '../http/pagination.ts'
import { finding, isoInstant, recordId } from '../http/wire.ts'
import {
  ASSIGNMENTS,
  allows,
  DEADLINE_STAGES,
  type ExpertQuestion,
  QUESTION_STATES,
  QUESTION_VERBS,
} from './question.ts'
import type { Part } from './question-rights.ts'

const passage = z.string().trim().min(1).max(6_000)

export const newQuestion = z.strictObject({
  callId: recordId,
  question: passage.meta({ description: 'Without anything that identifies somebody; what is found is removed.' }),
  topic: topicCode.optional().meta({ description: 'Left out: the main topic of the call' }),
  dueAt: isoInstant.optional().meta({ description: 'Left out: as the line sets it' }),
})

export const questionItem = z
  .object({
    id: recordId,
    lineId: recordId,
    callId: recordId.nullable().meta({ description: 'For whoever asked and for supervisors' }),
    topic: z.string().nullable(),
    question: z.string(),
    state: z.enum(QUESTION_STATES),
    verbs: z.array(z.enum(QUESTION_VERBS)).meta({ description: 'What the state allows now' }),
    askedAt: isoInstant,
    askedBy: z.string().nullable().meta({ description: 'For supervisors' }),
    assignedTo: recordId.nullable(),
    assignedAt: isoInstant.nullable(),
    assignedHow: z.enum(ASSIGNMENTS).nullable(),
    dueAt: isoInstant,
    overdue: z.boolean(),
    reminded: z.enum(DEADLINE_STAGES),
    remindedAt: isoInstant.nullable(),
    answer: z.string().nullable(),
    answeredAt: isoInstant.nullable(),
    note: z.string().nullable(),
    approvedAt: isoInstant.nullable(),
    informedAt: isoInstant.nullable(),
    publishedAt: isoInstant.nullable(),
    bulletinDraftId: recordId.nullable(),
    revision: z.int(),
  })
  .meta({ id: 'ExpertQuestion' })

export const savedQuestion = z.object({ ...questionItem.shape, findings: z.array(finding) })

const YES_NO = ['true', 'false'] as const

export const questionQuery = z.object({
  ...pageQuery.shape,
  lineId: recordId.optional(),
  state: z
    .enum([...QUESTION_STATES, 'unfinished', 'all'])
    .default('unfinished')
    .meta({
      description: 'unfinished: open, answered or approved',
    }),
  topic: topicCode.optional(),
  callId: recordId.optional(),
  assignedToMe: z.enum(YES_NO).default('false'),
  askedByMe: z.enum(YES_NO).default('false'),
  overdue: z.enum(YES_NO).default('false'),
})

export const unansweredBody = z.object({
  items: z.array(z.object({ lineId: recordId, unanswered: z.int(), overdue: z.int() })),
})

export const nothing = z.strictObject({}).nullish()
export const assignInput = z.strictObject({ memberId: recordId })
export const answerInput = z.strictObject({ answer: passage })
export const noteInput = z.strictObject({ note: z.string().trim().min(1).max(2_000) })

export function questionOnWire(
  question: ExpertQuestion,
  part: Part,
  now: ExpertQuestion['dueAt'],
): z.output<typeof questionItem> {
  const { draftId, askedBy, answeredBy: _, approvedBy: __, informedBy: ___, ...shown } = question
  return {
    ...shown,
    callId: part.asked || part.supervises ? question.callId : null,
    askedBy: part.supervises ? askedBy : null,
    verbs: QUESTION_VERBS.filter((verb) => allows(question, verb)),
    overdue: question.state === 'open' && question.dueAt <= now,
    bulletinDraftId: draftId,
  }
}
