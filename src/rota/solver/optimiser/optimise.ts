// The optimiser from end to end. Where to begin reading, in this order:
//
// problem.ts        the grid as plain data: people, days, cells, rules, rows. model.ts and rows.ts compile it into arrays.
// line rules        rule-steps.ts reads a line day by day and says where a rule ends it; rule-excess.ts scans a finished
//                   line. Both come from the same rules, and tests hold them together. automaton.ts runs the steps of all
//                   of a person's rules side by side.
// pricing.ts        a person's cheapest line for given prices: walk.ts through the automaton, labels.ts where totals.ts
//                   stay outside it.
// master.ts         which lines to take, as a linear program (program.ts); columns.ts asks pricing for more of them,
//                   dive.ts and integer.ts take whole lines.
// anneal.ts         the first roster; repair.ts makes it legal.
// neighbourhoods.ts some people at a time, or some weeks (windows.ts, part.ts), the rest as they stand.
// score.ts          what a roster costs.
// proof             relaxation.ts is the bound: prices instead of rows; subgradient.ts and columns.ts raise it; closing.ts
//                   shuts the cells where nothing better can be. compact.ts is the other way to prove, for few people.
//
// A run: annealing and repair for a first legal roster, column generation for the proven bound, diving, then
// neighbourhoods until the gap is 0 or a limit is reached. search.ts is what the phases share, meter.ts the limit.
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
import { emptyRoster, everyone, lineOf } from './score.ts'
import { catchUp, isProven, newSearch, type Progress, type Search } from './search.ts'
import { warmStart } from './subgradient.ts'
import { WHOLE_DAYS } from './windows.ts'

export interface OptimiseOptions extends Limits {
  readonly engine: LinearEngine
  readonly seed: number
  readonly report?: (progress: Progress) => void
  /** A roster to begin with; whoever breaks a rule in it gets another line. */
  readonly start?: Uint8Array
  /** In a race of two searches (`../threads/race.ts`). Absent: this one is alone. */
  readonly side?: Side
  readonly exchange?: Exchange
}

/** The lead proves; the second anneals longer and starts searching neighbourhoods at once. */
export type Side = 'lead' | 'second'

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
/** Above it annealing takes longer than in proportion: there the other ways come to less in the time. */
const MANY_CELLS = 1000
const ONLY_ANNEALING = 0.95
/** Up to so many column generation comes to more, even in ten seconds: instances 10 and 11 (ADR 34). */
const FEW_CELLS = 1500
/** From a roster that is given. */
const SHORT_ANNEALING = { most: 0.1, perCell: 0.001 }
const [HOT, WARM, COOL] = [0.4, 0.08, 0.04]
const SECOND_SEED = 1_000_003
/** Shares of the run. */
const POLISH = 0.05
const WARM_START = 0.25
const LEAST_WARM_START = 0.1
/** Where pricing everybody once takes that much, column generation over all people would come to nothing. */
const SLOW_PRICING = 0.012
/** The first time, automata are built. */
const FIRST_PRICING = 0.3
const SAMPLE = 3
const ROOT = 0.55
const DIVE = 0.9
/** Of what is left after a hurried dive. */
const EASING = 0.6

export function optimise(
  problem: GridProblem,
  { engine, seed, report = () => undefined, side, exchange, start, ...limits }: OptimiseOptions,
): Optimised {
  const meter = meterOf({ ...limits, stop: () => limits.stop?.() === true || isOver(exchange) })
  const model = compile(problem)
  const random = seeded(side === 'second' ? seed + SECOND_SEED : seed)
  const search = newSearch(model, { engine, meter, random, exchange }, report)
  const impossible = firstRoster(search, side, start)
  if (search.able.length > 0) {
    const proof = side === 'second' ? NO_PROOF : boundAndDive(search)
    if (side !== 'lead') raceCompact(search)
    searchNeighbourhoods(search, proof, (part, { start: from, seed: own, limits: within }) => {
      return optimise(part, { engine, seed: own, start: from, ...within }).roster
    })
  }
  const { roster, objective, bound } = search
  report({ phase: 'done', objective, bound })
  return { roster, objective, bound, impossible: impossible.map((person) => problem.people[person]?.id ?? '') }
}

const isOver = (exchange: Exchange | undefined) => exchange !== undefined && exchange.objective() <= exchange.bound()

