// One member's whole line of duty against the hard limits, and what it costs in the soft ones: one pass over the line.
import type { Model } from './model.ts'
import type { Targets } from './targets.ts'

/** Hard rules of a line; the index says where `excess` counts them. */
export const LINE_RULES = [
  'overlap',
  'stretch',
  'rest',
  'nights-in-row',
  'nights-per-week',
  'hours-per-month',
  'nights-per-month',
  'share',
] as const
export type LineRule = (typeof LINE_RULES)[number]
const [OVERLAP, STRETCH, REST, IN_ROW, PER_WEEK, MONTH_HOURS, MONTH_NIGHTS, SHARE] = [0, 1, 2, 3, 4, 5, 6, 7]

/** What a line breaks and costs. Reused from call to call: read it before the next one. */
export interface Measured {
  /** By rule: by how much it is exceeded, in minutes or nights. 0 everywhere: the line is legal. */
  readonly excess: Float64Array
  /** The sum of `excess`. */
  total: number
  cost: number
  minutes: number
  nights: number
  weekends: number
  holidays: number
  /** Stretches above their soft limit, and breaks within a duty day. */
  longStretches: number
  splitDays: number
}

export type Measure = (member: number, line: readonly number[], length: number) => Measured

const FOUR_HOURS = 240
const square = (x: number) => x * x
const at = (array: { readonly [index: number]: number }, index: number): number => array[index] ?? 0

