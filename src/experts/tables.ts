// Questions to experts and joint case consultations. Texts are free text: what identifies somebody is not stored.
import { code, id, index, instant, integer, primaryKey, table, text } from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { ConsultationState, Reply } from './consultation.ts'
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

export const consultations = table(
  'consultations',
  {
    id: id().primaryKey(),
    lineId: text().notNull(),
    title: freeText().notNull(),
    summary: freeText().notNull(),
    state: code<ConsultationState>().notNull(),
    meetsAt: instant(),
    openedAt: instant().notNull(),
    openedBy: text().notNull(),
    recommendation: freeText(),
    endedAt: instant(),
    endedBy: text(),
    revision: integer().notNull(),
  },
  (t) => [index('consultations_line').on(t.lineId, t.openedAt), index('consultations_newest').on(t.openedAt, t.id)],
)

const ofConsultation = () =>
  id()
    .notNull()
    .references(() => consultations.id)

export const consultationCalls = table(
  'consultation_calls',
  { consultationId: ofConsultation(), callId: text().notNull() },
  (t) => [primaryKey({ columns: [t.consultationId, t.callId] }), index('consultation_calls_call').on(t.callId)],
)

export const consultationInvitations = table(
  'consultation_invitations',
  {
    consultationId: ofConsultation(),
    memberId: text().notNull(),
    invitedAt: instant().notNull(),
    reply: code<Reply>(),
    repliedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.consultationId, t.memberId] }),
    index('consultation_invitations_member').on(t.memberId),
  ],
)

export const consultationNotes = table(
  'consultation_notes',
  {
    consultationId: ofConsultation(),
    position: integer().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    memberId: text(),
    text: freeText().notNull(),
  },
  (t) => [primaryKey({ columns: [t.consultationId, t.position] })],
)
