// The posts of a line now and within the hour: who holds them, which may be empty, and which the rota left open.
import type { DateTime } from 'luxon'
import type { Read } from '../db/database.ts'
import { slotsOf } from '../lines/slots.ts'
import { getLinePlan } from '../lines/store.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { dutyPolicy } from './duty-policy.ts'
import { inDutyOrder } from './on-duty.ts'
import { type OpenSlot, openSlots } from './open-slots.ts'
import type { Post } from './post.ts'
import { postsOf } from './post-store.ts'
import { type CodedDuty, coded } from './store.ts'

export interface LinePosts {
  readonly lineId: string
  readonly at: DateTime
  readonly emptyPostMinutes: number
  readonly posts: readonly Post<CodedDuty>[]
  readonly open: readonly OpenSlot[]
}

const LOOK_AHEAD = { hours: 1 }

export async function linePosts(read: Read, lineId: string, now: DateTime): Promise<LinePosts> {
  const plan = await getLinePlan(read, lineId)
  const until = now.plus(LOOK_AHEAD)
  const duties = await finalDuty(read, lineId, now, until)
  // A shift begins on its local day and may run into the next ones.
  const today = now.setZone(plan.line.zone)
  const slots = slotsOf(plan, isoDay(today.minus({ days: 2 })), isoDay(today.plus({ days: 2 })))
  return {
    lineId,
    at: now,
    emptyPostMinutes: dutyPolicy(plan.line.settings).emptyPostMinutes,
    posts: await postsOf(read, await coded(read, inDutyOrder(duties)), now),
    open: openSlots(slots, duties, { from: now, to: until }),
  }
}

const isoDay = (at: DateTime) => at.toFormat('yyyy-MM-dd')
