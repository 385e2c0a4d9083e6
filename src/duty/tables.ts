// Check-in and check-out, corrected hours, and calendar feeds with the memory of what they published.

import type { Language } from '../access/account.ts'
import {
  boolean,
  code,
  id,
  index,
  instant,
  integer,
  json,
  localDate,
  localTime,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../db/columns.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { lines } from '../lines/tables.ts'
import type { AddressKind } from '../people/routing-address.ts'
import { members } from '../people/tables.ts'
import { freeText } from '../privacy/free-text.ts'
import type { MarkKind } from './attendance.ts'
import type { FeedKind } from './calendar-feed.ts'
import type { FallbackRole } from './fallback/fallback.ts'

/**
 * "I am here", "I am going". Rows are only added. They belong to a member on a shift, whose id stays when it moves or
 * when the rota is made anew.
 */
export const dutyMarks = table(
  'duty_marks',
  {
    shiftId: text().notNull(),
    memberId: text().notNull(),
    ordinal: integer().notNull(),
    lineId: text().notNull(),
    kind: code<MarkKind>().notNull(),
    at: instant().notNull(),
    accountId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shiftId, t.memberId, t.ordinal] })],
)

/** What was really worked, as a coordinator found, beside the plan. Rows are only added; the highest revision counts. */
export const dutyCorrections = table(
  'duty_corrections',
  {
    id: id().primaryKey(),
    shiftId: text().notNull(),
    memberId: text().notNull(),
    revision: integer().notNull(),
    lineId: text().notNull(),
    /** The assignment as it was when this was written. */
    assignmentId: text().notNull(),
    /** Both null: the member was not there at all. */
    workedStart: instant(),
    workedEnd: instant(),
    reason: freeText().notNull(),
    correctedAt: instant().notNull(),
    correctedBy: text().notNull(),
  },
  (t) => [uniqueIndex('duty_corrections_revision').on(t.shiftId, t.memberId, t.revision)],
)

/** Where a line's calls go when nobody on duty can be reached. */
export const dutyFallbacks = table('duty_fallbacks', {
  lineId: text().primaryKey(),
  kind: code<AddressKind>(),
  /** Sealed; null: there is none any more. */
  sealed: text(),
  revision: integer().notNull(),
  changedAt: instant().notNull(),
  changedBy: text().notNull(),
})

/** A secret address under which a calendar program reads duty. */
export const calendarFeeds = table(
  'calendar_feeds',
  {
    id: id().primaryKey(),
    /** SHA-256 of the secret, which is shown once. */
    secretHash: text().notNull(),
    accountId: text().notNull(),
    kind: code<FeedKind>().notNull(),
    /** Whose duty; null for a line's calendar. */
    memberId: text(),
    /** A line's calendar: that line. A person's: the lines they chose to see whole. */
    lineIds: json<readonly string[]>().notNull(),
    language: code<Language>().notNull(),
    /** What its owner calls it: "my phone". */
    label: freeText().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [uniqueIndex('calendar_feeds_secret').on(t.secretHash), index('calendar_feeds_account').on(t.accountId)],
)

/** Each event as it was last published. Feeds of the same person or line share them, and so agree on SEQUENCE. */
export const calendarEvents = table(
  'calendar_events',
  {
    /** 'person:<member id>' or 'line:<line id>'. */
    subject: text().notNull(),
    uid: text().notNull(),
    sequence: integer().notNull(),
    cancelled: boolean().notNull(),
    lineId: text().notNull(),
    role: code<DutyRole>().notNull(),
    codes: json<readonly string[]>().notNull(),
    start: instant().notNull(),
    end: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.uid] }), index('calendar_events_end').on(t.subject, t.end)],
)

/** Who is asked, in order, when nobody of a role is on duty or answers. */
export const fallbackPeople = table(
  'fallback_people',
  {
    id: id().primaryKey(),
    lineId: text()
      .notNull()
      .references(() => lines.id),
    role: code<FallbackRole>().notNull(),
    memberId: text()
      .notNull()
      .references(() => members.id),
    rank: integer().notNull(),
    from: localDate().notNull(),
    until: localDate(),
    weekdays: json<readonly number[]>(),
    opens: localTime().notNull(),
    minutes: integer().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index('fallback_people_line').on(t.lineId)],
)
