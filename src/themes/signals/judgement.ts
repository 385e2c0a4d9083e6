// What a detector says of one point of a series.

export interface Judgement {
  /** What the count may be without an alarm; null where the method gives none. */
  readonly upperBound: number | null
  /** Null where it cannot be said. */
  readonly alarm: boolean | null
}

/** A count; NaN where it is missing. */
export type Series = readonly number[]

/** Points of a series, counted from 1, both included: as R counts. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** @throws RangeError for points that the series does not have */
export function mustBeWithin(range: Range, length: number): void {
  if (range.from > range.to) throw new RangeError(`range: ${range.from} is after ${range.to}`)
  if (range.from < 1 || range.to > length)
    throw new RangeError(`range: ${range.from} to ${range.to} is not within the series, which has ${length} points`)
}

export const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value)
