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
import type { TopicModel } from './suggestions/topic-model.ts'
import type { CandidateState, TermFacts, WordState } from './terms/term.ts'

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

/** Terms that rose on a line in a week. Each was said by at least five episodes when it was found. */
export const themeTerms = table(
  'theme_terms',
  {
    id: id().primaryKey(),
    lineId: id().notNull(),
    period: code<Period>().notNull(),
    term: freeText().notNull(),
    facts: json<TermFacts>().notNull(),
  },
  (t) => [index('theme_terms_week').on(t.lineId, t.period)],
)

/** Which calls said a term: so that a call's part goes when its text goes, and a term that then few have said. */
export const themeTermCalls = table(
  'theme_term_calls',
  { termId: id().notNull(), callId: id().notNull(), episodeId: id().notNull() },
  (t) => [primaryKey({ columns: [t.termId, t.callId] }), index('theme_term_calls_call').on(t.callId)],
)

/** The weeks whose terms were looked for. */
export const themeTermRuns = table(
  'theme_term_runs',
  {
    lineId: id().notNull(),
    period: code<Period>().notNull(),
    ranAt: instant().notNull(),
    episodes: integer().notNull(),
    /** From this z on a term was more than chance, in hundredths; null where nothing was found. */
    cutHundredths: integer(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.period] })],
)

/** What people decided about a term of a line: a word of its dictionary, or nothing to look at again. */
export const themeWords = table(
  'theme_words',
  {
    lineId: id().notNull(),
    word: freeText().notNull(),
    state: code<WordState>().notNull(),
    decidedAt: instant().notNull(),
    decidedBy: id().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.word] })],
)

/** A new theme that a person has named, until somebody decides about it. */
export const themeCandidates = table(
  'theme_candidates',
  {
    id: id().primaryKey(),
    lineId: id().notNull(),
    labelZh: freeText().notNull(),
    labelEn: freeText().notNull(),
    /** One term a line. */
    terms: freeText().notNull(),
    state: code<CandidateState>().notNull(),
    proposedAt: instant().notNull(),
    proposedBy: id().notNull(),
    decidedAt: instant(),
    decidedBy: id(),
    /** The topic that it became. */
    topicCode: text(),
    revision: integer().notNull(),
  },
  (t) => [index('theme_candidates_line').on(t.lineId, t.proposedAt)],
)

/** What a line's coded calls taught: sums over many calls, and words of at least five episodes. Built anew every day. */
export const topicModels = table('topic_models', {
  lineId: id().primaryKey(),
  builtAt: instant().notNull(),
  model: json<TopicModel>().notNull(),
})
