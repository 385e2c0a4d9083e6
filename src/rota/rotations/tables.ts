// Recurring rotations, their lists from a day on, and the turns that have begun.
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
} from '../../db/columns.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { lines } from '../../lines/tables.ts'
import type { Participant, Passed, TurnUnit } from './rotation.ts'

export const rotations = table(
  'rotations',
  {
    id: id().primaryKey(),
    lineId: text()
      .notNull()
      .references(() => lines.id),
    nameZh: text().notNull(),
    nameEn: text().notNull(),
    role: code<DutyRole>().notNull(),
    templateCodes: json<readonly string[]>(),
    unit: code<TurnUnit>().notNull(),
    every: integer().notNull(),
    from: localDate().notNull(),
    until: localDate(),
    handOver: localTime().notNull(),
    createdAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [index('rotations_line').on(t.lineId)],
)

const ofRotation = () =>
  text()
    .notNull()
    .references(() => rotations.id, { onDelete: 'cascade' })

/** Lists that were in force stay; one whose day is still to come may be set anew. */
export const rotationLists = table(
  'rotation_lists',
  {
    rotationId: ofRotation(),
    effectiveOn: localDate().notNull(),
    participants: json<readonly Participant[]>().notNull(),
    anew: boolean().notNull(),
    setAt: instant().notNull(),
    setBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rotationId, t.effectiveOn] })],
)

/** Turns that have begun. Rows are only added. */
export const rotationTurns = table(
  'rotation_turns',
  {
    rotationId: ofRotation(),
    ordinal: integer().notNull(),
    participant: json<Participant>().notNull(),
    passed: json<readonly Passed[]>().notNull(),
    recordedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rotationId, t.ordinal] })],
)
