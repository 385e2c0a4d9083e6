// Farrington's method with the improvements of Noufaily et al. (Statistics in Medicine 2013; 32:1206-1222), equal to R
// surveillance's farringtonFlexible: a count is compared with what the same weeks of earlier years predict.
import { type CountDistribution, countQuantile, countUpperTail } from './count-distribution.ts'
import type { FarringtonControl, PowerTransformation, TimeSeries } from './farrington-control.ts'
import { type Prediction, predictPresent } from './farrington-model.ts'
import { type Judgement, mustBeWithin, numberOrNull, type Range } from './judgement.ts'
import { normalQuantile, normalUpperTail } from './normal.ts'
import type { Observation } from './quasi-poisson.ts'
import { referencesOf } from './reference-weeks.ts'
import { total } from './sample.ts'

export interface FarringtonJudgement extends Judgement {
  /** The predicted mean; null without a result. */
  readonly expected: number | null
  /** The probability of so many, or more, if nothing had changed. */
  readonly p: number | null
}

interface Threshold {
  readonly bound: number
  readonly p: number
  /** An alarm above 1. */
  readonly score: number
}

/** @throws RangeError when the range does not fit the series, or the series does not reach back far enough */
export function farrington(
  series: TimeSeries,
  control: FarringtonControl,
  range: Range,
): readonly FarringtonJudgement[] {
  mustBeWithin(range, series.counts.length)
  return Array.from({ length: range.to - range.from + 1 }, (_, i) => judgePoint(series, range.from - 1 + i, control))
}

function judgePoint(series: TimeSeries, at: number, control: FarringtonControl): FarringtonJudgement {
  const prediction = predictPresent(observationsOf(series, at, control), control)
  if (prediction === undefined || Number.isNaN(prediction.level))
    return { upperBound: null, alarm: null, expected: null, p: null }
  const count = series.counts[at] ?? Number.NaN
  const { bound, score, p } = thresholdOf(prediction, count, control)
  const [cases, points] = control.limit54
  const enough = total(series.counts.slice(Math.max(0, at + 1 - points), at + 1)) >= cases
  if (!enough || Number.isNaN(bound)) return { upperBound: null, alarm: false, expected: null, p: numberOrNull(p) }
  return {
    upperBound: bound,
    alarm: score > 1 && count !== 0,
    expected: Math.exp(prediction.level),
    p: numberOrNull(p),
  }
}

/** Missing counts are left out. */
function observationsOf(series: TimeSeries, at: number, control: FarringtonControl): readonly Observation[] {
  const [first = 0, second = 1] = series.days ?? []
  const timeOf = (index: number) =>
    series.days === undefined ? index - at : ((series.days[index] ?? 0) - (series.days[at] ?? 0)) / (second - first)
  return referencesOf(series, at, control)
    .map(({ at: index, season }) => ({ count: series.counts[index] ?? Number.NaN, time: timeOf(index), season }))
    .filter(({ count }) => !Number.isNaN(count))
}

function thresholdOf(prediction: Prediction, count: number, control: FarringtonControl): Threshold {
  return control.thresholdMethod === 'delta'
    ? deltaThreshold(prediction, count, control)
    : negativeBinomialThreshold(prediction, count, control)
}

const EXPONENT: Readonly<Record<PowerTransformation, number>> = { none: 1, '1/2': 1 / 2, '2/3': 2 / 3 }

/** A normal prediction interval of the transformed count: (μ^e ± z √(e² μ^(2e−1) τ))^(1/e) with τ = φ + se²/μ. */
function deltaThreshold(
  { level, error, dispersion }: Prediction,
  count: number,
  control: FarringtonControl,
): Threshold {
  const exponent = EXPONENT[control.powertrans]
  const expected = Math.exp(level)
  const tau = dispersion + (error * expected) ** 2 / expected
  const sigma = Math.sqrt(exponent ** 2 * expected ** (2 * exponent - 1) * tau)
  const centre = expected ** exponent
  const z = normalQuantile(1 - control.alpha)
  const bounds = [centre - z * sigma, centre + z * sigma].map((value) => value ** (1 / exponent))
  const bound = Math.max(...bounds.filter((value) => !Number.isNaN(value)))
  const p = normalUpperTail((count ** exponent - centre) / sigma)
  return { bound, p, score: (count - expected) / (bound - expected) }
}

/**
 * A quantile of the negative binomial (Poisson without overdispersion): about the predicted mean itself (nbPlugin), or
 * about the upper end of its confidence interval (muan). The score compares with the linear predictor, as R has it: it
 * passes 1 where the count passes the bound.
 */
function negativeBinomialThreshold(
  { level, error, dispersion }: Prediction,
  count: number,
  { thresholdMethod, alpha }: FarringtonControl,
): Threshold {
  const centre = thresholdMethod === 'muan' ? level + normalQuantile(1 - alpha) * error : level
  const distribution: CountDistribution = { mean: Math.exp(centre), dispersion }
  const bound = countQuantile(distribution, 1 - alpha)
  return { bound, p: countUpperTail(distribution, count), score: (count - level) / (bound - level) }
}
