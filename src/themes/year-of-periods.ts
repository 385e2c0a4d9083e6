// The public periods of a year: its months, its quarters and itself; and which months make up which quarter. By the
// codes alone, without a calendar: an audit asks for them thousands of times.
import { kindOf, type Period } from '../calls/period.ts'

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const MONTHS_IN_A_QUARTER = 3

interface Year {
  readonly months: readonly Period[]
  readonly quarters: readonly Period[]
}

const years = new Map<string, Year>()
const MOST_REMEMBERED = 200

/** The year in which a month, quarter or year lies. */
const numberOf = (period: Period): string => period.slice(period.indexOf(':') + 1).slice(0, 4)

function yearOf(period: Period): Year {
  const year = numberOf(period)
  const before = years.get(year)
  if (before !== undefined) return before
  if (years.size >= MOST_REMEMBERED) years.clear()
  const made: Year = {
    months: MONTHS.map((month): Period => `month:${year}-${month}`),
    quarters: [1, 2, 3, 4].map((quarter): Period => `quarter:${year}-Q${quarter}`),
  }
  years.set(year, made)
  return made
}

export const quartersOf = (year: Period): readonly Period[] => yearOf(year).quarters

export function monthsOf(quarter: Period): readonly Period[] {
  const first = (Number(quarter.at(-1)) - 1) * MONTHS_IN_A_QUARTER
  return yearOf(quarter).months.slice(first, first + MONTHS_IN_A_QUARTER)
}

/** The periods whose counts a public figure of `period` depends on, itself among them. */
export function familyOf(period: Period): readonly Period[] {
  switch (kindOf(period)) {
    case 'year':
      return [...yearOf(period).months, ...yearOf(period).quarters, period]
    case 'quarter':
      return [...monthsOf(period), period]
    default:
      return [period]
  }
}

/** The months of the year up to the end of a month, quarter or year; none for a day or a week, which are not public. */
export function monthsUpTo(period: Period): readonly Period[] {
  const { months } = yearOf(period)
  switch (kindOf(period)) {
    case 'year':
      return months
    case 'quarter':
      return months.slice(0, Number(period.at(-1)) * MONTHS_IN_A_QUARTER)
    case 'month':
      return months.slice(0, Number(period.slice(-2)))
    default:
      return []
  }
}
