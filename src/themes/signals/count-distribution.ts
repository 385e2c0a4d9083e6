// Counts with a mean and a dispersion (variance over mean): negative binomial, and Poisson where the dispersion is 1.
// In R's terms size = mean / (dispersion − 1) and prob = 1 / dispersion. Nothing is taken from a gamma function: each
// probability is the one before it times (mean / φ + k (φ − 1) / φ) / (k + 1), begun at the mode, so that neither a
// large mean overflows nor a dispersion close to 1 cancels.
import { total } from './sample.ts'

export interface CountDistribution {
  readonly mean: number
  /** At least 1. */
  readonly dispersion: number
}

interface Masses {
  /** The count that the first mass belongs to. */
  readonly from: number
  /** In proportion to the probabilities. */
  readonly masses: readonly number[]
}

const NEGLIGIBLE = 1e-18
/** As R does: a cumulative probability that misses p by rounding counts as reached. */
const ROUNDING = 64 * Number.EPSILON

/** The probability of `count` or more. */
export function countUpperTail(distribution: CountDistribution, count: number): number {
  if (!Number.isFinite(distribution.mean)) return Number.NaN
  if (count <= 0) return 1
  const { from, masses } = massesOf(distribution, count)
  const first = Math.min(masses.length, Math.max(0, Math.ceil(count) - from))
  const below = total(masses.slice(0, first))
  const above = total(masses.slice(first))
  return above / (below + above)
}

/** The smallest count that a share p, or more, does not exceed. */
export function countQuantile(distribution: CountDistribution, p: number): number {
  if (!Number.isFinite(distribution.mean) || Number.isNaN(p)) return Number.NaN
  if (p >= 1) return Number.POSITIVE_INFINITY
  const { from, masses } = massesOf(distribution, 0)
  const wanted = p * total(masses) * (1 - ROUNDING)
  let cumulative = 0
  const index = masses.findIndex((mass) => (cumulative += mass) >= wanted)
  return p <= 0 ? 0 : from + (index < 0 ? masses.length - 1 : index)
}

/** Every mass that matters for the sum, and for the tail from `reach` on. */
function massesOf({ mean, dispersion }: CountDistribution, reach: number): Masses {
  const ratio = (k: number) => (mean / dispersion + (k * (dispersion - 1)) / dispersion) / (k + 1)
  const mode = Math.max(0, Math.floor(mean - dispersion + 1))
  const above = [1]
  for (let k = mode, mass = 1, least = NEGLIGIBLE; k < reach || mass > least; k++) {
    if (k < reach) least = Math.min(least, mass * NEGLIGIBLE)
    mass *= ratio(k)
    if (mass === 0) break
    above.push(mass)
  }
  const below: number[] = []
  for (let k = mode - 1, mass = 1; k >= 0 && mass > NEGLIGIBLE; k--) {
    mass /= ratio(k)
    below.push(mass)
  }
  return { from: mode - below.length, masses: [...below.reverse(), ...above] }
}
