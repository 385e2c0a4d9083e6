// A bulletin made of a call's question that the public never read goes with the call's texts. What was published is the
// public's: people wrote it for everybody, and it stays.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { CallShredder } from '../calls/retention/shredder.ts'
import type { Tx } from '../db/database.ts'
import { expertQuestions } from '../experts/tables.ts'
import { bulletinEditions, bulletinReviews, bulletinSections, bulletins, bulletinVersions } from './tables.ts'

async function shredUnpublished(tx: Tx, callIds: readonly string[]): Promise<void> {
  const rows = await tx
    .selectDistinct({ id: bulletins.id })
    .from(expertQuestions)
    .innerJoin(bulletinVersions, eq(bulletinVersions.id, expertQuestions.draftId))
    .innerJoin(bulletins, eq(bulletins.id, bulletinVersions.bulletinId))
    .where(and(inArray(expertQuestions.callId, [...callIds]), isNull(bulletins.version)))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  const ofThose = inArray(bulletinVersions.bulletinId, ids)
  const versions = tx.select({ id: bulletinVersions.id }).from(bulletinVersions).where(ofThose)
  for (const table of [bulletinSections, bulletinEditions, bulletinReviews]) {
    await tx.delete(table).where(inArray(table.versionId, versions))
  }
  await tx.delete(bulletinVersions).where(ofThose)
  await tx.delete(bulletins).where(inArray(bulletins.id, ids))
}

export const bulletinShredder: CallShredder = {
  tables: ['bulletins', 'bulletin_versions', 'bulletin_editions', 'bulletin_sections', 'bulletin_reviews'],
  shredTexts: shredUnpublished,
  shredRecords: shredUnpublished,
  written: async (read, callIds) => {
    const rows = await read
      .selectDistinct({ callId: expertQuestions.callId })
      .from(expertQuestions)
      .innerJoin(bulletinVersions, eq(bulletinVersions.id, expertQuestions.draftId))
      .innerJoin(bulletins, eq(bulletins.id, bulletinVersions.bulletinId))
      .where(and(inArray(expertQuestions.callId, callIds), isNull(bulletins.version)))
    return rows.map(({ callId }) => callId)
  },
}
