// The proven bound of a rota: the smooth dual is climbed at one temperature after the other, each from where the last
// has ended (Nesterov, Mathematical Programming 103, 2005, for the smoothing). What counts is only the exact dual.
import type { Meter } from '../optimiser/meter.ts'
import type { Model } from '../optimiser/model.ts'
import { ascend } from './ascent.ts'
import { dualOf } from './dual.ts'

export interface Proven {
  /** In the grid's unit. -Infinity: nothing could be proven. */
  readonly bound: number
  /** Of the rows. */
  readonly prices: Float64Array
}

export interface BoundTask {
  readonly meter: Meter
  /** Ends when so much of the run is used up. */
  readonly until: number
  /** Told of each better bound. True: that is good enough. */
  readonly report: (bound: number) => boolean
}

/** In hundredths of the problem's own unit: from open places down to what fairness is about. */
const TEMPERATURES = [100_000, 20_000, 4000, 1000, 200, 50, 10, 3, 1, 0.3, 0.1]
/** A step that gains less than that, times the temperature, a member: as good as it gets at that temperature. */
const LITTLE = 0.0005
const PATIENCE = 5
/** The last temperature may go on for as long as it gains that much of a hundredth a step. */
const LEAST_GAIN = 0.02

/** @returns undefined when a member has no legal line */
export function raiseBound(model: Model, { meter, until, report }: BoundTask): Proven | undefined {
  const dual = dualOf(model)
  if (!dual) return undefined
  let prices: Float64Array = new Float64Array(dual.size)
  let bound = dual.bound(prices)
  if (bound === Infinity) return undefined
  let best = prices
  let isOver = report(bound)
  for (const temperature of TEMPERATURES) {
    if (isOver || meter.used() >= until) break
    const little = Math.max(LEAST_GAIN, LITTLE * temperature * model.people)
    let patience = PATIENCE
    prices = ascend(
      {
        size: dual.size,
        firstStep: temperature,
        climb: (at, slope) => {
          meter.spend(dual.work)
          return dual.soft(at, temperature, slope)
        },
        enough: (gain) => {
          patience = gain < little ? patience - 1 : PATIENCE
          return patience <= 0 || meter.used() >= until
        },
      },
      prices,
    )
    const found = dual.bound(prices)
    if (found <= bound) continue
    bound = found
    best = prices
    isOver = report(bound)
  }
  return { bound, prices: best.slice(0, model.rows.size) }
}
