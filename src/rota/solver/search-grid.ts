// The search of one run: a first legal rota, annealing of the whole grid, dealing out, and the proven bound, each in its
// part of the time.

import { raiseBound } from './bound/raise.ts'
import { construct } from './construct.ts'
import { SCALE } from './convex.ts'
import { dealOut } from './deal-search.ts'
import { gapOf } from './gap.ts'
import { rosterOf } from './grid.ts'
import { anneal } from './optimiser/anneal.ts'
import { type Meter, meterOf } from './optimiser/meter.ts'
import { brokenLines, costOf, emptyRoster } from './optimiser/score.ts'
import { type Random, seeded } from './random.ts'
import type { ScoredGrid } from './rota-score.ts'
import type { RotaProgress, SolveRotaOptions } from './solve-rota.ts'
import { stateWith } from './state-with.ts'
import { leaveNobodyAlone } from './together.ts'

export interface Searched {
  readonly roster: Uint8Array
  /** Of the grid: hundredths, without its constant. */
  readonly bound: number
}

/** Ends of the phases, as shares of the run. */
const [ANNEALING, DEALING, BOUND] = [0.3, 0.65, 0.92]
/** Shares of the cost of an open place; the coldest is a third of a point. */
const [HOT, COLD] = [0.4, 1e-5]
const [DEAL_HOT, DEAL_COLD, REFINE_HOT] = [60 * SCALE, 0.2 * SCALE, 4 * SCALE]
const PARTS = 8

interface Run extends ScoredGrid {
  readonly meter: Meter
  readonly random: Random
  readonly tell: (phase: string, cost: number, bound: number) => void
}

export function searchGrid(scored: ScoredGrid, options: SolveRotaOptions): Searched {
  const run: Run = {
    ...scored,
    meter: meterFor(options),
    random: seeded(options.seed),
    tell: tellerOf(scored, options),
  }
  const { model, meter } = run
  const annealed = annealAll(run, firstRoster(run))
  let { roster, cost } = deal(run, annealed, { until: DEALING, hot: DEAL_HOT, bound: -Infinity })
  const proven = raiseBound(model, {
    meter,
    until: BOUND,
    report: (bound) => {
      run.tell('bound', cost, bound)
      return bound >= cost - 1
    },
  })
  const bound = proven?.bound ?? -Infinity
  if (bound < cost - 1) ({ roster } = deal(run, roster, { until: 1, hot: REFINE_HOT, bound }))
  return { roster, bound }
}

function meterFor({ seconds, iterations, now, cancelled }: SolveRotaOptions): Meter {
  return meterOf({
    ...(seconds === undefined ? {} : { seconds }),
    ...(iterations === undefined ? {} : { iterations }),
    ...(now ? { now } : {}),
    ...(cancelled ? { stop: cancelled } : {}),
  })
}

function tellerOf({ grid }: ScoredGrid, { report, now }: SolveRotaOptions): Run['tell'] {
  let [last, phaseBefore] = [-Infinity, '']
  return (phase, cost, bound) => {
    const at = now?.() ?? 0
    if (!report || (phase === phaseBefore && now && at - last < 200)) return
    ;[last, phaseBefore] = [at, phase]
    const value = (own: number) => (Number.isFinite(own) ? (own + grid.constant) / SCALE : null)
    const progress: Omit<RotaProgress, 'gap'> = { phase, incumbent: value(cost), bound: value(bound) }
    report({ ...progress, gap: gapOf(progress.incumbent, progress.bound, 0) })
  }
}

/** Place by place by the first solver; it knows no further rules, so what is illegal in the end is left out. */
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
  return costOf(model, roster) < costOf(model, empty) ? roster : empty
}

/** The whole grid from hot to cold, from nothing; the better of it and the first rota. */
function annealAll({ model, meter, random, tell }: Run, first: Uint8Array): Uint8Array {
  let best = first
  let cost = costOf(model, first)
  let current = first
  tell('annealing', cost, -Infinity)
  const from = meter.used()
  for (let part = 0; part < PARTS && meter.used() < ANNEALING; part++) {
    const at = (k: number) => HOT * (COLD / HOT) ** (k / PARTS)
    const until = from + ((ANNEALING - from) * (part + 1)) / PARTS
    const { legal, last } = anneal(model, current, {
      random,
      meter,
      schedule: { until, hot: at(part), cold: at(part + 1) },
    })
    current = last
    const found = legal && costOf(model, legal)
    if (legal && found !== undefined && found < cost) [best, cost] = [legal, found]
    tell('annealing', cost, -Infinity)
  }
  return best
}

interface Deal {
  readonly until: number
  readonly hot: number
  readonly bound: number
}

function deal(run: Run, start: Uint8Array, { until, hot, bound }: Deal) {
  const { model, meter, random, tell } = run
  const report = (cost: number) => tell('dealing', cost, bound)
  const cost = costOf(model, start)
  const roster = dealOut(run, start, cost, { random, meter, until, hot, cold: DEAL_COLD, report })
  return { roster, cost: costOf(model, roster) }
}
