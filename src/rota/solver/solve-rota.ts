// The hotline's optimiser from end to end: a problem in, a rota, its proven bound and its explanation out. With a limit
// on iterations alone, the same problem and seed give the same rota on every machine.
import { SCALE } from './convex.ts'
import { type OpenSlot, openSlots } from './explain.ts'
import { explainScore, type ScoreLine } from './explain-score.ts'
import { gapOf } from './gap.ts'
import { assignmentsOf, type Grid, gridOf, TooFarApart } from './grid.ts'
import { compile as compileGrid, roundedUp } from './optimiser/model.ts'
import { TooManyPatterns } from './patterns.ts'
import type { Problem, Settled, Weights } from './problem.ts'
import { type RotaScore, type ScoredGrid, scoreOfRoster } from './rota-score.ts'
import { searchGrid } from './search-grid.ts'
import { settleCompany } from './settle-company.ts'
import { solve } from './solve.ts'
import { stateWith } from './state-with.ts'
import type { Companion } from './threads/companion.ts'

export type RotaPhase = 'reading' | 'annealing' | 'dealing' | 'bound' | 'improving' | 'done'

export interface RotaProgress {
  readonly phase: RotaPhase
  /** Cost of the best rota so far. */
  readonly incumbent: number | null
  /** No rota costs less: proven. */
  readonly bound: number | null
  /** (incumbent − bound) ÷ (incumbent − cost of what nobody could fill), 0 to 1. */
  readonly gap: number | null
}

export interface SolveRotaOptions {
  readonly seed: number
  /** At least one of the two. With iterations alone no clock is read. */
  readonly seconds?: number
  readonly iterations?: number
  /** Milliseconds from any origin; needed with `seconds`. */
  readonly now?: () => number
  /** What is set otherwise than in the problem. */
  readonly weights?: Partial<Weights>
  readonly report?: (progress: RotaProgress) => void
  /** Asked now and then: true ends the search with the best rota so far. */
  readonly cancelled?: () => boolean
  /** False: nothing is proven, all of the time goes into the rota. */
  readonly prove?: boolean
  /** A second thread that proves meanwhile (`threads/companion.ts`). Absent: one thread does both. */
  readonly together?: (problem: Problem, places: number) => Companion
}

export interface RotaSolution {
  /** New assignments; the settled ones are not among them. */
  readonly assignments: readonly Settled[]
  readonly open: readonly OpenSlot[]
  readonly score: readonly ScoreLine[]
  readonly cost: number
  /** The part of the cost that is open places and missing skills. */
  readonly shortage: number
  /** Null: nothing is proven of this problem. */
  readonly bound: number | null
  readonly gap: number | null
  /** Null where the problem does not fit the grid. */
  readonly rules: RotaScore | null
  /** Work that was done: of the first of two threads. */
  readonly iterations: number
}

export function solveRota(given: Problem, options: SolveRotaOptions): RotaSolution {
  const problem = { ...given, weights: { ...given.weights, ...options.weights } }
  options.report?.({ phase: 'reading', incumbent: null, bound: null, gap: null })
  const grid = gridOrNothing(problem)
  return grid ? solveGrid(problem, grid, options) : solveWithoutBound(problem, options)
}

function gridOrNothing(problem: Problem): Grid | undefined {
  try {
    return gridOf(problem)
  } catch (error) {
    if (error instanceof TooManyPatterns || error instanceof TooFarApart) return undefined
    throw error
  }
}

function solveGrid(problem: Problem, grid: Grid, options: SolveRotaOptions): RotaSolution {
  const model = compileGrid(grid.problem)
  const scored: ScoredGrid = { grid, model }
  const companion = options.together?.(problem, model.people * model.days)
  const { roster, bound: proven, iterations } = searchGrid(scored, options, companion?.exchange)
  companion?.end()
  settleCompany(scored, roster)
  const rules = scoreOfRoster(scored, roster)
  const bound = inHundredths(Math.min((roundedUp(model, proven) + grid.constant) / SCALE, rules.cost))
  const assignments = assignmentsOf(grid, roster)
  const state = stateWith(problem, assignments)
  const gap = gapOf(rules.cost, bound, rules.shortage)
  options.report?.({ phase: 'done', incumbent: rules.cost, bound, gap })
  return {
    assignments,
    open: openSlots(state),
    score: explainScore(state),
    cost: rules.cost,
    shortage: rules.shortage,
    bound,
    gap,
    rules,
    iterations,
  }
}

/** Rounded down; null where nothing is proven. */
const inHundredths = (bound: number): number | null =>
  Number.isFinite(bound) ? Math.floor(bound * SCALE + 1e-6) / SCALE : null

const ITERATIONS_PER_SECOND = 20_000
/** An iteration of the first solver takes as long as so many moves of the optimiser. */
const MOVES = 100

/** The first solver: legal rotas, in which soft further rules count for nothing, and no bound. */
function solveWithoutBound(problem: Problem, options: SolveRotaOptions): RotaSolution {
  const { seconds = 10, seed, now, cancelled } = options
  const deadline = now && options.seconds !== undefined ? now() + seconds * 1000 : Infinity
  const stop = () => (cancelled?.() ?? false) || (now !== undefined && now() > deadline)
  const iterations = Math.ceil((options.iterations ?? seconds * ITERATIONS_PER_SECOND * MOVES) / MOVES)
  options.report?.({ phase: 'improving', incumbent: null, bound: null, gap: null })
  const found = solve(problem, { seed, iterations, stop })
  return { ...found, iterations: found.iterations * MOVES, shortage: 0, bound: null, gap: null, rules: null }
}
