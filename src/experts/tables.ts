// Questions to experts and joint case consultations. Texts are free text: what identifies somebody is not stored.
import { code, id, index, instant, integer, table, text } from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { AssignmentWay, DeadlineStage, QuestionState } from './question.ts'

export const expertQuestions = table(
  'expert_questions',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    topic: text(),
    question: freeText().notNull(),
    state: code<QuestionState>().notNull(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    /** The member who answers. */
    assignedTo: text(),
    assignedAt: instant(),
    assignedHow: code<AssignmentWay>(),
    dueAt: instant().notNull(),
    reminded: code<DeadlineStage>().notNull(),
    remindedAt: instant(),
    answer: freeText(),
    answeredAt: instant(),
    answeredBy: text(),
    note: freeText(),
    approvedAt: instant(),
    approvedBy: text(),
    informedAt: instant(),
    informedBy: text(),
    publishedAt: instant(),
    draftId: text(),
    revision: integer().notNull(),
  },
  (t) => [
    index('expert_questions_line').on(t.lineId, t.state, t.dueAt),
    index('expert_questions_assigned').on(t.assignedTo, t.state),
    index('expert_questions_asked').on(t.askedBy, t.askedAt),
    index('expert_questions_call').on(t.callId),
  ],
)
