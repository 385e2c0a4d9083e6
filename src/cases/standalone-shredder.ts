// Cases that came from no call: closed or withdrawn ones lose their texts, and go, by the day on which they came in.
import { and, eq, exists, inArray, isNull, lte, ne } from 'drizzle-orm'
import { standing } from '../calls/retention/record-holds.ts'
import { asDue, type StandaloneShredder } from '../calls/retention/standalone.ts'
import { caseSteps, cases } from './tables.ts'

const OVER = ['closed', 'withdrawn'] as const

export const standaloneCases: StandaloneShredder = {
  tables: ['cases', 'case_steps'],
  due: async (read, { lineId, textsOn, recordsOn, limit }, hold) => {
    const over = and(isNull(cases.callId), inArray(cases.state, [...OVER]), standing(read, cases.id, hold))
    const those = and(eq(cases.lineId, lineId), over)
    const idOf = () => read.select({ id: cases.id }).from(cases)
    const written = read
      .select({ id: caseSteps.caseId })
      .from(caseSteps)
      .where(and(eq(caseSteps.caseId, cases.id), ne(caseSteps.text, '')))
    const records = await idOf()
      .where(and(those, lte(cases.day, recordsOn)))
      .limit(limit)
    const texts = await idOf()
      .where(and(those, lte(cases.day, textsOn), exists(written)))
      .limit(limit)
    return asDue(records, texts)
  },
  shredTexts: async (tx, ids) => {
    await tx
      .update(caseSteps)
      .set({ text: '' })
      .where(inArray(caseSteps.caseId, [...ids]))
  },
  shredRecords: async (tx, ids) => {
    await tx.delete(caseSteps).where(inArray(caseSteps.caseId, [...ids]))
    await tx.delete(cases).where(inArray(cases.id, [...ids]))
  },
}
