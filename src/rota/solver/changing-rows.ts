// Cover and the other rows, cell by cell: tried first, kept when a move is taken.
import type { Model } from './optimiser/model.ts'
import { countsOf, everyone } from './optimiser/score.ts'

export interface ChangingRows {
  /** One cell for another; places are day × cells + cell. */
  exchange(person: number, from: number, to: number): void
  /** Of what was exchanged since the last `forget` or `keep`. @returns the change of cost */
  price(): number
  forget(): void
  keep(): void
}

export function changingRows(model: Model, roster: Uint8Array): ChangingRows {
  const { size, costAt, cost: costs, termStart, termRow, termSet, counting } = model.rows
  const counts = countsOf(model, roster, everyone(model))
  const diff = new Int32Array(size)
  const touched = new Int32Array(size)
  const seen = new Uint8Array(size)
  let length = 0
  const add = (person: number, place: number, sign: 1 | -1): void => {
    const end = termStart[place + 1] ?? 0
    for (let term = termStart[place] ?? 0; term < end; term++) {
      const more = counting[(termSet[term] ?? 0) + person] ?? 0
      if (more === 0) continue
      const row = termRow[term] ?? 0
      if (seen[row] === 0) {
        seen[row] = 1
        touched[length++] = row
      }
      diff[row] = (diff[row] ?? 0) + sign * more
    }
  }
  return {
    exchange: (person, from, to) => {
      add(person, from, -1)
      add(person, to, 1)
    },
    price: () => {
      let cost = 0
      for (let k = 0; k < length; k++) {
        const row = touched[k] ?? 0
        const by = diff[row] ?? 0
        if (by === 0) continue
        const was = (costAt[row] ?? 0) + (counts[row] ?? 0)
        cost += (costs[was + by] ?? 0) - (costs[was] ?? 0)
      }
      return cost
    },
    forget: () => {
      while (length > 0) {
        const row = touched[--length] ?? 0
        diff[row] = seen[row] = 0
      }
    },
    keep: () => {
      while (length > 0) {
        const row = touched[--length] ?? 0
        counts[row] = (counts[row] ?? 0) + (diff[row] ?? 0)
        diff[row] = seen[row] = 0
      }
    },
  }
}
