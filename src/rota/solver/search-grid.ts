// The search of one run: a first legal rota, annealing of the whole grid, dealing out, and the proven bound, each in its
// part of the time. With a companion in another thread that one proves, and this one deals out all the time.
import { raiseBound } from './bound/raise.ts'
import { construct } from './construct.ts'
import { SCALE } from './convex.ts'
import { dealOut, openPlaces } from './deal-search.ts'
import { gapOf } from './gap.ts'
import { rosterOf } from './grid.ts'
import { anneal } from './optimiser/anneal.ts'
import type { Exchange } from './optimiser/exchange.ts'
import { type Meter, meterOf } from './optimiser/meter.ts'
import { compile } from './optimiser/model.ts'
import { pricersOf } from './optimiser/pricing.ts'
import { repair } from './optimiser/repair.ts'
import { brokenLines, costOf, emptyRoster } from './optimiser/score.ts'
import { totalsAsRows } from './optimiser/totals-as-rows.ts'
import { type Random, seeded } from './random.ts'
import { type ScoredGrid, scoreOfRoster } from './rota-score.ts'
import type { RotaPhase, RotaProgress, SolveRotaOptions } from './solve-rota.ts'
import { stateWith } from './state-with.ts'
import { leaveNobodyAlone } from './together.ts'

export interface Searched {
  readonly roster: Uint8Array
  /** Of the grid: hundredths, without its constant. */
  readonly bound: number
  /** Work that was done, in this thread. */
  readonly iterations: number
}

/** Ends of the phases, as shares of the run. */
const [ANNEALING, DEALING, BOUND] = [0.08, 0.55, 0.9]
/** Shares of the cost of an open place; the coldest is a third of a point. */
const [HOT, COLD] = [0.4, 1e-5]
/** In hundredths: what is left after annealing is single duties, or open places that need many of them to move. */
const [DEAL_HOT, DEAL_COLD, REFINE_HOT] = [1.2 * SCALE, 0.1 * SCALE, 0.6 * SCALE]
const OPEN_HOT = 60 * SCALE
/** While places are open: the share of dealing in which it cools from there. */
const FILLING = 0.25
const PARTS = 8

/** @param roster where it is known: with it, what its open places cost */
type Teller = (phase: RotaPhase, cost: number, bound: number, roster?: Uint8Array) => void

interface Run extends ScoredGrid {
  readonly meter: Meter
  readonly random: Random
  readonly tell: Teller
  /** What is proven meanwhile, by somebody else. */
  readonly bound: () => number
  readonly exchange?: Exchange
}

export function searchGrid(scored: ScoredGrid, options: SolveRotaOptions, exchange?: Exchange): Searched {
  const run = runOf(scored, options, exchange)
  return { ...searched(run, options, exchange), iterations: run.meter.spent() }
}

function searched(run: Run, options: SolveRotaOptions, exchange: Exchange | undefined): Omit<Searched, 'iterations'> {
  if (exchange || options.prove === false) return dealAllTheTime(run, exchange)
  const first = deal(run, annealAll(run, firstRoster(run)), { from: ANNEALING, until: DEALING, hot: DEAL_HOT })
  const bound = prove(run, first.cost)
  if (bound >= first.cost - 1) return { roster: first.roster, bound }
  const refining = { from: run.meter.used(), until: 1, hot: REFINE_HOT }
  return { roster: deal({ ...run, bound: () => bound }, first.roster, refining).roster, bound }
}

/** Nobody proves, or somebody else, who joins in when they are done. */
function dealAllTheTime(run: Run, exchange: Exchange | undefined): Omit<Searched, 'iterations'> {
  const { roster, cost } = deal(run, annealAll(run, firstRoster(run)), { ...ALL_OF_IT, until: 1 })
  const better = exchange && exchange.objective() < cost ? exchange.roster() : roster
  return { roster: better, bound: run.bound() }
}

/** The companion's work: the proof first, then a rota of its own while there is time for one; else it joins the run's. */
export function searchAsCompanion(scored: ScoredGrid, options: SolveRotaOptions, exchange: Exchange): void {
  const run = runOf(scored, options, exchange)
  const offer = (bound: number): boolean => {
    exchange.offerBound(bound)
    return false
  }
  raiseBound(compile(totalsAsRows(scored.grid.problem)), { meter: run.meter, until: 1, report: offer })
  const start = run.meter.used()
  if (start < EARLY) {
    const from = start + ANNEALING * (IN_TIME - start)
    deal(run, annealAll(run, firstRoster(run), from), { from, until: IN_TIME, hot: DEAL_HOT, alone: true })
  } else if (start < LATE && exchange.objective() < Infinity) {
    deal(run, exchange.roster(), { ...ALL_OF_IT, until: IN_TIME })
  }
}

/** Before the first there is time for a rota from nothing; after the second for nothing; and it must be ready in time. */
const [EARLY, LATE, IN_TIME] = [0.4, 0.9, 0.98]

function runOf(scored: ScoredGrid, options: SolveRotaOptions, exchange?: Exchange): Run {
  return {
    ...scored,
    meter: meterFor(options),
    random: seeded(options.seed),
    tell: tellerOf(scored, options),
    bound: exchange ? () => exchange.bound() : () => -Infinity,
    ...(exchange ? { exchange } : {}),
  }
}

