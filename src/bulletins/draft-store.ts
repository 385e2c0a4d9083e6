// Versions on their way to the public, in the database.
import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { lostUpdate, notFound } from '../errors.ts'
import { getSnapshot } from '../themes/snapshot-store.ts'
import type { BulletinHead, Draft, Review, Version } from './draft.ts'
import type { Edition } from './edition.ts'
import { bulletinEditions, bulletinReviews, bulletinSections, bulletins, bulletinVersions } from './tables.ts'
import type { VersionState } from './workflow.ts'

/** @throws not-found */
export async function getVersion(read: Read, id: string): Promise<Version> {
  const [row] = await read.select().from(bulletinVersions).where(eq(bulletinVersions.id, id))
  if (!row) throw notFound('bulletin draft')
  return row
}

/** @throws not-found */
export async function getHead(read: Read, id: string): Promise<BulletinHead> {
  const [row] = await read.select().from(bulletins).where(eq(bulletins.id, id))
  if (!row) throw notFound('bulletin')
  return row
}

/** A version with everything that editors see of it. @throws not-found */
export async function getDraft(read: Read, id: string): Promise<Draft> {
  const version = await getVersion(read, id)
  const head = await getHead(read, version.bulletinId)
  const { numbers } = await getSnapshot(read, head.snapshotId)
  return { head, version, numbers, editions: await editionsOf(read, id), reviews: await reviewsOf(read, id) }
}

/** The editions of a version, Chinese first. */
export async function editionsOf(read: Read, versionId: string): Promise<readonly Edition[]> {
  return (await editionsOfAll(read, [versionId])).get(versionId) ?? []
}

/** The editions of several versions, Chinese first, by version id. */
export async function editionsOfAll(
  read: Read,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Edition[]>> {
  const ids = [...versionIds]
  if (ids.length === 0) return new Map()
  const heads = await read
    .select()
    .from(bulletinEditions)
    .where(inArray(bulletinEditions.versionId, ids))
    .orderBy(desc(bulletinEditions.language))
  const sections = await read
    .select()
    .from(bulletinSections)
    .where(inArray(bulletinSections.versionId, ids))
    .orderBy(asc(bulletinSections.position))
  const editions = new Map<string, Edition[]>()
  for (const { versionId, language, title, digest } of heads) {
    const own = sections.filter((section) => section.versionId === versionId && section.language === language)
    const list = own.map(({ heading, body, topic }) => ({ heading, body, topic }))
    editions.set(versionId, [...(editions.get(versionId) ?? []), { language, title, digest, sections: list }])
  }
  return editions
}

const reviewsOf = (read: Read, versionId: string): Promise<readonly Review[]> =>
  read
    .select({
      at: bulletinReviews.at,
      accountId: bulletinReviews.accountId,
      verdict: bulletinReviews.verdict,
      comment: bulletinReviews.comment,
      revision: bulletinReviews.revision,
    })
    .from(bulletinReviews)
    .where(eq(bulletinReviews.versionId, versionId))
    .orderBy(asc(bulletinReviews.at), asc(bulletinReviews.id))

export interface DraftSummary {
  readonly version: Version
  readonly head: BulletinHead
  readonly editions: readonly Edition[]
}

/** Newest first. */
export async function listDrafts(
  read: Read,
  page: {
    readonly states: readonly VersionState[]
    readonly after: { readonly createdAt: DateTime; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<readonly DraftSummary[]> {
  const { createdAt, id, state } = bulletinVersions
  const older =
    page.after &&
    or(lt(createdAt, page.after.createdAt), and(eq(createdAt, page.after.createdAt), lt(id, page.after.id)))
  const rows = await read
    .select()
    .from(bulletinVersions)
    .innerJoin(bulletins, eq(bulletins.id, bulletinVersions.bulletinId))
    .where(and(inArray(state, [...page.states]), older))
    .orderBy(desc(createdAt), desc(id))
    .limit(page.limit)
  const editions = await editionsOfAll(
    read,
    rows.map((row) => row.bulletin_versions.id),
  )
  return rows.map((row) => ({
    version: row.bulletin_versions,
    head: row.bulletins,
    editions: editions.get(row.bulletin_versions.id) ?? [],
  }))
}

/** False when another version of the bulletin is being worked on. */
export async function insertVersion(tx: Tx, version: Version, editions: readonly Edition[]): Promise<boolean> {
  const made = await tx
    .insert(bulletinVersions)
    .values(version)
    .onConflictDoNothing()
    .returning({ id: bulletinVersions.id })
  if (made.length === 0) return false
  for (const edition of editions) await putEdition(tx, version.id, edition)
  return true
}

/** Replaces the edition of a language. */
export async function putEdition(tx: Tx, versionId: string, edition: Edition): Promise<void> {
  const { language, title, digest, sections } = edition
  await tx
    .insert(bulletinEditions)
    .values({ versionId, language, title, digest })
    .onConflictDoUpdate({ target: [bulletinEditions.versionId, bulletinEditions.language], set: { title, digest } })
  const { versionId: version, language: tongue } = bulletinSections
  await tx.delete(bulletinSections).where(and(eq(version, versionId), eq(tongue, language)))
  if (sections.length === 0) return
  await tx
    .insert(bulletinSections)
    .values(sections.map((section, position) => ({ versionId, language, position, ...section })))
}

export async function deleteEdition(tx: Tx, versionId: string, language: Edition['language']): Promise<void> {
  const { versionId: version, language: tongue } = bulletinSections
  await tx.delete(bulletinSections).where(and(eq(version, versionId), eq(tongue, language)))
  await tx
    .delete(bulletinEditions)
    .where(and(eq(bulletinEditions.versionId, versionId), eq(bulletinEditions.language, language)))
}

/** Changes a version whose revision is still the one that was read. @throws lost-update */
export async function updateVersion(tx: Tx, before: Version, changes: Partial<Omit<Version, 'id' | 'revision'>>) {
  const changed = await tx
    .update(bulletinVersions)
    .set({ ...changes, revision: before.revision + 1 })
    .where(and(eq(bulletinVersions.id, before.id), eq(bulletinVersions.revision, before.revision)))
    .returning({ id: bulletinVersions.id })
  if (changed.length === 0) throw lostUpdate()
}

export async function insertReview(tx: Tx, version: Version, review: Omit<Review, 'revision'>): Promise<void> {
  await tx
    .insert(bulletinReviews)
    .values({ id: randomUUID(), versionId: version.id, revision: version.revision, ...review })
}
