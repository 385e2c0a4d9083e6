// Answers to surveys. Those to campaigns carry neither a time nor who entered them, and nothing leads from a link to
// its answer.
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
import type { Rating } from './score.ts'
import type { CampaignQuestion, SurveyKind } from './survey.ts'

/** What one caller said of one call. */
export const surveyAnswers = table(
  'survey_answers',
  {
    id: id().primaryKey(),
    lineId: text().notNull(),
    kind: code<SurveyKind>().notNull(),
    callId: text(),
    /** Local day on which it was entered. */
    day: localDate().notNull(),
    wait: integer().$type<Rating>(),
    length: integer().$type<Rating>(),
    problemSolving: integer().$type<Rating>(),
    ending: integer().$type<Rating>(),
    comment: freeText(),
  },
  (t) => [
    uniqueIndex('survey_answers_call').on(t.callId, t.kind),
    index('survey_answers_line').on(t.lineId, t.kind, t.day),
  ],
)

export const surveyCampaigns = table(
  'survey_campaigns',
  {
    id: id().primaryKey(),
    lineId: text().notNull(),
    institution: text().notNull(),
    titleZh: freeText().notNull(),
    titleEn: freeText().notNull(),
    questions: json<readonly CampaignQuestion[]>().notNull(),
    minimum: integer().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    closedAt: instant(),
    revision: integer().notNull(),
  },
  (t) => [index('survey_campaigns_newest').on(t.createdAt, t.id)],
)

export const surveyWaves = table(
  'survey_waves',
  {
    id: id().primaryKey(),
    campaignId: id()
      .notNull()
      .references(() => surveyCampaigns.id),
    position: integer().notNull(),
    opensOn: localDate().notNull(),
    closesOn: localDate().notNull(),
    issued: integer().notNull(),
  },
  (t) => [uniqueIndex('survey_waves_position').on(t.campaignId, t.position)],
)

/** Links that have not been used; an answer deletes its row. */
export const surveyTokens = table(
  'survey_tokens',
  {
    hash: text().primaryKey(),
    waveId: id()
      .notNull()
      .references(() => surveyWaves.id),
  },
  (t) => [index('survey_tokens_wave').on(t.waveId)],
)

export const campaignRatings = table(
  'campaign_ratings',
  {
    answerId: text().notNull(),
    question: text().notNull(),
    waveId: id()
      .notNull()
      .references(() => surveyWaves.id),
    rating: integer().$type<Rating>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.question] }), index('campaign_ratings_wave').on(t.waveId, t.question)],
)

/** Apart from the ratings: what somebody wrote is not to be read beside how they rated. */
export const campaignComments = table(
  'campaign_comments',
  {
    id: id().primaryKey(),
    waveId: id()
      .notNull()
      .references(() => surveyWaves.id),
    comment: freeText().notNull(),
  },
  (t) => [index('campaign_comments_wave').on(t.waveId)],
)
