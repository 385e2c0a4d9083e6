// What goes of a case when the call that it came from is shredded.
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { CallShredder } from '../calls/retention/shredder.ts'
import type { Tx } from '../db/database.ts'
import { OPEN_STATES } from './case.ts'
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
  open: async (read, callIds) => {
    const ofThose = and(inArray(cases.callId, [...callIds]), inArray(cases.state, [...OPEN_STATES]))
    const rows = await read.select({ callId: cases.callId }).from(cases).where(ofThose)
    return rows.flatMap(({ callId }) => callId ?? [])
  },
  written: async (read, callIds) => {
    const rows = await read
      .selectDistinct({ callId: cases.callId })
      .from(cases)
      .innerJoin(caseSteps, eq(caseSteps.caseId, cases.id))
      .where(and(inArray(cases.callId, callIds), ne(caseSteps.text, '')))
    return rows.flatMap(({ callId }) => callId ?? [])
  },
}
