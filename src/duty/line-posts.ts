// The posts of a line now and within the hour: who holds them, which may be empty, and which the rota left open.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import type { LinePlan } from '../lines/line.ts'
import { slotsOf } from '../lines/slots.ts'
import { getLinePlan } from '../lines/store.ts'
import { type Gap, gapsOf } from '../rota/coverage.ts'
import type { Duty } from '../rota/duty.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { dutyPolicy } from './duty-policy.ts'
import type { CodedFallback } from './duty-sheet.ts'
import { fallbackNow } from './fallback/people-store.ts'
import { codedFallback } from './line-duty.ts'
import { covers, inDutyOrder } from './on-duty.ts'
import type { Post } from './post.ts'
import { postsOf } from './post-store.ts'
import { type CodedDuty, coded } from './store.ts'

export interface LinePosts {
  readonly lineId: string
  readonly at: DateTime
  readonly emptyPostMinutes: number
  readonly posts: readonly Post<CodedDuty>[]
  /** Where the rota itself has fewer people than required: nobody can check in where nobody was put. */
  readonly gaps: readonly Gap[]
  /** Whom to ask, in order, for the roles whose posts are open or may be empty now. */
  readonly fallback: readonly CodedFallback[]
}

const LOOK_AHEAD = { hours: 1 }
/** A shift begins on its local day and may run into the next ones. */
const DAYS_AROUND = 2

export async function linePosts(read: Read, lineId: string, now: DateTime): Promise<LinePosts> {
  const plan = await getLinePlan(read, lineId)
  const span = { from: now, to: now.plus(LOOK_AHEAD) }
  const nearby = await finalDuty(
    read,
    lineId,
    now.minus({ days: DAYS_AROUND + 1 }),
    now.plus({ days: DAYS_AROUND + 1 }),
  )
  const duties = inDutyOrder(nearby.filter((duty) => touches(duty, span)))
  const posts = await postsOf(read, await coded(read, duties), now)
  const gaps = gapsAround(plan, nearby, now).filter((gap) => touches(gap, span))
  const wanting = new Set([
    ...gaps.filter((gap) => covers(gap, now)).map(({ role }) => role),
    ...posts.filter(({ state }) => state === 'possibly-empty').map(({ role }) => role),
  ])
  const asked = wanting.size === 0 ? [] : await fallbackNow(read, lineId, { at: now, duties })
  return {
    lineId,
    at: now,
    emptyPostMinutes: dutyPolicy(plan.line.settings).emptyPostMinutes,
    posts,
    gaps,
    fallback: await codedFallback(
      read,
      asked.filter(({ role }) => wanting.has(role)),
    ),
  }
}

interface Span {
  readonly from: DateTime
  readonly to: DateTime
}

const touches = ({ start, end }: { readonly start: DateTime; readonly end: DateTime }, { from, to }: Span) =>
  start < to && from < end

function gapsAround(plan: LinePlan, duties: readonly Duty[], now: DateTime): readonly Gap[] {
  const today = now.setZone(plan.line.zone)
  const slots = slotsOf(plan, isoDay(today.minus({ days: DAYS_AROUND })), isoDay(today.plus({ days: DAYS_AROUND })))
  const required = slots.map((slot) => ({ ...slot, id: `${slot.day} ${slot.templateCode} ${slot.role}` }))
  return gapsOf(required, duties)
}

const isoDay = (at: DateTime) => at.toFormat('yyyy-MM-dd')
