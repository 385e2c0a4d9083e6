// Which past points Farrington's method compares a point with: the same time in earlier years, and the season of every
// point between (Noufaily et al. 2013, section 3.3; blocks() of R surveillance).
import type { FarringtonControl, TimeSeries } from './farrington-control.ts'

const DAY_MS = 86_400_000

/** A past point of the model: when, and in which season. */
export interface Reference {
  /** Index into the series. */
  readonly at: number
  /** 1 to noPeriods; noPeriods for the present and for the same weeks of earlier years. */
  readonly season: number
}

/**
 * The points to fit, oldest first.
 * @throws RangeError when the series does not reach back far enough
 */
export function referencesOf(series: TimeSeries, at: number, control: FarringtonControl): readonly Reference[] {
  const seasons = new Map<number, number>()
  const years = sameTimeOfYear(series, at, control.b)
  for (const [later, same] of years.slice(1).entries()) {
    if (same - control.w < -1) throw tooShort(control)
    for (let i = same - control.w; i <= same + control.w; i++) if (i >= 0) seasons.set(i, control.noPeriods)
    const next = (years[later] ?? at) - control.w
    if (control.noPeriods > 1) cutIntoSeasons(seasons, same + control.w + 1, next, control.noPeriods - 1)
  }
  const last = at - control.pastWeeksNotIncluded
  return [...seasons]
    .filter(([index]) => index < last)
    .map(([index, season]) => ({ at: index, season }))
    .sort((a, b) => a.at - b.at)
}

/** Equal parts from `from` up to `to`; what is left over makes the first parts one longer. */
function cutIntoSeasons(seasons: Map<number, number>, from: number, to: number, parts: number): void {
  const length = Math.floor((to - from) / parts)
  const longer = (to - from) % parts
  if (to - from < parts) throw new RangeError(`noPeriods: a year is too short for ${parts + 1} seasons`)
  let index = from
  for (let season = 1; season <= parts; season++) {
    const end = index + length + (season <= longer ? 1 : 0)
    for (; index < end; index++) seasons.set(index, season)
  }
}

/** Indices of this time in this year and `b` years before, latest first. */
function sameTimeOfYear({ frequency, days, counts }: TimeSeries, at: number, b: number): readonly number[] {
  const ago = Array.from({ length: b + 1 }, (_, years) => years)
  if (days === undefined) {
    if (at - b * frequency < 0) throw tooShort({ b })
    return ago.map((years) => at - years * frequency)
  }
  const today = days[at] ?? Number.NaN
  const indexOf = new Map(days.slice(0, counts.length).map((day, index) => [day, index]))
  return ago.map((years) => {
    const day = yearsBefore(today, years)
    const index = indexOf.get(frequency === 52 ? nearestSameWeekday(day, today) : day)
    if (index === undefined) throw tooShort({ b })
    return index
  })
}

/** The same day of the year; 29 February becomes 1 March, as in R. */
function yearsBefore(day: number, years: number): number {
  const date = new Date(day * DAY_MS)
  return Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / DAY_MS
}

/** The day nearest to `day` that falls on the weekday of `today`. */
function nearestSameWeekday(day: number, today: number): number {
  const later = (((today - day) % 7) + 7) % 7
  return later <= 3 ? day + later : day + later - 7
}

const tooShort = ({ b }: { readonly b: number }) =>
  new RangeError(
    `range: the series does not reach back the ${b} years (b) and half a window (w) that the first point needs`,
  )
