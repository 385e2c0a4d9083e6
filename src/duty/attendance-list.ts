// Attendance of a line over some days, a page at a time: the plan, the marks, and the hours that count.
import { DateTime } from 'luxon'
import { z } from 'zod'
import type { Read } from '../db/database.ts'
import { invalidInput, notFound } from '../errors.ts'
import { type Page, pageFrom, pageQuery, readCursor } from '../http/pagination.ts'
import { day } from '../http/wire.ts'
import { getLine } from '../lines/store.ts'
import type { Duty } from '../rota/duty.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { standCorrectedBy } from './attendance-store.ts'
import { findDuty, type WorkedPost, workedPosts } from './post-store.ts'

/** Longer than the longest month, with a week on either side. */
const MAX_DAYS = 45

export const attendanceQuery = z.object({
  ...pageQuery.shape,
  from: day.meta({ description: 'First local day.' }),
  to: day.meta({ description: `The local day after the last; at most ${MAX_DAYS} days later.` }),
})

type Query = z.output<typeof attendanceQuery>

const cursorShape = z.tuple([z.number(), z.string().max(100)])
type Key = z.output<typeof cursorShape>

const keyOf = (duty: Duty): Key => [duty.start.toMillis(), duty.assignmentId]
const isAfter = ([start, id]: Key, [afterStart, afterId]: Key) =>
  start === afterStart ? id > afterId : start > afterStart
const byKey = (a: Duty, b: Duty) => (isAfter(keyOf(a), keyOf(b)) ? 1 : -1)

/** By start. @throws not-found, or invalid-input for a span that is empty or too long */
export async function attendancePage(
  read: Read,
  lineId: string,
  query: Query,
  now: DateTime,
): Promise<Page<WorkedPost>> {
  const { zone } = await getLine(read, lineId)
  const from = DateTime.fromISO(query.from, { zone })
  const to = DateTime.fromISO(query.to, { zone })
  const days = to.diff(from, 'days').days
  if (days <= 0 || days > MAX_DAYS)
    throw invalidInput([{ path: 'query.to', message: `must be 1 to ${MAX_DAYS} days after from` }])
  const after = readCursor(query.cursor, cursorShape)
  const duties = (await finalDuty(read, lineId, from.minus({ days: 1 }), to.plus({ days: 1 })))
    .filter((duty) => query.from <= duty.day && duty.day < query.to)
    .filter((duty) => after === undefined || isAfter(keyOf(duty), after))
    .toSorted(byKey)
  const page = pageFrom(duties, query.limit, keyOf)
  return { items: await workedPosts(read, page.items, now), next: page.next }
}

/** The duty that a correction is about, as it stands now. */
export async function correctedPost(read: Read, correctionId: string, now: DateTime): Promise<WorkedPost> {
  const stand = await standCorrectedBy(read, correctionId)
  const duty = stand && (await findDuty(read, stand.lineId, stand.assignmentId))
  const [post] = duty ? await workedPosts(read, [duty], now) : []
  if (!post) throw notFound('correction')
  return post
}
