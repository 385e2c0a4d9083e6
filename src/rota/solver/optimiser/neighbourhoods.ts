// Large-neighbourhood search: a group of people gets new lines beside everybody else's, by the same column generation.
// A group whose bound cannot beat the incumbent is dropped at once; groups grow while that is quick.
import { pick } from '../random.ts'
import { anneal } from './anneal.ts'
import { closeCells, NO_PROOF, type Proof, standsOnClosedCell } from './closing.ts'
import { type Generation, generate, openGeneration } from './columns.ts'
import { dive } from './dive.ts'
import { takeWholeLines, type Whole } from './integer.ts'
import { groupOf, relax } from './relaxation.ts'
import { countsOf, everyone } from './score.ts'
import { catchUp, isProven, type Search } from './search.ts'
import { warmStart } from './subgradient.ts'
import { type SolvePart, type Sweep, searchWindow, sweepOf, WHOLE_DAYS } from './windows.ts'

/**
 * A way to a cheaper roster: a group's lines by diving or by an integer program, or a short annealing of the whole
 * roster. Ways that pay are taken more often.
 */
interface Arm {
  readonly way: 'dive' | 'integer' | 'anneal' | 'window'
  size: number
  hits: number
  /** Share of the run spent. */
  spent: number
}

const SMALLEST = 4
/** Seconds: one attempt at most, and a quick one. */
const ATTEMPT = 8
const SLOW = 5
const QUICK = 1
const ANNEALING = 1
/** Prices of a group, before its first linear program: that saves two thirds of its time (ADR 34). */
const WARM_ROUNDS = 40
/** Share of dives that also welcome another roster of the same cost. */
const SIDEWAYS = 0.3
/** Chance in every other dive. */
const NOISE = 0.3

export function searchNeighbourhoods(search: Search, own: Proof, solve: SolvePart): void {
  let proof = own
  const { meter } = search
  const sweep = sweepOf(search)
  const arms: readonly Arm[] =
    search.model.days > WHOLE_DAYS
      ? [
          { way: 'window', size: 0, hits: 4, spent: 0 },
          { way: 'integer', size: 7, hits: 0, spent: 0 },
          { way: 'dive', size: 8, hits: 0, spent: 0 },
        ]
      : [
          { way: 'integer', size: 7, hits: 0, spent: 0 },
          { way: 'dive', size: 8, hits: 0, spent: 0 },
          { way: 'anneal', size: 0, hits: 0, spent: 0 },
        ]
  let closedFor = Infinity
  while (meter.used() < 1 && !isProven(search)) {
    catchUp(search)
    if (isProven(search)) return
    if (!proof.prices) {
      proof = proofOfOthers(search)
      if (proof.prices) closedFor = Infinity
    }
    if (search.objective < closedFor) closeCells(search, proof)
    closedFor = search.objective
    const arm = chooseArm(search, arms)
    const before = meter.used()
    const improved = tryArm(search, arm, { sweep, solve })
    arm.spent += meter.used() - before
    if (improved) arm.hits++
  }
}

function tryArm(search: Search, arm: Arm, { sweep, solve }: { readonly sweep: Sweep; readonly solve: SolvePart }) {
  if (arm.way === 'anneal') return shake(search)
  if (arm.way === 'window') return searchWindow(search, sweep, solve)
  return attempt(search, arm)
}

/** With the prices of another search, but its own bound: closed cells must fit the bound. */
function proofOfOthers(search: Search): Proof {
  const prices = search.exchange?.proof().prices
  if (!prices) return NO_PROOF
  const root = groupOf(search.model, search.roster, search.able)
  const relaxed = relax(search, root, prices)
  return relaxed ? { bound: relaxed.bound, prices } : NO_PROOF
}

function chooseArm({ random, meter }: Search, arms: readonly Arm[]): Arm {
  const rate = ({ hits, spent }: Arm) => (hits + 1) / (spent + meter.shareOf(2))
  const [best] = random() < 0.2 ? [arms[pick(random, arms.length)]] : arms.toSorted((a, b) => rate(b) - rate(a))
  if (!best) throw new RangeError('no arm')
  return best
}

function attempt(search: Search, arm: Arm): boolean {
  const { meter, model, random } = search
  const most = search.able.length
  const free = chooseGroup(search, Math.min(arm.size, most))
  const start = meter.used()
  search.sideways = arm.way === 'dive' && random() < SIDEWAYS
  const group = groupOf(model, search.roster, free)
  const warm = warmStart(search, group, { until: 1, rounds: WARM_ROUNDS })
  const generation = openGeneration(search, group)
  generation.bound = warm.bound
  generation.centre = warm.prices
  try {
    const result = lookThrough(search, generation, arm)
    if (result === 'improved') return true
    const seconds = (meter.used() - start) / meter.shareOf(1)
    resize(arm, { exhausted: result === 'nothing', seconds, most })
    return false
  } finally {
    generation.master.close()
    search.sideways = false
  }
}

