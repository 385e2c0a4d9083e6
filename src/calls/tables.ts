// Calls and what belongs to them. A call's head says where and what; its revisions say the rest, and are only added once
// the call is closed. No name, number or address has a column here. Rows refer to their call without a foreign key: they
// are written in its own transaction, on the hottest path of the product.
import { isNotNull, isNull, sql } from 'drizzle-orm'
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
import { freeText } from '../privacy/free-text.ts'
import type { FindingType } from '../privacy/scrub.ts'
import type { AlertOutcome, AlertStepKind } from './alerts/escalation.ts'
import type {
  AmendmentReason,
  CallState,
  CallType,
  Channel,
  KeepReason,
  RedactionReason,
  RetentionClass,
} from './codes.ts'
import type { ContactBasis, OpeningRight } from './contact/contact.ts'
import type { CallContent, TextField } from './content.ts'
import type { CountEntry, CountGroup } from './counting.ts'
import type { Episode } from './episode.ts'
import type { FollowUpOutcome, FollowUpState } from './follow-up.ts'
import type { ReportOutcome, ReportRecipient, ReportStepKind } from './reports/report.ts'
import type { HeldRecord } from './retention/held-record.ts'
import type { Shredded } from './retention/shredder.ts'
import type { RiskLevel } from './risk.ts'

export const calls = table(
  'calls',
  {
    id: id().primaryKey(),
    lineId: text().notNull(),
    /** Whose call it is. Null when the system entered it for nobody. */
    memberId: text(),
    openedBy: text().notNull(),
    /** The duty on which it was taken, if any. */
    shiftId: text(),
    assignmentId: text(),
    state: code<CallState>().notNull(),
    channel: code<Channel>(),
    type: code<CallType>(),
    /** As it is handled; null: not said yet. */
    risk: code<RiskLevel>(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** Local day of the start on the line. */
    day: localDate().notNull(),
    primaryTopic: text(),
    /** All topic codes, the primary one first. */
    topics: json<readonly string[]>().notNull(),
    mandatoryReport: boolean().notNull(),
    enteredAt: instant().notNull(),
    enteredLate: boolean().notNull(),
    closedAt: instant(),
    episodeId: text(),
    /** Set when the caller could be told apart: then the episode may have other calls. */
    callerKeyId: text(),
    /** Keyed hash of the caller's number; deleted with its key. */
    callerHash: text(),
    /** Number of the revision that counts. */
    contentRevision: integer().notNull(),
    /** Grows with every change: the entity tag. */
    revision: integer().notNull(),
    reviewedAt: instant(),
    reviewedBy: text(),
    retentionClass: code<RetentionClass>().notNull(),
    /** When the texts go. The coded record stays longer. */
    shredTextOn: localDate().notNull(),
    shredOn: localDate().notNull(),
    legalHold: boolean().notNull(),
    /** Set once the texts are gone: then nothing is written into the record any more. */
    textsShreddedAt: instant(),
  },
  (t) => [
    index('calls_line').on(t.lineId, t.startedAt),
    index('calls_member').on(t.memberId, t.startedAt),
    index('calls_episode').on(t.episodeId).where(isNotNull(t.callerKeyId)),
    index('calls_caller').on(t.callerKeyId, t.callerHash).where(isNotNull(t.callerHash)),
  ],
)

/** What a call record says. Revision 1 changes while the call is a draft; after that each amendment adds one. */
export const callRevisions = table(
  'call_revisions',
  {
    callId: text().notNull(),
    revision: integer().notNull(),
    content: json<CallContent>().notNull(),
    summary: freeText().notNull(),
    actionTaken: freeText().notNull(),
    riskNote: freeText().notNull(),
    followUpPlan: freeText().notNull(),
    savedAt: instant().notNull(),
    savedBy: text().notNull(),
    reason: code<AmendmentReason>(),
    note: freeText(),
  },
  (t) => [primaryKey({ columns: [t.callId, t.revision] })],
)

/** What the record of a closed call says of the caller's satisfaction: 1 to 5. Only for calls that say something. */
export const callRatings = table(
  'call_ratings',
  {
    callId: id().primaryKey(),
    lineId: text().notNull(),
    /** Local day of the call. */
    day: localDate().notNull(),
    wait: integer(),
    length: integer(),
    problemSolving: integer(),
    ending: integer(),
  },
  (t) => [index('call_ratings_line').on(t.lineId, t.day)],
)

/**
 * Places in the texts of a revision where something was removed, or was found and kept as a false alarm: what kind, how
 * sure. Never the passage.
 */
export const callFindings = table(
  'call_findings',
  {
    callId: text().notNull(),
    revision: integer().notNull(),
    field: code<TextField>().notNull(),
    /** UTF-16 offset in the text as it is stored, and length there. */
    place: integer().notNull(),
    length: integer().notNull(),
    type: code<FindingType>().notNull(),
    /** Per cent. */
    confidence: integer().notNull(),
    /** Set when it was kept. */
    keptReason: code<KeepReason>(),
    savedAt: instant().notNull(),
    savedBy: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.revision, t.field, t.place] }),
    index('call_findings_saved').on(t.savedAt),
  ],
)

