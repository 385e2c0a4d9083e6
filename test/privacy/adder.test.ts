import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adderOf, LANES } from '../../src/privacy/tagger/adder.ts'
import { LONGEST_PIECE } from '../../src/privacy/tagger/context.ts'
import { FARTHEST, SOURCES } from '../../src/privacy/tagger/features.ts'
import { LABELS } from '../../src/privacy/tagger/labels.ts'

const COUNT = 40
const LENGTHS = [1, 2, 9, LONGEST_PIECE]
const MARGIN = 150
const MOST_ROWS = Math.max(...SOURCES.map(({ offsets }) => offsets.length))

test('sums are those of all rows of a character, and it is clear where they leave no doubt', () => {
  const { rows, begins, sums, unclear, add } = adderOf(COUNT + MOST_ROWS, MARGIN)
  const weights = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: rows.length, maxLength: rows.length })
  const starts = fc.array(fc.nat(COUNT - 1), { minLength: begins.length, maxLength: begins.length })
  const seen = new Set<number>()
  fc.assert(
    fc.property(fc.constantFrom(...LENGTHS), weights, starts, (length, all, at) => {
      for (const [k, weight] of all.entries()) rows[k] = k % LANES < LABELS ? weight : 0
      begins.set(at.map((row) => row * LANES))
      add(length)
      for (let i = 0; i < length; i++) {
        const expected = Array.from({ length: LABELS }, (_, y) => sumOf(all, at, i, y))
        expect([...sums.subarray(i * LANES, i * LANES + LABELS)]).toEqual(expected)
        const most = Math.max(...expected.slice(1))
        expect(unclear[i]).toBe(most > (expected[0] ?? 0) - MARGIN ? 1 : 0)
        seen.add(unclear[i] ?? 0)
      }
    }),
    { numRuns: 40 },
  )
  expect([...seen].sort()).toEqual([0, 1])
})

const sumOf = (weights: readonly number[], begins: readonly number[], i: number, y: number): number =>
  SOURCES.flatMap(({ offsets }, source) =>
    offsets.map((by, row) => {
      const begin = begins[(FARTHEST + i + by) * SOURCES.length + source] ?? 0
      return weights[(begin + row) * LANES + y] ?? 0
    }),
  ).reduce((sum, weight) => sum + weight, 0)
