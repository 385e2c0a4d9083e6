// Swap requests, who was asked, and what was offered.
import { sql } from 'drizzle-orm'
import {
  boolean,
  code,
  id,
  index,
  instant,
  integer,
  json,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../../db/columns.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { members } from '../../people/tables.ts'
import { freeText } from '../../privacy/free-text.ts'
import type { RuleCode } from '../rules/violation.ts'
import { rotas } from '../tables.ts'
import type { OfferState, SwapCause, SwapKind, SwapState } from './swap.ts'

const ofMember = () =>
  text()
    .notNull()
    .references(() => members.id)

export const swapRequests = table(
  'swap_requests',
  {
    id: id().primaryKey(),
    kind: code<SwapKind>().notNull(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    lineId: text().notNull(),
    shiftId: text().notNull(),
    role: code<DutyRole>().notNull(),
    start: instant().notNull(),
    end: instant().notNull(),
    memberId: ofMember(),
    state: code<SwapState>().notNull(),
    askedAll: boolean().notNull(),
    wantedShiftIds: json<readonly string[]>().notNull(),
    note: freeText().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    worsens: json<readonly RuleCode[]>().notNull(),
    cause: code<SwapCause>(),
    reopenedAt: instant(),
    reopensId: text(),
    decidedAt: instant(),
    decidedBy: text(),
    reason: freeText(),
    revision: integer().notNull(),
  },
  (t) => [
    // One duty is asked for once at a time.
    uniqueIndex('swap_requests_live').on(t.shiftId, t.memberId).where(sql`${t.state} in ('open', 'taken', 'agreed')`),
    index('swap_requests_expiry').on(t.state, t.expiresAt),
    index('swap_requests_rota').on(t.rotaId, t.state),
    index('swap_requests_member').on(t.memberId, t.start),
    index('swap_requests_line').on(t.lineId, t.start),
  ],
)

const ofRequest = () =>
  text()
    .notNull()
    .references(() => swapRequests.id, { onDelete: 'cascade' })

/** Who was asked by name. */
export const swapAsked = table('swap_asked', { requestId: ofRequest(), memberId: ofMember() }, (t) => [
  primaryKey({ columns: [t.requestId, t.memberId] }),
  index('swap_asked_member').on(t.memberId),
])

export const swapOffers = table(
  'swap_offers',
  {
    id: id().primaryKey(),
    requestId: ofRequest(),
    memberId: ofMember(),
    returnShiftId: text(),
    returnStart: instant(),
    returnEnd: instant(),
    state: code<OfferState>().notNull(),
    at: instant().notNull(),
    by: text().notNull(),
  },
  (t) => [
    uniqueIndex('swap_offers_live').on(t.requestId, t.memberId).where(sql`${t.state} in ('offered', 'accepted')`),
    index('swap_offers_member').on(t.memberId),
    index('swap_offers_return').on(t.returnShiftId),
  ],
)
