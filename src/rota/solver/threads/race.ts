// Several searches of one problem, a thread each, that share what they find. Here alone the optimiser meets threads and
// a clock: it ends in time whatever the threads are at.
import { Worker } from 'node:worker_threads'
import { exchangeIn, sharedMemory } from '../optimiser/exchange.ts'
import { compile } from '../optimiser/model.ts'
import type { Optimised, Side } from '../optimiser/optimise.ts'
import type { GridProblem } from '../optimiser/problem.ts'
import type { Progress } from '../optimiser/search.ts'

export interface RaceOptions {
  readonly seconds: number
  readonly seed: number
  /** 1 or 2: more would do the same twice. */
  readonly threads?: number
  readonly report?: (progress: Progress) => void
  /** Ends the race with the best rota so far. */
  readonly signal?: AbortSignal
}

export interface RaceTask {
  readonly problem: GridProblem
  readonly seed: number
  readonly side: Side
  readonly memory: SharedArrayBuffer
  /** By the clock of `performance.timeOrigin + performance.now()`. */
  readonly deadline: number
}

export type RaceMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly impossible: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: string }

/** How long after the deadline a thread may still answer. */
const GRACE_MILLISECONDS = 400
/** After the first roster is due. */
const PATIENCE_MILLISECONDS = 30_000

/** @throws when no thread came to a roster */
export function race(problem: GridProblem, options: RaceOptions): Promise<Optimised> {
  const model = compile(problem)
  const size = { places: model.people * model.days, rows: model.rows.size }
  const memory = sharedMemory(size)
  const exchange = exchangeIn(memory, size)
  const deadline = performance.timeOrigin + performance.now() + options.seconds * 1000
  const sides: readonly Side[] = (['lead', 'second'] as const).slice(0, options.threads ?? 2)
  const workers = sides.map((side) => start({ problem, seed: options.seed, side, memory, deadline }))
  return new Promise((resolve, reject) => {
    let impossible: readonly string[] = []
    let reason = 'no roster in time'
    let running = workers.length
    const finish = () => {
      clearTimeout(timer)
      for (const worker of workers) void worker.terminate()
      const [objective, bound] = [exchange.objective(), exchange.bound()]
      if (objective === Infinity) reject(new Error(reason))
      else resolve({ roster: exchange.roster(), objective, bound, impossible })
    }
    const timeOut = () => {
      if (exchange.objective() < Infinity || waited) return finish()
      waited = true
      timer = setTimeout(timeOut, PATIENCE_MILLISECONDS)
    }
    let waited = false
    let timer = setTimeout(timeOut, options.seconds * 1000 + GRACE_MILLISECONDS)
    options.signal?.addEventListener('abort', finish, { once: true })
    for (const worker of workers) {
      worker.on('message', (message: RaceMessage) => {
        if (message.kind === 'progress') return options.report?.(message.progress)
        if (message.kind === 'done') impossible = message.impossible
        else reason = message.reason
        running--
        if (running === 0 || exchange.objective() <= exchange.bound()) finish()
      })
      worker.on('error', (error) => {
        reason = String(error)
        if (--running === 0) finish()
      })
    }
  })
}

const ending = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

const start = (workerData: RaceTask) => new Worker(new URL(`./race-worker${ending}`, import.meta.url), { workerData })