/** Makes the function that measures lines of this model. A line holds item numbers by start. */
export function measureOf(model: Model, targets: Targets): Measure {
  const {
    start,
    end,
    clockGain,
    day,
    night,
    nightWeek,
    nightMonth,
    month,
    role,
    weekend,
    holiday,
    weights,
    pause,
    slotCount,
  } = model
  const classOf = model.class
  const out: Measured = {
    excess: new Float64Array(LINE_RULES.length),
    total: 0,
    cost: 0,
    minutes: 0,
    nights: 0,
    weekends: 0,
    holidays: 0,
    longStretches: 0,
    splitDays: 0,
  }
  const { excess } = out
  const monthMinutes = new Float64Array(model.monthCount)
  const monthNights = new Float64Array(model.monthCount)
  const roleMinutes = new Float64Array(model.roleCount)
  const stretchStart = new Float64Array(2)
  const stretchEnd = new Float64Array(2)
  const stretchGain = new Float64Array(2)
  const stretchNight = new Uint8Array(2)
  const lastNight = new Int32Array(2)
  const run = new Int32Array(2)
  const week = new Int32Array(2)
  const inWeek = new Int32Array(2)
  const reset = () => {
    for (const array of [excess, monthMinutes, monthNights, roleMinutes, run, inWeek, stretchGain, stretchNight])
      array.fill(0)
    stretchStart.fill(-Infinity)
    stretchEnd.fill(-Infinity)
    lastNight.fill(-10)
    week.fill(-1)
    out.longStretches = out.splitDays = 0
    out.minutes = out.nights = out.weekends = out.holidays = out.cost = 0
  }
  const add = (rule: number, amount: number) => {
    excess[rule] = at(excess, rule) + amount
  }
  const endStretch = (c: number) => {
    const length = at(stretchEnd, c) - at(stretchStart, c) - at(stretchGain, c)
    if (!(length > 0)) return
    const limits = model.limits[c]
    if (!limits) return
    if (limits.maxStretchMinutes !== null && length > limits.maxStretchMinutes) {
      add(STRETCH, length - limits.maxStretchMinutes)
    }
    if (limits.warnStretchMinutes !== null && length > limits.warnStretchMinutes) out.longStretches++
  }
  /** A night counts once, however many duties it holds. Nights come in order. */
  const countNight = (item: number, c: number) => {
    const limits = model.limits[c]
    const which = at(night, item)
    if (!limits || which === at(lastNight, c)) return
    run[c] = which === at(lastNight, c) + 1 ? at(run, c) + 1 : 1
    lastNight[c] = which
    if (limits.maxNightsInRow !== null && at(run, c) > limits.maxNightsInRow) add(IN_ROW, 1)
    inWeek[c] = at(nightWeek, item) === at(week, c) ? at(inWeek, c) + 1 : 1
    week[c] = at(nightWeek, item)
    if (limits.maxNightsPerWeek !== null && at(inWeek, c) > limits.maxNightsPerWeek) add(PER_WEEK, 1)
    monthNights[at(nightMonth, item)] = at(monthNights, at(nightMonth, item)) + 1
    if (item < slotCount) out.nights++
  }
  const place = (item: number) => {
    const c = at(classOf, item)
    const gap = at(start, item) - at(stretchEnd, c)
    if (gap < pause) {
      stretchEnd[c] = Math.max(at(stretchEnd, c), at(end, item))
      stretchGain[c] = at(stretchGain, c) + at(clockGain, item)
    } else {
      endStretch(c)
      const rest = model.limits[c]?.restAfterNightMinutes ?? 0
      if (at(stretchNight, c) === 1 && gap < rest) add(REST, rest - gap)
      stretchStart[c] = at(start, item)
      stretchEnd[c] = at(end, item)
      stretchGain[c] = at(clockGain, item)
      stretchNight[c] = 0
    }
    if (at(night, item) >= 0) {
      stretchNight[c] = 1
      countNight(item, c)
    }
  }

  return (member, line, length) => {
    reset()
    let busyUntil = -Infinity
    let lastDay = -1
    let wishes = 0
    for (let i = 0; i < length; i++) {
      const item = at(line, i)
      const minutes = at(end, item) - at(start, item)
      if (at(start, item) < busyUntil) add(OVERLAP, Math.min(busyUntil, at(end, item)) - at(start, item))
      const dutyDay = at(night, item) >= 0 ? at(night, item) : at(day, item)
      if (dutyDay === lastDay && at(start, item) - busyUntil >= pause) out.splitDays++
      lastDay = dutyDay
      busyUntil = Math.max(busyUntil, at(end, item))
      place(item)
      monthMinutes[at(month, item)] = at(monthMinutes, at(month, item)) + minutes
      if (item < slotCount) {
        roleMinutes[at(role, item)] = at(roleMinutes, at(role, item)) + minutes
        out.minutes += minutes
        out.weekends += at(weekend, item)
        out.holidays += at(holiday, item)
        wishes += at(model.wish, member * slotCount + item)
      }
    }
    endStretch(0)
    endStretch(1)
    let sharePoints = 0
    for (let r = 0; r < model.roleCount; r++) {
      const minutes = at(roleMinutes, r)
      if (minutes > at(model.maxRoleMinutes, r)) add(SHARE, minutes - at(model.maxRoleMinutes, r))
      const above = minutes - at(model.warnRoleMinutes, r)
      if (above > 0) sharePoints += (100 * above) / at(model.roleMinutes, r)
    }
    for (let k = 0; k < model.monthCount; k++) {
      add(MONTH_HOURS, Math.max(0, at(monthMinutes, k) - at(model.maxMonthMinutes, member)))
      add(MONTH_NIGHTS, Math.max(0, at(monthNights, k) - at(model.maxMonthNights, member)))
    }
    out.total = 0
    for (let rule = 0; rule < excess.length; rule++) out.total += at(excess, rule)
    out.cost =
      weights.hours * square((out.minutes - at(targets.minutes, member)) / FOUR_HOURS) +
      weights.nights * square(out.nights - at(targets.nights, member)) +
      weights.weekends * square(out.weekends - at(targets.weekends, member)) +
      weights.holidays * square(out.holidays - at(targets.holidays, member)) +
      weights.longStretch * out.longStretches +
      weights.share * sharePoints +
      weights.splitDay * out.splitDays -
      weights.wish * wishes
    return out
  }
}
