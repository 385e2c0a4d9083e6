import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignmentOf } from '../../../src/rota/solver/assignment.ts'

/** All ways to give the rows from `row` on a column each. */
function cheapest(costs: Float64Array, size: number, row = 0, taken = 0): number {
  if (row === size) return 0
  let least = Infinity
  for (let column = 0; column < size; column++) {
    if ((taken & (1 << column)) !== 0) continue
    least = Math.min(least, (costs[row * size + column] ?? 0) + cheapest(costs, size, row + 1, taken | (1 << column)))
  }
  return least
}

test('each row takes a column of its own, at the least sum', () => {
  const assignment = assignmentOf(7)
  const cost = fc.oneof(
    fc.integer({ min: -20, max: 20 }),
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.constant(1e12),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }).chain((size) => fc.array(cost, { minLength: size ** 2, maxLength: size ** 2 })),
      (values) => {
        const size = Math.sqrt(values.length)
        const costs = Float64Array.from(values)
        const columns = [...assignment.solve(costs, size).subarray(0, size)]
        expect(new Set(columns).size).toBe(size)
        const sum = columns.reduce((total, column, row) => total + (costs[row * size + column] ?? 0), 0)
        expect(sum / Math.max(1, Math.abs(sum))).toBeCloseTo(cheapest(costs, size) / Math.max(1, Math.abs(sum)), 3)
      },
    ),
    { numRuns: 400 },
  )
})
