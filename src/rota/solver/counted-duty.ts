// What a member's duty adds up to, by day and pattern: minutes, duties, nights, days worked.
import { weekOf } from './calendar.ts'
import type { DutyDays } from './duty-days.ts'
import type { Model } from './model.ts'
import type { Rule as GridRule, Tally } from './optimiser/problem.ts'
import { ELSEWHERE, type Pattern, type Patterns } from './patterns.ts'
import type { Targets } from './targets.ts'

/** What a rule is called in explanations: a code of ours, or the name that a further rule was given. */
export interface Tagged {
  readonly code: string
  readonly rule: GridRule
  /** Costs that are there whatever the line is, in hundredths. */
  readonly constant: number
  /** What one unit of the rule's total is: minutes, or 1. */
  readonly unit: number
}

export interface RuleStage {
  readonly model: Model
  readonly calendar: DutyDays
  readonly patterns: Patterns
  readonly targets: Targets
  /** Greatest common divisor of the slots' lengths, in minutes. */
  readonly unit: number
}

export type Amounts = readonly (readonly number[])[]

/** Amount of what stands on that day in that pattern, slots and duty elsewhere. */
export type Amount = (slots: readonly number[], pattern: Pattern) => number

/** Amounts by day and pattern, made once for each thing that is counted. */
export function tablesOf({ model, calendar, patterns, unit }: RuleStage) {
  const { days, lanes, slotAt } = calendar
  const slotsOf = (day: number, pattern: Pattern) =>
    pattern.lanes.map((lane) => slotAt[day * lanes + lane] ?? -1).filter((slot) => slot >= 0)
  const made = new Map<string, Amounts>()
  /** Of the days that `binds` names; other days count nothing. */
  const amounts = (name: string, amount: Amount, binds: (day: number) => boolean = () => true): Amounts => {
    const known = made.get(name)
    if (known) return known
    const table = Array.from({ length: days }, (_, day) =>
      binds(day) ? patterns.all.map((pattern) => amount(slotsOf(day, pattern), pattern)) : [],
    )
    made.set(name, table)
    return table
  }
  const sum =
    (of: (slot: number) => number): Amount =>
    (slots) =>
      slots.reduce((total, slot) => total + of(slot), 0)
  const isNight = (slot: number) => (model.night[slot] ?? -1) >= 0
  const nightsOf =
    (kind: number): Amount =>
    (slots, { elsewhere }) => {
      const bit = kind === 0 ? ELSEWHERE.answeringNight : ELSEWHERE.onCallNight
      return (elsewhere & bit) !== 0 || slots.some((slot) => isNight(slot) && model.class[slot] === kind) ? 1 : 0
    }
  const counts = {
    minutes: sum((slot) => Math.round(((model.end[slot] ?? 0) - (model.start[slot] ?? 0)) / unit)),
    shifts: sum(() => 1),
    days: (_: readonly number[], { lanes: own, elsewhere }: Pattern) => (own.length > 0 || elsewhere > 0 ? 1 : 0),
    nights: (slots: readonly number[], pattern: Pattern) =>
      Math.max(nightsOf(0)(slots, pattern), nightsOf(1)(slots, pattern)),
  } satisfies Record<string, Amount>
  return { amounts, sum, nightsOf, counts }
}

export type Tables = ReturnType<typeof tablesOf>

export const isEmpty = (amounts: Amounts) => amounts.every((day) => day.every((amount) => amount === 0))

export const tagged = (code: string, rule: GridRule, constant = 0, unit = 1): Tagged => ({ code, rule, constant, unit })

export const indexesOf = (patterns: Patterns, holds: (pattern: Pattern) => boolean): readonly number[] =>
  patterns.all.flatMap((pattern, index) => (holds(pattern) ? [index] : []))

export const tally = (amounts: Amounts, max: number | null): Tally => ({ kind: 'tally', amounts, min: 0, max })

export const largest = (amounts: Amounts): number => amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0)

export function weeksOf({ first, days, history }: DutyDays): ReadonlyMap<number, ReadonlySet<number>> {
  const weeks = new Map<number, Set<number>>()
  for (let day = 0; day < days; day++) {
    const week = weekOf(first + day)
    const own = weeks.get(week) ?? new Set<number>()
    weeks.set(week, own.add(day))
  }
  for (const [week, own] of weeks) if ([...own].every((day) => day < history)) weeks.delete(week)
  return weeks
}
