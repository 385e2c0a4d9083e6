// What goes of a case when the call that it came from is shredded.
import { inArray } from 'drizzle-orm'
import type { CallShredder } from '../calls/retention/shredder.ts'
import type { Tx } from '../db/database.ts'
import { caseSteps, cases } from './tables.ts'

const ofCalls = (tx: Tx, callIds: readonly string[]) =>
  tx
    .select({ id: cases.id })
    .from(cases)
    .where(inArray(cases.callId, [...callIds]))

export const caseShredder: CallShredder = {
  tables: ['cases', 'case_steps'],
  shredTexts: async (tx, callIds) => {
    await tx
      .update(caseSteps)
      .set({ text: '' })
      .where(inArray(caseSteps.caseId, ofCalls(tx, callIds)))
  },
  shredRecords: async (tx, callIds) => {
    await tx.delete(caseSteps).where(inArray(caseSteps.caseId, ofCalls(tx, callIds)))
    await tx.delete(cases).where(inArray(cases.callId, [...callIds]))
  },
}
