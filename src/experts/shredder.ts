// What goes of questions to experts and of consultations when the call that they came from is shredded. A case put
// together from several calls goes with the first of them: nobody can tell whose word is whose.
import { inArray } from 'drizzle-orm'
import type { CallShredder } from '../calls/retention/shredder.ts'
import type { Tx } from '../db/database.ts'
import {
  consultationCalls,
  consultationInvitations,
  consultationNotes,
  consultations,
  expertQuestions,
} from './tables.ts'

async function consultationsOf(tx: Tx, callIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: consultationCalls.consultationId })
    .from(consultationCalls)
    .where(inArray(consultationCalls.callId, [...callIds]))
  return rows.map(({ id }) => id)
}

export const expertShredder: CallShredder = {
  tables: ['expert_questions', 'consultations', 'consultation_calls', 'consultation_invitations', 'consultation_notes'],
  shredTexts: async (tx, callIds) => {
    const empty = { question: '', answer: null, note: null }
    await tx
      .update(expertQuestions)
      .set(empty)
      .where(inArray(expertQuestions.callId, [...callIds]))
    const ids = await consultationsOf(tx, callIds)
    const silent = { title: '', summary: '', recommendation: null }
    await tx.update(consultations).set(silent).where(inArray(consultations.id, ids))
    await tx.update(consultationNotes).set({ text: '' }).where(inArray(consultationNotes.consultationId, ids))
  },
  shredRecords: async (tx, callIds) => {
    await tx.delete(expertQuestions).where(inArray(expertQuestions.callId, [...callIds]))
    const ids = await consultationsOf(tx, callIds)
    for (const table of [consultationCalls, consultationInvitations, consultationNotes]) {
      await tx.delete(table).where(inArray(table.consultationId, ids))
    }
    await tx.delete(consultations).where(inArray(consultations.id, ids))
  },
}
