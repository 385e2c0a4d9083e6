import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg } from '../../../src/themes/signals/false-discovery.ts'

describe('benjaminiHochberg', () => {
  test('adjusts the example of the paper (1995, table 1): four of fifteen stay below 0.05', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(benjaminiHochberg(p).filter((adjusted) => adjusted <= 0.05)).toHaveLength(4)
    expect(benjaminiHochberg(p)[3]).toBeCloseTo((0.0095 * 15) / 4, 12)
  })

  test('keeps order and positions, and never makes a p smaller', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ps) => {
        const adjusted = benjaminiHochberg(ps)
        const byP = ps.map((p, i) => [p, adjusted[i] ?? 0] as const).sort((a, b) => a[0] - b[0] || a[1] - b[1])
        for (const [i, [p, ours]] of byP.entries()) {
          expect(ours).toBeGreaterThanOrEqual(p)
          expect(ours).toBeLessThanOrEqual(1)
          expect(ours).toBeGreaterThanOrEqual(byP[i - 1]?.[1] ?? 0)
        }
      }),
    )
  })
})
