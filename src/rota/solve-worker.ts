// The solver in a thread of its own: the only place where it meets a clock.
import { setPriority } from 'node:os'
import { workerTask } from '../jobs/pool.ts'
import type { Ended, RunProgress } from './runs/run.ts'
import type { Problem } from './solver/problem.ts'
import { solveRota } from './solver/solve-rota.ts'
import { companionFor } from './solver/threads/companion.ts'

export interface SolveTask {
  readonly problem: Problem
  readonly seed: number
  /** null: time alone ends the search. */
  readonly iterations: number | null
  /** The search ends after this long with the best rota so far. */
  readonly seconds: number
  /** Four shared bytes: other than 0 ends the search at once, with the best rota so far. Absent: somebody waits. */
  readonly stopFlag?: SharedArrayBuffer
}

/** One iteration is the work of so many moves of the optimiser. */
const WORK = 100
/**
 * Of a run, and of filling at once, for somebody who waits. With 19, the least there is, a thread gets a hundredth of a
 * crowded core and its run ends late; with 15 about a thirtieth, and with 10 requests wait for it (`npm run bench`, solver).
 */
const [BACKGROUND, AT_ONCE] = [15, 5]

/** On Linux a thread has a priority of its own, and 0 means this one: whoever answers requests goes first. */
function stepBack(by: number): void {
  if (process.platform === 'linux') setPriority(0, by)
}

export default workerTask<SolveTask, RunProgress, Ended>((task, report) => {
  const { problem, seed, iterations, seconds, stopFlag } = task
  stepBack(stopFlag ? BACKGROUND : AT_ONCE)
  const now = () => performance.now()
  const flag = stopFlag && new Int32Array(stopFlag)
  const deadline = now() + seconds * 1000
  let late = false
  const flagged = () => flag !== undefined && Atomics.load(flag, 0) !== 0
  const cancelled = () => {
    late ||= iterations !== null && now() > deadline
    return late || flagged()
  }
  const together = companionFor({ seed, seconds, nice: BACKGROUND })
  // Whoever waits is told of a rota, not of its proof.
  const prove = flag !== undefined
  const limits = iterations === null ? { seconds, now, together } : { iterations: iterations * WORK, prove }
  const { rules: _, ...solution } = solveRota(problem, { seed, ...limits, cancelled, report })
  const endedBy = flagged() ? 'cancelled' : late || iterations === null ? 'time' : 'iterations'
  return { ...solution, iterations: Math.round(solution.iterations / WORK), endedBy }
})
