// Rollups of the counts, and the snapshots that bulletins are made from. The deltas that rollups are folded from are
// the calls' own.
import type { CountEntry } from '../calls/counting.ts'
import type { Period } from '../calls/period.ts'
import { code, id, index, instant, integer, json, primaryKey, table, text } from '../db/columns.ts'
import type { PublicNumbers } from './snapshot.ts'

/** Sums of the folded deltas. Exact together with the deltas that are not folded yet. */
export const countRollups = table(
  'count_rollups',
  {
    lineId: id().notNull(),
    period: code<Period>().notNull(),
    facet: text().notNull(),
    calls: integer().notNull(),
    episodes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.period, t.facet] })],
)

/** How often the counts of a line were corrected by a recount: two recounts at once must not both correct. */
export const countRecounts = table('count_recounts', {
  lineId: id().primaryKey(),
  done: integer().notNull(),
})

export const themeSnapshots = table(
  'theme_snapshots',
  {
    id: id().primaryKey(),
    /** Null: all lines together. */
    lineId: id(),
    period: code<Period>().notNull(),
    cutOffAt: instant().notNull(),
    rules: text().notNull(),
    createdBy: id().notNull(),
    numbers: json<PublicNumbers>().notNull(),
  },
  (t) => [index('theme_snapshots_newest').on(t.cutOffAt, t.id)],
)

/** The truth behind a snapshot. Never joined with what the public reads: a table of its own. */
export const themeSnapshotCounts = table('theme_snapshot_counts', {
  snapshotId: id()
    .primaryKey()
    .references(() => themeSnapshots.id),
  exact: json<readonly CountEntry[]>().notNull(),
})
