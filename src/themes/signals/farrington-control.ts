// The settings of Farrington's method, with the names and meanings of R surveillance's farringtonFlexible.

export type ThresholdMethod = 'delta' | 'nbPlugin' | 'muan'
export type PowerTransformation = '2/3' | '1/2' | 'none'

export interface FarringtonControl {
  /** How many years to look back. */
  readonly b: number
  /** Points on each side of the same week in those years. */
  readonly w: number
  /** Whether past outbreaks weigh less. */
  readonly reweight: boolean
  /** From which Anscombe residual on: 2.58 (Noufaily), 1 (Farrington 1996). */
  readonly weightsThreshold: number
  readonly alpha: number
  readonly trend: boolean
  /** The trend is kept when its p is below this: 1 (Noufaily, always), 0.05 (Farrington 1996). */
  readonly pThresholdTrend: number
  /** No result with fewer than [cases] in the last [points]. */
  readonly limit54: readonly [cases: number, points: number]
  readonly powertrans: PowerTransformation
  /** Levels of the seasonal factor, the weeks around the reference weeks being one; 1: only those weeks are used. */
  readonly noPeriods: number
  /** So many points before the present are left out, so that an outbreak does not become its own baseline. */
  readonly pastWeeksNotIncluded: number
  readonly thresholdMethod: ThresholdMethod
}

/** What Noufaily et al. (2013) and Salmon, Schumacher, Höhle (2016) advise, with the plug-in threshold. */
export const noufaily = (b: number, alpha: number): FarringtonControl => ({
  b,
  w: 3,
  reweight: true,
  weightsThreshold: 2.58,
  alpha,
  trend: true,
  pThresholdTrend: 1,
  limit54: [5, 4],
  powertrans: '2/3',
  noPeriods: 10,
  pastWeeksNotIncluded: 26,
  thresholdMethod: 'nbPlugin',
})

/** A series in regular steps: weeks, months or days. */
export interface TimeSeries {
  readonly counts: readonly number[]
  /** Steps in a year. */
  readonly frequency: number
  /** The day of each point, counted in days from any fixed day; undefined: years are `frequency` points long. */
  readonly days: readonly number[] | undefined
}
