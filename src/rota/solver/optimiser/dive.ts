// Diving: takes the lines with the largest shares for good, a few at a time, and prices again in between, until each
// person of the group has one line.
import { type Generation, generate, type Outcome, openGeneration, solveMaster } from './columns.ts'
import type { Line } from './lines.ts'
import { withLine } from './relaxation.ts'
import { repair } from './repair.ts'
import type { Phase, Search } from './search.ts'

export interface Dive {
  readonly phase: Phase
  /** Ends without further pricing when so much of the run is used. */
  readonly until: number
  /** Chance added to shares, so that the next dive goes elsewhere. */
  readonly noise: number
  /** Goes on even where nothing can beat the incumbent. */
  readonly regardless?: boolean
}

/** Of the time left, at most, for the prices of one step. Fixed before they settle, lines cost the dive whole shortages. */
const SETTLING = 0.25
/**
 * In a hurry, and to the end, where with more than MANY people what a step takes beside its prices is so much of its share
 * of the time left: then prices have hardly any, or the last people would have to be fixed together.
 */
const HURRIED = { from: 0.22, share: 0.2 }
/** With more people than MANY, a master that costs no more than before lines were fixed has settled. */
const SLACK = 1e-6
/** Taken together: shares above WHOLE, and above LARGE as long as they are less than a part of those left. */
const WHOLE = 0.98
const LARGE = 0.7
const AT_ONCE = 0.08
/** Of more people than these, so many are fixed at once: it costs nothing as yet, and single steps take all of the time. */
const MANY = { people: 40, atOnce: 0.1 }
/** A new master when so few are left of those that it was made for: shut lines cost it as much time as others. */
const FEW = 0.6
const LEAST_REOPENED = 20

export interface Dived {
  readonly roster: Uint8Array
  /** Whether it is cheaper than the best one so far. */
  readonly improved: boolean
  /** There was no time for the prices to settle: annealing may go on from here. */
  readonly hurried: boolean
}

/** @returns nothing where a line or time was missing */
export function dive(search: Search, generation: Generation, options: Dive): Dived | undefined {
  const { model } = search
  const roster = search.roster.slice()
  const leastOf = paceOf(search, options.until)
  let made = generation.group.free.length
  const pace = { isHurried: false, overhead: 0 }
  while (generation.group.free.length > 0) {
    const least = leastOf(generation.group.free.length)
    const chosen = choose(search, generation, { noise: options.noise, least })
    if (chosen.length === 0) return undefined
    const isMany = generation.group.free.length > MANY.people
    const enough = isMany ? generation.master.objective() + SLACK : -Infinity
    fix(search, generation, chosen)
    for (const { cells, person } of chosen) roster.set(cells, person * model.days)
    const left = generation.group.free.length
    if (left >= LEAST_REOPENED && left < FEW * made) {
      reopen(search, generation)
      made = left
    }
    if (left === 0) break
    const outcome = priceAgain(search, generation, { ...options, enough, pace })
    if (outcome === 'hopeless') return undefined
  }
  if (repair(model, search.pricers, roster, search.able).length > 0) return undefined
  return { roster, improved: search.take(roster, options.phase), hurried: pace.isHurried }
}

function fix({ model, round }: Search, generation: Generation, lines: readonly Line[]): void {
  for (const line of lines) {
    generation.master.fix(line)
    line.lastUsed = round
    generation.group = withLine(model, generation.group, line)
  }
}

/** How many of the people still free are fixed at least, for all to be fixed in time: steps take as long as those before. */
function paceOf({ meter }: Search, until: number): (free: number) => number {
  const start = meter.used()
  let steps = 0
  return (free) => {
    const used = meter.used()
    const left = steps === 0 ? free : ((until - used) / (used - start)) * steps
    steps++
    return Math.max(1, Math.floor(MANY.atOnce * (free - MANY.people)), Math.ceil(free / Math.max(1, left)))
  }
}

function reopen(search: Search, generation: Generation): void {
  for (const [line] of generation.master.shares()) line.lastUsed = search.round
  const { master } = openGeneration(search, generation.group)
  generation.master.close()
  generation.master = master
}

interface Again extends Dive {
  /** The master has settled when it costs no more. */
  readonly enough: number
  readonly pace: Pace
}

interface Pace {
  isHurried: boolean
  /** What the last step took beside the time that was meant for its prices, as a share of the run. */
  overhead: number
}

function priceAgain(search: Search, generation: Generation, options: Again): Outcome {
  const { meter } = search
  const { until, enough, pace, regardless = false } = options
  const start = meter.used()
  generation.bound = -Infinity
  solveMaster(search, generation.master)
  const solved = meter.used()
  const share = (until - solved) / generation.group.free.length
  const isMany = generation.group.free.length > MANY.people
  pace.isHurried ||= isMany && pace.overhead > HURRIED.from * share
  const used = solved + (pace.isHurried ? HURRIED.share * share : SETTLING * (until - solved))
  const outcome = generate(search, generation, { used, tolerance: 1, enough, regardless })
  pace.overhead = solved - start + Math.max(0, meter.used() - used)
  return outcome
}

interface Choice {
  readonly noise: number
  /** So many at least, whatever their shares. */
  readonly least: number
}

/** Of each person still free, the line with the largest share; of those, the largest. */
function choose({ random }: Search, { master, group }: Generation, { noise, least }: Choice): readonly Line[] {
  const free = new Set(group.free)
  const ranked = master
    .shares()
    .filter(([{ person }]) => free.has(person))
    .map(([line, share]) => ({ line, share, rank: share + noise * random() }))
    .toSorted((a, b) => b.rank - a.rank)
  const most = Math.max(1, Math.floor(free.size * AT_ONCE))
  const chosen: Line[] = []
  for (const { line, share } of ranked) {
    if (!free.has(line.person)) continue
    if (chosen.length >= least && share <= (chosen.length < most ? LARGE : WHOLE)) continue
    free.delete(line.person)
    chosen.push(line)
  }
  return chosen
}
