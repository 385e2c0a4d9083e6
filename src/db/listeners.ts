// The listeners of announcements within this process.
export class Listeners {
  readonly #listeners = new Set<(topic: string) => void>()

  add(listener: (topic: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(topics: Iterable<string>): void {
    for (const topic of topics) for (const listener of this.#listeners) listener(topic)
  }
}
