// The detector for weekly counts with less than two years of history: a negative binomial about the mean of the last
// half year. Slower than the daily one, it finds rises that spread over the days of a week.
import { countQuantile, countUpperTail } from './count-distribution.ts'
import type { Finding } from './finding.ts'
import type { Series } from './judgement.ts'
import { mean, variance } from './sample.ts'

const LONGEST = 26
const SHORTEST = 7
/** The week before is left out, so that a slow rise does not become its own baseline. */
const GUARD = 1
/** So many weeks there must be before the one that is judged. */
export const WEEKLY_HISTORY = SHORTEST + GUARD

const ALPHA = 0.005
const LEAST_DISPERSION = 1.0001

/**
 * Judges the last week of a series of weeks without gaps.
 * @throws RangeError with less than WEEKLY_HISTORY weeks before it
 */
export function judgeWeek(weeks: Series): Finding {
  const at = weeks.length - 1
  if (at < WEEKLY_HISTORY) throw new RangeError(`judging a week takes the ${WEEKLY_HISTORY} weeks before it`)
  const observed = weeks[at] ?? 0
  const baseline = weeks.slice(Math.max(0, at - GUARD - LONGEST), at - GUARD)
  const expected = Math.max(mean(baseline), 0.5 / baseline.length)
  const dispersion = Math.max(LEAST_DISPERSION, variance(baseline) / expected)
  const distribution = { mean: expected, dispersion }
  const p = countUpperTail(distribution, observed)
  return {
    method: 'weekly-negative-binomial',
    span: 'week',
    observed,
    expected,
    atMost: countQuantile(distribution, 1 - ALPHA),
    p,
    alarm: p < ALPHA,
  }
}
