// The linear assignment problem: each row takes one column, all different, at the least sum. Shortest augmenting paths
// with prices (Kuhn 1955; Jonker and Volgenant 1987), cubic at worst.

export interface Assignment {
  /**
   * @param costs finite, row × size + column, of the first `size` rows and columns
   * @returns by row: its column; overwritten by the next call
   */
  solve(costs: Float64Array, size: number): Int32Array
}

/** For up to `most` rows. */
export function assignmentOf(most: number): Assignment {
  const ofRow = new Float64Array(most + 1)
  const ofColumn = new Float64Array(most + 1)
  /** By column, from 1: its row; 0: none yet. Column 0 holds the row that looks for one. */
  const holder = new Int32Array(most + 1)
  const cameFrom = new Int32Array(most + 1)
  const least = new Float64Array(most + 1)
  const reached = new Uint8Array(most + 1)
  const placed = new Uint8Array(most + 1)
  const columnOf = new Int32Array(most)

  /** @returns a free column; the way to it is in `cameFrom` */
  const search = (costs: Float64Array, size: number): number => {
    least.fill(Infinity, 0, size + 1)
    reached.fill(0, 0, size + 1)
    let at = 0
    do {
      reached[at] = 1
      const row = holder[at] ?? 0
      const base = (row - 1) * size - 1
      const price = ofRow[row] ?? 0
      let [step, next] = [Infinity, 0]
      for (let column = 1; column <= size; column++) {
        if (reached[column] === 1) continue
        const reduced = (costs[base + column] ?? 0) - price - (ofColumn[column] ?? 0)
        if (reduced < (least[column] ?? 0)) {
          least[column] = reduced
          cameFrom[column] = at
        }
        const found = least[column] ?? 0
        if (found < step) [step, next] = [found, column]
      }
      for (let column = 0; column <= size; column++) {
        if (reached[column] === 1) {
          const own = holder[column] ?? 0
          ofRow[own] = (ofRow[own] ?? 0) + step
          ofColumn[column] = (ofColumn[column] ?? 0) - step
        } else least[column] = (least[column] ?? 0) - step
      }
      at = next
    } while (holder[at] !== 0)
    return at
  }
  /** Prices under which nothing is below 0, and whatever can be given away at 0 at once: most rows, mostly. */
  const begin = (costs: Float64Array, size: number): void => {
    holder.fill(0)
    placed.fill(0)
    ofColumn.fill(Infinity)
    ofColumn[0] = ofRow[0] = 0
    for (let row = 0, at = 0; row < size; row++) {
      for (let column = 1; column <= size; column++, at++) {
        const cost = costs[at] ?? 0
        if (cost < (ofColumn[column] ?? 0)) ofColumn[column] = cost
      }
    }
    for (let row = 1, at = 0; row <= size; row++) {
      let [lowest, best] = [Infinity, 0]
      for (let column = 1; column <= size; column++, at++) {
        const reduced = (costs[at] ?? 0) - (ofColumn[column] ?? 0)
        if (reduced < lowest) [lowest, best] = [reduced, column]
      }
      ofRow[row] = lowest
      if (holder[best] !== 0) continue
      holder[best] = row
      placed[row] = 1
    }
  }
  return {
    solve: (costs, size) => {
      begin(costs, size)
      for (let row = 1; row <= size; row++) {
        if (placed[row] === 1) continue
        holder[0] = row
        for (let at = search(costs, size); at !== 0; ) {
          const before = cameFrom[at] ?? 0
          holder[at] = holder[before] ?? 0
          at = before
        }
      }
      for (let column = 1; column <= size; column++) columnOf[(holder[column] ?? 0) - 1] = column - 1
      return columnOf
    },
  }
}
