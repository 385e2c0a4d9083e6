// Rollups of the counts, and the snapshots that bulletins are made from. The deltas that rollups are folded from are
// the calls' own.
import type { CountEntry } from '../calls/counting.ts'
import type { Period } from '../calls/period.ts'
import {
  code,
  id,
  index,
  instant,
  integer,
  json,
  localDate,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../db/columns.ts'
import { freeText } from '../privacy/free-text.ts'
import type { AlertState } from './alerts/alert.ts'
import type { Finding, Span } from './signals/finding.ts'
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

/** A topic is rising on a line. It tells of at least five episodes, and of no call. */
export const themeAlerts = table(
  'theme_alerts',
  {
    id: id().primaryKey(),
    lineId: id().notNull(),
    topic: text().notNull(),
    span: code<Span>().notNull(),
    /** The local day that was judged, or the last one of the week that was. */
    day: localDate().notNull(),
    finding: json<Finding>().notNull(),
    state: code<AlertState>().notNull(),
    raisedAt: instant().notNull(),
    acknowledgedAt: instant(),
    acknowledgedBy: id(),
    explanation: freeText(),
    explainedAt: instant(),
    explainedBy: id(),
    /** The bulletin that was begun because of it. */
    draftId: id(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('theme_alerts_what').on(t.lineId, t.topic, t.span, t.day),
    index('theme_alerts_newest').on(t.raisedAt, t.id),
  ],
)

/** The days that were judged, by line: each is judged once by the job. */
export const themeSignalRuns = table(
  'theme_signal_runs',
  {
    lineId: id().notNull(),
    day: localDate().notNull(),
    judgedAt: instant().notNull(),
    topics: integer().notNull(),
    alerts: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.day] })],
)
