// The regression inside Farrington's method: quasi-Poisson, log link, one level for each season and a common trend, by
// iteratively reweighted least squares as R's glm.fit goes about it (start at y + 0.1, stop when the deviance changes
// by less than 1e-8 of itself). Time is counted from the present, so the level of the present season is the
// prediction. With one level for each season the weighted normal equations have a closed form, linear in the points.

export interface Observation {
  readonly count: number
  /** From the present: 0 is now, the past is negative. */
  readonly time: number
  readonly season: number
}

export interface Fit {
  readonly converged: boolean
  /** Fitted means, one for each observation. */
  readonly means: readonly number[]
  readonly leverages: readonly number[]
  /** Weighted squared residuals over degrees of freedom. */
  readonly dispersion: number
  readonly degrees: number
  /** Undefined when the model has no trend. `variance` and the one below still lack the dispersion. */
  readonly trend: { readonly slope: number; readonly variance: number } | undefined
  /** The linear predictor at the present, in the season of the present. */
  readonly now: { readonly level: number; readonly variance: number }
}

interface Season {
  weight: number
  time: number
  response: number
}

interface Solution {
  readonly seasons: ReadonlyMap<number, Readonly<Season>>
  readonly slope: number
  /** Weighted squares of time within seasons; infinite without a trend. */
  readonly spread: number
}

export interface Model {
  readonly observations: readonly Observation[]
  readonly trend: boolean
  /** The season that is predicted. */
  readonly season: number
  /** Prior weights; undefined: all 1. */
  readonly weights: readonly number[] | undefined
}

const EPSILON = 1e-8
const MOST_ITERATIONS = 25

export function fitQuasiPoisson(model: Model): Fit {
  const priors = model.weights ?? model.observations.map(() => 1)
  let means = model.observations.map(({ count }) => count + 0.1)
  let predictors = means.map(Math.log)
  let deviance = devianceOf(model, priors, means)
  for (let iteration = 1; ; iteration++) {
    const weights = means.map((value, i) => (priors[i] ?? 0) * value)
    const responses = model.observations.map(({ count }, i) => (predictors[i] ?? 0) + residual(count, means[i]))
    const solution = solve(model, weights, responses)
    predictors = model.observations.map((observation) => predict(solution, observation))
    means = predictors.map((value) => Math.max(Math.exp(value), Number.EPSILON))
    const before = deviance
    deviance = devianceOf(model, priors, means)
    const converged = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < EPSILON
    if (converged || iteration === MOST_ITERATIONS || !Number.isFinite(deviance))
      return describe(model, { weights, means, solution, converged })
  }
}

/** What R calls a working residual. */
export const residual = (count: number, fitted = Number.NaN): number => (count - fitted) / fitted

function devianceOf({ observations }: Model, priors: readonly number[], means: readonly number[]): number {
  let sum = 0
  for (const [i, { count }] of observations.entries()) {
    const fitted = means[i] ?? 0
    const part = count > 0 ? count * Math.log(count / fitted) - (count - fitted) : fitted
    sum += (priors[i] ?? 0) * part
  }
  return 2 * sum
}

/** Weighted least squares: the means of each season first, then the slope within the seasons. */
function solve(model: Model, weights: readonly number[], responses: readonly number[]): Solution {
  const seasons = new Map<number, Season>()
  for (const [i, { time, season }] of model.observations.entries()) {
    const weight = weights[i] ?? 0
    const sums = seasons.get(season) ?? { weight: 0, time: 0, response: 0 }
    sums.weight += weight
    sums.time += weight * time
    sums.response += weight * (responses[i] ?? 0)
    seasons.set(season, sums)
  }
  for (const sums of seasons.values()) {
    sums.time /= sums.weight
    sums.response /= sums.weight
  }
  if (!model.trend) return { seasons, slope: 0, spread: Number.POSITIVE_INFINITY }
  let spread = 0
  let product = 0
  for (const [i, observation] of model.observations.entries()) {
    const { time = 0, response = 0 } = seasons.get(observation.season) ?? {}
    const distance = observation.time - time
    spread += (weights[i] ?? 0) * distance ** 2
    product += (weights[i] ?? 0) * distance * ((responses[i] ?? 0) - response)
  }
  return { seasons, slope: product / spread, spread }
}

function predict({ seasons, slope }: Solution, { season, time }: Pick<Observation, 'season' | 'time'>): number {
  const sums = seasons.get(season)
  return sums === undefined ? Number.NaN : sums.response + slope * (time - sums.time)
}

/** The variance of a prediction, over the dispersion. */
function varianceOf({ seasons, spread }: Solution, { season, time }: Pick<Observation, 'season' | 'time'>): number {
  const sums = seasons.get(season)
  return sums === undefined ? Number.NaN : 1 / sums.weight + (time - sums.time) ** 2 / spread
}

/** Weights are those that the last solution was made with, as in R: one step older than the means. */
function describe(
  model: Model,
  last: { weights: readonly number[]; means: readonly number[]; solution: Solution; converged: boolean },
): Fit {
  const { weights, means, solution, converged } = last
  const present = { season: model.season, time: 0 }
  const used = weights.filter((weight) => weight > 0).length
  const degrees = used - solution.seasons.size - (model.trend ? 1 : 0)
  return {
    converged: converged && Number.isFinite(solution.slope),
    means,
    leverages: model.observations.map((observation, i) => (weights[i] ?? 0) * varianceOf(solution, observation)),
    dispersion: dispersionOf(model.observations, means, weights, degrees),
    degrees,
    trend: model.trend ? { slope: solution.slope, variance: 1 / solution.spread } : undefined,
    now: { level: predict(solution, present), variance: varianceOf(solution, present) },
  }
}

/** Σ weight × working residual² ÷ degrees of freedom. */
export function dispersionOf(
  observations: readonly Observation[],
  means: readonly number[],
  weights: readonly number[],
  degrees: number,
): number {
  let sum = 0
  for (const [i, { count }] of observations.entries()) sum += (weights[i] ?? 0) * residual(count, means[i]) ** 2
  return degrees > 0 ? sum / degrees : Number.NaN
}
