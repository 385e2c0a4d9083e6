// Periods that calls are counted by, as codes: day:2026-05-14, week:2026-W20, month:2026-05, quarter:2026-Q2, year:2026.
import { DateTime } from 'luxon'

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]
export type Period = `${PeriodKind}:${string}`

const SHAPES: Readonly<Record<PeriodKind, RegExp>> = {
  day: /^\d{4}-\d{2}-\d{2}$/,
  week: /^\d{4}-W\d{2}$/,
  month: /^\d{4}-\d{2}$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
}

const two = (value: number) => String(value).padStart(2, '0')
const four = (value: number) => String(value).padStart(4, '0')
const utc = (day: string) => DateTime.fromISO(day, { zone: 'utc' })

const MOST_REMEMBERED = 1_000

/** Calendar arithmetic is slow, and the same few periods come up all day. */
function remembering<V>(work: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = work(key)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(key, value)
    return value
  }
}

/** The five periods that a local day belongs to, from day to year. Weeks are ISO weeks, in their ISO year. */
export const periodsOf: (day: string) => readonly Period[] = remembering((day) => {
  const date = utc(day)
  return PERIOD_KINDS.map((kind) => periodAt(kind, date))
})

/** The period of a kind in which a day lies. */
export const periodOf = (kind: PeriodKind, day: string): Period => periodAt(kind, utc(day))

function periodAt(kind: PeriodKind, date: DateTime): Period {
  switch (kind) {
    case 'day':
      return `day:${date.toISODate()}`
    case 'week':
      return `week:${four(date.weekYear)}-W${two(date.weekNumber)}`
    case 'month':
      return `month:${date.toFormat('yyyy-MM')}`
    case 'quarter':
      return `quarter:${four(date.year)}-Q${date.quarter}`
    case 'year':
      return `year:${four(date.year)}`
  }
}

export const kindOf = (period: Period): PeriodKind => partsOf(period).kind

interface Parts {
  readonly kind: PeriodKind
  readonly value: string
}

const partsOf: (period: string) => Parts = remembering((period) => {
  const [, kind, value = ''] = /^(day|week|month|quarter|year):(.*)$/.exec(period) ?? []
  const known = PERIOD_KINDS.find((one) => one === kind)
  if (!known || !SHAPES[known].test(value)) throw new RangeError(`not a period: ${period}`)
  return { kind: known, value }
})

/** Whether a text is the code of a possible period. */
export function isPeriod(text: string): text is Period {
  try {
    return firstDayOf(partsOf(text)).isValid
  } catch {
    return false
  }
}

function firstDayOf({ kind, value }: Parts): DateTime {
  if (kind !== 'quarter') return utc(kind === 'year' ? `${value}-01-01` : value)
  const [year, quarter] = value.split('-Q').map(Number)
  return DateTime.utc(year ?? 0, ((quarter ?? 1) - 1) * 3 + 1, 1)
}

const LENGTHS = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const

/** First day, and the day after the last: [from, to). */
export const daysOf: (period: Period) => { readonly from: string; readonly to: string } = remembering((period) => {
  const parts = partsOf(period)
  const first = firstDayOf(parts)
  return { from: first.toFormat('yyyy-MM-dd'), to: first.plus(LENGTHS[parts.kind]).toFormat('yyyy-MM-dd') }
})

/** The period of the same kind right before. */
export const previous: (period: Period) => Period = remembering((period) => {
  const parts = partsOf(period)
  return periodAt(parts.kind, firstDayOf(parts).minus(LENGTHS[parts.kind]))
})

/** The period of the same kind right after. */
export function following(period: Period): Period {
  const parts = partsOf(period)
  return periodAt(parts.kind, firstDayOf(parts).plus(LENGTHS[parts.kind]))
}

/**
 * What a period is compared with, a year before: the same day, month or quarter; for a week the one of the same number,
 * or undefined where that ISO year has no week 53. The 29 February has none either.
 */
export const yearBefore: (period: Period) => Period | undefined = remembering((period) => {
  const { kind, value } = partsOf(period)
  const earlier = `${four(Number(value.slice(0, 4)) - 1)}${value.slice(4)}`
  const candidate: Period = `${kind}:${earlier}`
  return isPeriod(candidate) ? candidate : undefined
})
