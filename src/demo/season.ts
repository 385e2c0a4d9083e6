// What happened in the demo's year: an epidemic in its first months, and a theme that rises in the last weeks.
import { DateTime } from 'luxon'

export interface Season {
  /** Local days of the calls: [from, to). */
  readonly from: string
  readonly to: string
  /** Local days on which the epidemic made people call: [from, to). */
  readonly epidemic: { readonly from: string; readonly to: string }
}

const EPIDEMIC_BEGAN_DAYS_AGO = 282
const EPIDEMIC_DAYS = 35
/** How many of all calls the epidemic was the reason for, while it lasted. */
export const EPIDEMIC_SHARE = 0.7
/** The part of a week's calls that the rising theme makes up: this week, last week, … */
const RISING = [0.16, 0.12, 0.08, 0.05, 0.025]

/** @param today local day of the load */
export function seasonOf(today: string): Season {
  const day = DateTime.fromISO(today)
  const ago = (days: number) => day.minus({ days }).toFormat('yyyy-MM-dd')
  return {
    from: day.minus({ months: 12 }).toFormat('yyyy-MM-dd'),
    to: day.plus({ days: 1 }).toFormat('yyyy-MM-dd'),
    epidemic: { from: ago(EPIDEMIC_BEGAN_DAYS_AGO), to: ago(EPIDEMIC_BEGAN_DAYS_AGO - EPIDEMIC_DAYS) },
  }
}

export const isEpidemic = ({ epidemic }: Season, day: string): boolean => epidemic.from <= day && day < epidemic.to

/** How busy a day is beside an ordinary one: the epidemic comes fast and goes slowly. */
export function busyness(season: Season, day: string): number {
  if (!isEpidemic(season, day)) return 1
  const since = DateTime.fromISO(day).diff(DateTime.fromISO(season.epidemic.from), 'days').days
  return 1 + Math.min(since / 5, 1, (EPIDEMIC_DAYS - since) / 15)
}

/** The part of a day's calls on the psychological line that are students who cannot sleep, beyond the usual. */
export function risingShare({ to }: Season, day: string): number {
  const weeksAgo = Math.floor(DateTime.fromISO(to).diff(DateTime.fromISO(day), 'days').days / 7)
  return RISING[weeksAgo] ?? 0
}

/** Every local day of the season. */
export function daysOfSeason({ from, to }: Season): readonly string[] {
  const days: string[] = []
  for (let day = DateTime.fromISO(from); day.toFormat('yyyy-MM-dd') < to; day = day.plus({ days: 1 })) {
    days.push(day.toFormat('yyyy-MM-dd'))
  }
  return days
}