/** Finds calls by topic. */
export const callTopics = table(
  'call_topics',
  {
    callId: text().notNull(),
    code: text().notNull(),
    lineId: text().notNull(),
    startedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.callId, t.code] }), index('call_topics_code').on(t.lineId, t.code, t.startedAt)],
)

/** Closed calls whose texts the search does not know yet; a job takes them from here. */
export const callSearchQueue = table('call_search_queue', { callId: text().primaryKey() })

/** A caller of one line under one key, with the episodes opened. Goes when the key goes. */
export const callers = table(
  'callers',
  {
    keyId: text().notNull(),
    hash: text().notNull(),
    episodes: json<readonly Episode[]>().notNull(),
    /** Counted up by each call, so that two calls of one caller meet on this row and on no other. */
    touched: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.keyId, t.hash] })],
)

/** What each write changed in the counts of a line. Appended, read and folded; never updated. */
export const countDeltas = table(
  'count_deltas',
  {
    id: sequence(),
    lineId: text().notNull(),
    /** Local day of the call that changed. */
    day: localDate().notNull(),
    entries: json<readonly (CountGroup | CountEntry)[]>().notNull(),
  },
  (t) => [index('count_deltas_line').on(t.lineId)],
)

/** Somebody may be in danger: a supervisor must know. */
export const alerts = table(
  'alerts',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    level: code<RiskLevel>().notNull(),
    memberId: text(),
    raisedAt: instant().notNull(),
    acknowledgedAt: instant(),
    acknowledgedBy: text(),
    /** When the next in line is told, unless somebody acknowledges it before. */
    escalateAt: instant(),
    /** When it reached the coordinators, who see an alert only then. */
    coordinatorToldAt: instant(),
    /** Until then every hand-over carries it. */
    closedAt: instant(),
    closedBy: text(),
    outcome: code<AlertOutcome>(),
    closingNote: freeText(),
  },
  (t) => [
    uniqueIndex('alerts_call_level').on(t.callId, t.level),
    index('alerts_line').on(t.lineId, t.raisedAt),
    index('alerts_escalate').on(t.escalateAt).where(isNotNull(t.escalateAt)),
  ],
)

/** What happened to an alert: who was told, who answered. Rows are only added; streams are made of them. */
export const alertSteps = table(
  'alert_steps',
  {
    /** The alert's, and a number that grows. */
    id: id().primaryKey(),
    alertId: text().notNull(),
    lineId: text().notNull(),
    kind: code<AlertStepKind>().notNull(),
    at: instant().notNull(),
    /** The supervisor who was told. */
    memberId: text(),
    /** Who did it: acknowledged, closed. */
    accountId: text(),
  },
  (t) => [index('alert_steps_alert').on(t.alertId, t.at), index('alert_steps_at').on(t.at, t.id)],
)

/** How to call somebody back, sealed under the key of its last month. */
export const sealedContacts = table(
  'sealed_contacts',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    sealed: text().notNull(),
    keyId: text().notNull(),
    basis: code<ContactBasis>().notNull(),
    /** UTC; the last day. */
    expiresOn: localDate().notNull(),
    storedAt: instant().notNull(),
    storedBy: text().notNull(),
  },
  (t) => [
    uniqueIndex('sealed_contacts_call').on(t.callId),
    index('sealed_contacts_key').on(t.keyId),
    index('sealed_contacts_expiry').on(t.expiresOn),
  ],
)

/** Each time that a contact was opened. Rows are only added, and seen by a supervisor. */
export const contactOpenings = table(
  'contact_openings',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    openedAt: instant().notNull(),
    openedBy: text().notNull(),
    openedAs: code<OpeningRight>().notNull(),
    reason: freeText().notNull(),
    seenAt: instant(),
    seenBy: text(),
  },
  (t) => [
    index('contact_openings_line').on(t.lineId, t.openedAt),
    index('contact_openings_call').on(t.callId, t.openedAt),
  ],
)

