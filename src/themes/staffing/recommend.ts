// From calls to staffing: how many people each hour of the week takes, from when calls came and how they were answered.
import type { Shown } from '../disclosure.ts'
import { type Demand, loadOf, peopleNeeded, type ServiceLevel, serviceLevel, type Target } from './erlang.ts'

/** One call as the switch saw it. */
export interface Arrival {
  /** The caller-episode; the call itself where none is known. */
  readonly episode: string
  /** 1 is Monday; local. */
  readonly weekday: number
  readonly hour: number
  readonly isAnswered: boolean
  readonly isAbandoned: boolean
  readonly waitSeconds: number | null
  /** Of answered calls: until the seat was free again. */
  readonly handlingSeconds: number | null
}

export interface Experience {
  readonly weeks: number
  readonly arrivals: number
  readonly answered: number
  readonly abandoned: number
  /** Share of the answered calls with a known wait that were answered in time; null without any. */
  readonly inTime: number | null
  readonly handlingSeconds: number
  /** Undefined with too few who hung up to tell. */
  readonly patienceSeconds: number | undefined
}

export interface HourOfWeek {
  readonly weekday: number
  readonly hour: number
  /** Calls in all weeks together, as the reader may see them. */
  readonly calls: Shown
  readonly callsPerHour: number
  /** Calls at once, on average. */
  readonly load: number
  readonly erlangC: number
  /** Undefined with too few who hung up to tell. */
  readonly erlangA: number | undefined
  readonly recommended: number
  /** The rota's required coverage, counsellors. */
  readonly required: number
  /** With the required coverage as it is. */
  readonly expected: ServiceLevel
}

export interface Policy extends Target {
  /** At least so many, at any hour that the line is open: nobody answers alone. */
  readonly fewest: number
  readonly afterCallSeconds: number
  /** When nothing is known yet. */
  readonly usualCallSeconds: number
}

const FEWEST_TO_TELL = 20

/** How many calls these are, as the reader may see it. */
export type Counting = (arrivals: readonly Arrival[]) => Shown

/** A count that is hidden, taken for one between: what is recommended says no more than what is shown. */
const HIDDEN = 5

/** What whoever sees round numbers may know of it: whole minutes, steps of five seconds and of five per cent. */
export function roughly(
  experience: Experience,
  arrivals: readonly Arrival[],
  { policy, count }: { readonly policy: Policy; readonly count: Counting },
): Experience {
  const isKnown = (of: (arrival: Arrival) => boolean) => typeof count(arrivals.filter(of)) === 'number'
  const { handlingSeconds, patienceSeconds, inTime } = experience
  const handled = isKnown((arrival) => arrival.handlingSeconds !== null)
  const patience = isKnown(({ isAbandoned }) => isAbandoned) ? patienceSeconds : undefined
  return {
    ...experience,
    handlingSeconds: handled
      ? Math.max(60, 60 * Math.round(handlingSeconds / 60))
      : policy.usualCallSeconds + policy.afterCallSeconds,
    patienceSeconds: patience === undefined ? undefined : Math.max(5, 5 * Math.round(patience / 5)),
    inTime: inTime !== null && isKnown(({ isAnswered }) => isAnswered) ? Math.round(20 * inTime) / 20 : null,
  }
}

export function experienceOf(arrivals: readonly Arrival[], weeks: number, policy: Policy): Experience {
  const answered = arrivals.filter(({ isAnswered }) => isAnswered)
  const handled = answered.flatMap(({ handlingSeconds }) => handlingSeconds ?? [])
  const waits = answered.flatMap(({ waitSeconds }) => waitSeconds ?? [])
  const abandoned = arrivals.filter(({ isAbandoned }) => isAbandoned).length
  const waited = arrivals.reduce((sum, { waitSeconds }) => sum + (waitSeconds ?? 0), 0)
  const mean = handled.reduce((sum, seconds) => sum + seconds, 0) / handled.length
  return {
    weeks,
    arrivals: arrivals.length,
    answered: answered.length,
    abandoned,
    inTime: waits.length === 0 ? null : waits.filter((wait) => wait <= policy.withinSeconds).length / waits.length,
    handlingSeconds: (handled.length < FEWEST_TO_TELL ? policy.usualCallSeconds : mean) + policy.afterCallSeconds,
    // The maximum-likelihood estimate for exponential patience, of which answered callers showed a part.
    patienceSeconds: abandoned < FEWEST_TO_TELL || waited === 0 ? undefined : waited / abandoned,
  }
}

export interface Staffed {
  readonly policy: Policy
  /** People that the rota wants, by weekday (1 is Monday) and hour. */
  readonly requiredAt: (weekday: number, hour: number) => number
  readonly count: Counting
}

/** The 168 hours of a week. */
export function recommend(
  arrivals: readonly Arrival[],
  experience: Experience,
  { policy, requiredAt, count }: Staffed,
): readonly HourOfWeek[] {
  const byHour = Map.groupBy(arrivals, ({ weekday, hour }) => `${weekday} ${hour}`)
  const need = remembered((perHour) => needOf(perHour, experience, policy))
  return Array.from({ length: 168 }, (_, i) => {
    const [weekday, hour] = [1 + Math.floor(i / 24), i % 24]
    const calls = count(byHour.get(`${weekday} ${hour}`) ?? [])
    const callsPerHour = (calls === '*' ? HIDDEN : calls) / experience.weeks
    const demand: Demand = { callsPerHour, ...experience }
    const required = requiredAt(weekday, hour)
    const { erlangC, erlangA } = need(callsPerHour)
    const isOpen = required > 0 || calls !== 0
    return {
      weekday,
      hour,
      calls,
      callsPerHour,
      load: loadOf(demand),
      erlangC,
      erlangA,
      recommended: isOpen ? Math.max(policy.fewest, erlangA ?? erlangC) : 0,
      required,
      expected: serviceLevel(demand, required, policy.withinSeconds),
    }
  })
}

function needOf(callsPerHour: number, { handlingSeconds, patienceSeconds }: Experience, policy: Policy) {
  const demand = { callsPerHour, handlingSeconds }
  const most = Number.MAX_SAFE_INTEGER
  return {
    erlangC: peopleNeeded(demand, policy) ?? most,
    erlangA: patienceSeconds === undefined ? undefined : (peopleNeeded({ ...demand, patienceSeconds }, policy) ?? most),
  }
}

function remembered<V>(work: (key: number) => V): (key: number) => V {
  const known = new Map<number, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    known.set(key, value)
    return value
  }
}
