// Diving: takes the lines with the largest shares for good, a few at a time, and prices again in between, until each
// person of the group has one line.
import { type Generation, generate, solveMaster } from './columns.ts'
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
/** Taken together: shares above WHOLE, and above LARGE as long as they are less than a part of those left. */
const WHOLE = 0.98
const LARGE = 0.7
const AT_ONCE = 0.08

/** @returns whether it found a cheaper roster */
export function dive(search: Search, generation: Generation, options: Dive): boolean {
  const { master } = generation
  const { meter, model } = search
  const roster = search.roster.slice()
  while (generation.group.free.length > 0) {
    const chosen = choose(search, generation, { noise: options.noise, all: meter.used() >= options.until })
    if (chosen.length === 0) return false
    for (const line of chosen) {
      master.fix(line)
      line.lastUsed = search.round
      roster.set(line.cells, line.person * model.days)
      generation.group = withLine(model, generation.group, line)
    }
    if (generation.group.free.length > 0 && !priceAgain(search, generation, options)) return false
  }
  return repair(model, search.pricers, roster, search.able).length === 0 && search.take(roster, options.phase)
}

/** @returns whether a cheaper roster may still come of it */
function priceAgain(search: Search, generation: Generation, { until, regardless = false }: Dive): boolean {
  const { meter } = search
  generation.bound = -Infinity
  solveMaster(search, generation.master)
  const used = meter.used() + SETTLING * (until - meter.used())
  const outcome = generate(search, generation, { used, tolerance: 1, regardless })
  return outcome !== 'hopeless'
}

interface Choice {
  readonly noise: number
  /** There is no time for another step. */
  readonly all: boolean
}

/** Of each person still free, the line with the largest share; of those, the largest. */
function choose({ random }: Search, { master, group }: Generation, { noise, all }: Choice): readonly Line[] {
  const free = new Set(group.free)
  const ranked = master
    .shares()
    .filter(([{ person }]) => free.has(person))
    .map(([line, share]) => ({ line, share, rank: share + noise * random() }))
    .toSorted((a, b) => b.rank - a.rank)
  const least = all ? free.size : 1
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
