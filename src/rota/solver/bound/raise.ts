// The proven bound of a rota: the smooth dual is climbed at one temperature after the other, each from where the last
// has ended (Nesterov, Mathematical Programming 103, 2005, for the smoothing). What counts is only the exact dual.
import type { Meter } from '../optimiser/meter.ts'
import { compile, type Model } from '../optimiser/model.ts'
import type { GridProblem, Rule } from '../optimiser/problem.ts'
import { ascend } from './ascent.ts'
import { type Dual, dualOf } from './dual.ts'

export interface BoundTask {
  readonly meter: Meter
  /** Ends when so much of the run is used up. */
  readonly until: number
  /** Told of each better bound. True: that is good enough. */
  readonly report: (bound: number) => boolean
}

/** In hundredths of the problem's own unit: from open places down to what fairness is about. */
const TEMPERATURES = [100_000, 20_000, 4000, 1000, 200, 50, 10, 3, 1, 0.3, 0.1, 0.03, 0.01, 0.003]
/** A step that gains less than that, times the temperature, a member: as good as it gets at that temperature. */
const LITTLE = 0.0005
const PATIENCE = 5
/** The last temperature may go on for as long as it gains that much of a hundredth a step. */
const LEAST_GAIN = 0.02
/** Beyond so many arcs, prices are first found without the limits that seldom bind and make automata large. */
const MANY_ARCS = 200_000
/** Down to here: then it shows whether those limits bind anybody. */
const WARM = 3
/** Nobody: nothing is left to do but to count with them. */
const COLDEST = Math.min(...TEMPERATURES)
const LONG_RUN = 4
const SMALL_TOTAL = 2

/** @returns no rota costs less, in the grid's unit; undefined when a member has no legal line */
export function raiseBound(model: Model, { meter, until, report }: BoundTask): number | undefined {
  const dual = dualOf(model)
  if (!dual) return undefined
  const start = new Float64Array(dual.size)
  const bound = dual.bound(start)
  if (bound === Infinity) return undefined
  if (report(bound)) return bound
  const climb = { meter, until, people: model.people }
  const hottest = startRoughly({ model, dual, start }, climb)
  const found = climbDown(dual, start, { ...climb, hottest, report })
  return Math.max(bound, found.bound)
}

interface Start {
  readonly model: Model
  readonly dual: Dual
  /** It becomes prices to go on from. */
  readonly start: Float64Array
}

/** Without limits that seldom bind, where there are many arcs. @returns at which temperature to go on with them */
function startRoughly({ model, dual, start }: Start, climb: Pick<Climb, 'meter' | 'until' | 'people'>): number {
  const rough = dual.arcs > MANY_ARCS ? dualOf(compile(withoutLongLimits(model.problem))) : undefined
  if (!rough) return Infinity
  const silent = { ...climb, report: () => false }
  const down = (from: Float64Array, hottest: number, coldest: number): Climbed => {
    const found = climbDown(rough, from, { ...silent, hottest, coldest })
    start.set(found.prices.subarray(0, model.rows.size))
    return found
  }
  const warm = down(new Float64Array(rough.size), Infinity, WARM)
  if (dual.bound(start) < warm.bound) return WARM
  down(warm.prices, WARM, COLDEST)
  return COLDEST
}

interface Climb extends BoundTask {
  readonly people: number
  readonly hottest: number
  readonly coldest?: number
}

interface Climbed {
  readonly bound: number
  readonly prices: Float64Array
}

/** From temperature to temperature. @returns the prices of the best bound */
function climbDown(dual: Dual, start: Float64Array, climb: Climb): Climbed {
  const { meter, until, people, hottest, coldest = 0, report } = climb
  let prices = start
  let [best, bound] = [start, dual.bound(start)]
  let isOver = report(bound)
  for (const temperature of TEMPERATURES.filter((one) => one <= hottest && one >= coldest)) {
    if (isOver || meter.used() >= until) break
    const little = Math.max(LEAST_GAIN, LITTLE * temperature * people)
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
  return { bound, prices: best }
}

/** Fewer rules: what is proven of that problem holds for this one, but here it only gives prices to begin with. */
function withoutLongLimits(problem: GridProblem): GridProblem {
  const isLong = (rule: Rule) =>
    (rule.kind === 'run' && rule.weight === undefined && rule.min <= 1 && (rule.max ?? 0) > LONG_RUN) ||
    (rule.kind === 'tally' && rule.cost === undefined && rule.min <= 0 && (rule.max ?? 0) > SMALL_TOTAL)
  return {
    ...problem,
    people: problem.people.map((one) => ({ ...one, rules: one.rules.filter((rule) => !isLong(rule)) })),
  }
}
