// Counts by facet and period, and how to add them up.
import type { CountEntry } from '../calls/counting.ts'
import type { Period } from '../calls/period.ts'
import type { Count } from './disclosure.ts'

/** The count of a cell; nothing counted is 0. */
export type CountOf = (facet: string, period: Period) => Count

const NONE: Count = Object.freeze({ calls: 0, episodes: 0 })

interface Cell {
  calls: number
  episodes: number
}

/** Adds up entries of any number of lines and sources: calls and episodes are additive over lines. */
export class Sums {
  readonly #cells = new Map<Period, Map<string, Cell>>()

  add({ facet, period, calls, episodes }: CountEntry): void {
    const cell = this.#cellAt(facet, period)
    cell.calls += calls
    cell.episodes += episodes
  }

  addAll(entries: Iterable<CountEntry>): void {
    for (const entry of entries) this.add(entry)
  }

  /** The opposite of addAll. */
  takeAll(entries: Iterable<CountEntry>): void {
    for (const entry of entries) this.add({ ...entry, calls: -entry.calls, episodes: -entry.episodes })
  }

  get: CountOf = (facet, period) => this.#cells.get(period)?.get(facet) ?? NONE

  /** Every cell that is not zero, in one fixed order, so that writers take rows in the same order. */
  entries(): CountEntry[] {
    return [...this.#cells].sort(byCode).flatMap(([period, cells]) =>
      [...cells]
        .filter(([, { calls, episodes }]) => calls !== 0 || episodes !== 0)
        .sort(byCode)
        .map(([facet, cell]) => ({ facet, period, ...cell })),
    )
  }

  #cellAt(facet: string, period: Period): Cell {
    const known = this.#cells.get(period)
    const cells = known ?? new Map<string, Cell>()
    if (known === undefined) this.#cells.set(period, cells)
    const before = cells.get(facet)
    if (before !== undefined) return before
    const cell = { ...NONE }
    cells.set(facet, cell)
    return cell
  }
}

const byCode = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => Number(a > b) - Number(a < b)
