// Counts by facet and period, and how to add them up.
import type { CountEntry } from '../calls/counting.ts'
import type { Period } from '../calls/period.ts'
import type { Count } from './disclosure.ts'

/** The count of a cell; nothing counted is 0. */
export type CountOf = (facet: string, period: Period) => Count

const NONE: Count = Object.freeze({ calls: 0, episodes: 0 })

const keyOf = (facet: string, period: string) => `${period} ${facet}`

/** Adds up entries of any number of lines and sources: calls and episodes are additive over lines. */
export class Sums {
  readonly #cells = new Map<string, CountEntry>()

  add({ facet, period, calls, episodes }: CountEntry): void {
    const key = keyOf(facet, period)
    const before = this.#cells.get(key) ?? NONE
    this.#cells.set(key, { facet, period, calls: before.calls + calls, episodes: before.episodes + episodes })
  }

  addAll(entries: Iterable<CountEntry>): void {
    for (const entry of entries) this.add(entry)
  }

  /** The opposite of addAll. */
  takeAll(entries: Iterable<CountEntry>): void {
    for (const entry of entries) this.add({ ...entry, calls: -entry.calls, episodes: -entry.episodes })
  }

  get: CountOf = (facet, period) => {
    const { calls, episodes } = this.#cells.get(keyOf(facet, period)) ?? NONE
    return { calls, episodes }
  }

  /** Every cell that is not zero, in one fixed order, so that writers take rows in the same order. */
  entries(): CountEntry[] {
    const cells = [...this.#cells].filter(([, cell]) => cell.calls !== 0 || cell.episodes !== 0)
    return cells.sort(([a], [b]) => Number(a > b) - Number(a < b)).map(([, cell]) => cell)
  }
}
