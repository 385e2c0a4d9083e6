// What the public reads, from the database: published versions only.
import { and, desc, eq, inArray, isNotNull, isNull, lt, max, type SQL } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Period } from '../calls/period.ts'
import type { Read } from '../db/database.ts'
import { notFound, WarmlineError } from '../errors.ts'
import type { BulletinHead, Version } from './draft.ts'
import { type BulletinNumber, formatNumber } from './number.ts'
import { bulletinRenditions, bulletins, bulletinTags, bulletinVersions, type TagKind } from './tables.ts'

export interface Published {
  readonly head: BulletinHead
  readonly version: Version
}

/**
 * The version of a bulletin that counts now.
 * @throws not-found, or gone with the notice when it was withdrawn
 */
export async function getCurrent(read: Read, { year, issue }: BulletinNumber): Promise<Published> {
  const [head] = await read
    .select()
    .from(bulletins)
    .where(and(eq(bulletins.year, year), eq(bulletins.issue, issue)))
  if (!head) throw notFound('bulletin')
  if (head.withdrawnOn !== null) throw gone(head)
  const current = (await publicVersions(read, head.id)).find(({ version }) => version === head.version)
  if (!current) throw new Error('a published bulletin has no version')
  return { head, version: current }
}

function gone({ year, issue, withdrawnOn, noticeZh, noticeEn }: BulletinHead): WarmlineError {
  return new WarmlineError('gone', 'This bulletin was withdrawn.', {
    members: {
      number: formatNumber({ year: year ?? 0, issue: issue ?? 0 }),
      withdrawnOn,
      notice: { zh: noticeZh, en: noticeEn },
    },
  })
}

/** All versions that were ever public, newest first. */
export async function publicVersions(read: Read, bulletinId: string): Promise<readonly Version[]> {
  return read
    .select()
    .from(bulletinVersions)
    .where(and(eq(bulletinVersions.bulletinId, bulletinId), isNotNull(bulletinVersions.version)))
    .orderBy(desc(bulletinVersions.version))
}

/** Whether no later version of the bulletin has hidden it. */
export const isReadable = (versions: readonly Version[], version: number): boolean =>
  !versions.some((later) => later.hidesEarlier && (later.version ?? 0) > version)

export interface PublicFilters {
  readonly topic?: string | undefined
  readonly audience?: string | undefined
  readonly language?: string | undefined
  readonly period?: Period | undefined
  readonly year?: number | undefined
}

/** Published and not withdrawn, newest number first. */
export async function listPublished(
  read: Read,
  filters: PublicFilters,
  page: { readonly before: number | undefined; readonly limit: number },
): Promise<readonly Published[]> {
  const tagged = (kind: TagKind, code: string | undefined): SQL | undefined =>
    code === undefined
      ? undefined
      : inArray(
          bulletins.id,
          read
            .select({ id: bulletinTags.bulletinId })
            .from(bulletinTags)
            .where(and(eq(bulletinTags.kind, kind), eq(bulletinTags.code, code))),
        )
  const rows = await read
    .select()
    .from(bulletins)
    .innerJoin(
      bulletinVersions,
      and(eq(bulletinVersions.bulletinId, bulletins.id), eq(bulletinVersions.version, bulletins.version)),
    )
    .where(
      and(
        isNotNull(bulletins.running),
        isNull(bulletins.withdrawnOn),
        tagged('topic', filters.topic),
        tagged('audience', filters.audience),
        tagged('language', filters.language),
        filters.period === undefined ? undefined : eq(bulletins.period, filters.period),
        filters.year === undefined ? undefined : eq(bulletins.year, filters.year),
        page.before === undefined ? undefined : lt(bulletins.running, page.before),
      ),
    )
    .orderBy(desc(bulletins.running))
    .limit(page.limit)
  return rows.map((row) => ({ head: row.bulletins, version: row.bulletin_versions }))
}

/** When the public last saw a change of anything; undefined before the first publication. */
export async function latestChange(read: Read): Promise<DateTime | undefined> {
  const [row] = await read.select({ latest: max(bulletins.lastModifiedAt) }).from(bulletins)
  return row?.latest ?? undefined
}

export interface Rendition {
  readonly language: 'zh' | 'en'
  readonly kind: 'audio'
  readonly url: string
  readonly mimeType: string
  readonly sizeBytes: number
  readonly durationSeconds: number | null
}

/** Other forms of the editions of these versions, by version id. */
export async function renditionsOfAll(
  read: Read,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Rendition[]>> {
  if (versionIds.length === 0) return new Map()
  const rows = await read
    .select()
    .from(bulletinRenditions)
    .where(inArray(bulletinRenditions.versionId, [...versionIds]))
    .orderBy(bulletinRenditions.id)
  const byVersion = new Map<string, Rendition[]>()
  for (const { id: _id, versionId, ...rendition } of rows) {
    byVersion.set(versionId, [...(byVersion.get(versionId) ?? []), rendition])
  }
  return byVersion
}
