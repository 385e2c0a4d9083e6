// Complaints and mediations with their steps. Texts are free text: what identifies somebody is not stored.
import { code, id, index, instant, integer, localDate, primaryKey, table, text } from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type {
  CallBackResult,
  CaseKind,
  CaseOutcome,
  CaseStage,
  CaseState,
  CaseSubject,
  Side,
  StepKind,
} from './case.ts'

export const cases = table(
  'cases',
  {
    id: id().primaryKey(),
    lineId: text().notNull(),
    callId: text(),
    kind: code<CaseKind>().notNull(),
    subject: code<CaseSubject>().notNull(),
    institution: text(),
    state: code<CaseState>().notNull(),
    receivedAt: instant().notNull(),
    day: localDate().notNull(),
    openedBy: text().notNull(),
    assignedTo: text(),
    reportDueAt: instant().notNull(),
    resolveDueAt: instant().notNull(),
    callBackDueAt: instant(),
    dueAt: instant().notNull(),
    reportedAt: instant(),
    resolvedAt: instant(),
    outcome: code<CaseOutcome>(),
    calledBackAt: instant(),
    callBackResult: code<CallBackResult>(),
    reminded: code<CaseStage>().notNull(),
    remindedAt: instant(),
    revision: integer().notNull(),
  },
  (t) => [
    index('cases_due').on(t.state, t.dueAt),
    index('cases_line_day').on(t.lineId, t.day),
    index('cases_assigned').on(t.assignedTo, t.state),
    index('cases_call').on(t.callId),
  ],
)

export const caseSteps = table(
  'case_steps',
  {
    caseId: id()
      .notNull()
      .references(() => cases.id),
    /** The case's revision that the step made. */
    position: integer().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
    kind: code<StepKind>().notNull(),
    side: code<Side>(),
    text: freeText().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.position] })],
)
