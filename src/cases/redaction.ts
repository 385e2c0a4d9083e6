// Where cases hold words of a call: a redaction of the call reaches them too.
import { and, eq } from 'drizzle-orm'
import type { PlacesElsewhere } from '../calls/redact-call.ts'
import { caseSteps, cases } from './tables.ts'

export const casePlaces: PlacesElsewhere = async (tx, callId) => {
  const rows = await tx
    .select({ caseId: caseSteps.caseId, position: caseSteps.position, text: caseSteps.text })
    .from(caseSteps)
    .innerJoin(cases, eq(cases.id, caseSteps.caseId))
    .where(eq(cases.callId, callId))
  return rows.map(({ caseId, position, text }) => ({
    texts: { text },
    save: (texts: Record<string, string>) =>
      tx
        .update(caseSteps)
        .set(texts)
        .where(and(eq(caseSteps.caseId, caseId), eq(caseSteps.position, position)))
        .returning({ caseId: caseSteps.caseId }),
  }))
}
