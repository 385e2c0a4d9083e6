// What changed days of a line break and cost: only the rules' view of those days is read, before and after.
import type { Model } from './model.ts'
import type { TotalRule } from './rule-excess.ts'

export interface LineChanges {
  /** By person, as kept: steps by which hard rules are broken, and the cost of the soft ones. */
  readonly broken: Int32Array
  readonly soft: Float64Array
  /** Counts what days [from, to) of the line are now, 1, or takes it off, -1: once with each of the two cells. */
  read(person: number, from: number, to: number, sign: 1 | -1): void
  /** Adds up what was read of the person: `brokenMore` and `softer` say how much more that breaks and costs. */
  price(person: number): void
  brokenMore(person: number): number
  softer(person: number): number
  /** Ends what was read of the person, whether it is to stay or not. */
  keep(person: number): void
  forget(person: number): void
}

/** Reads `roster` as it stands; the caller writes it. */
export function lineChanges({ people, days, scanners }: Model, roster: Uint8Array): LineChanges {
  const locals = scanners.map((scanner) => scanner.locals)
  const totals = scanners.map((scanner) => scanner.totals)
  const first = new Int32Array(people + 1)
  for (const [person, own] of totals.entries()) first[person + 1] = (first[person] ?? 0) + own.length
  const sums = new Float64Array(first[people] ?? 0)
  const diff = new Float64Array(sums.length)
  const [hardDiff, softDiff] = [new Int32Array(people), new Float64Array(people)]
  const broken = Int32Array.from(scanners, ({ excess }, person) => excess(roster, person * days))
  const soft = Float64Array.from(scanners, ({ cost }, person) => cost?.(roster, person * days) ?? 0)
  for (const [person, own] of totals.entries()) {
    for (const [k, { near }] of own.entries()) sums[(first[person] ?? 0) + k] = near(roster, person * days, 0, days)
  }
  const forget = (person: number) => {
    hardDiff[person] = softDiff[person] = 0
    diff.fill(0, first[person], first[person + 1])
  }
  const excessChange = (excess: NonNullable<TotalRule['excess']>, was: number, by: number, person: number) =>
    excess(was + by, roster, person * days) - excess(was, roster, person * days)
  return {
    broken,
    soft,
    read: (person, from, to, sign) => {
      const at = person * days
      for (const { near, weight } of locals[person] ?? []) {
        const times = sign * near(roster, at, from, to)
        if (weight === undefined) hardDiff[person] = (hardDiff[person] ?? 0) + times
        else softDiff[person] = (softDiff[person] ?? 0) + weight * times
      }
      const own = totals[person] ?? []
      const base = first[person] ?? 0
      for (let k = 0; k < own.length; k++) {
        diff[base + k] = (diff[base + k] ?? 0) + sign * (own[k]?.near(roster, at, from, to) ?? 0)
      }
    },
    price: (person) => {
      const own = totals[person] ?? []
      const base = first[person] ?? 0
      for (let k = 0; k < own.length; k++) {
        const by = diff[base + k] ?? 0
        if (by === 0) continue
        const was = sums[base + k] ?? 0
        const { excess, cost } = own[k] ?? {}
        if (excess) hardDiff[person] = (hardDiff[person] ?? 0) + excessChange(excess, was, by, person)
        if (cost) softDiff[person] = (softDiff[person] ?? 0) + cost(was + by) - cost(was)
      }
    },
    brokenMore: (person) => hardDiff[person] ?? 0,
    softer: (person) => softDiff[person] ?? 0,
    keep: (person) => {
      broken[person] = (broken[person] ?? 0) + (hardDiff[person] ?? 0)
      soft[person] = (soft[person] ?? 0) + (softDiff[person] ?? 0)
      for (let k = first[person] ?? 0; k < (first[person + 1] ?? 0); k++) sums[k] = (sums[k] ?? 0) + (diff[k] ?? 0)
      forget(person)
    },
    forget,
  }
}