/** `nothing`: the group holds no cheaper roster, as far as its lines go. */
function lookThrough(search: Search, generation: Generation, { way }: Arm): Whole {
  const { meter, model, random, able } = search
  const until = Math.min(1, meter.used() + meter.shareOf(ATTEMPT))
  const outcome = generate(search, generation, { used: until, tolerance: Math.max(1e-6, model.costStep) })
  for (const [line] of generation.master.shares()) line.lastUsed = search.round
  if (generation.group.free.length === able.length) search.raiseBound(generation.bound, 'neighbourhoods')
  if (outcome === 'hopeless') return 'nothing'
  if (way === 'integer') {
    const result = takeWholeLines(search, generation)
    return result === 'nothing' && outcome !== 'optimal' ? 'gave-up' : result
  }
  const noise = random() < 0.5 ? 0 : NOISE
  return dive(search, generation, { phase: 'neighbourhoods', until, noise })?.improved ? 'improved' : 'gave-up'
}

/** Groups that hold nothing better are too small; those that were not looked through are too large. */
function resize(arm: Arm, { exhausted, seconds, most }: { exhausted: boolean; seconds: number; most: number }): void {
  const larger = exhausted ? (seconds < QUICK ? 2 : 1) : arm.way === 'dive' && seconds < SLOW ? 1 : -1
  arm.size = Math.max(Math.min(SMALLEST, most), Math.min(most, arm.size + larger))
}

/**
 * By chance: those whose lines cost the bound most; anybody; those who could take a duty that is short (or any duty) or
 * are free around it. Whoever stands on a closed cell is always among them: nothing is won while they stay there.
 */
function chooseGroup(search: Search, size: number): readonly number[] {
  const { model, random, regret } = search
  const chance = random()
  const little = 0.0005 * model.coverScale
  if (chance < 0.4) return ranked(search, size, (person) => Math.log(random()) / ((regret[person] ?? 0) + little))
  if (chance < 0.6) return ranked(search, size, () => random())
  const short = shortRows(search)
  const row = short.length > 0 && chance < 0.9 ? short[pick(random, short.length)] : pick(random, model.rows.size)
  const places = model.rows.places[row ?? 0] ?? []
  const at = places[pick(random, places.length)] ?? 0
  return ranked(search, size, (person) => 2 * random() + fitness(search, person, at))
}

/** Rows where one more would lower the cost. */
function shortRows({ model, roster }: Search): readonly number[] {
  const { size, cost, costAt, high } = model.rows
  const counts = countsOf(model, roster, everyone(model))
  return Array.from({ length: size }, (_, row) => row).filter((row) => {
    const n = counts[row] ?? 0
    const at = (costAt[row] ?? 0) + n
    return n < (high[row] ?? 0) && (cost[at + 1] ?? 0) < (cost[at] ?? 0)
  })
}

/** Whether they may stand there, and how free they are around it. */
function fitness({ model, roster }: Search, person: number, at: number): number {
  const { days, cells, allowed } = model
  const day = Math.floor(at / cells)
  let score = allowed[person * days * cells + at] === 1 ? 0.8 : 0
  for (let near = Math.max(0, day - 2); near < Math.min(days, day + 3); near++) {
    if (roster[person * days + near] === 0) score += 0.3
  }
  return score
}

function ranked(search: Search, size: number, scoreOf: (person: number) => number): readonly number[] {
  const misplaced = new Set(search.able.filter((person) => standsOnClosedCell(search, person)))
  return search.able
    .map((person) => ({ person, score: misplaced.has(person) ? Infinity : scoreOf(person) }))
    .toSorted((a, b) => (a.score === b.score ? 0 : b.score - a.score))
    .slice(0, Math.max(size, misplaced.size + SMALLEST))
    .map(({ person }) => person)
}

function shake(search: Search): boolean {
  const { model, meter, random, roster, able: people } = search
  const hot = [0.04, 0.1, 0.2][pick(random, 3)] ?? 0.1
  const until = Math.min(1, meter.used() + meter.shareOf(ANNEALING))
  const { legal } = anneal(model, roster, { random, meter, people, schedule: { until, hot, cold: 0.005 } })
  return legal !== undefined && search.take(legal, 'neighbourhoods')
}
