// Reads one further rule on one member's line of duty: how many units it is beyond its limit, and by which duties. A duty
// day is the local day of a duty; a night belongs to the day on whose evening it begins, as in the solver.
import type { LineRuleDatum } from '../solver/rule.ts'
import { HOUR, MINUTE, type Stint } from './context.ts'
import { stretchesOf, weekNumber } from './fatigue.ts'
import { isOnCall, type RuleSet } from './rule-set.ts'

export interface FurtherReading {
  /** Units beyond the greatest that the rule allows: hours, nights, duties, days; 0: it is kept. */
  readonly above: number
  /** Units below the least; of a whole rota only: one in the making is below everything. */
  readonly below: number
  /** What is counted, where it is worst, and the limit. */
  readonly value: number
  readonly limit: number
  readonly shiftIds: readonly string[]
}

export interface FurtherScene {
  readonly rules: RuleSet
  readonly period: { readonly fromDay: string; readonly toDay: string }
}

const KEPT: FurtherReading = { above: 0, below: 0, value: 0, limit: 0, shiftIds: [] }
const DAY = 24 * HOUR
const dutyDay = ({ nightOf, day }: Stint): string => nightOf ?? day
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY
const idsOf = (stints: readonly Stint[]): readonly string[] => stints.map(({ shiftId }) => shiftId)

/** @param stints the member's duties on every line, by start */
export function readFurther(rule: LineRuleDatum, stints: readonly Stint[], scene: FurtherScene): FurtherReading {
  switch (rule.kind) {
    case 'minimum-rest':
      return rest(rule, stints, scene)
    case 'forbidden-succession':
      return succession(rule, stints)
    case 'total':
      return total(rule, stints, scene)
    case 'consecutive':
      return runs(rule, stints, scene)
    case 'complete-weekends':
      return weekends(stints, scene)
  }
}

type Of<K extends LineRuleDatum['kind']> = Extract<LineRuleDatum, { kind: K }>

function rest({ minutes, class: only }: Of<'minimum-rest'>, stints: readonly Stint[], { rules }: FurtherScene) {
  const own = only === undefined ? stints : stints.filter(({ role }) => isOnCall(rules, role) === (only === 'on-call'))
  const stretches = stretchesOf(own, rules)
  const short = stretches.flatMap((stretch, i) => {
    const before = stretches[i - 1]
    const pause = before ? (stretch.start - before.end) / MINUTE : Infinity
    return before && pause < minutes ? [{ pause, stints: [...before.stints, ...stretch.stints] }] : []
  })
  const value = Math.min(...short.map(({ pause }) => pause)) / 60
  if (short.length === 0) return KEPT
  return {
    ...KEPT,
    above: short.length,
    value,
    limit: minutes / 60,
    shiftIds: idsOf(short.flatMap((each) => each.stints)),
  }
}

function succession({ pairs }: Of<'forbidden-succession'>, stints: readonly Stint[]): FurtherReading {
  const byDay = Map.groupBy(stints, (stint) => numberOf(dutyDay(stint)))
  const found = [...byDay].flatMap(([day, today]) =>
    today.flatMap((one) =>
      (byDay.get(day + 1) ?? []).flatMap((other) =>
        pairs.some(([a, b]) => a === one.templateCode && b === other.templateCode) ? [[one, other]] : [],
      ),
    ),
  )
  return { ...KEPT, above: found.length, value: found.length, shiftIds: idsOf(found.flat()) }
}

const WEEKEND_FROM = 5
const weekdayOf = (day: string): number => (numberOf(day) + 3) % 7

/** In the units of the solver's weights: hours, not minutes. */
function amountOf(of: Of<'total'>['of'], stints: readonly Stint[]): number {
  const days = new Set(stints.map(dutyDay))
  switch (of) {
    case 'minutes':
      return stints.reduce((sum, { start, end }) => sum + (end - start) / HOUR, 0)
    case 'shifts':
      return stints.length
    case 'days':
      return days.size
    case 'nights':
      return new Set(stints.flatMap(({ nightOf }) => nightOf ?? [])).size
    case 'weekends':
      return new Set([...days].filter((day) => weekdayOf(day) >= WEEKEND_FROM).map(weekNumber)).size
  }
}

const keyOf = (per: Of<'total'>['per'], day: string): string =>
  per === 'week' ? String(weekNumber(day)) : per === 'month' ? day.slice(0, 7) : ''

function total({ of, per, minimum, maximum }: Of<'total'>, stints: readonly Stint[], { period }: FurtherScene) {
  const { fromDay, toDay } = period
  const inside = (day: string) => fromDay <= day && day < toDay
  const own = per === 'period' ? stints.filter((stint) => inside(dutyDay(stint))) : stints
  const size = of === 'minutes' ? 60 : 1
  const groups = [...Map.groupBy(own, (stint) => keyOf(per, dutyDay(stint))).values()]
  const amounts = groups
    .filter((group) => group.some((stint) => inside(dutyDay(stint))))
    .map((group) => ({ group, amount: amountOf(of, group) }))
  const over = maximum === undefined ? [] : amounts.filter(({ amount }) => amount > maximum / size)
  const limit = (maximum ?? 0) / size
  const above = over.reduce((sum, { amount }) => sum + amount - limit, 0)
  const worst = over.toSorted((a, b) => b.amount - a.amount)[0]
  const least = (minimum ?? 0) / size
  const below = per === 'period' ? Math.max(0, least - (amounts[0]?.amount ?? 0)) : 0
  return { above, below, value: worst?.amount ?? 0, limit, shiftIds: idsOf(over.flatMap(({ group }) => group)) }
}

function runs(
  { of, maximum = Infinity, minimum = 0 }: Of<'consecutive'>,
  stints: readonly Stint[],
  scene: FurtherScene,
) {
  const [from, to] = [numberOf(scene.period.fromDay), numberOf(scene.period.toDay)]
  const worked = new Set(
    (of === 'nights' ? stints.filter(({ nightOf }) => nightOf !== null) : stints).map(dutyDay).map(numberOf),
  )
  const counts = (day: number) => worked.has(day) !== (of === 'days-off')
  const lengths: (readonly [number, number])[] = []
  for (
    let day = of === 'days-off' ? from : Math.min(from, ...worked), start = day;
    day <= Math.max(to, ...worked);
    day++
  ) {
    if (counts(day)) continue
    if (day > start) lengths.push([start, day])
    start = day + 1
  }
  const touching = lengths.filter(([start, end]) => end > from && start < to)
  const long = touching.filter(([start, end]) => end - start > maximum)
  const short = touching.filter(([start, end]) => end - start < minimum && start > from && end < to)
  const inLong = (day: number) => long.some(([start, end]) => start <= day && day < end)
  return {
    above: long.reduce((sum, [start, end]) => sum + end - start - maximum, 0),
    below: short.reduce((sum, [start, end]) => sum + minimum - (end - start), 0),
    value: Math.max(0, ...long.map(([start, end]) => end - start)),
    limit: maximum,
    shiftIds: idsOf(stints.filter((stint) => inLong(numberOf(dutyDay(stint))))),
  }
}

/** Saturday or Sunday alone: only a whole rota can be held against it. */
function weekends(stints: readonly Stint[], { period }: FurtherScene): FurtherReading {
  const days = new Set(stints.map(dutyDay).filter((day) => weekdayOf(day) >= WEEKEND_FROM && day >= period.fromDay))
  const halves = [...Map.groupBy(days, weekNumber).values()].filter(({ length }) => length === 1)
  return { ...KEPT, below: halves.length }
}
