// The detector for daily counts: a negative binomial about the mean of the last eight weeks, adjusted for the weekday.
// In the simulation of test/bench it raises a tenth of the false alarms of EARS at about the same power.
import { countQuantile, countUpperTail } from './count-distribution.ts'
import type { Finding } from './finding.ts'
import type { Series } from './judgement.ts'
import { mean, variance } from './sample.ts'

const WEEK = 7
const BASELINE = 56
/** The days just before are left out, so that a slow rise does not become its own baseline. */
const GUARD = 7
/** So many days there must be before the one that is judged. */
export const WEEKDAY_HISTORY = BASELINE + GUARD - 1

const ALPHA = 0.001
const FEWEST = 3
/** A weekday's own mean counts 8, the mean of all days 2: eight days alone would be too few to trust. */
const OWN = 8
const SHARED = 2
const LEAST_DISPERSION = 1.0001
/** What an empty baseline is taken to have had: half a count in eight weeks. */
const LEAST_MEAN = 0.5 / BASELINE

/**
 * Judges the last day of a series of days without gaps.
 * @throws RangeError with less than WEEKDAY_HISTORY days before it
 */
export function judgeDay(days: Series): Finding {
  const at = days.length - 1
  if (at < WEEKDAY_HISTORY) throw new RangeError(`judging a day takes the ${WEEKDAY_HISTORY} days before it`)
  const observed = days[at] ?? 0
  const baseline = days.slice(at - WEEKDAY_HISTORY, at - WEEKDAY_HISTORY + BASELINE)
  const expected = Math.max(mean(baseline), LEAST_MEAN)
  const factors = weekdayFactors(baseline)
  const adjusted = baseline.map((count, i) => count / (factors[i % WEEK] ?? 1))
  const dispersion = Math.max(LEAST_DISPERSION, variance(adjusted) / expected)
  const distribution = { mean: expected * (factors[WEEKDAY_HISTORY % WEEK] ?? 1), dispersion }
  const p = countUpperTail(distribution, observed)
  return {
    method: 'weekday-negative-binomial',
    span: 'day',
    observed,
    expected: distribution.mean,
    atMost: Math.max(FEWEST - 1, countQuantile(distribution, 1 - ALPHA)),
    p,
    alarm: p < ALPHA && observed >= FEWEST,
  }
}

/** How much busier each weekday is than the mean, drawn towards it; the first is the weekday of the baseline's first day. */
function weekdayFactors(baseline: Series): readonly number[] {
  const overall = mean(baseline)
  return Array.from({ length: WEEK }, (_, weekday) => {
    const own = mean(baseline.filter((_, i) => i % WEEK === weekday))
    return overall === 0 ? 1 : (OWN * own + SHARED * overall) / ((OWN + SHARED) * overall)
  })
}