function meterFor({ seconds, iterations, now, cancelled }: SolveRotaOptions): Meter {
  return meterOf({
    ...(seconds === undefined ? {} : { seconds }),
    ...(iterations === undefined ? {} : { iterations }),
    ...(now ? { now } : {}),
    ...(cancelled ? { stop: cancelled } : {}),
  })
}

/** The gap is told with the open places of the last rota that is known whole: it had as many at least. */
function tellerOf(scored: ScoredGrid, { report, now }: SolveRotaOptions): Teller {
  const { grid } = scored
  let [last, phaseBefore, shortage] = [-Infinity, '', 0]
  return (phase, cost, bound, roster) => {
    const at = now?.() ?? 0
    if (report && roster) ({ shortage } = scoreOfRoster(scored, roster))
    if (!report || (phase === phaseBefore && now && at - last < 200)) return
    ;[last, phaseBefore] = [at, phase]
    const value = (own: number) => (Number.isFinite(own) ? (own + grid.constant) / SCALE : null)
    const progress: Omit<RotaProgress, 'gap'> = { phase, incumbent: value(cost), bound: value(bound) }
    report({ ...progress, gap: gapOf(progress.incumbent, progress.bound, shortage) })
  }
}

function prove({ grid, meter, tell }: Run, cost: number): number {
  const bound = raiseBound(compile(totalsAsRows(grid.problem)), {
    meter,
    until: BOUND,
    report: (proven) => {
      tell('bound', cost, proven)
      return proven >= cost - 1
    },
  })
  return bound ?? -Infinity
}

/**
 * Place by place by the first solver; it knows no further rules, so what is illegal in the end is left out. Where that
 * is too little (minima), the best legal line: from here on no line breaks more than it does now.
 */
function firstRoster({ grid, model }: Run): Uint8Array {
  const empty = emptyRoster(model)
  const { problem } = grid.model
  const state = stateWith(problem, [])
  construct(state)
  leaveNobodyAlone(state)
  const made = state.filled.flatMap((members, s) =>
    members.map((m) => ({ slot: problem.slots[s]?.id ?? '', member: problem.members[m]?.id ?? '' })),
  )
  const roster = rosterOf(grid, made)
  for (const m of brokenLines(model, roster))
    roster.set(empty.subarray(m * model.days, (m + 1) * model.days), m * model.days)
  const first = costOf(model, roster) < costOf(model, empty) ? roster : empty
  if (brokenLines(model, first).length > 0) repair(model, pricersOf(model), first)
  return first
}

/** The whole grid from hot to cold, from nothing; the better of it and the first rota. */
function annealAll({ model, meter, random, tell, bound }: Run, first: Uint8Array, end = ANNEALING): Uint8Array {
  let best = first
  let cost = costOf(model, first)
  let current = first
  tell('annealing', cost, bound(), best)
  const from = meter.used()
  for (let part = 0; part < PARTS && meter.used() < end; part++) {
    const at = (k: number) => HOT * (COLD / HOT) ** (k / PARTS)
    const until = from + ((end - from) * (part + 1)) / PARTS
    const { legal, last } = anneal(model, current, {
      random,
      meter,
      schedule: { until, hot: at(part), cold: at(part + 1) },
    })
    current = last
    const found = legal && costOf(model, legal)
    if (legal && found !== undefined && found < cost) [best, cost] = [legal, found]
    tell('annealing', cost, bound(), best)
  }
  return best
}

interface Deal {
  /** Between these shares of the run the temperature falls; it may have begun already. */
  readonly from: number
  readonly until: number
  readonly hot: number
  /** Nothing is taken over from the other thread: two chances are better than one. */
  readonly alone?: boolean
}

const ALL_OF_IT = { from: ANNEALING, hot: DEAL_HOT } as const
/** Ends of stages: then two threads go on from the better of their rotas (Aldous and Vazirani 1994). */
const STAGES = [0.3, 0.42, 0.54, 0.64, 0.74, 0.82, 0.9]
/** A rota that is so much better is worth leaving one's own for, in hundredths. */
const CLEARLY = SCALE

function deal(run: Run, start: Uint8Array, { from, until, hot, alone = false }: Deal) {
  const { model, meter, random, tell, bound, exchange } = run
  const filled = openPlaces(run.grid, start).length > 0 ? from + FILLING * (until - from) : from
  const temperature = (used: number) =>
    used < filled
      ? OPEN_HOT * (hot / OPEN_HOT) ** ((used - from) / (filled - from))
      : hot * (DEAL_COLD / hot) ** Math.min(1, (used - filled) / (until - filled))
  let [roster, cost, current, enough] = [start, costOf(model, start), start, false]
  const report = (best: number): boolean => {
    const proven = bound()
    tell('dealing', Math.min(best, cost), proven)
    enough = best <= proven + 1
    return enough
  }
  for (const end of [...(exchange ? STAGES : []), until]) {
    if (enough || meter.used() >= end) continue
    const heats = { hot: temperature(meter.used()), cold: temperature(end) }
    const dealt = dealOut(run, current, costOf(model, current), { random, meter, until: end, ...heats, report })
    current = dealt.last
    const found = costOf(model, dealt.best)
    if (found < cost) [roster, cost] = [dealt.best, found]
    tell('dealing', cost, bound(), roster)
    if (!exchange) continue
    exchange.offerRoster(roster, cost)
    if (!alone && exchange.objective() < cost - CLEARLY) {
      roster = current = exchange.roster()
      cost = costOf(model, roster)
    }
  }
  return { roster, cost }
}
