// The solver in a thread of its own: the only place where it meets a clock.
import { setPriority } from 'node:os'
import { workerTask } from '../jobs/pool.ts'
import type { RunProgress } from './runs/run.ts'
import type { Problem } from './solver/problem.ts'
import { type Solution, solve } from './solver/solve.ts'
import { solveRota } from './solver/solve-rota.ts'
import { companionFor } from './solver/threads/companion.ts'

export interface SolveTask {
  readonly problem: Problem
  readonly seed: number
  /** null: time alone ends the search. */
  readonly iterations: number | null
  /** The search ends after this long with the best rota so far. */
  readonly seconds: number
  /** Four shared bytes: other than 0 ends the search at once, with the best rota so far. Absent: filling at once. */
  readonly stopFlag?: SharedArrayBuffer
}

const ITERATIONS_PER_SECOND = 20_000
/** One iteration is the work of so many moves of the optimiser. */
const WORK = 100
/** Filling at once, for somebody who waits: in seconds rather than minutes. */
const WORK_AT_ONCE = 5
const BACKGROUND = 10

/** On Linux a thread has a priority of its own, and 0 means this one: whoever answers requests goes first. */
function stepBack(): void {
  if (process.platform === 'linux') setPriority(0, BACKGROUND)
}

/** Filling at once is quickest with the first solver, which knows no further rules: with these, the optimiser fills. */
export default workerTask<SolveTask, RunProgress, Solution>((task, report) => {
  stepBack()
  const { problem, seed, iterations, seconds, stopFlag } = task
  const now = () => performance.now()
  const flag = stopFlag && new Int32Array(stopFlag)
  const deadline = now() + seconds * 1000
  if (!flag && !problem.rules) {
    return solve(problem, {
      seed,
      iterations: iterations ?? seconds * ITERATIONS_PER_SECOND,
      stop: () => now() > deadline,
    })
  }
  const late = () => iterations !== null && now() > deadline
  const cancelled = () => late() || (flag !== undefined && Atomics.load(flag, 0) !== 0)
  const together = companionFor({ seed, seconds, nice: BACKGROUND })
  const limits =
    iterations === null ? { seconds, now, together } : { iterations: iterations * (flag ? WORK : WORK_AT_ONCE) }
  const { rules: _, ...solution } = solveRota(problem, { seed, ...limits, cancelled, report })
  return solution
})
