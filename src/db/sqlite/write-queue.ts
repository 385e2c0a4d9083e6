// Group commit. Bodies run strictly one after another on the one writer connection; what has arrived together shares one
// COMMIT, so one fsync. Nobody hears of an outcome before that commit. Few bodies fail after they have changed something:
// then the group is rolled back and runs again, each member in a savepoint, so that only the one that failed is undone.
import { setImmediate as nextMacrotask } from 'node:timers/promises'
import { type Body, newBody, runBody } from '../body.ts'
import type { Tx } from '../database.ts'
import { backOff, busy, MAX_ATTEMPTS } from '../retry.ts'
import type { Statistics } from '../statistics.ts'
import type { Connection } from './connection.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

/** A group ends after this many bodies or this many milliseconds, so that the event loop stays free. */
const GROUP_BODIES = 128
const GROUP_MILLISECONDS = 20
/** No group waits longer for members. */
const GATHER_MILLISECONDS = 10

interface Job {
  readonly name: string
  readonly work: (tx: Tx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  attempts: number
}

interface Finished {
  readonly job: Job
  readonly body: Body
  readonly outcome: Outcome<unknown>
  /** It failed and left changes in the group's transaction. */
  readonly spoilt: boolean
}

const isBusy = (error: unknown) => /^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown })?.code ?? ''))

export class WriteQueue {
  readonly #connection: Connection
  readonly #statistics: Statistics
  readonly #committed: (topics: ReadonlySet<string>) => void
  readonly #waiting: Job[] = []
  /** The members of the present group. */
  readonly #running: Job[] = []
  /** So many of those that wait, from the first, run in a savepoint each. */
  #careful = 0
  #draining: Promise<void> | undefined

  constructor(connection: Connection, statistics: Statistics, committed: (topics: ReadonlySet<string>) => void) {
    this.#connection = connection
    this.#statistics = statistics
    this.#committed = committed
  }

  run<T>(name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ name, work, resolve: resolve as (value: unknown) => void, reject, attempts: 0 })
      this.#draining ??= this.#drain()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#draining) await this.#draining
  }

  async #drain(): Promise<void> {
    do {
      await this.#gathered()
      await this.#group().catch((error) => this.#broken(error))
    } while (this.#waiting.length > 0)
    this.#draining = undefined
  }

  /** Requests that are on their way join the group: it waits for as long as each turn of the event loop brings more. */
  async #gathered(): Promise<void> {
    const end = performance.now() + GATHER_MILLISECONDS
    let before: number
    do {
      before = this.#waiting.length
      await nextMacrotask()
    } while (this.#waiting.length > before && this.#waiting.length < GROUP_BODIES && performance.now() < end)
  }

  /** SAVEPOINT or RELEASE itself failed: nothing was committed, and nobody is left waiting. */
  #broken(error: unknown): void {
    if (this.#connection.raw.inTransaction) this.#connection.raw.exec('ROLLBACK')
    for (const job of this.#running.splice(0)) if (!this.#waiting.includes(job)) job.reject(error)
  }

  async #group(): Promise<void> {
    if (!(await this.#begin())) return
    const finished: Finished[] = []
    this.#running.length = 0
    const end = performance.now() + GROUP_MILLISECONDS
    while (this.#waiting.length > 0 && finished.length < GROUP_BODIES && performance.now() < end) {
      const job = this.#waiting.shift()
      if (!job) break
      this.#running.push(job)
      const one = await this.#body(job)
      if (!this.#connection.raw.inTransaction) return this.#transactionLost(one, finished)
      finished.push(one)
      if (one.spoilt) return this.#runCarefully(finished)
    }
    this.#commit(finished)
  }

  async #begin(): Promise<boolean> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#connection.control.beginWrite()
        return true
      } catch (error) {
        if (isBusy(error) && attempt < MAX_ATTEMPTS * 4) await backOff(attempt)
        else {
          for (const job of this.#waiting.splice(0)) job.reject(isBusy(error) ? busy() : error)
          return false
        }
      }
    }
  }

  async #body(job: Job): Promise<Finished> {
    const { raw, handle, control } = this.#connection
    const body = newBody('write')
    const careful = this.#careful > 0
    if (careful) {
      this.#careful--
      control.savepoint()
    }
    this.#connection.active = body
    this.#connection.wrote = false
    const outcome = await outcomeOf(runBody(body, () => job.work(handle)))
    body.running = false
    this.#connection.active = undefined
    if (careful && raw.inTransaction) {
      if (!outcome.ok) raw.exec('ROLLBACK TO body')
      control.release()
    }
    return { job, body, outcome, spoilt: !outcome.ok && !careful && this.#connection.wrote }
  }

  /** Nothing of the group is kept; it and everybody who waits run again, or for the first time, in savepoints. */
  #runCarefully(finished: readonly Finished[]): void {
    this.#connection.raw.exec('ROLLBACK')
    this.#waiting.unshift(...finished.map(({ job }) => job))
    this.#careful = this.#waiting.length
  }

  /** An error (a full disk, say) rolled the whole group back: the culprit fails, the others run again. */
  #transactionLost(culprit: Finished, finished: readonly Finished[]): void {
    culprit.job.reject(culprit.outcome.ok ? busy() : culprit.outcome.error)
    this.#again(finished)
  }

  #again(finished: readonly Finished[]): void {
    for (const { job } of finished.toReversed()) {
      this.#statistics.aborted(job.name)
      if (++job.attempts < MAX_ATTEMPTS) this.#waiting.unshift(job)
      else job.reject(busy())
    }
  }

  #commit(finished: readonly Finished[]): void {
    try {
      this.#connection.control.commit()
    } catch (error) {
      if (this.#connection.raw.inTransaction) this.#connection.raw.exec('ROLLBACK')
      if (isBusy(error)) this.#again(finished)
      else for (const { job } of finished) job.reject(error)
      return
    }
    for (const { job, body, outcome } of finished) {
      if (!outcome.ok) {
        job.reject(outcome.error)
        continue
      }
      this.#statistics.committed(job.name)
      if (body.announced.size > 0) this.#committed(body.announced)
      job.resolve(outcome.value)
    }
  }
}
