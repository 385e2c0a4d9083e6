// Simulated annealing over whole rosters: blocks of days change, move or change hands. Broken hard rules cost a lot,
// so that a shortage can be mended by way of a broken line.
import type { Random } from '../random.ts'
import type { Meter } from './meter.ts'
import type { Model } from './model.ts'
import { movesOf } from './moves.ts'
import { everyone } from './score.ts'
import { trialOf } from './trial.ts'

export interface Schedule {
  /** Ends when so much of the run is used up. */
  readonly until: number
  /** Temperatures, in shares of `coverScale`. */
  readonly hot: number
  readonly cold: number
}

export interface Annealed {
  /** The cheapest roster without a broken line; undefined when none was met. */
  readonly legal: Uint8Array | undefined
  readonly last: Uint8Array
}

export interface Means {
  readonly random: Random
  readonly meter: Meter
  readonly schedule: Schedule
  /** Only their lines change, and must be legal. */
  readonly people?: readonly number[]
  /** Told now and then of the cheapest legal roster so far, where there is a new one. */
  readonly tell?: (legal: Uint8Array) => void
}

const CHECK_EVERY = 256
/** How often it tells. */
const TELLINGS = 20

export function anneal(
  model: Model,
  start: Uint8Array,
  { random, meter, schedule, people = everyone(model), tell }: Means,
): Annealed {
  const trial = trialOf(model, start, random, people)
  const moves = movesOf(trial, { days: model.days, cells: model.cells, people }, random)
  const { hot, cold, until } = schedule
  const from = meter.used()
  let [told, next] = [trial.least(), from]
  for (let used = from; used < until; used = meter.used()) {
    const done = (used - from) / (until - from)
    const temperature = model.coverScale * hot * (cold / hot) ** done
    for (let k = 0; k < CHECK_EVERY; k++) moves.attempt(temperature)
    meter.spend(CHECK_EVERY)
    if (!tell || used < next) continue
    next += (until - from) / TELLINGS
    const legal = trial.least() < told ? trial.cheapest() : undefined
    if (legal) tell(legal)
    told = trial.least()
  }
  return { legal: trial.cheapest(), last: trial.roster }
}
