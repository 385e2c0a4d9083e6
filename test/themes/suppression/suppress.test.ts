import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weakCells } from '../../../src/themes/suppression/attack.ts'
import { gridOf, type TwoWayTable } from '../../../src/themes/suppression/grid.ts'
import { smallestPattern } from '../../../src/themes/suppression/pattern.ts'
import { suppress } from '../../../src/themes/suppression/suppress.ts'
import { attack } from './lp-attacker.ts'
import { optimumOf } from './optimum.ts'
import { publish, publishPattern, tables } from './tables.ts'

const both = { rowTotals: true, columnTotals: true }
const ROUNDING = 1e-6

function narrowest(asked: TwoWayTable, answer = suppress(asked)): number {
  const intervals = attack(publish(asked, answer))
  return Math.min(...intervals.map(({ least, most }) => most - least))
}

/** All ways to choose so many of the cells. */
function* choices(cells: readonly number[], howMany: number): Generator<readonly number[]> {
  if (howMany === 0) yield []
  else
    for (const [i, cell] of cells.entries())
      for (const others of choices(cells.slice(i + 1), howMany - 1)) yield [cell, ...others]
}

const protects = (asked: TwoWayTable, pattern: ReadonlySet<number>) =>
  attack(publishPattern(asked, pattern)).every(({ least, most }) => most - least >= asked.threshold - 1 - ROUNDING)

/** How many cells more the best pattern hides, by trying them all; undefined when none protects. */
function optimum(asked: TwoWayTable): number | undefined {
  const grid = gridOf(asked)
  const others = [...grid.cells.keys()].filter((i) => (grid.cells[i]?.value ?? 0) >= asked.threshold)
  for (let more = 0; more <= others.length; more++)
    for (const chosen of choices(others, more)) if (protects(asked, new Set([...grid.small, ...chosen]))) return more
  return undefined
}

const hiddenIn = (table: ReturnType<typeof suppress>['table']) => table.flat().filter((cell) => cell === '*').length

describe('suppress', () => {
  test('what it publishes keeps every hidden cell in an interval of the threshold − 1, to whoever solves for it', () => {
    fc.assert(
      fc.property(tables(7), (asked) => {
        expect(narrowest(asked)).toBeGreaterThanOrEqual(asked.threshold - 1 - ROUNDING)
      }),
      { numRuns: 300 },
    )
  })

  test('hides all small counts, no zero, and shows the rest as it is', () => {
    fc.assert(
      fc.property(tables(6), (asked) => {
        const shown = suppress(asked).table
        for (const [r, row] of asked.table.entries()) {
          for (const [c, value] of row.entries()) {
            if (value > 0 && value < asked.threshold) expect(shown[r]?.[c]).toBe('*')
            else if (value === 0) expect(shown[r]?.[c]).toBe(0)
            else expect(['*', value]).toContain(shown[r]?.[c])
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('hides as few cells as can be, and a total only when no pattern protects', () => {
    fc.assert(
      fc.property(tables(3), (asked) => {
        const answer = suppress(asked)
        const best = optimum(asked)
        const total = answer.rowTotals ?? answer.columnTotals
        expect(total === undefined).toBe(best !== undefined)
        if (best !== undefined) expect(hiddenIn(answer.table)).toBe(gridOf(asked).small.length + best)
      }),
      { numRuns: 150 },
    )
  })

  test('comes to the optimum of an integer program, and to no total without need, on tables up to 6 × 8', () => {
    fc.assert(
      fc.property(tables(8), (asked) => {
        fc.pre(asked.table.length <= 6)
        const answer = suppress(asked)
        const best = optimumOf(asked)
        const total = answer.rowTotals ?? answer.columnTotals
        expect(total === undefined).toBe(best !== undefined)
        if (best !== undefined) expect(hiddenIn(answer.table)).toBe(best)
      }),
      { numRuns: 40 },
    )
  })

  test('sees the same weak cells as a linear program', () => {
    fc.assert(
      fc.property(tables(5), fc.array(fc.nat(24)), (asked, more) => {
        const grid = gridOf(asked)
        fc.pre(grid.totals.length > 0)
        const isCount = (i: number) => (grid.cells[i]?.value ?? 0) > 0
        const pattern = new Set([...grid.small, ...more.filter(isCount)].sort((a, b) => a - b))
        const intervals = attack(publishPattern(asked, pattern))
        const narrow = [...pattern].filter((_, i) => {
          const { least = 0, most = 0 } = intervals[i] ?? {}
          return most - least < asked.threshold - 1 - ROUNDING
        })
        expect(weakCells(grid, pattern).map(({ cell }) => cell)).toEqual(narrow)
      }),
      { numRuns: 200 },
    )
  })

  test('a table of twenty rows and twelve columns is protected too', () => {
    const table = Array.from({ length: 20 }, (_, r) =>
      Array.from({ length: 12 }, (_, c) => (r * 7919 + c * 104_729) % 61),
    )
    const asked = { table, threshold: 5, ...both }
    const answer = suppress(asked)
    expect(weakCells(gridOf(asked), new Set(answer.table.flat().flatMap((x, i) => (x === '*' ? [i] : []))))).toEqual([])
  })

  test('when the exact search has no time, exchanges come as far on these tables', () => {
    for (let seed = 0; seed < 40; seed++) {
      const table = Array.from({ length: 6 }, (_, r) =>
        Array.from({ length: 8 }, (_, c) => ((r * 8 + c + 50 * seed) * 7919) % 47),
      )
      const grid = gridOf({ table, threshold: 10, ...both })
      const hurried = smallestPattern(grid, { exact: 0, exchange: 20_000_000 })
      expect(hurried && weakCells(grid, hurried)).toEqual([])
      expect(hurried?.size).toBe(smallestPattern(grid)?.size)
    }
  })

  test('a table without small counts stays as it is', () => {
    const asked = {
      table: [
        [10, 0],
        [20, 30],
      ],
      threshold: 10,
      ...both,
    }
    expect(suppress(asked)).toEqual({ table: asked.table })
    expect(suppress({ ...asked, table: [[1, 2]], threshold: 1 })).toEqual({ table: [[1, 2]] })
  })

  test('without public totals only the small counts are hidden', () => {
    const asked = {
      table: [
        [3, 20],
        [30, 40],
      ],
      threshold: 5,
      rowTotals: false,
      columnTotals: false,
    }
    expect(suppress(asked)).toEqual({
      table: [
        ['*', 20],
        [30, 40],
      ],
    })
  })

  test('where no pattern protects, it hides the total whose loss hides fewer cells, and says so', () => {
    const alone = {
      table: [
        [3, 0, 0],
        [20, 15, 12],
        [16, 0, 30],
      ],
      threshold: 5,
      ...both,
    }
    const answer = suppress(alone)
    expect(answer.rowTotals).toBe('*')
    expect(answer.columnTotals).toBeUndefined()
    expect(hiddenIn(answer.table)).toBe(2)
  })
})
