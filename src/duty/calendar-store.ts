// Calendar feeds and the memory of published events, as rows.
import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { DateTime } from 'luxon'
import type { Read, Tx } from '../db/database.ts'
import { prepared } from '../db/prepared.ts'
import { notFound } from '../errors.ts'
import type { PublishedEntry } from './calendar-entries.ts'
import type { CalendarFeed } from './calendar-feed.ts'
import { calendarEvents, calendarFeeds } from './tables.ts'

/** Without the hash of the secret: nobody needs it but the query. */
const feedColumns = {
  id: calendarFeeds.id,
  accountId: calendarFeeds.accountId,
  kind: calendarFeeds.kind,
  memberId: calendarFeeds.memberId,
  lineIds: calendarFeeds.lineIds,
  language: calendarFeeds.language,
  label: calendarFeeds.label,
  createdAt: calendarFeeds.createdAt,
  revokedAt: calendarFeeds.revokedAt,
}

const selectBySecret = prepared((read: Read) =>
  read
    .select(feedColumns)
    .from(calendarFeeds)
    .where(eq(calendarFeeds.secretHash, sql.placeholder('secretHash'))),
)

export async function findFeedBySecret(read: Read, secretHash: string): Promise<CalendarFeed | undefined> {
  const [feed] = await selectBySecret(read, { secretHash })
  return feed
}

export async function findFeed(read: Read, id: string): Promise<CalendarFeed | undefined> {
  const [feed] = await read.select(feedColumns).from(calendarFeeds).where(eq(calendarFeeds.id, id))
  return feed
}

export async function getFeed(read: Read, id: string): Promise<CalendarFeed> {
  const feed = await findFeed(read, id)
  if (!feed) throw notFound('calendar')
  return feed
}

/** The feeds of an account that are not revoked, oldest first. */
export async function listFeeds(read: Read, accountId: string): Promise<readonly CalendarFeed[]> {
  return read
    .select(feedColumns)
    .from(calendarFeeds)
    .where(and(eq(calendarFeeds.accountId, accountId), isNull(calendarFeeds.revokedAt)))
    .orderBy(asc(calendarFeeds.createdAt), asc(calendarFeeds.id))
}

export async function addFeed(tx: Tx, feed: CalendarFeed & { readonly secretHash: string }): Promise<void> {
  await tx.insert(calendarFeeds).values(feed)
}

export async function revokeFeed(tx: Tx, id: string, at: DateTime): Promise<void> {
  await tx
    .update(calendarFeeds)
    .set({ revokedAt: at })
    .where(and(eq(calendarFeeds.id, id), isNull(calendarFeeds.revokedAt)))
}

/** What was published about a subject and ends at or after `from`. */
export async function publishedEntries(
  read: Read,
  subject: string,
  from: DateTime,
): Promise<readonly PublishedEntry[]> {
  return read
    .select({
      uid: calendarEvents.uid,
      sequence: calendarEvents.sequence,
      cancelled: calendarEvents.cancelled,
      lineId: calendarEvents.lineId,
      role: calendarEvents.role,
      codes: calendarEvents.codes,
      start: calendarEvents.start,
      end: calendarEvents.end,
      changedAt: calendarEvents.changedAt,
    })
    .from(calendarEvents)
    .where(and(eq(calendarEvents.subject, subject), gte(calendarEvents.end, from)))
}

/** Rows of one statement: well below the number of parameters that either engine takes. */
const BATCH = 500

export async function rememberEntries(tx: Tx, subject: string, entries: readonly PublishedEntry[]): Promise<void> {
  for (let i = 0; i < entries.length; i += BATCH) {
    const rows = entries.slice(i, i + BATCH).map((entry) => ({ subject, ...entry }))
    await tx
      .insert(calendarEvents)
      .values(rows)
      .onConflictDoUpdate({
        target: [calendarEvents.subject, calendarEvents.uid],
        set: {
          sequence: sql`excluded.sequence`,
          cancelled: sql`excluded.cancelled`,
          lineId: sql`excluded.line_id`,
          role: sql`excluded.role`,
          codes: sql`excluded.codes`,
          start: sql`excluded.start`,
          end: sql`excluded."end"`,
          changedAt: sql`excluded.changed_at`,
        },
      })
  }
}

/** Forgets what ended before `before`: no calendar shows it any more. */
export async function forgetEntries(tx: Tx, subject: string, before: DateTime): Promise<void> {
  await tx.delete(calendarEvents).where(and(eq(calendarEvents.subject, subject), lt(calendarEvents.end, before)))
}
