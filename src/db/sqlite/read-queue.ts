// Reads on the second, read-only connection: one snapshot for each body, bodies strictly one after another.
import { newBody, runBody } from '../body.ts'
import type { Read } from '../database.ts'
import type { Connection } from './connection.ts'
import { outcomeOf } from './outcome.ts'

export class ReadQueue {
  readonly #connection: Connection
  #last: Promise<unknown> = Promise.resolve()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  run<T>(work: (read: Read) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => this.#body(work))
    this.#last = result.catch(() => undefined)
    return result
  }

  async idle(): Promise<void> {
    await this.#last
  }

  async #body<T>(work: (read: Read) => Promise<T>): Promise<T> {
    const { control, handle } = this.#connection
    const body = newBody('read')
    control.begin()
    this.#connection.active = body
    const outcome = await outcomeOf(runBody(body, () => work(handle)))
    body.running = false
    this.#connection.active = undefined
    control.commit()
    if (!outcome.ok) throw outcome.error
    return outcome.value
  }
}
