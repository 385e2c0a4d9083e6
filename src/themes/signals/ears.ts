// EARS C1, C2 and C3 (Hutwagner, Thompson, Seeman, Treadwell 2003; Fricker, Hegler, Dunfee 2008), as R surveillance's
// earsC has them. C1 looks at the days just before, C2 leaves out two, C3 adds what C2 said of the two days before.
import { type Judgement, mustBeWithin, numberOrNull, type Range, type Series } from './judgement.ts'
import { normalQuantile } from './normal.ts'
import { mean, variance } from './sample.ts'

export type EarsMethod = 'C1' | 'C2' | 'C3'

export interface EarsControl {
  readonly method: EarsMethod
  /** How many points the baseline has; at least 3. */
  readonly baseline: number
  /** The standard deviation is taken to be at least this: 0.5 or 1 for sparse counts (Burkom). */
  readonly minSigma: number
  /** 0.001 for C1 and C2, 0.025 for C3. */
  readonly alpha: number
}

export const earsDefaults = (method: EarsMethod): EarsControl => ({
  method,
  baseline: 7,
  minSigma: 0,
  alpha: method === 'C3' ? 0.025 : 0.001,
})

/** Points between the baseline and the point that is judged. */
const GUARD: Readonly<Record<EarsMethod, number>> = { C1: 0, C2: 2, C3: 2 }

/** @throws RangeError when the range does not fit the series, or begins before there is a baseline */
export function ears(series: Series, control: EarsControl, range: Range): readonly Judgement[] {
  mustBeWithin(range, series.length)
  const needed = control.baseline + GUARD[control.method] + (control.method === 'C3' ? 2 : 0)
  if (range.from <= needed)
    throw new RangeError(
      `range: ${control.method} needs ${needed} points before the first, so it begins at ${needed + 1}`,
    )
  const z = normalQuantile(1 - control.alpha)
  const points = Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from - 1 + i)
  return points.map((at) => judge(series[at] ?? Number.NaN, upperBound(series, at, control, z)))
}

function judge(count: number, bound: number): Judgement {
  const unknown = Number.isNaN(count) || Number.isNaN(bound)
  return { upperBound: numberOrNull(bound), alarm: unknown ? null : count > bound }
}

function upperBound(series: Series, at: number, control: EarsControl, z: number): number {
  const { centre, sigma } = baselineOf(series, at, control)
  if (control.method !== 'C3') return centre + z * sigma
  const before = [at - 2, at - 1].map((day) => Math.max(0, excess(series, day, control) - 1))
  return Math.max(0, (series[at] ?? Number.NaN) + sigma * (z - before.reduce((sum, part) => sum + part, 0)))
}

/** By how many standard deviations a count lies above its baseline: the statistic of C1 and C2. */
export function excess(series: Series, at: number, control: EarsControl): number {
  const { centre, sigma } = baselineOf(series, at, control)
  return ((series[at] ?? Number.NaN) - centre) / sigma
}

export function baselineOf(series: Series, at: number, { method, baseline, minSigma }: EarsControl) {
  const end = at - GUARD[method]
  const values = series.slice(end - baseline, end)
  const centre = mean(values)
  return { centre, sigma: Math.max(Math.sqrt(variance(values, centre)), minSigma) }
}
