// Notices to members, and whether they have seen them.
import { code, id, index, instant, integer, table, text } from '../../db/columns.ts'
import type { DutyRole } from '../../lines/duty-role.ts'
import { members } from '../../people/tables.ts'
import { rotas } from '../tables.ts'
import type { NoticeKind } from './notice.ts'

export const rotaNotices = table(
  'rota_notices',
  {
    id: id().primaryKey(),
    memberId: text()
      .notNull()
      .references(() => members.id),
    kind: code<NoticeKind>().notNull(),
    lineId: text().notNull(),
    rotaId: text()
      .notNull()
      .references(() => rotas.id, { onDelete: 'cascade' }),
    version: integer(),
    shiftId: text(),
    role: code<DutyRole>(),
    start: instant(),
    end: instant(),
    aboutId: text(),
    at: instant().notNull(),
    seenAt: instant(),
  },
  (t) => [index('rota_notices_member').on(t.memberId, t.at), index('rota_notices_rota').on(t.rotaId, t.version)],
)
