// The lines met so far, by person: the columns of the master. Each line is one object, so that it can be compared by it.
import type { Model } from './model.ts'
import { lineCost } from './score.ts'

export interface Line {
  readonly person: number
  readonly cells: Uint8Array
  /** Of its wishes. */
  readonly cost: number
  /** When it was last of use; the freshest go into the next master. */
  lastUsed: number
}

export interface LinePool {
  line(person: number, cells: Uint8Array): Line
  /** At most so many of a person's lines, the last used first. */
  freshest(person: number, most: number): readonly Line[]
}

/** Above it the lines out of use are forgotten. */
const KEPT = 1500

export function linePool(model: Model): LinePool {
  const pools = Array.from({ length: model.people }, () => new Map<string, Line>())
  return {
    line: (person, cells) => {
      const pool = pools[person]
      const key = String.fromCharCode(...cells)
      const known = pool?.get(key)
      if (known) return known
      const line = { person, cells: Uint8Array.from(cells), cost: lineCost(model, person, cells), lastUsed: 0 }
      pool?.set(key, line)
      return line
    },
    freshest: (person, most) => {
      const pool = pools[person] ?? new Map<string, Line>()
      const sorted = [...pool].toSorted(([, a], [, b]) => b.lastUsed - a.lastUsed)
      if (sorted.length > KEPT) for (const [key] of sorted.splice(KEPT / 2)) pool.delete(key)
      return sorted.slice(0, most).map(([, line]) => line)
    },
  }
}
