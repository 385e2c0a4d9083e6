// Seeded draws: gamma, Poisson, weighted choice. The same seed gives the same demo data on every machine.
import { pick, type Random, seeded } from '../rota/solver/random.ts'

export { pick, type Random }

/** A stream of its own for each purpose, so that a change to one generator leaves the others as they were. */
export function stream(seed: number, purpose: string): Random {
  let hash = 0x811c9dc5 ^ seed
  for (const char of purpose) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  const random = seeded(hash)
  for (let i = 0; i < 8; i++) random()
  return random
}

export const chance = (random: Random, probability: number): boolean => random() < probability

export function oneOf<T>(random: Random, values: readonly T[]): T {
  const value = values[pick(random, values.length)]
  if (value === undefined) throw new Error('there is nothing to choose from')
  return value
}

export type Weights<T extends string> = Readonly<Record<T, number>>

/** One of the keys, as often as its weight says. Weights need not add up to anything. */
export function weighted<T extends string>(random: Random, weights: Weights<T>): T {
  let left = random() * Object.values<number>(weights).reduce((sum, weight) => sum + weight, 0)
  for (const key in weights) {
    left -= weights[key]
    if (left < 0) return key
  }
  throw new Error('there is nothing to choose from')
}

/** An index of the list, as often as its weight says. */
export function weightedIndex(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex((weight) => (left -= weight) < 0)
  return found < 0 ? weights.length - 1 : found
}

/** Standard normal, by Box and Muller. */
export function normal(random: Random): number {
  const u = 1 - random()
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random())
}

/** Gamma with mean shape × scale, by Marsaglia and Tsang (2000); a shape below 1 is lifted and brought back. */
export function gamma(random: Random, shape: number, scale: number): number {
  if (shape < 1) return gamma(random, shape + 1, scale) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v * scale
  }
}

/** Poisson, by Knuth; a large mean is split, because a sum of Poisson draws is one. */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2)
  const limit = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > limit; product *= 1 - random()) count++
  return Math.max(0, count)
}

/** Counts whose variance is `dispersion` times their mean: Poisson with a gamma-distributed mean. */
export function gammaPoisson(random: Random, mean: number, dispersion: number): number {
  if (mean <= 0) return 0
  return poisson(random, gamma(random, mean / (dispersion - 1), dispersion - 1))
}
