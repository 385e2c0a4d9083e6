// Where questions to experts and consultations hold words of a call: a redaction of the call reaches them too.
import { and, eq } from 'drizzle-orm'
import type { PlacesElsewhere } from '../calls/redact-call.ts'
import { consultationCalls, consultationNotes, consultations, expertQuestions } from './tables.ts'

type Texts = Record<string, string>

export const expertPlaces: PlacesElsewhere = async (tx, callId) => {
  const questions = await tx.select().from(expertQuestions).where(eq(expertQuestions.callId, callId))
  const links = await tx.select().from(consultationCalls).where(eq(consultationCalls.callId, callId))
  const discussed = await Promise.all(links.map(({ consultationId }) => consultationPlaces(tx, consultationId)))
  return [
    ...questions.map(({ id, question, answer, note }) => ({
      texts: { question, answer, note },
      save: (texts: Texts) =>
        tx.update(expertQuestions).set(texts).where(eq(expertQuestions.id, id)).returning({ id: expertQuestions.id }),
    })),
    ...discussed.flat(),
  ]
}

async function consultationPlaces(tx: Parameters<PlacesElsewhere>[0], id: string) {
  const rows = await tx.select().from(consultations).where(eq(consultations.id, id))
  const notes = await tx.select().from(consultationNotes).where(eq(consultationNotes.consultationId, id))
  return [
    ...rows.map(({ title, summary, recommendation }) => ({
      texts: { title, summary, recommendation },
      save: (texts: Texts) =>
        tx.update(consultations).set(texts).where(eq(consultations.id, id)).returning({ id: consultations.id }),
    })),
    ...notes.map(({ position, text }) => ({
      texts: { text },
      save: (texts: Texts) =>
        tx
          .update(consultationNotes)
          .set(texts)
          .where(and(eq(consultationNotes.consultationId, id), eq(consultationNotes.position, position)))
          .returning({ id: consultationNotes.consultationId }),
    })),
  ]
}
