import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addRating, type Histogram, NOBODY, saysNothing, scoreOf } from '../../src/surveys/score.ts'

const minimum = 10
const exact = { minimum, exact: true }
const careful = { minimum, exact: false }

test('below the minimum nothing is said, to anybody', () => {
  const nine: Histogram = [0, 0, 1, 3, 5]
  for (const showing of [exact, careful]) {
    expect(scoreOf('wait', nine, showing)).toEqual({ question: 'wait', answers: '*', mean: null, shares: null })
    expect(scoreOf('wait', NOBODY, showing)).toMatchObject({ answers: 0, mean: null })
    expect(saysNothing([scoreOf('wait', nine, showing)])).toBe(true)
  }
})

test('from the minimum on: exact with the right to the records, rounded and without a distribution otherwise', () => {
  const twelve: Histogram = [1, 0, 2, 4, 5]
  expect(scoreOf('wait', twelve, exact)).toEqual({ question: 'wait', answers: 12, mean: 4, shares: [8, 0, 17, 33, 42] })
  expect(scoreOf('wait', [1, 0, 2, 3, 5], exact).mean).toBe(4)
  expect(scoreOf('wait', [2, 0, 2, 3, 6], careful)).toEqual({ question: 'wait', answers: 15, mean: 3.8, shares: null })
})

const histogram = fc.tuple(...Array.from({ length: 5 }, () => fc.nat(40))) as fc.Arbitrary<
  [number, number, number, number, number]
>

test('a mean is a rating, and no careful reader ever sees a distribution or an exact number of answers', () => {
  fc.assert(
    fc.property(histogram, (given) => {
      const score = scoreOf('q', given, careful)
      expect(score.shares).toBeNull()
      if (score.answers !== '*') expect(score.answers % 5).toBe(0)
      if (score.mean !== null) expect(score.mean >= 1 && score.mean <= 5).toBe(true)
    }),
  )
})

test('ratings add up', () => {
  expect(addRating(addRating(NOBODY, 5, 2), 1, 1)).toEqual([1, 0, 0, 0, 2])
})
