// One point of Farrington's method: fit, weigh down past outbreaks, fit again, keep the trend or not, predict.
import type { FarringtonControl } from './farrington-control.ts'
import { dispersionOf, type Fit, fitQuasiPoisson, type Model, type Observation } from './quasi-poisson.ts'
import { total } from './sample.ts'
import { twoSidedStudent } from './student.ts'

export interface Prediction {
  /** The linear predictor, and its standard error. */
  readonly level: number
  readonly error: number
  /** At least 1. */
  readonly dispersion: number
  readonly trend: boolean
}

interface Fitted {
  readonly fit: Fit
  readonly dispersion: number
  /**
   * What R takes for the dispersion in standard errors and in the test of the trend. farringtonFlexible overwrites the
   * weights of the fitted model by the prior weights, so that summary.glm and predict.glm see Σ ω ((y − μ)/μ)² / df
   * and not Σ ω (y − μ)²/μ / df. Reproduced: the thresholds people compare with ours have it.
   */
  readonly errorDispersion: number
}

/** Undefined when nothing converges. */
export function predictPresent(
  observations: readonly Observation[],
  control: FarringtonControl,
): Prediction | undefined {
  const withTrend = control.trend ? fitTwice(observations, control, true) : undefined
  if (withTrend !== undefined && trendHolds(withTrend, observations, control)) return predictionOf(withTrend)
  const without = fitTwice(observations, control, false)
  return without && predictionOf(without)
}

const predictionOf = ({ fit, dispersion, errorDispersion }: Fitted): Prediction => ({
  level: fit.now.level,
  error: Math.sqrt(fit.now.variance * errorDispersion),
  dispersion,
  trend: fit.trend !== undefined,
})

/** With three years or more, a significant slope, and no prediction above all that was seen (Farrington 1996). */
function trendHolds(
  { fit, errorDispersion }: Fitted,
  observations: readonly Observation[],
  control: FarringtonControl,
) {
  if (fit.trend === undefined || control.b < 3) return false
  const t = fit.trend.slope / Math.sqrt(fit.trend.variance * errorDispersion)
  const highest = Math.max(...observations.map(({ count }) => count))
  return twoSidedStudent(t, fit.degrees) < control.pThresholdTrend && Math.exp(fit.now.level) <= highest
}

/** Undefined when the first fit does not converge; what the second does is taken as it is, as in R. */
function fitTwice(
  observations: readonly Observation[],
  control: FarringtonControl,
  trend: boolean,
): Fitted | undefined {
  const model: Model = { observations, trend, season: control.noPeriods, weights: undefined }
  const first = fitQuasiPoisson(model)
  if (!first.converged) return undefined
  const dispersion = Math.max(1, first.dispersion)
  if (!control.reweight) return { fit: first, dispersion, errorDispersion: first.dispersion }
  const weights = weightsOf(anscombeResiduals(observations, first, dispersion), control.weightsThreshold)
  const fit = fitQuasiPoisson({ ...model, weights })
  return {
    fit,
    dispersion: Math.max(1, fit.dispersion),
    errorDispersion: dispersionOf(observations, fit.means, weights, fit.degrees),
  }
}

/** 3/2 (y^(2/3) μ^(−1/6) − μ^(1/2)) / √(φ (1 − h)). */
function anscombeResiduals(observations: readonly Observation[], fit: Fit, dispersion: number): readonly number[] {
  return observations.map(({ count }, i) => {
    const fitted = fit.means[i] ?? Number.NaN
    const raw = 1.5 * (count ** (2 / 3) * fitted ** (-1 / 6) - Math.sqrt(fitted))
    return raw / Math.sqrt(dispersion * (1 - (fit.leverages[i] ?? 0)))
  })
}

/** γ s^(−2) above the threshold and γ below it, with a mean of 1. */
function weightsOf(residuals: readonly number[], threshold: number): readonly number[] {
  const raw = residuals.map((s) => (s > threshold ? s ** -2 : 1))
  const scale = raw.length / total(raw)
  return raw.map((weight) => weight * scale)
}
