// What goes of questions to experts and of consultations when the call that they came from is shredded. A case put
// together from several calls goes with the first of them: nobody can tell whose word is whose.
import { and, eq, inArray, ne, notInArray, or } from 'drizzle-orm'
import type { CallIds, CallShredder } from '../calls/retention/shredder.ts'
import type { Read, Tx } from '../db/database.ts'
import type { QuestionState } from './question.ts'
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

/** Nobody works on a question any more in these states. */
const ENDED: readonly QuestionState[] = ['closed', 'withdrawn']

async function openOf(read: Read, callIds: readonly string[]): Promise<readonly string[]> {
  const asked = await read
    .selectDistinct({ callId: expertQuestions.callId })
    .from(expertQuestions)
    .where(and(inArray(expertQuestions.callId, [...callIds]), notInArray(expertQuestions.state, [...ENDED])))
  const discussed = await read
    .selectDistinct({ callId: consultationCalls.callId })
    .from(consultationCalls)
    .innerJoin(consultations, eq(consultations.id, consultationCalls.consultationId))
    .where(and(inArray(consultationCalls.callId, [...callIds]), eq(consultations.state, 'open')))
  return [...asked, ...discussed].map(({ callId }) => callId)
}

async function writtenOf(read: Read, callIds: CallIds): Promise<readonly string[]> {
  const { callId, question, answer, note } = expertQuestions
  const asked = await read
    .selectDistinct({ callId })
    .from(expertQuestions)
    .where(and(inArray(callId, callIds), or(ne(question, ''), ne(answer, ''), ne(note, ''))))
  const { title, summary, recommendation, id } = consultations
  const discussed = await read
    .selectDistinct({ callId: consultationCalls.callId })
    .from(consultationCalls)
    .innerJoin(consultations, eq(id, consultationCalls.consultationId))
    .leftJoin(consultationNotes, eq(consultationNotes.consultationId, id))
    .where(
      and(
        inArray(consultationCalls.callId, callIds),
        or(ne(title, ''), ne(summary, ''), ne(recommendation, ''), ne(consultationNotes.text, '')),
      ),
    )
  return [...asked, ...discussed].map((row) => row.callId)
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
  open: openOf,
  written: writtenOf,
}
