// The solver in a thread of its own: the only place where it meets a clock.
import { workerTask } from '../jobs/pool.ts'
import type { Problem } from './solver/problem.ts'
import { type Solution, solve } from './solver/solve.ts'

export interface SolveTask {
  readonly problem: Problem
  readonly seed: number
  readonly iterations: number
  /** The search ends after this long with the best rota so far. */
  readonly seconds: number
}

export default workerTask<SolveTask, never, Solution>(({ problem, seed, iterations, seconds }) => {
  const deadline = performance.now() + seconds * 1000
  return solve(problem, { seed, iterations, stop: () => performance.now() > deadline })
})
