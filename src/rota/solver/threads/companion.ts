// A second thread for one run of the hotline's optimiser: it proves the bound while the run's own thread makes the rota,
// then searches on its own. Both tell each other through shared memory.
import { Worker } from 'node:worker_threads'
import { type Exchange, exchangeIn, sharedMemory } from '../optimiser/exchange.ts'
import type { Problem } from '../problem.ts'

export interface CompanionTask {
  readonly problem: Problem
  readonly places: number
  readonly memory: SharedArrayBuffer
  readonly seed: number
  /** By the clock of `performance.timeOrigin + performance.now()`. */
  readonly deadline: number
  /** Added to the priority of the thread; 0: that of the process. */
  readonly nice: number
}

export interface Companion {
  readonly exchange: Exchange
  end(): void
}

export interface CompanionOptions {
  readonly seed: number
  readonly seconds: number
  readonly nice?: number
}

const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

export const companionFor =
  ({ seed, seconds, nice = 0 }: CompanionOptions) =>
  (problem: Problem, places: number): Companion => {
    const memory = sharedMemory({ places, rows: 0 })
    const deadline = performance.timeOrigin + performance.now() + seconds * 1000
    const workerData: CompanionTask = { problem, places, memory, seed, deadline, nice }
    const worker = new Worker(new URL(`./companion-worker${ending}`, import.meta.url), { workerData })
    // A run without a companion is a run all the same: it ends without a proof.
    worker.on('error', () => undefined)
    return { exchange: exchangeIn(memory, { places, rows: 0 }), end: () => void worker.terminate() }
  }
