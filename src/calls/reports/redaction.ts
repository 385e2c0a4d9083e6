// Where a mandatory report holds words of its call.
import { eq } from 'drizzle-orm'
import type { PlacesElsewhere } from '../redact-call.ts'
import { mandatoryReportSteps, mandatoryReports } from '../tables.ts'

type Texts = Record<string, string>

export const reportPlaces: PlacesElsewhere = async (tx, callId) => {
  const reports = await tx.select().from(mandatoryReports).where(eq(mandatoryReports.callId, callId))
  const steps = await tx.select().from(mandatoryReportSteps).where(eq(mandatoryReportSteps.callId, callId))
  return [
    ...reports.map(({ id, closingNote }) => ({
      texts: { closingNote },
      save: (texts: Texts) =>
        tx
          .update(mandatoryReports)
          .set(texts)
          .where(eq(mandatoryReports.id, id))
          .returning({ id: mandatoryReports.id }),
    })),
    ...steps.map(({ id, reference, note }) => ({
      texts: { reference, note },
      save: (texts: Texts) =>
        tx
          .update(mandatoryReportSteps)
          .set(texts)
          .where(eq(mandatoryReportSteps.id, id))
          .returning({ id: mandatoryReportSteps.id }),
    })),
  ]
}
