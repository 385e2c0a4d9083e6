// Rotas, their shifts, who stands them, and what was published and changed when.
import { isNull, sql } from 'drizzle-orm'
import {
  boolean,
  check,
  code,
  id,
  index,
  instant,
  integer,
  json,
  localDate,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../db/columns.ts'
import type { DutyRole } from '../lines/duty-role.ts'
import { lines } from '../lines/tables.ts'
import { members } from '../people/tables.ts'
import { freeText } from '../privacy/free-text.ts'
import type { AssignmentSource, ChangeVerb, DayKind } from './rota.ts'
import type { RuleSetChange } from './rules/rule-set.ts'
import type { RuleCode } from './rules/violation.ts'

export const rotas = table(
  'rotas',
  {
    id: id().primaryKey(),
    lineId: text()
      .notNull()
      .references(() => lines.id),
    fromDay: localDate().notNull(),
    /** Exclusive. */
    toDay: localDate().notNull(),
    /** The latest published version; 0 while it is a draft. */
    version: integer().notNull(),
    publishedAt: instant(),
    note: freeText().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index('rotas_line').on(t.lineId, t.fromDay)],
)

/** Every day of a line belongs to at most one rota: the primary key sees to it. */
export const rotaDays = table(
  'rota_days',
  {
    lineId: text().notNull(),
    day: localDate().notNull(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.day] }), index('rota_days_rota').on(t.rotaId)],
)

export const shifts = table(
  'shifts',
  {
    /** Made from line, day, template code and role: see shift-identity.ts. */
    id: id().primaryKey(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    lineId: text().notNull(),
    templateId: text().notNull(),
    templateCode: text().notNull(),
    day: localDate().notNull(),
    role: code<DutyRole>().notNull(),
    start: instant().notNull(),
    end: instant().notNull(),
    minimum: integer().notNull(),
    wanted: integer().notNull(),
    maximum: integer().notNull(),
    clockGain: integer().notNull().default(0),
    night: boolean().notNull(),
    /** The local day on whose evening the night of this shift begins; null by day. */
    nightOf: localDate(),
    dayKind: code<DayKind>().notNull(),
    /** Set when the line's plan no longer has it. */
    cancelledAt: instant(),
  },
  (t) => [
    uniqueIndex('shifts_rota_slot').on(t.rotaId, t.day, t.templateCode, t.role),
    index('shifts_line_start').on(t.lineId, t.start),
  ],
)

/** A row is one member's time in one place of a shift. It is ended by `removedAt`, and rewritten never. */
export const assignments = table(
  'assignments',
  {
    id: id().primaryKey(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    shiftId: text()
      .notNull()
      .references(() => shifts.id, { onDelete: 'cascade' }),
    lineId: text().notNull(),
    place: integer().notNull(),
    memberId: text()
      .notNull()
      .references(() => members.id),
    /** The shift's times, kept here so that a version stays what it was when a shift is moved. */
    start: instant().notNull(),
    end: instant().notNull(),
    source: code<AssignmentSource>().notNull(),
    /** Stays where it is when the rota is solved anew. */
    locked: boolean().notNull().default(false),
    /** Rules that were broken to put the member here. */
    brokenRules: json<readonly RuleCode[]>().notNull(),
    reason: freeText(),
    /** Is part of version n when sinceVersion <= n and (untilVersion is null or n < untilVersion). */
    sinceVersion: integer().notNull(),
    untilVersion: integer(),
    addedAt: instant().notNull(),
    addedBy: text().notNull(),
    removedAt: instant(),
    removedBy: text(),
  },
  (t) => [
    // These two settle the race for a place.
    uniqueIndex('assignments_place').on(t.shiftId, t.place).where(isNull(t.removedAt)),
    uniqueIndex('assignments_once').on(t.shiftId, t.memberId).where(isNull(t.removedAt)),
    index('assignments_member').on(t.memberId, t.start),
    index('assignments_line').on(t.lineId, t.start),
    index('assignments_rota').on(t.rotaId),
    check('assignments_place_from_one', sql`${t.place} >= 1`),
  ],
)

/** Each publication. What it froze are the assignments of that version. */
export const rotaVersions = table(
  'rota_versions',
  {
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    publishedAt: instant().notNull(),
    publishedBy: text().notNull(),
    note: freeText().notNull(),
    assignments: integer().notNull(),
    openPlaces: integer().notNull(),
    /** Rules that were broken knowingly with this publication. */
    brokenRules: json<readonly RuleCode[]>().notNull(),
    reason: freeText(),
  },
  (t) => [primaryKey({ columns: [t.rotaId, t.version] })],
)

/** What was changed in a published rota, by whom and when: each is in force at once. */
export const rotaChanges = table(
  'rota_changes',
  {
    id: sequence(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    accountId: text().notNull(),
    verb: code<ChangeVerb>().notNull(),
    shiftId: text().notNull(),
    place: integer().notNull(),
    memberBefore: text(),
    memberAfter: text(),
    brokenRules: json<readonly RuleCode[]>().notNull(),
    reason: freeText(),
  },
  (t) => [index('rota_changes_rota').on(t.rotaId, t.id)],
)

/** What a line has set otherwise than the default rules, from a day on. */
export const ruleSets = table(
  'rota_rules',
  {
    lineId: text()
      .notNull()
      .references(() => lines.id),
    /** In force for rotas that begin on this day or later. */
    effectiveOn: localDate().notNull(),
    changes: json<RuleSetChange>().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
    reason: freeText(),
    revision: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.effectiveOn] })],
)
