// The optimiser from end to end: annealing and repair for a first legal roster, column generation for the proven
// bound, diving, then neighbourhoods until the gap is 0 or a limit is reached.
import { seeded } from '../random.ts'
import { anneal } from './anneal.ts'
import { closeCells, type Proof } from './closing.ts'
import { generate, openGeneration } from './columns.ts'
import { dive } from './dive.ts'
import type { LinearEngine } from './linear.ts'
import { type Limits, meterOf } from './meter.ts'
import { compile } from './model.ts'
import { searchNeighbourhoods } from './neighbourhoods.ts'
import type { GridProblem } from './problem.ts'
import { groupOf, pricedCosts } from './relaxation.ts'
import { polish, repair } from './repair.ts'
import { emptyRoster, everyone } from './score.ts'
import { isProven, newSearch, type Progress, type Search } from './search.ts'
import { warmStart } from './subgradient.ts'

export interface OptimiseOptions extends Limits {
  readonly engine: LinearEngine
  readonly seed: number
  readonly report?: (progress: Progress) => void
}

export interface Optimised {
  /** People × days cells, person after person. */
  readonly roster: Uint8Array
  readonly objective: number
  /** No roster costs less: proven. */
  readonly bound: number
  /** People who have no legal line at all; theirs are empty and may break rules. */
  readonly impossible: readonly string[]
}

/** Shares of the run. */
const ANNEALING = 0.13
/** Annealing is only a start: column generation makes more of the time. Seconds for each cell of the roster. */
const ANNEALING_PER_CELL = 0.002
const WARM_START = 0.25
const ROOT = 0.55
const DIVE = 0.7

export function optimise(
  problem: GridProblem,
  { engine, seed, report = () => undefined, ...limits }: OptimiseOptions,
): Optimised {
  const meter = meterOf(limits)
  const model = compile(problem)
  const search = newSearch(model, { engine, meter, random: seeded(seed) }, report)
  const impossible = firstRoster(search)
  if (search.able.length > 0) searchNeighbourhoods(search, boundAndDive(search))
  const { roster, objective, bound } = search
  report({ phase: 'done', objective, bound })
  return { roster, objective, bound, impossible: impossible.map((person) => problem.people[person]?.id ?? '') }
}

/** @returns the people who have no legal line */
function firstRoster(search: Search): readonly number[] {
  const { model, pricers, random, meter } = search
  const empty = emptyRoster(model)
  const roster = empty.slice()
  const until = Math.min(ANNEALING, meter.shareOf(ANNEALING_PER_CELL * empty.length))
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
    closeCells(search, proof)
    if (!isProven(search)) dive(search, generation, { phase: 'diving', until: DIVE, noise: 0, regardless: true })
    return proof
  } finally {
    generation.master.close()
  }
}

/** Where costs are whole steps, a bound that close to the master rounds up to the same step, or nearly so. */
const rootTolerance = ({ model }: Search): number => (model.costStep > 0 ? 0.1 * model.costStep : 1e-6)
