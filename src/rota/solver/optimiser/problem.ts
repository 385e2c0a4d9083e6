// The optimiser's problem as plain data: people × days × shift types. A cell holds 0 (off) or a shift type, from 1.

/** Hard rules of one person's line. `rule-steps.ts` and `rule-excess.ts` are generated from the same table. */
export type Rule = Succession | Run | Sum | Groups

/** These may not stand on two days in a row: [today, tomorrow]. */
export interface Succession {
  readonly kind: 'succession'
  readonly forbidden: readonly (readonly [number, number])[]
}

/**
 * Unbroken runs of days whose cells are among `cells`: 0 for days off, all shifts for days worked, nights only.
 * A run that touches either edge of the horizon counts as long enough; only days inside count against `max`.
 */
export interface Run {
  readonly kind: 'run'
  readonly cells: readonly number[]
  readonly min: number
  readonly max: number | null
}

/** What the cells of the days [from, to), inside the horizon, add up to: minutes, duties of a type, nights. Whole numbers, not below 0. */
export interface Sum {
  readonly kind: 'sum'
  /** By cell. */
  readonly amounts: readonly number[]
  readonly from: number
  readonly to: number
  readonly min: number
  readonly max: number
}

/** Of these groups of days (weekends), in order and apart, at most `max` hold a duty. */
export interface Groups {
  readonly kind: 'groups'
  readonly days: readonly (readonly number[])[]
  readonly max: number
}

export interface Person {
  readonly id: string
  readonly rules: readonly Rule[]
  /** Cells that they cannot take: [day, cell]. */
  readonly barred: readonly (readonly [number, number])[]
}

/** Costs `weight` when the person stands that shift (`against`), or does not (`for`). */
export interface Wish {
  readonly kind: 'for' | 'against'
  readonly person: number
  readonly day: number
  readonly shift: number
  readonly weight: number
}

/** Several of one cell add up, so that missing the minimum may cost more than missing the wanted number. */
export interface Cover {
  readonly day: number
  readonly shift: number
  readonly required: number
  /** Cost of each person below, and of each above. */
  readonly under: number
  readonly over: number
}

export interface GridProblem {
  readonly days: number
  /** Names of the shift types; the first is cell value 1. */
  readonly shifts: readonly string[]
  readonly people: readonly Person[]
  readonly wishes: readonly Wish[]
  readonly cover: readonly Cover[]
}
