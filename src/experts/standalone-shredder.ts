// Consultations about no call: ended ones lose their texts, and go, by when they ended. Questions always have a call.
import { and, eq, inArray, lt, ne, notExists } from 'drizzle-orm'
import { standing } from '../calls/retention/record-holds.ts'
import { asDue, type StandaloneShredder } from '../calls/retention/standalone.ts'
import { consultationCalls, consultationInvitations, consultationNotes, consultations } from './tables.ts'

export const standaloneConsultations: StandaloneShredder = {
  tables: ['consultations', 'consultation_invitations', 'consultation_notes'],
  due: async (read, { lineId, textsUntil, recordsUntil, limit }, hold) => {
    const ofCall = read
      .select({ id: consultationCalls.consultationId })
      .from(consultationCalls)
      .where(eq(consultationCalls.consultationId, consultations.id))
    const those = and(eq(consultations.lineId, lineId), notExists(ofCall), standing(read, consultations.id, hold))
    const idOf = () => read.select({ id: consultations.id }).from(consultations)
    const records = await idOf()
      .where(and(those, lt(consultations.endedAt, recordsUntil)))
      .limit(limit)
    const texts = await idOf()
      .where(and(those, lt(consultations.endedAt, textsUntil), ne(consultations.summary, '')))
      .limit(limit)
    return asDue(records, texts)
  },
  shredTexts: async (tx, ids) => {
    const silent = { title: '', summary: '', recommendation: null }
    await tx
      .update(consultations)
      .set(silent)
      .where(inArray(consultations.id, [...ids]))
    await tx
      .update(consultationNotes)
      .set({ text: '' })
      .where(inArray(consultationNotes.consultationId, [...ids]))
  },
  shredRecords: async (tx, ids) => {
    for (const table of [consultationInvitations, consultationNotes]) {
      await tx.delete(table).where(inArray(table.consultationId, [...ids]))
    }
    await tx.delete(consultations).where(inArray(consultations.id, [...ids]))
  },
}
