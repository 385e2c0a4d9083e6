// What people wrote into surveys that are about no call. Ratings stay: they tell of nobody. None of it can be held.
import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import { asDue, type StandaloneShredder } from '../calls/retention/standalone.ts'
import { campaignComments, surveyAnswers, surveyCampaigns, surveyWaves } from './tables.ts'

/** Answers about no call any more, or never about one. */
export const standaloneAnswers: StandaloneShredder = {
  tables: ['survey_answers'],
  due: async (read, { lineId, textsOn, limit }, hold) => {
    if (hold === 'held') return []
    const { id, day, comment, callId } = surveyAnswers
    const texts = await read
      .select({ id })
      .from(surveyAnswers)
      .where(and(eq(surveyAnswers.lineId, lineId), isNull(callId), isNotNull(comment), lte(day, textsOn)))
      .limit(limit)
    return asDue([], texts)
  },
  shredTexts: async (tx, ids) => {
    await tx
      .update(surveyAnswers)
      .set({ comment: null })
      .where(inArray(surveyAnswers.id, [...ids]))
  },
  shredRecords: async () => {},
}

/** Comments to campaigns have no day of their own: their wave's last day counts. */
export const standaloneComments: StandaloneShredder = {
  tables: ['campaign_comments'],
  due: async (read, { lineId, textsOn, limit }, hold) => {
    if (hold === 'held') return []
    const texts = await read
      .select({ id: campaignComments.id })
      .from(campaignComments)
      .innerJoin(surveyWaves, eq(surveyWaves.id, campaignComments.waveId))
      .innerJoin(surveyCampaigns, eq(surveyCampaigns.id, surveyWaves.campaignId))
      .where(and(eq(surveyCampaigns.lineId, lineId), lte(surveyWaves.closesOn, textsOn)))
      .limit(limit)
    return asDue([], texts)
  },
  shredTexts: async (tx, ids) => {
    await tx.delete(campaignComments).where(inArray(campaignComments.id, [...ids]))
  },
  shredRecords: async () => {},
}
