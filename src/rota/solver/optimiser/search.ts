// What every phase of a run shares: the model, the best roster so far, the proven bound, and the means.
import type { Random } from '../random.ts'
import type { Exchange } from './exchange.ts'
import type { LinearEngine } from './linear.ts'
import { type LinePool, linePool } from './lines.ts'
import type { Meter } from './meter.ts'
import { type Model, roundedUp } from './model.ts'
import { type Pricer, pricersOf } from './pricing.ts'
import { costOf, everyone, floorOf } from './score.ts'

export type Phase = 'annealing' | 'bound' | 'diving' | 'neighbourhoods' | 'done'

export interface Progress {
  readonly phase: Phase
  readonly objective: number
  readonly bound: number
}

export interface Search {
  readonly model: Model
  readonly engine: LinearEngine
  readonly pricers: readonly Pricer[]
  readonly pool: LinePool
  readonly random: Random
  readonly meter: Meter
  /** The cheapest legal roster so far. */
  roster: Uint8Array
  objective: number
  /** No roster costs less: proven. */
  bound: number
  /** The people who have a legal line; the others' lines stay as they are. */
  able: readonly number[]
  /** 1 for cells, as in `model.allowed`, that a cheaper roster might hold. */
  readonly open: Uint8Array
  /** By person: how much dearer their line is than their cheapest at the prices of the bound. */
  readonly regret: Float64Array
  /** Another roster of the same cost is welcome too, as a new place to start from. */
  sideways: boolean
  /** Counts masters, so that lines know when they were last of use. */
  round: number
  /** Keeps a legal roster if it is cheaper. @returns whether it was */
  take(roster: Uint8Array, phase: Phase): boolean
  raiseBound(bound: number, phase: Phase): void
  /** Other searches of the same problem. */
  readonly exchange: Exchange | undefined
}

export function newSearch(
  model: Model,
  means: Pick<Search, 'engine' | 'random' | 'meter' | 'exchange'>,
  report: (progress: Progress) => void,
): Search {
  const search: Search = {
    ...means,
    model,
    pricers: pricersOf(model),
    pool: linePool(model),
    roster: new Uint8Array(model.people * model.days),
    objective: Infinity,
    open: model.allowed.slice(),
    regret: new Float64Array(model.people),
    bound: roundedUp(model, floorOf(model)),
    able: everyone(model),
    sideways: false,
    round: 0,
    take: (roster, phase) => {
      const objective = costOf(model, roster)
      if (search.sideways && objective === search.objective) search.roster = roster.slice()
      if (objective >= search.objective) return false
      search.roster = roster.slice()
      search.objective = objective
      search.exchange?.offerRoster(roster, objective)
      report({ phase, objective, bound: search.bound })
      return true
    },
    raiseBound: (bound, phase) => {
      const rounded = Math.min(roundedUp(model, bound), search.objective)
      if (rounded <= search.bound) return
      search.bound = rounded
      search.exchange?.offerBound(rounded)
      report({ phase, objective: search.objective, bound: rounded })
    },
  }
  search.exchange?.offerBound(search.bound)
  return search
}

/** Takes over what other searches have found. @returns whether a cheaper roster was among it */
export function catchUp(search: Search): boolean {
  const { exchange } = search
  if (!exchange) return false
  search.bound = Math.max(search.bound, exchange.bound())
  const objective = exchange.objective()
  if (objective >= search.objective) return false
  search.roster = exchange.roster()
  search.objective = costOf(search.model, search.roster)
  return true
}

export const isProven = ({ objective, bound }: Search): boolean => objective <= bound

/** Whether a part of the search with this bound can still hold a welcome roster. */
export function canBeat({ model, objective, sideways }: Search, bound: number): boolean {
  const least = roundedUp(model, bound)
  return sideways ? least <= objective : least < objective
}