/** As a share of the run. In a race too short for long annealing both sides anneal: nothing else comes to more by then. */
function annealingEnds({ model, meter }: Search, side: Side | undefined, isGiven: boolean): number {
  const cells = model.people * model.days
  const share = ({ perCell }: { readonly perCell: number }) => meter.shareOf(perCell * cells)
  if (isGiven) return Math.min(SHORT_ANNEALING.most, share(SHORT_ANNEALING))
  const long = share(LONG_ANNEALING) * Math.max(1, cells / MANY_CELLS)
  if (side && long >= 1 && cells > FEW_CELLS) return ONLY_ANNEALING
  if (side === 'second') return Math.min(LONG_ANNEALING.most, long)
  return Math.min(ANNEALING.most, share(ANNEALING))
}

/** @returns the people who have no legal line */
function firstRoster(search: Search, side: Side | undefined, start: Uint8Array | undefined): readonly number[] {
  const { model, pricers, random, meter } = search
  const empty = emptyRoster(model)
  const until = annealingEnds(search, side, start !== undefined)
  const schedule = { until, hot: start ? WARM : HOT, cold: 0.005 }
  const tell = (legal: Uint8Array) => void search.take(legal, 'annealing')
  const annealed = anneal(model, start ?? empty, { random, meter, schedule, tell })
  const roster = (annealed.legal ?? annealed.last).slice()
  const impossible = repair(model, pricers, roster)
  for (const person of impossible) roster.set(lineOf(model, empty, person), person * model.days)
  search.able = everyone(model).filter((person) => !impossible.includes(person))
  search.take(roster, 'annealing')
  if (start && repair(model, pricers, start, search.able).length === 0) search.take(start, 'annealing')
  const polished = search.roster.slice()
  const polishUntil = meter.used() + POLISH
  polish(model, pricers, polished, search.able, () => meter.used() > polishUntil)
  search.take(polished, 'annealing')
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
  if (isProven(search) || meter.used() >= 1 || able.length < model.people || model.people > FEW_PEOPLE) return
  const seconds = meter.secondsLeft()
  const limits = seconds === undefined ? { nodes: COMPACT_NODES } : { seconds: COMPACT_SHARE * seconds }
  const { roster, bound } = solveCompact(engine, model, { ...limits, below: search.objective })
  meter.spend(COMPACT_NODE * COMPACT_NODES * 0.01)
  if (roster) search.take(roster, 'bound')
  search.raiseBound(bound, 'bound')
}

function boundAndDive(search: Search): Proof {
  const { meter, model } = search
  if (pricingTakes(search) > FIRST_PRICING) return NO_PROOF
  const root = groupOf(model, search.roster, search.able)
  const warm = warmStart(search, root, { until: Math.max(WARM_START, meter.used() + LEAST_WARM_START) })
  search.raiseBound(warm.bound, 'bound')
  const first = { bound: warm.bound, prices: warm.prices }
  catchUp(search)
  if (isProven(search) || warm.priced > SLOW_PRICING) {
    search.exchange?.offerProof(first)
    return first
  }
  const generation = openGeneration(search, root, 30)
  try {
    generation.bound = warm.bound
    generation.centre = warm.prices
    const outcome = generate(search, generation, { used: ROOT, tolerance: rootTolerance(search), exactly: true })
    search.raiseBound(generation.bound, 'bound')
    for (const [line] of generation.master.shares()) line.lastUsed = search.round
    const proof = { bound: generation.bound, prices: generation.centre }
    catchUp(search)
    search.exchange?.offerProof(proof)
    closeCells(search, proof)
    if (!isProven(search) && (outcome !== 'stopped' || model.days <= WHOLE_DAYS)) {
      const dived = dive(search, generation, { phase: 'diving', until: DIVE, noise: 0, regardless: true })
      if (dived?.hurried) ease(search, dived.roster)
    }
    return proof
  } finally {
    generation.master.close()
  }
}

/** Anneals from where a hurried dive ended: the last people's lines do not fit, most of the others' do. */
function ease({ model, random, meter, able, take }: Search, roster: Uint8Array): void {
  const until = meter.used() + EASING * (1 - meter.used())
  const schedule = { until, hot: COOL, cold: 0.005 }
  const { legal } = anneal(model, roster, { random, meter, people: able, schedule })
  if (legal) take(legal, 'diving')
}

/** The share of the run that pricing everybody for the first time will take, with building the automata: by a sample. */
function pricingTakes(search: Search): number {
  const { model, able, pricers, meter } = search
  const sample = able.slice(-SAMPLE)
  const before = meter.used()
  const free = new Float64Array(model.rows.size)
  for (const person of sample) pricers[person]?.price(pricedCosts(search, person, free), true)
  return ((meter.used() - before) / sample.length) * able.length
}

/** Where costs are whole steps, a bound that close to the master rounds up to the same step, or nearly so. */
const rootTolerance = ({ model }: Search): number => (model.costStep > 0 ? 0.1 * model.costStep : 1e-6)
