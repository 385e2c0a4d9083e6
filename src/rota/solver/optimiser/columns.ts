// Column generation: the master's prices ask for better lines, exact pricing finds them or proves that there are none.
// Prices are smoothed towards the best ones so far (Wentges 1997; Pessoa et al., INFORMS J. Computing 30(2), 2018).
import type { Line } from './lines.ts'
import { type Master, masterOf } from './master.ts'
import type { Model } from './model.ts'
import { type Group, type Relaxed, relax } from './relaxation.ts'
import { lineOf } from './score.ts'
import { canBeat, type Search } from './search.ts'

export interface Generation {
  master: Master
  group: Group
  /** Lagrangian, from exact pricing only. */
  bound: number
  /** The prices that gave it. */
  centre: Float64Array | undefined
}

/** `optimal`: no line improves the master; `hopeless`: nothing here beats the incumbent; `stopped`: out of time. */
export type Outcome = 'optimal' | 'hopeless' | 'stopped'

const SMOOTHING = 0.6
const NEGATIVE = -1e-6
/** A master for n people begins with up to so many lines of each. */
const FIRST_LINES = 100

export function openGeneration(search: Search, group: Group, firstLines = FIRST_LINES): Generation {
  search.round++
  const { model, pool, engine, roster, round } = search
  const master = masterOf(engine, model, group)
  for (const person of group.free) {
    const own = pool.line(person, lineOf(model, roster, person))
    own.lastUsed = round
    master.add(pool.freshest(person, firstLines))
  }
  solveMaster(search, master)
  return { master, group, bound: -Infinity, centre: undefined }
}

export interface Until {
  /** Share of the run. */
  readonly used: number
  /** The master and the bound are close enough. */
  readonly tolerance: number
  /** The master is good enough when it costs no more than that. */
  readonly enough?: number
  /** Goes on even where nothing can beat the incumbent. */
  readonly regardless?: boolean
  /** Prices exactly before it ends: for the proof. Good lines are found without. */
  readonly exactly?: boolean
}

/** The master is solved before and after. */
export function generate(search: Search, generation: Generation, until: Until): Outcome {
  const { master } = generation
  for (;;) {
    if (search.meter.used() >= until.used) return 'stopped'
    if (master.objective() - generation.bound < until.tolerance) return 'optimal'
    if (master.objective() <= (until.enough ?? -Infinity)) return 'optimal'
    const added = priceOnce(search, generation, until.exactly === true)
    if (search.meter.used() > 1) return 'stopped'
    if (!until.regardless && !canBeat(search, generation.bound)) return 'hopeless'
    if (added === 0) return 'optimal'
    solveMaster(search, master)
  }
}

export function solveMaster({ meter }: Search, master: Master): void {
  const before = master.iterations()
  master.solve()
  meter.spend(200 + 20 * Math.max(0, master.iterations() - before))
}

/** One way to price after the other, until one brings lines that the master lacks. */
const PRICINGS = [
  { smoothing: SMOOTHING, roughly: true },
  { smoothing: 0, roughly: true },
  { smoothing: 0, roughly: false },
]

/** Prices at smoothed prices, then at the master's own, at last exactly. @returns how many lines were added */
function priceOnce(search: Search, generation: Generation, exactly: boolean): number {
  const { master } = generation
  const own = master.prices()
  for (const { smoothing, roughly } of PRICINGS) {
    const centre = generation.centre
    if (smoothing > 0 && !centre) continue
    const prices =
      centre && smoothing > 0 ? own.map((price, at) => smoothing * (centre[at] ?? 0) + (1 - smoothing) * price) : own
    const relaxed = relax(search, generation.group, prices, roughly)
    if (!relaxed) return 0
    if (relaxed.bound > generation.bound) {
      generation.bound = relaxed.bound
      generation.centre = prices
    }
    const added = addImproving(search, generation, relaxed, own)
    if (added > 0 || (smoothing === 0 && (relaxed.exact || !exactly))) return added
  }
  return 0
}

function addImproving(search: Search, { master }: Generation, { lines }: Relaxed, prices: Float64Array): number {
  const persons = master.personPrices()
  const improving = lines.filter((line) => {
    const reduced = reducedCost(search.model, line, prices) - (persons.get(line.person) ?? 0)
    return reduced < NEGATIVE && !master.has(line)
  })
  for (const line of improving) line.lastUsed = search.round
  master.add(improving)
  return improving.length
}

function reducedCost({ rows, cells }: Model, { cells: line, cost, person }: Line, prices: Float64Array): number {
  const { termStart, termRow, termSet, counting } = rows
  let reduced = cost
  for (let day = 0; day < line.length; day++) {
    const place = day * cells + (line[day] ?? 0)
    const end = termStart[place + 1] ?? 0
    for (let term = termStart[place] ?? 0; term < end; term++) {
      reduced -= (counting[(termSet[term] ?? 0) + person] ?? 0) * (prices[termRow[term] ?? 0] ?? 0)
    }
  }
  return reduced
}
