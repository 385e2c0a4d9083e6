// Posts read from the database: final duty, its marks and corrections, on one snapshot.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { notFound } from '../errors.ts'
import { listLines } from '../lines/store.ts'
import type { Duty } from '../rota/duty.ts'
import { dutyRecordsById, finalDutyOf } from '../rota/duty-store.ts'
import { correctionsOf, marksOf, type RecordedCorrection } from './attendance-store.ts'
import { type DutyPolicy, dutyPolicy } from './duty-policy.ts'
import { type Post, postOf } from './post.ts'
import { type CodedDuty, coded } from './store.ts'
import { type WorkedDuty, workedDuty } from './worked-duty.ts'

async function policies(read: Read): Promise<(lineId: string) => DutyPolicy> {
  const byLine = new Map((await listLines(read)).map((line) => [line.id, dutyPolicy(line.settings)]))
  return (lineId) => {
    const policy = byLine.get(lineId)
    if (!policy) throw notFound('line')
    return policy
  }
}

export async function postsOf<D extends Duty>(
  read: Read,
  duties: readonly D[],
  now: DateTime,
): Promise<readonly Post<D>[]> {
  const policyOf = await policies(read)
  const marks = await marksOf(read, duties)
  return duties.map((duty) => postOf(duty, { marks: marks.of(duty), policy: policyOf(duty.lineId), now }))
}

/** A member's own posts on all lines that touch [from, to). */
export async function ownPosts(
  read: Read,
  memberId: string,
  span: { readonly from: DateTime; readonly to: DateTime; readonly now: DateTime },
): Promise<readonly Post<Duty>[]> {
  return postsOf(read, await finalDutyOf(read, memberId, span.from, span.to), span.now)
}

/** A post with the hours that count for it, and every correction there ever was. */
export type WorkedPost = Post<CodedDuty> & {
  readonly worked: WorkedDuty | undefined
  readonly corrections: readonly RecordedCorrection[]
}

export async function workedPosts(read: Read, duties: readonly Duty[], now: DateTime): Promise<readonly WorkedPost[]> {
  const posts = await postsOf(read, await coded(read, duties), now)
  const corrections = await correctionsOf(read, duties)
  return posts.map((post) => {
    const own = corrections.of(post)
    return { ...post, corrections: own, worked: workedDuty(post, own, now) }
  })
}

/** A duty by its assignment; cancelled ones are none. */
export async function findDuty(read: Read, lineId: string, assignmentId: string): Promise<Duty | undefined> {
  const records = await dutyRecordsById(read, [assignmentId])
  return records.find((record) => record.lineId === lineId && record.cancelledAt === undefined)
}
