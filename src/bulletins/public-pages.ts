// What the public reads, read from the database and rendered as text.
import type { Language } from '../access/account.ts'
import type { Read } from '../db/database.ts'
import { notFound, WarmlineError } from '../errors.ts'
import { writeCursor } from '../http/pagination.ts'
import { findLine, listLines } from '../lines/store.ts'
import { getSnapshot } from '../themes/snapshot-store.ts'
import { editionsOf, editionsOfAll } from './draft-store.ts'
import { ATOM_TYPE, atomFeed, type FeedFrame, JSON_FEED_TYPE, jsonFeed } from './feed.ts'
import { type BulletinNumber, formatNumber } from './number.ts'
import { correctionOf, type Listed, type Material, publicBulletin, publicSummary } from './public-view.ts'
import {
  getCurrent,
  isReadable,
  latestChange,
  listPublished,
  type PublicFilters,
  type Published,
  publicVersions,
  renditionsOfAll,
} from './published-store.ts'
import type { Page } from './rendered.ts'
import * as wire from './wire.ts'

const JSON_TYPE = 'application/json; charset=utf-8'

/** Everything that a published version is shown from. @throws not-found when it has no edition in the language */
async function materialOf(read: Read, published: Published, language?: Language): Promise<Material> {
  const { head, version } = published
  const all = await editionsOf(read, version.id)
  const editions = language === undefined ? all : all.filter((edition) => edition.language === language)
  if (editions.length === 0) throw notFound('edition')
  const { numbers } = await getSnapshot(read, head.snapshotId)
  const line = head.lineId === null ? undefined : await findLine(read, head.lineId)
  const renditions = (await renditionsOfAll(read, [version.id])).get(version.id) ?? []
  return { published, editions, numbers, line, renditions }
}

/** One bulletin as it is now. */
export async function bulletinPage(read: Read, number: BulletinNumber, language?: Language): Promise<Page> {
  const published = await getCurrent(read, number)
  const view = publicBulletin(await materialOf(read, published, language))
  return page(wire.publicBulletin.parse(view), published)
}

/** @throws gone for a version that a correction took out of sight */
export async function versionPage(read: Read, number: BulletinNumber, version: number, language?: Language) {
  const { head } = await getCurrent(read, number)
  const versions = await publicVersions(read, head.id)
  const asked = versions.find((one) => one.version === version)
  if (!asked) throw notFound('version')
  if (!isReadable(versions, version)) {
    throw new WarmlineError('gone', 'A correction took this version out of sight. Read the current one.')
  }
  const view = publicBulletin(await materialOf(read, { head, version: asked }, language))
  return page(wire.publicBulletin.parse(view), { head })
}

export async function versionsPage(read: Read, number: BulletinNumber): Promise<Page> {
  const { head } = await getCurrent(read, number)
  const versions = await publicVersions(read, head.id)
  const items = versions.flatMap((version) =>
    version.version === null || version.publishedOn === null
      ? []
      : [
          {
            version: version.version,
            publishedOn: version.publishedOn,
            correction: correctionOf(version),
            readable: isReadable(versions, version.version),
          },
        ],
  )
  return page(wire.publicVersions.parse({ number: formatNumber(number), items }), { head })
}

const page = (body: unknown, { head }: Pick<Published, 'head'>): Page => ({
  contentType: JSON_TYPE,
  text: JSON.stringify(body),
  lastModified: head.lastModifiedAt ?? undefined,
})

export interface ListQuestion {
  readonly filters: PublicFilters
  readonly before: number | undefined
  readonly limit: number
  /** Path and query of this page, without a cursor. */
  readonly url: string
}

/** A page of the list. Any public change may change it, so its date is that of the latest change of anything. */
export async function listPage(read: Read, { filters, before, limit, url }: ListQuestion): Promise<Page> {
  const rows = await listPublished(read, filters, { before, limit: limit + 1 })
  const shown = await listedOf(read, rows.slice(0, limit), filters.language)
  const last = rows[limit - 1]?.head.running
  const nextCursor = rows.length > limit && typeof last === 'number' ? writeCursor(last) : null
  const body = wire.publicList.parse({ items: shown.map(publicSummary), nextCursor })
  const link =
    nextCursor === null ? undefined : `<${url}${url.includes('?') ? '&' : '?'}cursor=${nextCursor}>; rel="next"`
  return { contentType: JSON_TYPE, text: JSON.stringify(body), lastModified: await latestChange(read), link }
}

/** Several at once, with the edition of one language or all. */
export async function listedOf(
  read: Read,
  rows: readonly Published[],
  language: string | undefined,
): Promise<readonly Listed[]> {
  const ids = rows.map(({ version }) => version.id)
  const editions = await editionsOfAll(read, ids)
  const renditions = await renditionsOfAll(read, ids)
  const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
  return rows.map((published) => {
    const { head, version } = published
    const all = editions.get(version.id) ?? []
    return {
      published,
      editions: all.filter((edition) => language === undefined || edition.language === language),
      line: lines.get(head.lineId ?? ''),
      renditions: renditions.get(version.id) ?? [],
    }
  })
}

const MOST_IN_FEED = 50

/** The latest bulletins in one language, as a feed. */
export async function feedPage(read: Read, format: 'atom' | 'json', frame: Omit<FeedFrame, 'updated'>): Promise<Page> {
  const rows = await listPublished(read, { language: frame.language }, { before: undefined, limit: MOST_IN_FEED })
  const listed = await listedOf(read, rows, frame.language)
  const lastModified = await latestChange(read)
  const whole = { ...frame, updated: lastModified }
  return format === 'atom'
    ? { contentType: ATOM_TYPE, text: atomFeed(listed, whole), lastModified }
    : { contentType: JSON_FEED_TYPE, text: jsonFeed(listed, whole), lastModified }
}
