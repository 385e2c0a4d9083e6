// Bulletins, their versions in every language, and what the public finds them by. Published versions are never changed.
import { sql } from 'drizzle-orm'
import type { Language } from '../access/account.ts'
import type { Period } from '../calls/period.ts'
import {
  boolean,
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
import { freeText, publicText } from '../privacy/free-text.ts'
import { themeSnapshots } from '../themes/tables.ts'
import type { BulletinKind, TopicName } from './draft.ts'
import type { Contact } from './edition.ts'
import type { VersionState } from './workflow.ts'

/** One bulletin over all its versions. It has numbers from its first publication on. */
export const bulletins = table(
  'bulletins',
  {
    id: id().primaryKey(),
    /** Null: of all lines together. */
    lineId: id(),
    /** 'questions': answers of experts; 'themes': what callers brought in a period. */
    kind: code<BulletinKind>().notNull().default('themes'),
    period: code<Period>().notNull(),
    snapshotId: id()
      .notNull()
      .references(() => themeSnapshots.id),
    /** What feeds call the bulletin by: random, for the public, and the same for good. */
    feedIds: json<Readonly<Record<Language, string>>>().notNull(),
    year: integer(),
    /** Within the year, without gaps. */
    issue: integer(),
    /** Over all years, without gaps. */
    running: integer(),
    /** The version that the public reads. */
    version: integer(),
    /** Local day of the first publication. */
    publishedOn: localDate(),
    withdrawnOn: localDate(),
    noticeZh: publicText(),
    noticeEn: publicText(),
    /** Of the latest public change: midnight of its local day, and as many seconds later as keep it growing. */
    lastModifiedAt: instant(),
    createdAt: instant().notNull(),
    createdBy: id().notNull(),
  },
  (t) => [
    uniqueIndex('bulletins_number').on(t.year, t.issue),
    uniqueIndex('bulletins_running').on(t.running),
    index('bulletins_modified').on(t.lastModifiedAt),
  ],
)

export const bulletinVersions = table(
  'bulletin_versions',
  {
    id: id().primaryKey(),
    bulletinId: id()
      .notNull()
      .references(() => bulletins.id),
    /** From 1; null until it is published. */
    version: integer(),
    state: code<VersionState>().notNull(),
    audiences: json<readonly string[]>().notNull(),
    topics: json<readonly TopicName[]>().notNull(),
    contacts: json<readonly Contact[]>().notNull(),
    /** What a correction corrects. */
    correctionZh: publicText(),
    correctionEn: publicText(),
    /** A correction that takes earlier versions out of sight: they said what should not be read again. */
    hidesEarlier: boolean().notNull(),
    /** Accounts that wrote any of it. */
    writers: json<readonly string[]>().notNull(),
    submittedBy: id(),
    approvedBy: id(),
    publishedBy: id(),
    publishedOn: localDate(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    revision: integer().notNull(),
  },
  (t) => [
    uniqueIndex('bulletin_versions_number').on(t.bulletinId, t.version),
    // One version of a bulletin is worked on at a time.
    uniqueIndex('bulletin_versions_open').on(t.bulletinId).where(sql`${t.state} in ('draft', 'in-review', 'approved')`),
    index('bulletin_versions_newest').on(t.createdAt, t.id),
  ],
)

const ofVersion = () =>
  id()
    .notNull()
    .references(() => bulletinVersions.id)

export const bulletinEditions = table(
  'bulletin_editions',
  {
    versionId: ofVersion(),
    language: code<Language>().notNull(),
    title: publicText().notNull(),
    digest: publicText().notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.language] })],
)

export const bulletinSections = table(
  'bulletin_sections',
  {
    versionId: ofVersion(),
    language: code<Language>().notNull(),
    position: integer().notNull(),
    heading: publicText().notNull(),
    body: publicText().notNull(),
    topic: text(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.language, t.position] })],
)

/** What the second person said. */
export const bulletinReviews = table(
  'bulletin_reviews',
  {
    id: id().primaryKey(),
    versionId: ofVersion(),
    at: instant().notNull(),
    accountId: id().notNull(),
    verdict: code<'approved' | 'rejected'>().notNull(),
    comment: freeText(),
    /** Of the version, when it was judged. */
    revision: integer().notNull(),
  },
  (t) => [index('bulletin_reviews_version').on(t.versionId)],
)

/** Other forms of a published edition, such as a recording. */
export const bulletinRenditions = table(
  'bulletin_renditions',
  {
    id: id().primaryKey(),
    versionId: ofVersion(),
    language: code<Language>().notNull(),
    kind: code<'audio'>().notNull(),
    url: text().notNull(),
    mimeType: text().notNull(),
    sizeBytes: integer().notNull(),
    durationSeconds: integer(),
  },
  (t) => [index('bulletin_renditions_version').on(t.versionId)],
)

export type TagKind = 'topic' | 'audience' | 'language'

/** What the public finds published bulletins by; of the current version only. */
export const bulletinTags = table(
  'bulletin_tags',
  {
    bulletinId: id()
      .notNull()
      .references(() => bulletins.id),
    kind: code<TagKind>().notNull(),
    code: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bulletinId, t.kind, t.code] }), index('bulletin_tags_code').on(t.kind, t.code)],
)

/** The last number given out, under 'running' and under each year. Publications meet here, and nothing else does. */
export const bulletinNumbers = table('bulletin_numbers', {
  series: text().primaryKey(),
  last: integer().notNull(),
})
