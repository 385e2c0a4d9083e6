// Mean and variance of a few numbers, in two passes, so that large equal numbers have a variance of exactly 0.

export function total(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** NaN for no values, or when one is NaN. */
export const mean = (values: readonly number[]): number => total(values) / values.length

/** With n − 1. */
export function variance(values: readonly number[], centre: number = mean(values)): number {
  let sum = 0
  for (const value of values) sum += (value - centre) ** 2
  return sum / (values.length - 1)
}
