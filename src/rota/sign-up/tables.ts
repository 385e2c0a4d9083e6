// Shifts open for sign-up, and who signed up.
import { sql } from 'drizzle-orm'
import { check, code, id, index, instant, integer, json, table, text, uniqueIndex } from '../../db/columns.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { members } from '../../people/tables.ts'
import type { RuleCode } from '../rules/violation.ts'
import { rotas } from '../tables.ts'
import type { Giving, OpenCause, OpenState, SignUpState } from './open-shift.ts'

export const openShifts = table(
  'open_shifts',
  {
    id: id().primaryKey(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    lineId: text().notNull(),
    shiftId: text().notNull(),
    role: code<DutyRole>().notNull(),
    start: instant().notNull(),
    end: instant().notNull(),
    cause: code<OpenCause>().notNull(),
    memberId: text().references(() => members.id),
    giving: code<Giving>().notNull(),
    upTo: integer().notNull(),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    state: code<OpenState>().notNull(),
    toldAt: instant(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    endedAt: instant(),
    endedBy: text(),
    revision: integer().notNull(),
  },
  (t) => [
    // A shift is open once at a time.
    uniqueIndex('open_shifts_live').on(t.shiftId).where(sql`${t.state} = 'open'`),
    index('open_shifts_due').on(t.state, t.closesAt),
    index('open_shifts_line').on(t.lineId, t.start),
    index('open_shifts_rota').on(t.rotaId, t.state),
    check('open_shifts_up_to', sql`${t.upTo} >= 1`),
  ],
)

export const shiftSignUps = table(
  'shift_sign_ups',
  {
    id: id().primaryKey(),
    openId: text()
      .notNull()
      .references(() => openShifts.id, { onDelete: 'cascade' }),
    memberId: text()
      .notNull()
      .references(() => members.id),
    state: code<SignUpState>().notNull(),
    forbiddenBy: json<readonly RuleCode[]>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    uniqueIndex('shift_sign_ups_live').on(t.openId, t.memberId).where(sql`${t.state} in ('waiting', 'given')`),
    index('shift_sign_ups_member').on(t.memberId),
  ],
)
