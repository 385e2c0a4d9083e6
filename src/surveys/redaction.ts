// Where surveys hold words of a call: a redaction of the call reaches them too.
import { eq } from 'drizzle-orm'
import type { PlacesElsewhere } from '../calls/redact-call.ts'
import { surveyAnswers } from './tables.ts'

export const surveyPlaces: PlacesElsewhere = async (tx, callId) => {
  const rows = await tx.select().from(surveyAnswers).where(eq(surveyAnswers.callId, callId))
  return rows.map(({ id, comment }) => ({
    texts: { comment },
    save: (texts: Record<string, string>) =>
      tx.update(surveyAnswers).set(texts).where(eq(surveyAnswers.id, id)).returning({ id: surveyAnswers.id }),
  }))
}
