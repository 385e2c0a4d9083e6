// The optimiser from end to end: annealing and repair for a first legal roster, column generation for the proven
// bound, diving, then neighbourhoods until the gap is 0 or a limit is reached.
import { seeded } from '../random.ts'
import { anneal } from './anneal.ts'
import { closeCells, NO_PROOF, type Proof } from './closing.ts'
import { generate, openGeneration } from './columns.ts'
import { solveCompact } from './compact-race.ts'
import { dive } from './dive.ts'
import type { Exchange } from './exchange.ts'
import type { LinearEngine } from './linear.ts'
import { type Limits, meterOf } from './meter.ts'
import { compile } from './model.ts'
import { searchNeighbourhoods } from './neighbourhoods.ts'
import type { GridProblem } from './problem.ts'
import { groupOf, pricedCosts } from './relaxation.ts'
import { polish, repair } from './repair.ts'
import { emptyRoster, everyone } from './score.ts'
import { catchUp, isProven, newSearch, type Progress, type Search } from './search.ts'
import { warmStart } from './subgradient.ts'

export interface OptimiseOptions extends Limits {
  readonly engine: LinearEngine
  readonly seed: number
  readonly report?: (progress: Progress) => void
  /** In a race of two searches (`../threads/race.ts`). Absent: this one is alone. */
  readonly part?: Part
  readonly exchange?: Exchange
}

/** The lead proves; the second anneals longer and starts searching neighbourhoods at once. */
export type Part = 'lead' | 'second'

export interface Optimised {
  /** People × days cells, person after person. */
  readonly roster: Uint8Array
  readonly objective: number
  /** No roster costs less: proven. */
  readonly bound: number
  /** People who have no legal line at all; theirs are empty and may break rules. */
  readonly impossible: readonly string[]
}

/** Share of the run, and seconds for each cell of the roster: column generation makes more of the time ... */
const ANNEALING = { most: 0.13, perCell: 0.002 }
/** ... unless it has a thread of its own. */
const LONG_ANNEALING = { most: 0.85, perCell: 0.01 }
const SECOND_SEED = 1_000_003
/** Shares of the run. */
const WARM_START = 0.25
const ROOT = 0.55
const DIVE = 0.7

export function optimise(
  problem: GridProblem,
  { engine, seed, report = () => undefined, part, exchange, ...limits }: OptimiseOptions,
): Optimised {
  const meter = meterOf({ ...limits, stop: () => limits.stop?.() === true || isOver(exchange) })
  const model = compile(problem)
  const random = seeded(part === 'second' ? seed + SECOND_SEED : seed)
  const search = newSearch(model, { engine, meter, random, exchange }, report)
  const impossible = firstRoster(search, part)
  if (search.able.length > 0) {
    const proof = part === 'second' ? NO_PROOF : boundAndDive(search)
    if (part !== 'lead') raceCompact(search)
    searchNeighbourhoods(search, proof)
  }
  const { roster, objective, bound } = search
  report({ phase: 'done', objective, bound })
  return { roster, objective, bound, impossible: impossible.map((person) => problem.people[person]?.id ?? '') }
}

const isOver = (exchange: Exchange | undefined) => exchange !== undefined && exchange.objective() <= exchange.bound()

/** @returns the people who have no legal line */
function firstRoster(search: Search, part: Part | undefined): readonly number[] {
  const { model, pricers, random, meter } = search
  const empty = emptyRoster(model)
  const roster = empty.slice()
  const { most, perCell } = part === 'second' ? LONG_ANNEALING : ANNEALING
  const until = Math.min(most, meter.shareOf(perCell * empty.length))
  const impossible = everyone(model).filter((person) => !pricers[person]?.price(ownCosts(search, person)))
  search.able = everyone(model).filter((person) => !impossible.includes(person))
  if (search.able.length > 0) {
    const schedule = { until, hot: 0.4, cold: 0.005 }
    const annealed = anneal(model, empty, { random, meter, people: search.able, schedule })
    roster.set(annealed.legal ?? annealed.last)
    repair(model, pricers, roster, search.able)
    polish(model, pricers, roster, search.able)
  }
  search.take(roster, 'annealing')
  return impossible
}

/** So few people that the compact integer program may close the gap that column generation leaves. */
const FEW_PEOPLE = 10
const COMPACT_SHARE = 0.5
const COMPACT_NODES = 5000
const COMPACT_NODE = 20_000

function raceCompact(search: Search): void {
  const { model, meter, engine, able } = search
  catchUp(search)
  if (isProven(search) || able.length < model.people || model.people > FEW_PEOPLE) return
  const seconds = meter.secondsLeft()
  const limits = seconds === undefined ? { nodes: COMPACT_NODES } : { seconds: COMPACT_SHARE * seconds }
  const { roster, bound } = solveCompact(engine, model, { ...limits, below: search.objective })
  meter.spend(COMPACT_NODE * COMPACT_NODES * 0.01)
  if (roster) search.take(roster, 'bound')
  search.raiseBound(bound, 'bound')
}

const ownCosts = (search: Search, person: number) =>
  pricedCosts(search, person, new Float64Array(search.model.rows.size))

function boundAndDive(search: Search): Proof {
  const root = groupOf(search.model, search.roster, search.able)
  const warm = warmStart(search, root, WARM_START)
  search.raiseBound(warm.bound, 'bound')
  if (isProven(search)) return { bound: warm.bound, prices: warm.prices }
  const generation = openGeneration(search, root, 30)
  try {
    generation.bound = warm.bound
    generation.centre = warm.prices
    generate(search, generation, { used: ROOT, tolerance: rootTolerance(search) })
    search.raiseBound(generation.bound, 'bound')
    for (const [line] of generation.master.shares()) line.lastUsed = search.round
    const proof = { bound: generation.bound, prices: generation.centre }
    catchUp(search)
    search.exchange?.offerProof(proof)
    closeCells(search, proof)
    if (!isProven(search)) dive(search, generation, { phase: 'diving', until: DIVE, noise: 0, regardless: true })
    return proof
  } finally {
    generation.master.close()
  }
}

/** Where costs are whole steps, a bound that close to the master rounds up to the same step, or nearly so. */
const rootTolerance = ({ model }: Search): number => (model.costStep > 0 ? 0.1 * model.costStep : 1e-6)
