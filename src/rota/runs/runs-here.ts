// Works on solver runs in this process: takes what waits, solves it in a thread, tells of its progress, keeps the lease.
import { randomUUID } from 'node:crypto'
import type { Deps } from '../../deps.ts'
import { WarmlineError } from '../../errors.ts'
import { failureCode } from '../../jobs/failure.ts'
import { openPool, type Pool, workerFile } from '../../jobs/pool.ts'
import { bookOfRota } from '../facts-store.ts'
import { givenUp, without } from '../kept.ts'
import { problemOf } from '../problem-of-rota.ts'
import type { SolveTask } from '../solve-worker.ts'
import type { Ended, Run, RunFailure, RunProgress } from './run.ts'
import { beat, claimRun, type Finish, finishRun, noteRevision } from './store.ts'

/** One: the other core answers requests. Runs beyond it wait, here or on another instance. */
const THREADS = 1
const BEAT_MILLISECONDS = 1_000
/** The thread is ended when it does not end by itself: on a crowded machine it reads the rota for long before it looks at a clock. */
const GRACE_SECONDS = 60
const CLOSING_MILLISECONDS = 8_000

/** A run that this process works on. */
class Working {
  readonly stopFlag = new SharedArrayBuffer(4)
  readonly ended = new AbortController()
  progress: RunProgress = { phase: 'reading', incumbent: null, bound: null, gap: null }
  told: RunProgress = this.progress
  stopping = false

  /** Ends the search soon, with the best rota so far. */
  stop(): void {
    this.stopping = true
    Atomics.store(new Int32Array(this.stopFlag), 0, 1)
  }
}

class RunsHere {
  readonly #deps: Deps
  readonly #instance = randomUUID()
  readonly #working = new Map<string, Working>()
  readonly #promises = new Set<Promise<void>>()
  #pool: Pool<SolveTask, RunProgress, Ended> | undefined
  #closed = false

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Takes waiting runs while there is a free thread. */
  async workOff(): Promise<void> {
    const { db, clock } = this.#deps
    while (!this.#closed && this.#promises.size < THREADS) {
      const place = Promise.withResolvers<void>()
      this.#promises.add(place.promise)
      const run = await db
        .write('claim-solver-run', (tx) => claimRun(tx, this.#instance, clock.now()))
        .catch(() => undefined)
      if (run) this.#begin(run, place)
      else {
        this.#promises.delete(place.promise)
        return
      }
    }
  }

  #begin(run: Run, place: PromiseWithResolvers<void>): void {
    void this.#workOn(run).finally(() => {
      this.#promises.delete(place.promise)
      place.resolve()
      void this.workOff()
    })
  }

  /** When the run is worked on here, its search ends at once. */
  stop(runId: string): void {
    this.#working.get(runId)?.stop()
  }

  /** Ends all searches with their best rota so far. */
  async close(): Promise<void> {
    this.#closed = true
    for (const working of this.#working.values()) working.stop()
    const late = AbortSignal.timeout(CLOSING_MILLISECONDS)
    await Promise.race([Promise.all(this.#promises), new Promise((done) => late.addEventListener('abort', done))])
    for (const working of this.#working.values()) working.ended.abort()
    await this.#pool?.close()
  }

  async #workOn(run: Run): Promise<void> {
    const working = new Working()
    this.#working.set(run.id, working)
    const timer = setInterval(() => void this.#beat(run, working), BEAT_MILLISECONDS)
    timer.unref()
    try {
      const end = await this.#solve(run, working).catch((error: unknown) => this.#failed(run, working, error))
      const finish = { instance: this.#instance, now: this.#deps.clock.now(), ...end }
      await this.#deps.db.write('finish-solver-run', (tx) => finishRun(tx, run.id, finish))
    } catch (error) {
      this.#deps.log.error({ error: failureCode(error) }, 'a solver run could not be put away')
    } finally {
      clearInterval(timer)
      this.#working.delete(run.id)
    }
  }

  async #solve(run: Run, working: Working): Promise<Omit<Finish, 'instance' | 'now'>> {
    const { db, clock } = this.#deps
    const book = await db.read((read) => bookOfRota(read, run.rotaId))
    await db.write('begin-solver-run', (tx) => noteRevision(tx, run.id, this.#instance, book.facts.rota.revision))
    const start = without(book, givenUp(book, run.keeps, clock.now()))
    const problem = problemOf(start, clock.now())
    const { seed, iterations, seconds } = run
    const task: SolveTask = {
      problem: { ...problem, weights: { ...problem.weights, ...run.weights } },
      seed,
      iterations,
      seconds,
      stopFlag: working.stopFlag,
    }
    this.#pool ??= openPool(workerFile('../solve-worker', import.meta.url), { threads: THREADS })
    const solution = await this.#pool.run(task, {
      signal: working.ended.signal,
      limitMilliseconds: (seconds + GRACE_SECONDS) * 1000,
      onProgress: (progress) => {
        working.progress = progress
      },
    })
    const state = working.stopping ? 'cancelled' : 'done'
    const settledIds = start.facts.assignments.map(({ id }) => id)
    const progress = { ...working.progress, phase: state, incumbent: solution.cost }
    return { state, progress, result: { solution, settledIds } }
  }

  #failed(run: Run, { progress }: Working, error: unknown): Omit<Finish, 'instance' | 'now'> {
    this.#deps.log.error({ run: run.id, error: failureCode(error) }, 'a solver run failed')
    return { state: 'failed', progress: { ...progress, phase: 'failed' }, failure: failureOf(error) }
  }

  /** Renews the lease, tells what is new, and hears whether the run is to end. */
  async #beat(run: Run, working: Working): Promise<void> {
    const { db, clock } = this.#deps
    const progress = working.progress === working.told ? undefined : working.progress
    working.told = working.progress
    try {
      const now = clock.now()
      const { held, cancelled } = await db.write('beat-solver-run', (tx) =>
        beat(tx, run.id, { instance: this.#instance, now, progress }),
      )
      if (cancelled) working.stop()
      if (!held) working.ended.abort()
    } catch (error) {
      this.#deps.log.warn({ error: failureCode(error) }, 'a solver run could not be noted')
    }
  }
}

function failureOf(error: unknown): RunFailure {
  if (error instanceof WarmlineError && error.code === 'not-found') return 'rota-gone'
  return error instanceof Error && error.name === 'AbortError' ? 'too-long' : 'solver-failed'
}

const perProcess = new WeakMap<Deps, RunsHere>()

/** The runs that this process works on. */
export function runsHere(deps: Deps): RunsHere {
  const found = perProcess.get(deps) ?? new RunsHere(deps)
  perProcess.set(deps, found)
  return found
}
