// Which detector judges a topic, by how long its counts go back; and which findings become alerts.
import { baselineOf, type EarsControl, ears } from './ears.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { farrington } from './farrington.ts'
import { noufaily } from './farrington-control.ts'
import type { Finding, Span } from './finding.ts'
import type { Series } from './judgement.ts'
import { daysBefore, EIGHT_WEEKS, FOUR_WEEKS, judgeDay } from './weekday.ts'
import { judgeWeek, WEEKLY_HISTORY } from './weekly.ts'

/** Distinct episodes, oldest first and without gaps, from the day on which the topic began to be counted. */
export interface History {
  /** The last is the day that is judged. */
  readonly days: Series
  /** The last is the week that is judged; empty on days that end no week. Not the sums of days: episodes last longer. */
  readonly weeks: Series
  /** Distinct episodes of the seven days up to the one that is judged; fewer than their sum where people called again. */
  readonly lately?: number
}

const WEEKS_IN_A_YEAR = 52
const HALF_WINDOW = 3
const WEEKLY_ALPHA = 0.005
const FALSE_DISCOVERIES = 0.05
/** An alert about fewer people would be an alert about somebody. */
export const FEWEST_EPISODES = 5

/** Sparse counts: a long baseline, and a standard deviation of at least one (Burkom). */
const C2_FOR_SHORT_HISTORIES: EarsControl = { method: 'C2', baseline: 28, minSigma: 1, alpha: 0.001 }

/** What can be said of a topic today: nothing in its first five weeks. */
export function judgeTopic({ days, weeks, lately }: History): readonly Finding[] {
  const day = judgeLastDay(days)
  const findings = [day && (lately === undefined ? day : { ...day, lately }), judgeLastWeek(weeks)]
  return findings.filter((finding) => finding !== undefined)
}

function judgeLastDay(days: Series): Finding | undefined {
  if (days.length > daysBefore(EIGHT_WEEKS)) return judgeDay(days)
  return days.length > daysBefore(FOUR_WEEKS) ? judgeDayByC2(days) : undefined
}

/**
 * EARS C2 on four weeks, confirmed by the weekday detector on four weeks: C2 alone raises up to 1.9 false alarms in 100
 * days, and more than 0.5 is too many.
 */
function judgeDayByC2(days: Series): Finding {
  const at = days.length
  const [judgement] = ears(days, C2_FOR_SHORT_HISTORIES, { from: at, to: at })
  const confirmed = judgeDay(days, FOUR_WEEKS)
  return {
    ...confirmed,
    method: 'ears-c2',
    expected: baselineOf(days, at - 1, C2_FOR_SHORT_HISTORIES).centre,
    atMost: Math.max(confirmed.atMost, Math.floor(judgement?.upperBound ?? 0)),
    alarm: confirmed.alarm && judgement?.alarm === true,
  }
}

function judgeLastWeek(weeks: Series): Finding | undefined {
  if (weeks.length > yearsOfWeeks(2)) return judgeWeekByFarrington(weeks)
  return weeks.length > WEEKLY_HISTORY ? judgeWeek(weeks) : undefined
}

/** So many weeks Farrington's method needs before the one that it judges. */
const yearsOfWeeks = (years: number) => years * WEEKS_IN_A_YEAR + HALF_WINDOW

/** Undefined where it gives no result: fewer than five cases in four weeks. */
function judgeWeekByFarrington(weeks: Series): Finding | undefined {
  const at = weeks.length
  const years = at > yearsOfWeeks(3) ? 3 : 2
  const series = { counts: weeks, frequency: WEEKS_IN_A_YEAR, days: undefined }
  const [judgement] = farrington(series, noufaily(years, WEEKLY_ALPHA), { from: at, to: at })
  if (!judgement || judgement.expected === null || judgement.upperBound === null || judgement.p === null) return
  return {
    method: 'farrington',
    span: 'week',
    observed: weeks.at(-1) ?? 0,
    expected: judgement.expected,
    atMost: judgement.upperBound,
    p: judgement.p,
    alarm: judgement.alarm === true,
  }
}

export interface Alert {
  readonly topic: string
  readonly finding: Finding
}

/** Whether it is about five distinct episodes at least: those of the day or of its seven days, or those of the week. */
export const isOfEnough = ({ observed, lately = 0 }: Finding): boolean => Math.max(observed, lately) >= FEWEST_EPISODES

/**
 * The findings of one run over all topics that are worth an alert: alarms about at least five distinct episodes that
 * stand up to the number of topics looked at, days and weeks each on their own.
 */
export function alertsOf(findings: ReadonlyMap<string, readonly Finding[]>): readonly Alert[] {
  const all = [...findings].flatMap(([topic, found]) => found.map((finding) => ({ topic, finding })))
  return (['day', 'week'] satisfies Span[]).flatMap((span) => {
    const looked = all.filter(({ finding }) => finding.span === span)
    const adjusted = benjaminiHochberg(looked.map(({ finding }) => finding.p))
    return looked.filter(
      ({ finding }, i) => finding.alarm && isOfEnough(finding) && (adjusted[i] ?? 1) <= FALSE_DISCOVERIES,
    )
  })
}
