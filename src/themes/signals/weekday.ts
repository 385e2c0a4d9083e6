// The detector for daily counts: a negative binomial about the mean of the last weeks, adjusted for the weekday. In the
// simulation of test/bench it raises a tenth of the false alarms of EARS at about the same power.
import { countQuantile, countUpperTail } from './count-distribution.ts'
import type { Finding } from './finding.ts'
import type { Series } from './judgement.ts'
import { mean, variance } from './sample.ts'

export interface WeekdayBaseline {
  readonly weeks: number
  /** How much a weekday's own mean counts, the mean of all days counting 2: few weeks are too little to trust. */
  readonly own: number
}

export const EIGHT_WEEKS: WeekdayBaseline = { weeks: 8, own: 8 }
export const FOUR_WEEKS: WeekdayBaseline = { weeks: 4, own: 2 }

const WEEK = 7
/** The days just before are left out, so that a slow rise does not become its own baseline. */
const GUARD = 7
const SHARED = 2
const ALPHA = 0.001
const FEWEST = 3
const LEAST_DISPERSION = 1.0001
/** What an empty baseline is taken to have had. */
const HALF_A_COUNT = 0.5

/** So many days there must be before the one that is judged. */
export const daysBefore = ({ weeks }: WeekdayBaseline): number => weeks * WEEK + GUARD - 1

/**
 * Judges the last day of a series of days without gaps.
 * @throws RangeError with too few days before it
 */
export function judgeDay(days: Series, choice: WeekdayBaseline = EIGHT_WEEKS): Finding {
  const length = choice.weeks * WEEK
  const start = days.length - 1 - daysBefore(choice)
  if (start < 0) throw new RangeError(`judging a day takes the ${daysBefore(choice)} days before it`)
  const observed = days.at(-1) ?? 0
  const baseline = days.slice(start, start + length)
  const overall = Math.max(mean(baseline), HALF_A_COUNT / length)
  const factors = weekdayFactors(baseline, choice)
  const adjusted = baseline.map((count, i) => count / (factors[i % WEEK] ?? 1))
  const dispersion = Math.max(LEAST_DISPERSION, variance(adjusted) / overall)
  const expected = overall * (factors[daysBefore(choice) % WEEK] ?? 1)
  const p = countUpperTail({ mean: expected, dispersion }, observed)
  return {
    method: 'weekday-negative-binomial',
    span: 'day',
    observed,
    expected,
    atMost: Math.max(FEWEST - 1, countQuantile({ mean: expected, dispersion }, 1 - ALPHA)),
    p,
    alarm: p < ALPHA && observed >= FEWEST,
  }
}

/** How much busier each weekday is than the mean, drawn towards it; the first is that of the baseline's first day. */
function weekdayFactors(baseline: Series, { own }: WeekdayBaseline): readonly number[] {
  const overall = mean(baseline)
  return Array.from({ length: WEEK }, (_, weekday) => {
    const its = mean(baseline.filter((_, i) => i % WEEK === weekday))
    return overall === 0 ? 1 : (own * its + SHARED * overall) / ((own + SHARED) * overall)
  })
}
