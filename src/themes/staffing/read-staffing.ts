// Recommended coverage beside the required one, for one reader: whoever may not read the records sees round numbers.
import type { DateTime } from 'luxon'
import type { Actor } from '../../access/actor.ts'
import { mustHold } from '../../access/actor.ts'
import type { Deps } from '../../deps.ts'
import type { Line } from '../../lines/line.ts'
import { getLinePlan } from '../../lines/store.ts'
import { type Shown, shown } from '../disclosure.ts'
import { mayCountExactly } from '../view.ts'
import { type Experience, experienceOf, type HourOfWeek, type Policy, recommend } from './recommend.ts'
import { arrivalsIn, requiredCoverage } from './staffing-store.ts'
import { reasonEn, reasonZh } from './staffing-words.ts'

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
export async function readStaffing(deps: Deps, actor: Actor, { lineId, weeks, now }: Asked): Promise<Staffing> {
  mustHold(actor, 'themes:read')
  return deps.db.snapshot(async (read) => {
    const plan = await getLinePlan(read, lineId)
    const { line } = plan
    const exact = await mayCountExactly(read, actor, lineId, now)
    const monday = now.setZone(line.zone).startOf('week')
    const span = { from: monday.minus({ weeks }).toUTC(), to: monday.toUTC() }
    const arrivals = await arrivalsIn(read, { lineId, zone: line.zone, ...span })
    const policy = policyOf(line)
    const experience = experienceOf(arrivals, weeks, policy)
    const requiredAt = requiredCoverage(plan, monday.plus({ weeks: 1 }).toFormat('yyyy-MM-dd'))
    const hours = recommend(arrivals, experience, { policy, requiredAt })
    const seen = (count: number) => (exact ? count : shown(count, 'sensitive'))
    const { inTime, answered } = experience
    return {
      line,
      weeks,
      policy,
      arrivals: seen(experience.arrivals),
      abandoned: seen(experience.abandoned),
      inTimePercent: inTime === null || answered < FEWEST_FOR_SHARES ? null : Math.round(100 * inTime),
      hours: hours.map((hour) => staffedHour(hour, { experience, policy, calls: seen(hour.calls) })),
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
  known: { readonly experience: Experience; readonly policy: Policy; readonly calls: Shown },
): StaffedHour {
  const { weekday, recommended, required } = hour
  const reason = { hour, ...known }
  return {
    weekday,
    hour: hour.hour,
    calls: known.calls,
    recommended,
    required,
    reasonZh: reasonZh(reason),
    reasonEn: reasonEn(reason),
  }
}
