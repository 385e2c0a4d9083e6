// Reads one further rule on one member's line of duty: how many units it is beyond its limit, and by which duties. A duty
// day is the local day of a duty; a night belongs to the day on whose evening it begins, as in the solver.
import type { LineRuleDatum } from '../solver/rule.ts'
import { HOUR, MINUTE, type Stint } from './context.ts'
import { stretchesOf, weekNumber } from './fatigue.ts'
import { isOnCall, type RuleSet } from './rule-set.ts'

export interface FurtherReading {
  /** Units beyond the greatest that the rule allows: hours, nights, duties, days; 0: it is kept. */
  readonly above: number
  /** Where the line has less than the least; of a whole rota only: one in the making is below everything. */
  readonly lacks: readonly Lack[]
  /** What is counted, where it is worst, and the limit. */
  readonly value: number
  readonly limit: number
  readonly shiftIds: readonly string[]
}

/** Too little of something: what there is, what there should be, and the duties that count for it. */
export interface Lack {
  readonly value: number
  readonly limit: number
  readonly shiftIds: readonly string[]
}

/** Units below the least, all told. */
export const belowOf = ({ lacks }: FurtherReading): number =>
  lacks.reduce((sum, { value, limit }) => sum + limit - value, 0)

export interface FurtherScene {
  readonly rules: RuleSet
  readonly period: { readonly fromDay: string; readonly toDay: string }
}

const KEPT: FurtherReading = { above: 0, lacks: [], value: 0, limit: 0, shiftIds: [] }
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
  const inside = (day: string) => period.fromDay <= day && day < period.toDay
  const own = per === 'period' ? stints.filter((stint) => inside(dutyDay(stint))) : stints
  const size = of === 'minutes' ? 60 : 1
  const groups = Map.groupBy(own, (stint) => keyOf(per, dutyDay(stint)))
  const amounts = [...groups.values()]
    .filter((group) => group.some((stint) => inside(dutyDay(stint))))
    .map((group) => ({ group, amount: amountOf(of, group) }))
  const over = maximum === undefined ? [] : amounts.filter(({ amount }) => amount > maximum / size)
  const limit = (maximum ?? 0) / size
  const above = over.reduce((sum, { amount }) => sum + amount - limit, 0)
  const worst = over.toSorted((a, b) => b.amount - a.amount)[0]
  const least = (minimum ?? 0) / size
  const lacks = least === 0 ? [] : wholePeriods(per, period).map((key) => lackOf(of, groups.get(key) ?? [], least))
  return {
    above,
    lacks: lacks.filter(({ value }) => value < least),
    value: worst?.amount ?? 0,
    limit,
    shiftIds: idsOf(over.flatMap(({ group }) => group)),
  }
}

const lackOf = (of: Of<'total'>['of'], group: readonly Stint[], limit: number): Lack => ({
  value: amountOf(of, group),
  limit,
  shiftIds: idsOf(group),
})

/** The weeks or months all of whose days are in the rota: only then does a minimum bind. */
function wholePeriods(per: Of<'total'>['per'], { fromDay, toDay }: FurtherScene['period']): readonly string[] {
  if (per === 'period') return ['']
  const days = Array.from({ length: numberOf(toDay) - numberOf(fromDay) }, (_, i) => dayAt(numberOf(fromDay) + i))
  const length = (day: string) => (per === 'week' ? 7 : new Date(Date.UTC(yearOf(day), monthIn(day), 0)).getUTCDate())
  const found = Map.groupBy(days, (day) => keyOf(per, day))
  return [...found].flatMap(([key, [first = '', ...rest]]) => (rest.length + 1 === length(first) ? [key] : []))
}

const dayAt = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)
const yearOf = (day: string): number => Number(day.slice(0, 4))
const monthIn = (day: string): number => Number(day.slice(5, 7))

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
  /** The duties of a run; of days off, those around it. */
  const about = ([start, end]: readonly [number, number]) =>
    idsOf(
      stints.filter((stint) =>
        between(numberOf(dutyDay(stint)), of === 'days-off' ? [start - 1, end + 1] : [start, end]),
      ),
    )
  return {
    above: long.reduce((sum, [start, end]) => sum + end - start - maximum, 0),
    lacks: short.map((run) => ({ value: run[1] - run[0], limit: minimum, shiftIds: about(run) })),
    value: Math.max(0, ...long.map(([start, end]) => end - start)),
    limit: maximum,
    shiftIds: idsOf(stints.filter((stint) => inLong(numberOf(dutyDay(stint))))),
  }
}

const between = (day: number, [start, end]: readonly [number, number]): boolean => start <= day && day < end

/**
 * Saturday or Sunday alone: only a whole rota can be held against it. A weekend belongs to the rota that has its Sunday,
 * as in the solver: what the Saturday before a rota was, is known; what the Sunday after it will be, is not.
 */
function weekends(stints: readonly Stint[], { period }: FurtherScene): FurtherReading {
  const byWeek = Map.groupBy(
    stints.filter((stint) => weekdayOf(dutyDay(stint)) >= WEEKEND_FROM),
    (stint) => weekNumber(dutyDay(stint)),
  )
  const lacks = [...byWeek].flatMap(([week, group]): readonly Lack[] => {
    const sunday = dayAt(7 * week + 3)
    const isHalf = new Set(group.map(dutyDay)).size === 1
    return isHalf && period.fromDay <= sunday && sunday < period.toDay
      ? [{ value: 1, limit: 2, shiftIds: idsOf(group) }]
      : []
  })
  return { ...KEPT, lacks }
}
