// Where bulletins made of a call's questions hold words of the call. What the public does not read is covered; what it
// reads is never changed, and is named, so that an editor corrects it and hides what was there.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Place, PlacesElsewhere } from '../calls/redact-call.ts'
import type { Tx } from '../db/database.ts'
import { expertQuestions } from '../experts/tables.ts'
import type { BulletinHead, Version } from './draft.ts'
import { getHead } from './draft-store.ts'
import { formatNumber } from './number.ts'
import { isReadable } from './published-store.ts'
import { bulletinEditions, bulletinReviews, bulletinSections, bulletinVersions } from './tables.ts'
import { isOpen } from './workflow.ts'

type Texts = Record<string, string>

export const bulletinPlaces: PlacesElsewhere = async (tx, callId) => {
  const made = await tx
    .selectDistinct({ id: bulletinVersions.bulletinId })
    .from(expertQuestions)
    .innerJoin(bulletinVersions, eq(bulletinVersions.id, expertQuestions.draftId))
    .where(eq(expertQuestions.callId, callId))
  const places = await Promise.all(made.map(({ id }) => placesOf(tx, id)))
  return places.flat()
}

async function placesOf(tx: Tx, bulletinId: string): Promise<readonly Place[]> {
  const head = await getHead(tx, bulletinId)
  const versions = await tx.select().from(bulletinVersions).where(eq(bulletinVersions.bulletinId, head.id))
  const places = await Promise.all(
    versions.map((version) => versionPlaces(tx, version, isRead(head, version, versions) ? numberOf(head) : undefined)),
  )
  const ids = versions.map(({ id }) => id)
  return [...places.flat(), ...(await reviewPlaces(tx, ids))]
}

const numberOf = ({ year, issue }: BulletinHead) => formatNumber({ year: year ?? 0, issue: issue ?? 0 })

/** Whether the public can read it: it was published, and neither was withdrawn nor hidden by a correction. */
const isRead = (head: BulletinHead, { version }: Version, all: readonly Version[]): boolean =>
  version !== null && head.withdrawnOn === null && isReadable(all, version)

async function versionPlaces(tx: Tx, version: Version, published: string | undefined): Promise<readonly Place[]> {
  const { id, correctionZh, correctionEn } = version
  const editions = await tx.select().from(bulletinEditions).where(eq(bulletinEditions.versionId, id))
  const sections = await tx.select().from(bulletinSections).where(eq(bulletinSections.versionId, id))
  const saved = (save: (texts: Texts) => Promise<unknown>) => async (texts: Texts) => {
    await save(texts)
    await touch(tx, version)
  }
  return [
    { published, texts: { correctionZh, correctionEn }, save: (texts) => touch(tx, version, texts) },
    ...editions.map(({ language, title, digest }) => ({
      published,
      texts: { title, digest },
      save: saved((texts) =>
        tx
          .update(bulletinEditions)
          .set(texts)
          .where(and(eq(bulletinEditions.versionId, id), eq(bulletinEditions.language, language)))
          .returning({ id: bulletinEditions.versionId }),
      ),
    })),
    ...sections.map(({ language, position, heading, body }) => ({
      published,
      texts: { heading, body },
      save: saved((texts) =>
        tx
          .update(bulletinSections)
          .set(texts)
          .where(
            and(
              eq(bulletinSections.versionId, id),
              eq(bulletinSections.language, language),
              eq(bulletinSections.position, position),
            ),
          )
          .returning({ id: bulletinSections.versionId }),
      ),
    })),
  ]
}

/**
 * Whoever has the old words before him does not save them again; and what a second person approved was other words, so
 * it is a draft once more.
 */
const touch = (tx: Tx, { id, state }: Version, texts: Texts = {}) =>
  tx
    .update(bulletinVersions)
    .set({
      ...texts,
      ...(isOpen(state) ? { state: 'draft' as const, submittedBy: null, approvedBy: null } : {}),
      revision: sql`${bulletinVersions.revision} + 1`,
    })
    .where(eq(bulletinVersions.id, id))
    .returning({ id: bulletinVersions.id })

/** Comments of those who looked it over are for the house alone. */
async function reviewPlaces(tx: Tx, versionIds: readonly string[]): Promise<readonly Place[]> {
  const rows = await tx
    .select()
    .from(bulletinReviews)
    .where(inArray(bulletinReviews.versionId, [...versionIds]))
  return rows.map(({ id, comment }) => ({
    texts: { comment },
    save: (texts) =>
      tx.update(bulletinReviews).set(texts).where(eq(bulletinReviews.id, id)).returning({ id: bulletinReviews.id }),
  }))
}
