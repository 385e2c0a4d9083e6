// What stands behind a calendar's secret address: final duty now, compared with what was published before.
import { createHash } from 'node:crypto'
import type { DateTime } from 'luxon'
import type { Language } from '../access/account.ts'
import { findAccount } from '../access/account-store.ts'
import { hashSecret, looksLikeSecret } from '../access/secret.ts'
import type { Read, Tx } from '../db/database.ts'
import type { Deps } from '../deps.ts'
import { notFound, WarmlineError } from '../errors.ts'
import { listLines } from '../lines/store.ts'
import { finalDuty, finalDutyOf } from '../rota/duty-store.ts'
import { lineEntries, personEntries, type Reconciled, reconcile } from './calendar-entries.ts'
import { type CalendarFeed, type FeedKind, feedWindow, isAlive, subjectOf } from './calendar-feed.ts'
import { findFeedBySecret, forgetEntries, publishedEntries, rememberEntries } from './calendar-store.ts'
import { icalText } from './ical.ts'
import { coded } from './store.ts'

export interface CalendarDocument {
  readonly text: string
  readonly etag: string
}

interface Part extends Reconciled {
  readonly subject: string
  readonly own: boolean
}

interface Composition {
  readonly feed: CalendarFeed
  readonly parts: readonly Part[]
  readonly lineNames: ReadonlyMap<string, string>
}

/**
 * The calendar behind a secret address, exact at this moment. What has changed since it was last read is remembered
 * first, so that no client ever sees a revision that is forgotten.
 * @throws not-found for an unknown secret; gone when the feed is revoked or its owner lost access
 */
export async function readCalendar(deps: Deps, secret: string): Promise<CalendarDocument> {
  if (!looksLikeSecret(secret)) throw notFound('calendar')
  const scene = { now: deps.clock.now(), secretHash: hashSecret(secret) }
  let composition = await deps.db.read((read) => compose(read, scene))
  if (composition.parts.some(({ changed }) => changed.length > 0)) {
    composition = await deps.db.write('publish-calendar', async (tx) => {
      const again = await compose(tx, scene)
      await remember(tx, again, scene)
      return again
    })
  }
  const text = textOf(composition)
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
}

interface Scene {
  readonly now: DateTime
  readonly secretHash: string
}

async function compose(read: Read, scene: Scene): Promise<Composition> {
  const feed = await findFeedBySecret(read, scene.secretHash)
  if (!feed) throw notFound('calendar')
  const owner = await findAccount(read, feed.accountId)
  if (!isAlive(feed, owner))
    throw new WarmlineError('gone', 'This calendar address is no longer in use. Make a new one.')
  const parts: Part[] = []
  if (feed.memberId !== null) parts.push(await personPart(read, feed.memberId, scene))
  for (const lineId of feed.lineIds) parts.push(await linePart(read, lineId, scene))
  const lines = await listLines(read)
  const lineNames = new Map(lines.map((line) => [line.id, feed.language === 'zh' ? line.nameZh : line.nameEn]))
  return { feed, parts, lineNames }
}

async function personPart(read: Read, memberId: string, { now }: Scene): Promise<Part> {
  const window = feedWindow(now)
  const duties = await coded(read, await finalDutyOf(read, memberId, window.from, window.to))
  const subject = subjectOf('person', memberId)
  const published = await publishedEntries(read, subject, window.from)
  return { subject, own: true, ...reconcile(published, personEntries(duties, memberId), { now, window }) }
}

async function linePart(read: Read, lineId: string, { now }: Scene): Promise<Part> {
  const window = feedWindow(now)
  const duties = await coded(read, await finalDuty(read, lineId, window.from, window.to))
  const subject = subjectOf('line', lineId)
  const published = await publishedEntries(read, subject, window.from)
  return { subject, own: false, ...reconcile(published, lineEntries(duties), { now, window }) }
}

async function remember(tx: Tx, { parts }: Composition, { now }: Scene): Promise<void> {
  for (const { subject, changed } of parts) {
    await rememberEntries(tx, subject, changed)
    await forgetEntries(tx, subject, feedWindow(now).from)
  }
}

const TITLES: Readonly<Record<Language, Readonly<Record<FeedKind, string>>>> = {
  zh: { person: '我的值班', line: '值班表' },
  en: { person: 'My duty', line: 'Duty' },
}

function textOf({ feed, parts, lineNames }: Composition): string {
  const title = TITLES[feed.language][feed.kind]
  const [lineId] = feed.lineIds
  const line = feed.kind === 'line' && lineId !== undefined ? lineNames.get(lineId) : undefined
  return icalText({
    title: line === undefined ? title : `${title} · ${line}`,
    language: feed.language,
    lineNames,
    entries: parts.flatMap(({ shown, own }) => shown.map((entry) => ({ entry, own }))),
  })
}
