// Scores from ratings of 1 to 5: what may be shown of them, and to whom. Pure.
//
// A score is shown only from a minimum of answers on, to anybody. Those without the right to the records get numbers of
// answers rounded to the nearest 5, means to one decimal, and no distribution; and only of cells that are over and do
// not contain one another (a month, a closed wave), so that no difference between two of them speaks of a few people.
import { type Shown, shown } from '../themes/disclosure.ts'

export const RATINGS = [1, 2, 3, 4, 5] as const
export type Rating = (typeof RATINGS)[number]

/** How many gave each rating, from 1 to 5. */
export type Histogram = readonly [number, number, number, number, number]
export const NOBODY: Histogram = [0, 0, 0, 0, 0]

export interface Score {
  readonly question: string
  /** 0, '*' below the minimum, or how many answered it. */
  readonly answers: Shown
  /** 1 to 5; null below the minimum. */
  readonly mean: number | null
  /** Whole per cent of each rating from 1 to 5; null below the minimum, and without the right to the records. */
  readonly shares: readonly number[] | null
}

export interface Showing {
  readonly minimum: number
  /** With the right to the records. */
  readonly exact: boolean
}

export const answersIn = (histogram: Histogram): number => histogram.reduce((sum, each) => sum + each, 0)

export function addRating(histogram: Histogram, rating: Rating, answers: number): Histogram {
  const [one, two, three, four, five] = histogram
  const more = (at: Rating, before: number) => before + (at === rating ? answers : 0)
  return [more(1, one), more(2, two), more(3, three), more(4, four), more(5, five)]
}

const rounded = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals

export function scoreOf(question: string, histogram: Histogram, { minimum, exact }: Showing): Score {
  const answers = answersIn(histogram)
  if (answers < minimum) return { question, answers: answers === 0 ? 0 : '*', mean: null, shares: null }
  const mean = histogram.reduce((sum, each, i) => sum + each * (i + 1), 0) / answers
  return exact
    ? {
        question,
        answers,
        mean: rounded(mean, 2),
        shares: histogram.map((each) => Math.round((100 * each) / answers)),
      }
    : { question, answers: shown(answers, 'ordinary'), mean: rounded(mean, 1), shares: null }
}

/** A cell that says nothing: below the minimum nothing of it is shown at all. */
export const saysNothing = (scores: readonly Score[]): boolean => scores.every(({ mean }) => mean === null)
