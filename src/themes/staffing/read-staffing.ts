// Recommended coverage beside the required one, for one reader: whoever may not read the records sees round numbers.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { mustHold } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Line } from '../../lines/line.ts'
import { getLinePlan } from '../../lines/store.ts'
import { type Shown, shown } from '../disclosure.ts'
import { mayCountExactly } from '../view.ts'
import {
  type Counting,
  type Experience,
  experienceOf,
  type HourOfWeek,
  type Policy,
  recommend,
  roughly,
} from './recommend.ts'
import { arrivalsIn, requiredCoverage } from './staffing-store.ts'
import { reasonEn, reasonZh } from './staffing-words.ts'

/** Whoever sees round numbers sees these weeks: others could be subtracted from them (ADR 25). */
export const USUAL_WEEKS = 8

const exactCount: Counting = (arrivals) => arrivals.length
/** An hour of the week crosses two attributes; many calls of few people tell about these people. */
const publicCount: Counting = (arrivals) => {
  const people = shown(new Set(arrivals.map(({ episode }) => episode)).size, 'sensitive')
  return people === '*' ? '*' : shown(arrivals.length, 'sensitive')
}

/** A counsellor never answers alone. */
const FEWEST = 2

export interface StaffedHour {
  readonly weekday: number
  readonly hour: number
  readonly calls: Shown
  readonly recommended: number
  readonly required: number
  readonly reasonZh: string
  readonly reasonEn: string
}

export interface Staffing {
  readonly line: Line
  readonly weeks: number
  readonly policy: Policy
  readonly arrivals: Shown
  readonly abandoned: Shown
  /** Whole per cent; null where too little is known. */
  readonly inTimePercent: number | null
  readonly hours: readonly StaffedHour[]
}

interface Asked {
  readonly lineId: string
  readonly weeks: number
  readonly now: DateTime
}

const FEWEST_FOR_SHARES = 20

/** @throws not-found; forbidden without themes:read */
export async function readStaffing(deps: Deps, actor: Actor, { lineId, weeks: asked, now }: Asked): Promise<Staffing> {
  mustHold(actor, 'themes:read')
  return deps.db.snapshot(async (read) => {
    const plan = await getLinePlan(read, lineId)
    const { line } = plan
    const exact = await mayCountExactly(read, actor, lineId, now)
    const weeks = exact ? asked : USUAL_WEEKS
    const count = exact ? exactCount : publicCount
    const monday = now.setZone(line.zone).startOf('week')
    const span = { from: monday.minus({ weeks }).toUTC(), to: monday.toUTC() }
    const arrivals = await arrivalsIn(read, { lineId, zone: line.zone, ...span })
    const policy = policyOf(line)
    const known = experienceOf(arrivals, weeks, policy)
    const experience = exact ? known : roughly(known, arrivals, { policy, count })
    const requiredAt = requiredCoverage(plan, monday.plus({ weeks: 1 }).toFormat('yyyy-MM-dd'))
    const hours = recommend(arrivals, experience, { policy, requiredAt, count })
    const { inTime, answered } = experience
    return {
      line,
      weeks,
      policy,
      arrivals: count(arrivals),
      abandoned: count(arrivals.filter(({ isAbandoned }) => isAbandoned)),
      inTimePercent: inTime === null || answered < FEWEST_FOR_SHARES ? null : Math.round(100 * inTime),
      hours: hours.map((hour) => staffedHour(hour, { experience, policy })),
    }
  })
}

const policyOf = ({ settings }: Line): Policy => ({
  withinSeconds: settings.answerWithinSeconds,
  share: settings.answerShare,
  fewest: FEWEST,
  afterCallSeconds: settings.afterCallMinutes * 60,
  usualCallSeconds: settings.longCallMinutes * 60,
})

function staffedHour(
  hour: HourOfWeek,
  known: { readonly experience: Experience; readonly policy: Policy },
): StaffedHour {
  const { weekday, recommended, required } = hour
  const reason = { hour, ...known }
  return {
    weekday,
    hour: hour.hour,
    calls: hour.calls,
    recommended,
    required,
    reasonZh: reasonZh(reason),
    reasonEn: reasonEn(reason),
  }
}
