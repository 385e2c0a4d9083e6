// Hand-overs of shifts, and what the coordinators must hear of duty: posts that stay empty, hand-overs that nobody took.
import { code, id, index, instant, integer, json, table, text, uniqueIndex } from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { DutyAlertKind } from './duty-alert.ts'
import type { HandoverItems } from './handover.ts'

/** One for a shift: a draft until it is handed over, then as it was handed over. */
export const handovers = table(
  'handovers',
  {
    id: id().primaryKey(),
    lineId: text().notNull(),
    shiftId: text().notNull(),
    shiftStart: instant().notNull(),
    shiftEnd: instant().notNull(),
    /** What waits, as it was when it was handed over; null while it is a draft. */
    items: json<HandoverItems | null>(),
    note: freeText().notNull(),
    savedAt: instant().notNull(),
    savedBy: text().notNull(),
    handedAt: instant(),
    handedBy: text(),
    handedByMember: text(),
    acknowledgedAt: instant(),
    acknowledgedBy: text(),
    acknowledgedByMember: text(),
    revision: integer().notNull(),
  },
  (t) => [uniqueIndex('handovers_shift').on(t.shiftId), index('handovers_line').on(t.lineId, t.shiftEnd)],
)

export const dutyAlerts = table(
  'duty_alerts',
  {
    id: id().primaryKey(),
    kind: code<DutyAlertKind>().notNull(),
    /** What it is about, so that it is raised once: shift and member, or role and start of a gap, or shift. */
    subject: text().notNull(),
    lineId: text().notNull(),
    shiftId: text(),
    memberId: text(),
    raisedAt: instant().notNull(),
    acknowledgedAt: instant(),
    acknowledgedBy: text(),
    /** The post was filled, the hand-over taken. */
    resolvedAt: instant(),
    changedAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('duty_alerts_subject').on(t.kind, t.subject),
    index('duty_alerts_line').on(t.lineId, t.raisedAt),
    index('duty_alerts_changed').on(t.changedAt, t.id),
  ],
)
