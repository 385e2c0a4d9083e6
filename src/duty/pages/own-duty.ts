// What "my duty" shows, read on one snapshot: own posts, who stands with me, from whom I take over and to whom I hand over.
import type { DateTime } from 'luxon'
import type { Read } from '../../db/database.ts'
import type { Line } from '../../lines/line.ts'
import { listLines } from '../../lines/store.ts'
import { type Colleague, colleaguesOf } from '../../people/store.ts'
import type { Duty } from '../../rota/duty.ts'
import { finalDuty } from '../../rota/duty-store.ts'
import { fallbackNow } from '../fallback/people-store.ts'
import { covers } from '../on-duty.ts'
import type { Post } from '../post.ts'
import { ownPosts } from '../post-store.ts'

export type OwnPost = Post<Duty>

/** A duty of somebody else's, with who it is. */
export interface ColleagueDuty {
  readonly duty: Duty
  readonly who: Colleague
}

/** A post of mine and the people around it. */
export interface PostInCompany {
  readonly post: OwnPost
  readonly line: Line
  readonly with: readonly ColleagueDuty[]
  readonly before: readonly ColleagueDuty[]
  readonly after: readonly ColleagueDuty[]
  /** Supervisors of the line's fallback, in order, where none is on the rota at that time. */
  readonly askInstead: readonly Colleague[]
}

export interface OwnDuty {
  /** Those that run now. */
  readonly now: readonly PostInCompany[]
  readonly next: PostInCompany | undefined
  readonly coming: readonly OwnPost[]
  readonly posts: readonly OwnPost[]
  readonly lines: ReadonlyMap<string, Line>
}

const BEHIND = { hours: 24 }
const AHEAD = { days: 28 }
const SHOWN = 12

export async function readOwnDuty(read: Read, memberId: string, now: DateTime): Promise<OwnDuty> {
  const lines = new Map((await listLines(read)).map((line) => [line.id, line]))
  const posts = await ownPosts(read, memberId, { from: now.minus(BEHIND), to: now.plus(AHEAD), now })
  const coming = posts.filter(({ start }) => start > now)
  const running: PostInCompany[] = []
  for (const post of posts.filter((each) => covers(each, now)))
    running.push(await inCompany(read, lines, { post, now }))
  const [first] = coming
  const next = running.length === 0 && first ? await inCompany(read, lines, { post: first, now }) : undefined
  return { now: running, next, coming: coming.slice(next ? 1 : 0, SHOWN), posts, lines }
}

async function inCompany(
  read: Read,
  lines: ReadonlyMap<string, Line>,
  { post, now }: { readonly post: OwnPost; readonly now: DateTime },
): Promise<PostInCompany> {
  const line = lines.get(post.lineId)
  if (!line) throw new Error('a duty on a line that is not there')
  const around = (await finalDuty(read, post.lineId, post.start.minus(1), post.end.plus(1))).filter(
    ({ memberId }) => memberId !== post.memberId,
  )
  const people = await colleaguesOf(read, [...new Set(around.map(({ memberId }) => memberId))])
  const named = around.flatMap((duty) => {
    const who = people.get(duty.memberId)
    return who ? [{ duty, who }] : []
  })
  const at = covers(post, now) ? now : post.start
  const sameRole = named.filter(({ duty }) => duty.role === post.role)
  return {
    post,
    line,
    with: named.filter(({ duty }) => duty.start < post.end && post.start < duty.end),
    before: sameRole.filter(({ duty }) => duty.end.toMillis() === post.start.toMillis()),
    after: sameRole.filter(({ duty }) => duty.start.toMillis() === post.end.toMillis()),
    askInstead: around.some((duty) => duty.role === 'supervisor' && covers(duty, at))
      ? []
      : await supervisorsInstead(read, { lineId: post.lineId, at, duties: around }),
  }
}

async function supervisorsInstead(
  read: Read,
  { lineId, at, duties }: { readonly lineId: string; readonly at: DateTime; readonly duties: readonly Duty[] },
): Promise<readonly Colleague[]> {
  const asked = (await fallbackNow(read, lineId, { at, duties })).filter(({ role }) => role === 'supervisor')
  const ids = asked.map(({ memberId }) => memberId)
  const people = await colleaguesOf(read, ids)
  return ids.flatMap((id) => people.get(id) ?? [])
}
