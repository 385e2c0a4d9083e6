// The optimiser's problem as plain data: people × days × cells. A cell holds 0 (off) or a shift type, from 1.

/** Rules of one person's line. `rule-steps.ts` and `rule-excess.ts` are generated from the same table. */
export type Rule = Succession | Run | Tally | Groups

/** These may not stand on two days in a row: [today, tomorrow]. */
export interface Succession {
  readonly kind: 'succession'
  readonly forbidden: readonly (readonly [number, number])[]
  /** Where it binds: the days `today`. Absent: all days. */
  readonly days?: readonly number[]
  /** Cost of each occurrence. Absent: hard. */
  readonly weight?: number
}

/**
 * Unbroken runs of days whose cells are among `cells`: 0 for days off, all shifts for days worked, nights only.
 * A run that touches either edge of the grid counts as long enough; only days inside count against `max`.
 */
export interface Run {
  readonly kind: 'run'
  readonly cells: readonly number[]
  readonly min: number
  readonly max: number | null
  /** Cost of each day too few or too many. Absent: hard. */
  readonly weight?: number
}

/** What the cells of a line add up to: minutes, duties of a type, nights, unpopular hours. */
export interface Tally {
  readonly kind: 'tally'
  /** By day, then by cell: whole numbers, not below 0. Days and cells that are not there count nothing. */
  readonly amounts: readonly (readonly number[])[]
  readonly min: number
  readonly max: number | null
  /** Cost of the total: fairness against a target, soft limits. */
  readonly cost?: readonly Hinge[]
}

/** Of these groups of days (weekends), in order and apart, `min` to `max` hold one of `cells` (absent: any shift). */
export interface Groups {
  readonly kind: 'groups'
  readonly days: readonly (readonly number[])[]
  readonly cells?: readonly number[]
  readonly min: number
  readonly max: number | null
  /** Cost of the number of such groups. */
  readonly cost?: readonly Hinge[]
}

/** Cost of each unit below `at` and of each above; several add up to any convex cost. Weights are not below 0. */
export interface Hinge {
  readonly at: number
  readonly below: number
  readonly above: number
}

export interface Person {
  readonly id: string
  readonly rules: readonly Rule[]
  /** Cells that they cannot take: [day, cell]. */
  readonly barred: readonly (readonly [number, number])[]
  /** What single cells cost, or save: [day, cell, cost]. Several of one cell add up. */
  readonly costs?: readonly (readonly [number, number, number])[]
  /** Cells of the days of `GridProblem.history`. */
  readonly history?: readonly number[]
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

/** Who stands where: each of these people counts one, or so many times, for each of these places that they hold. */
export interface Headcount {
  readonly people: 'all' | readonly number[]
  readonly places: readonly (readonly [day: number, cell: number, times?: number])[]
}

/**
 * A number of people that costs something: cover of a slot by several cells, a role mix, pairs. `Cover` is its short
 * form. What may never be has a cost that nothing else can make up for, yet finite: below a million shortages.
 */
export interface Row {
  readonly plus: Headcount
  /** Counted off: a shadow less a mentor. */
  readonly minus?: Headcount
  readonly cost: readonly Hinge[]
  /** On top, for single numbers: [number, cost, above 0]. 'Never alone' is [1, cost]: with it the cost is not convex. */
  readonly extra?: readonly (readonly [number, number])[]
}

export interface GridProblem {
  /** All days of the grid, history included. */
  readonly days: number
  /**
   * The first so many days have been: their cells stand as they are (`Person.history`). They count for rules, but what
   * was broken then is forgiven, and a limit that was exceeded then leaves no room for more. Absent: none.
   */
  readonly history?: number
  /** Names of the shift types; the first is cell value 1. */
  readonly shifts: readonly string[]
  readonly people: readonly Person[]
  readonly wishes: readonly Wish[]
  readonly cover: readonly Cover[]
  readonly rows?: readonly Row[]
}