export const followUps = table(
  'follow_ups',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    step: integer().notNull(),
    /** ISO 8601 distance from the call. */
    after: text().notNull(),
    dueAt: instant().notNull(),
    state: code<FollowUpState>().notNull(),
    /** The member who has taken it on. */
    claimedBy: text(),
    claimedAt: instant(),
    /** Times that nobody was reached. */
    attempts: integer().notNull(),
    outcome: code<FollowUpOutcome>(),
    note: freeText(),
    endedAt: instant(),
    endedBy: text(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('follow_ups_call_step').on(t.callId, t.step),
    index('follow_ups_line_due').on(t.lineId, t.state, t.dueAt),
    index('follow_ups_claimed').on(t.claimedBy, t.state),
  ],
)

/** R3 or R4 is to go down: proposed by one person, confirmed or refused by a second. */
export const riskLowerings = table(
  'risk_lowerings',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    fromLevel: code<RiskLevel>().notNull(),
    toLevel: code<RiskLevel>().notNull(),
    reason: freeText().notNull(),
    proposedAt: instant().notNull(),
    proposedBy: text().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
    confirmed: boolean(),
  },
  (t) => [
    index('risk_lowerings_call').on(t.callId),
    check('risk_lowerings_two_people', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.proposedBy}`),
  ],
)

/** A duty to report by law: the abuse of a minor. One for a call, with steps of its own, closed by two people. */
export const mandatoryReports = table(
  'mandatory_reports',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    lineId: text().notNull(),
    /** Who took the call. */
    memberId: text(),
    raisedAt: instant().notNull(),
    /** When the next step that the law asks for is due; null: all are done, or it is closed. */
    dueAt: instant(),
    /** When somebody is told that it is overdue, unless the step is taken before. */
    tellAt: instant(),
    proposedAt: instant(),
    proposedBy: text(),
    outcome: code<ReportOutcome>(),
    closingNote: freeText(),
    closedAt: instant(),
    closedBy: text(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('mandatory_reports_call').on(t.callId),
    index('mandatory_reports_line').on(t.lineId, t.raisedAt),
    index('mandatory_reports_tell').on(t.tellAt).where(isNotNull(t.tellAt)),
    check('mandatory_reports_two_people', sql`${t.closedBy} is null or ${t.closedBy} <> ${t.proposedBy}`),
  ],
)

/** What was done for a report, by whom and when. Rows are only added. */
export const mandatoryReportSteps = table(
  'mandatory_report_steps',
  {
    id: id().primaryKey(),
    reportId: text().notNull(),
    callId: text().notNull(),
    kind: code<ReportStepKind>().notNull(),
    recipient: code<ReportRecipient>(),
    at: instant().notNull(),
    notedAt: instant().notNull(),
    notedBy: text().notNull(),
    memberId: text(),
    /** The number under which the authority has it. Names nobody. */
    reference: freeText(),
    note: freeText(),
  },
  (t) => [
    index('mandatory_report_steps_report').on(t.reportId, t.at),
    index('mandatory_report_steps_call').on(t.callId),
  ],
)

/** The fact that a passage was removed; never the passage. */
export const callRedactions = table(
  'call_redactions',
  {
    id: id().primaryKey(),
    callId: text().notNull(),
    redactedAt: instant().notNull(),
    redactedBy: text().notNull(),
    reason: code<RedactionReason>().notNull(),
    /** Places that were overwritten, over all revisions. */
    occurrences: integer().notNull(),
  },
  (t) => [index('call_redactions_call').on(t.callId)],
)

/**
 * What was shredded, and when: ids and instants only. It is copied to a file outside the database (`filedAt`), so that an
 * older backup is shredded again when it is restored.
 */
export const shreddings = table(
  'shreddings',
  {
    callId: text().notNull(),
    what: code<Shredded>().notNull(),
    shreddedAt: instant().notNull(),
    filedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.callId, t.what] }),
    index('shreddings_unfiled').on(t.filedAt).where(isNull(t.filedAt)),
  ],
)

/** The retention that the dates of a line's calls were last computed from. */
export const retentionPolicies = table('retention_policies', {
  lineId: text().primaryKey(),
  textDays: integer().notNull(),
  years: integer().notNull(),
})

/** Cases and consultations of no call that are not shredded. Calls say it themselves. */
export const recordHolds = table(
  'record_holds',
  {
    recordId: text().primaryKey(),
    record: code<HeldRecord>().notNull(),
    lineId: text().notNull(),
    heldAt: instant().notNull(),
  },
  (t) => [index('record_holds_line').on(t.lineId, t.heldAt)],
)
