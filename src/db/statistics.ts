// Counts commits and aborts for each named write.
import type { WriteStatistics } from './database.ts'

export class Statistics {
  readonly #counts = new Map<string, { commits: number; aborts: number }>()

  #of(name: string) {
    let count = this.#counts.get(name)
    if (!count) this.#counts.set(name, (count = { commits: 0, aborts: 0 }))
    return count
  }

  committed(name: string): void {
    this.#of(name).commits++
  }

  aborted(name: string): void {
    this.#of(name).aborts++
  }

  snapshot(): ReadonlyMap<string, WriteStatistics> {
    return new Map([...this.#counts].map(([name, count]) => [name, { ...count }]))
  }
}
