// Published texts kept in memory, rendered. An announcement empties it; a short life is what makes it true.
import type { Database } from '../db/database.ts'
import { type Page, type Rendered, rendered } from './rendered.ts'

const LIFE_MILLISECONDS = 10_000
const MOST = 500

interface Entry {
  readonly rendered: Rendered
  readonly until: number
}

export class PublishedCache {
  readonly #entries = new Map<string, Entry>()
  readonly #rendering = new Map<string, Promise<Rendered>>()
  readonly #stopListening: () => void
  /** Grows when something changed: what was begun before is not kept. */
  #generation = 0

  constructor(db: Database, topic: string) {
    this.#stopListening = db.onAnnounced((heard) => {
      if (heard === topic || heard === '*') this.#forget()
    })
  }

  /** At once when it is there. */
  find(key: string): Rendered | undefined {
    const entry = this.#entries.get(key)
    return entry && performance.now() < entry.until ? entry.rendered : undefined
  }

  /** Renders once for all who ask at the same time. What `make` throws is not remembered. */
  async render(key: string, make: () => Promise<Page>): Promise<Rendered> {
    const running = this.#rendering.get(key)
    if (running) return running
    const begun = this.#keep(key, make)
    this.#rendering.set(key, begun)
    try {
      return await begun
    } finally {
      if (this.#rendering.get(key) === begun) this.#rendering.delete(key)
    }
  }

  close(): void {
    this.#stopListening()
    this.#forget()
  }

  async #keep(key: string, make: () => Promise<Page>): Promise<Rendered> {
    const generation = this.#generation
    const page = await rendered(await make())
    if (generation === this.#generation) {
      this.#entries.delete(key)
      this.#entries.set(key, { rendered: page, until: performance.now() + LIFE_MILLISECONDS })
      const oldest = this.#entries.keys().next()
      if (this.#entries.size > MOST && !oldest.done) this.#entries.delete(oldest.value)
    }
    return page
  }

  #forget(): void {
    this.#generation++
    this.#entries.clear()
    this.#rendering.clear()
  }
}
