// What a detector found out about the last day, or the last week, of one topic.

export type Span = 'day' | 'week'

export type Method = 'ears-c2' | 'weekday-negative-binomial' | 'weekly-negative-binomial' | 'farrington'

/** "失眠 rose to 23 this week; 9 expected, at most 16": observed, expected, atMost. Counts are of distinct episodes. */
export interface Finding {
  readonly method: Method
  readonly span: Span
  readonly observed: number
  /** Of a day: distinct episodes of the seven days that end with it, for a rise may be made up of few a day. */
  readonly lately?: number
  readonly expected: number
  /** The largest count that is no alarm. */
  readonly atMost: number
  /** The probability of so many, or more, if nothing had changed. */
  readonly p: number
  /** By this detector alone: before the other topics of the run are looked at. */
  readonly alarm: boolean
}
