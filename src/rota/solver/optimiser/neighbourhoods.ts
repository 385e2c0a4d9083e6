// Large-neighbourhood search: a group of people gets new lines beside everybody else's, by the same column generation.
// A group whose bound cannot beat the incumbent is dropped at once; groups grow while that is quick.
import { pick } from '../random.ts'
import { anneal } from './anneal.ts'
import { closeCells, type Proof, standsOnClosedCell } from './closing.ts'
import { generate, openGeneration } from './columns.ts'
import { dive } from './dive.ts'
import { takeWholeLines } from './integer.ts'
import { groupOf } from './relaxation.ts'
import { countsOf, everyone } from './score.ts'
import { isProven, type Search } from './search.ts'

/**
 * A way to a cheaper roster: a group's lines by diving or by an integer program, or a short annealing of the whole
 * roster. Ways that pay are taken more often.
 */
interface Arm {
  readonly way: 'dive' | 'integer' | 'anneal'
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
/** Share of dives that also welcome another roster of the same cost. */
const SIDEWAYS = 0.3

export function searchNeighbourhoods(search: Search, proof: Proof): void {
  const { meter, model } = search
  const arms: readonly Arm[] = [
    { way: 'integer', size: 7, hits: 0, spent: 0 },
    { way: 'dive', size: 8, hits: 0, spent: 0 },
    { way: 'anneal', size: 0, hits: 0, spent: 0 },
  ]
  let closedFor = Infinity
  while (meter.used() < 1 && !isProven(search)) {
    if (search.objective < closedFor) closeCells(search, proof)
    closedFor = search.objective
    const arm = chooseArm(search, arms)
    const before = meter.used()
    const improved = arm.way === 'anneal' ? shake(search) : attempt(search, arm, model.people)
    arm.spent += meter.used() - before
    if (improved) arm.hits++
  }
}

function chooseArm({ random, meter }: Search, arms: readonly Arm[]): Arm {
  const rate = ({ hits, spent }: Arm) => (hits + 1) / (spent + meter.shareOf(2))
  const [best] = random() < 0.2 ? [arms[pick(random, arms.length)]] : arms.toSorted((a, b) => rate(b) - rate(a))
  if (!best) throw new RangeError('no arm')
  return best
}

function attempt(search: Search, arm: Arm, most: number): boolean {
  const { meter, model, random } = search
  const free = chooseGroup(search, Math.min(arm.size, most))
  search.sideways = arm.way === 'dive' && random() < SIDEWAYS
  const start = meter.used()
  const end = Math.min(1, start + meter.shareOf(ATTEMPT))
  const generation = openGeneration(search, groupOf(model, search.roster, free))
  let improved = false
  let exhausted = true
  try {
    const outcome = generate(search, generation, { used: end, tolerance: 1e-6 })
    for (const [line] of generation.master.shares()) line.lastUsed = search.round
    if (outcome !== 'hopeless') {
      exhausted = false
      if (arm.way === 'dive') {
        const noise = random() < 0.5 ? 0 : 0.3
        improved = dive(search, generation, { phase: 'neighbourhoods', until: end, noise })
      } else {
        const result = takeWholeLines(search, generation)
        improved = result === 'improved'
        exhausted = result === 'nothing' && outcome === 'optimal'
      }
    }
  } finally {
    generation.master.close()
    search.sideways = false
  }
  const spent = meter.used() - start
  if (!improved) resize(arm, { exhausted, seconds: spent / meter.shareOf(1), most })
  return improved
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
  const { model, random, roster, regret } = search
  const chance = random()
  if (chance < 0.4)
    return ranked(
      search,
      size,
      (person) => Math.log(random()) / ((regret[person] ?? 0) + (0.05 * model.coverScale) / 100),
    )
  if (chance < 0.6) return ranked(search, size, () => random())
  const counts = countsOf(model, roster, everyone(model))
  const { people, days, cells, coverCost, covered, allowed } = model
  const short = covered.filter((at) => {
    const n = at * (people + 1) + (counts[at] ?? 0)
    return (counts[at] ?? 0) < people && (coverCost[n + 1] ?? 0) < (coverCost[n] ?? 0)
  })
  const places = short.length > 0 && chance < 0.9 ? short : covered
  const at = places[pick(random, places.length)] ?? 0
  const day = Math.floor(at / cells)
  return ranked(search, size, (person) => {
    let score = 2 * random() + (allowed[(person * days + day) * cells + (at % cells)] === 1 ? 0.8 : 0)
    for (let near = Math.max(0, day - 2); near < Math.min(days, day + 3); near++) {
      if (roster[person * days + near] === 0) score += 0.3
    }
    return score
  })
}

function ranked(search: Search, size: number, scoreOf: (person: number) => number): readonly number[] {
  const misplaced = new Set(everyone(search.model).filter((person) => standsOnClosedCell(search, person)))
  return everyone(search.model)
    .map((person) => ({ person, score: misplaced.has(person) ? Infinity : scoreOf(person) }))
    .toSorted((a, b) => (a.score === b.score ? 0 : b.score - a.score))
    .slice(0, Math.max(size, misplaced.size + SMALLEST))
    .map(({ person }) => person)
}

function shake(search: Search): boolean {
  const { model, meter, random, roster } = search
  const hot = [0.04, 0.1, 0.2][pick(random, 3)] ?? 0.1
  const until = Math.min(1, meter.used() + meter.shareOf(ANNEALING))
  const { legal } = anneal(model, roster, { random, meter, schedule: { until, hot, cold: 0.005 } })
  return legal !== undefined && search.take(legal, 'neighbourhoods')
}
