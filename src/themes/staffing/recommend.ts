// From calls to staffing: how many people each hour of the week takes, from when calls came and how they were answered.
import { type Demand, loadOf, peopleNeeded, type ServiceLevel, serviceLevel, type Target } from './erlang.ts'

/** One call as the switch saw it. */
export interface Arrival {
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
  /** Calls in all weeks together. */
  readonly calls: number
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

/** The 168 hours of a week. @param requiredAt people that the rota wants, by weekday (1 is Monday) and hour */
export function recommend(
  arrivals: readonly Arrival[],
  experience: Experience,
  { policy, requiredAt }: { readonly policy: Policy; readonly requiredAt: (weekday: number, hour: number) => number },
): readonly HourOfWeek[] {
  const calls = new Map<string, number>()
  for (const { weekday, hour } of arrivals) {
    calls.set(`${weekday} ${hour}`, (calls.get(`${weekday} ${hour}`) ?? 0) + 1)
  }
  const need = remembered((perHour) => needOf(perHour, experience, policy))
  return Array.from({ length: 168 }, (_, i) => {
    const [weekday, hour] = [1 + Math.floor(i / 24), i % 24]
    const total = calls.get(`${weekday} ${hour}`) ?? 0
    const callsPerHour = total / experience.weeks
    const demand: Demand = { callsPerHour, ...experience }
    const required = requiredAt(weekday, hour)
    const { erlangC, erlangA } = need(callsPerHour)
    const isOpen = required > 0 || total > 0
    return {
      weekday,
      hour,
      calls: total,
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
