// What goes of a survey when the call that it is about is shredded. Ratings stay, without the call.
import { and, inArray, ne } from 'drizzle-orm'
import type { CallShredder } from '../calls/retention/shredder.ts'
import { surveyAnswers } from './tables.ts'

export const surveyShredder: CallShredder = {
  tables: ['survey_answers'],
  shredTexts: async (tx, callIds) => {
    await tx
      .update(surveyAnswers)
      .set({ comment: null })
      .where(inArray(surveyAnswers.callId, [...callIds]))
  },
  shredRecords: async (tx, callIds) => {
    await tx
      .update(surveyAnswers)
      .set({ comment: null, callId: null })
      .where(inArray(surveyAnswers.callId, [...callIds]))
  },
  written: async (read, callIds) => {
    const { callId, comment } = surveyAnswers
    const rows = await read
      .selectDistinct({ callId })
      .from(surveyAnswers)
      .where(and(inArray(callId, callIds), ne(comment, '')))
    return rows.flatMap((row) => row.callId ?? [])
  },
}
