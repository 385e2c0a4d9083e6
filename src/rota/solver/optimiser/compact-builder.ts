// Puts a linear integer program together row by row, as HiGHS takes it.

/** Column and coefficient; columns may come twice. */
export type Terms = readonly (readonly [number, number])[]

export function compactBuilder() {
  const cost: number[] = []
  const upper: number[] = []
  const whole: boolean[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const entries: Map<number, number>[] = []
  const column = (price: number, most: number, integral: boolean) => {
    entries.push(new Map())
    whole.push(integral)
    upper.push(most)
    return cost.push(price) - 1
  }
  return {
    binary: (price: number) => column(price, 1, true),
    /** From 0 to 1. */
    share: (price: number) => column(price, 1, false),
    /** From 0 up. */
    continuous: (price: number) => column(price, Infinity, false),
    row: (terms: Terms, lower: number, most: number) => {
      const row = rowLower.push(lower) - 1
      rowUpper.push(most)
      for (const [at, coefficient] of terms) {
        const own = entries[at]
        own?.set(row, (own.get(row) ?? 0) + coefficient)
      }
    },
    finish: () => ({ whole, data: dataOf({ cost, upper, rowLower, rowUpper }, entries) }),
  }
}

interface Bounds {
  readonly cost: number[]
  readonly upper: number[]
  readonly rowLower: number[]
  readonly rowUpper: number[]
}

function dataOf({ cost, upper, rowLower, rowUpper }: Bounds, entries: readonly ReadonlyMap<number, number>[]) {
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const column of entries) {
    for (const [row, coefficient] of column) {
      if (coefficient === 0) continue
      indices.push(row)
      values.push(coefficient)
    }
    starts.push(indices.length)
  }
  const [numCols, numRows] = [cost.length, rowLower.length]
  return {
    ...{ numCols, numRows, colCost: cost, colLower: cost.map(() => 0), colUpper: upper, rowLower, rowUpper },
    matrix: { format: 'csc', numCols, numRows, starts, indices, values },
  } as const
}

export type Compact = ReturnType<ReturnType<typeof compactBuilder>['finish']>
