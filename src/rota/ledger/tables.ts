// The fairness ledger as rows: one head for each rota, one entry for each of its members.
import { id, index, instant, integer, json, localDate, primaryKey, table, text } from '../../db/columns.ts'
import { members } from '../../people/tables.ts'
import { rotas } from '../tables.ts'
import type { Load } from './ledger.ts'

export const rotaLedgers = table('rota_ledgers', {
  rotaId: id()
    .primaryKey()
    .references(() => rotas.id, { onDelete: 'cascade' }),
  /** The version it was reckoned from. */
  version: integer().notNull(),
  reckonedAt: instant().notNull(),
  /** Set once the rota's last duty is over: from then on it is what was stood. */
  closedAt: instant(),
})

export const ledgerEntries = table(
  'ledger_entries',
  {
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    memberId: text()
      .notNull()
      .references(() => members.id),
    /** The rota's days, kept here so that the rotas before a day are found at once. */
    fromDay: localDate().notNull(),
    toDay: localDate().notNull(),
    stood: json<Load>().notNull(),
    fair: json<Load>().notNull(),
    wishesAsked: integer().notNull(),
    wishesMet: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rotaId, t.memberId] }), index('ledger_entries_member').on(t.memberId, t.toDay)],
)
