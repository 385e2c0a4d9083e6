// What the call log itself keeps of a call, and how it goes.
import { and, eq, getTableName, inArray, ne, or } from 'drizzle-orm'
import { auditEntries, auditReasons } from '../../access/tables.ts'
import type { Read, Tx } from '../../db/database.ts'
import { INDEX_TABLES, unindexTexts } from '../../db/search/text-index.ts'
import {
  alertSteps,
  alerts,
  callFindings,
  callRatings,
  callRedactions,
  callRevisions,
  callSearchQueue,
  calls,
  callTopics,
  contactOpenings,
  followUps,
  mandatoryReportSteps,
  mandatoryReports,
  riskLowerings,
  sealedContacts,
} from '../tables.ts'
import type { CallIds, CallShredder } from './shredder.ts'

const BY_CALL = [
  callRevisions,
  callFindings,
  callRatings,
  callTopics,
  callSearchQueue,
  alerts,
  followUps,
  riskLowerings,
  callRedactions,
  sealedContacts,
  contactOpenings,
  mandatoryReportSteps,
  mandatoryReports,
] as const

export const ownShredder: CallShredder = {
  tables: [...[calls, ...BY_CALL, alertSteps, auditReasons].map(getTableName), ...INDEX_TABLES],
  shredTexts: async (tx, ids) => {
    await forgetWords(tx, ids)
    const empty = { summary: '', actionTaken: '', riskNote: '', followUpPlan: '', note: null }
    await tx.update(callRevisions).set(empty).where(inArray(callRevisions.callId, ids))
    await tx.delete(callFindings).where(inArray(callFindings.callId, ids))
    await tx.update(followUps).set({ note: null }).where(inArray(followUps.callId, ids))
    await tx.update(alerts).set({ closingNote: null }).where(inArray(alerts.callId, ids))
    await tx.update(mandatoryReports).set({ closingNote: null }).where(inArray(mandatoryReports.callId, ids))
    const untold = { reference: null, note: null }
    await tx.update(mandatoryReportSteps).set(untold).where(inArray(mandatoryReportSteps.callId, ids))
    await tx.update(riskLowerings).set({ reason: '' }).where(inArray(riskLowerings.callId, ids))
    await tx.delete(sealedContacts).where(inArray(sealedContacts.callId, ids))
    await tx.update(contactOpenings).set({ reason: '' }).where(inArray(contactOpenings.callId, ids))
    await emptyReasons(tx, ids)
  },
  shredRecords: async (tx, ids) => {
    await forgetWords(tx, ids)
    await emptyReasons(tx, ids)
    const raised = tx.select({ id: alerts.id }).from(alerts).where(inArray(alerts.callId, ids))
    await tx.delete(alertSteps).where(inArray(alertSteps.alertId, raised))
    for (const table of BY_CALL) await tx.delete(table).where(inArray(table.callId, ids))
    await tx.delete(calls).where(inArray(calls.id, ids))
  },
  written: writtenSince,
}

/** Revisions are left out: nothing is written into a record whose texts are gone. */
async function writtenSince(read: Read, ids: CallIds): Promise<readonly string[]> {
  const noted = [
    { table: followUps, has: ne(followUps.note, '') },
    { table: alerts, has: ne(alerts.closingNote, '') },
    { table: mandatoryReports, has: ne(mandatoryReports.closingNote, '') },
    { table: mandatoryReportSteps, has: or(ne(mandatoryReportSteps.note, ''), ne(mandatoryReportSteps.reference, '')) },
    { table: riskLowerings, has: ne(riskLowerings.reason, '') },
    { table: contactOpenings, has: ne(contactOpenings.reason, '') },
    { table: sealedContacts, has: undefined },
  ]
  const found: string[] = []
  for (const { table, has } of noted) {
    const rows = await read
      .selectDistinct({ id: table.callId })
      .from(table)
      .where(and(inArray(table.callId, ids), has))
    found.push(...rows.map(({ id }) => id))
  }
  const reasons = await read
    .selectDistinct({ id: auditEntries.recordId })
    .from(auditEntries)
    .innerJoin(auditReasons, eq(auditReasons.id, auditEntries.reasonId))
    .where(and(inArray(auditEntries.recordId, ids), ne(auditReasons.text, '')))
  return [...found, ...reasons.map(({ id }) => id)]
}

async function forgetWords(tx: Tx, ids: readonly string[]): Promise<void> {
  await unindexTexts(tx, ids)
  await tx.delete(callSearchQueue).where(inArray(callSearchQueue.callId, ids))
}

/** Reasons that people gave for what they did with the calls; the audit trail itself holds ids and codes only. */
export async function emptyReasons(tx: Tx, ids: readonly string[]): Promise<void> {
  const given = tx.select({ id: auditEntries.reasonId }).from(auditEntries).where(inArray(auditEntries.recordId, ids))
  await tx.update(auditReasons).set({ text: '' }).where(inArray(auditReasons.id, given))
}
