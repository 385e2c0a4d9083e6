// Where the scrubber found something in the texts of calls, revision by revision.
import { and, asc, eq } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import type { TextFinding } from './finding-rows.ts'
import { callFindings } from './tables.ts'

export interface RevisionFinding extends TextFinding {
  readonly revision: number
  readonly savedAt: DateTime
  readonly savedBy: string
}

/** All revisions of a call, the first one first. */
export async function findingsOfCall(read: Read, callId: string): Promise<readonly RevisionFinding[]> {
  const rows = await read
    .select()
    .from(callFindings)
    .where(eq(callFindings.callId, callId))
    .orderBy(asc(callFindings.revision), asc(callFindings.field), asc(callFindings.place))
  return rows.map(({ callId: _, ...finding }) => finding)
}

export async function findingsOfRevision(
  read: Read,
  callId: string,
  revision: number,
): Promise<readonly TextFinding[]> {
  const rows = await read
    .select()
    .from(callFindings)
    .where(and(eq(callFindings.callId, callId), eq(callFindings.revision, revision)))
  return rows.map(({ field, place, length, type, confidence, keptReason }) => ({
    field,
    place,
    length,
    type,
    confidence,
    keptReason,
  }))
}

/** Puts these rows in the place of the revision's. */
export async function saveFindings(
  tx: Tx,
  { callId, revision }: { readonly callId: string; readonly revision: number },
  findings: readonly TextFinding[],
  { at: savedAt, by: savedBy }: { readonly at: DateTime; readonly by: string },
): Promise<void> {
  await tx
    .delete(callFindings)
    .where(and(eq(callFindings.callId, callId), eq(callFindings.revision, revision)))
    .returning({ callId: callFindings.callId })
  if (findings.length === 0) return
  await tx
    .insert(callFindings)
    .values(
      findings.map(({ field, place, length, type, confidence, keptReason }) => ({
        callId,
        revision,
        field,
        place,
        length,
        type,
        confidence,
        keptReason,
        savedAt,
        savedBy,
      })),
    )
    .returning({ callId: callFindings.callId })
}
