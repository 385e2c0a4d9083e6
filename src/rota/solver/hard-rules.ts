// Hard rules beyond the limits of a line, read straight from a member's duty: for problems that fit no grid. Slow, plain,
// and the same readings as the grid's rules.
import { SATURDAY, startOfPeriod, sundayOf, weekdayOf, weekOf, whichPeriod } from './calendar.ts'
import { dutyDayOf } from './duty-days.ts'
import { periodOf } from './further-rules.ts'
import type { Measure } from './line-rules.ts'
import { missingRest } from './local-rules.ts'
import type { Model } from './model.ts'
import { DUTIES_PER_DAY } from './problem.ts'
import {
  type Consecutive,
  type ForbiddenSuccession,
  isCompanyRule,
  type LineRuleDatum,
  type Rule,
  type Total,
} from './rule.ts'

/** By how much a line, items by start, breaks a rule, in units of the rule's own; 0: it keeps it. */
type Excess = (line: readonly number[]) => number

/** Makes what reads a member's line: by hard rule, in their order, the excess. */
export type HardRules = (member: number) => (line: readonly number[]) => readonly number[]

export function hardRulesOf(model: Model): HardRules {
  const all = (model.problem.rules ?? []).flatMap((rule) =>
    isCompanyRule(rule) || rule.weight !== undefined ? [] : [{ rule, excess: excessOf(model, rule) }],
  )
  return (member) => {
    const id = model.problem.members[member]?.id ?? ''
    const own = all.filter(({ rule }) => rule.members === undefined || rule.members.includes(id))
    return (line) => [tooManyInADay(model, line), ...own.map(({ excess }) => excess(line))]
  }
}

/**
 * A measure of lines that counts hard rules too, so that the search avoids what breaks them. Of those that ask for more
 * (a least number, whole weekends) it knows nothing: duty by duty, no line could be begun.
 */
export function withHardRules(model: Model, measure: Measure): Measure {
  const { rules, maxDutiesPerDay } = model.problem
  if (rules === undefined && maxDutiesPerDay === undefined) return measure
  const read = hardRulesOf({ ...model, problem: { ...model.problem, rules: (rules ?? []).flatMap(onlyMost) } })
  const byMember = Array.from({ length: model.memberCount }, (_, member) => read(member))
  return (member, line, length) => {
    const measured = measure(member, line, length)
    measured.total += byMember[member]?.(line).reduce((sum, excess) => sum + excess, 0) ?? 0
    return measured
  }
}

function onlyMost(rule: Rule): readonly Rule[] {
  if (rule.kind === 'complete-weekends' || (rule.kind === 'consecutive' && rule.of === 'days-off')) return []
  return rule.kind === 'total' || rule.kind === 'consecutive' ? [{ ...rule, minimum: 0 }] : [rule]
}

function tooManyInADay(model: Model, line: readonly number[]): number {
  const most = model.problem.maxDutiesPerDay ?? DUTIES_PER_DAY
  const counts = new Map<number, number>()
  let beyond = 0
  for (const item of line) {
    if (item >= model.slotCount) continue
    const day = dutyDayOf(model, item)
    const count = (counts.get(day) ?? 0) + 1
    counts.set(day, count)
    if (count > most) beyond++
  }
  return beyond
}

/** Of what lies above 0. */
const sumOf = <T>(list: readonly T[], amount: (each: T) => number): number =>
  list.reduce((sum, each) => sum + Math.max(0, amount(each)), 0)

function excessOf(model: Model, rule: LineRuleDatum): Excess {
  switch (rule.kind) {
    case 'minimum-rest':
      return (line) => missingRest(model, rule, line).minutes
    case 'forbidden-succession':
      return successions(model, rule)
    case 'consecutive':
      return runs(model, rule)
    case 'complete-weekends':
      return halfWeekends(model)
    case 'total':
      return totals(model, rule)
  }
}

function successions(model: Model, { pairs }: ForbiddenSuccession): Excess {
  const shiftOf = (item: number) => model.problem.slots[item]?.shift
  return (line) => {
    const byDay = Map.groupBy(line, (item) => dutyDayOf(model, item))
    return sumOf([...byDay], ([day, today]) => {
      const tomorrow = byDay.get(day + 1) ?? []
      const isForbidden = (a: number, b: number) => pairs.some(([x, y]) => x === shiftOf(a) && y === shiftOf(b))
      return today.reduce((sum, a) => sum + tomorrow.filter((b) => isForbidden(a, b)).length, 0)
    })
  }
}

function runs(model: Model, { of, minimum = 0, maximum = Infinity }: Consecutive): Excess {
  const [first, last] = periodOf(model.problem)
  return (line) => {
    const days = new Set((of === 'nights' ? nightsIn(model, line) : line).map((item) => dutyDayOf(model, item)))
    const counts = (day: number) => days.has(day) !== (of === 'days-off')
    const [from, to] = of === 'days-off' ? [first, last] : [Math.min(first, ...days), Math.max(last, ...days)]
    const touching = runsOf(from, to, counts).filter(([start, end]) => end > first && start <= last)
    const inside = touching.filter(([start, end]) => start > first && end <= last)
    return (
      sumOf(touching, ([start, end]) => end - start - maximum) + sumOf(inside, ([start, end]) => minimum - end + start)
    )
  }
}

/** Half-open stretches of days that count. */
function runsOf(from: number, to: number, counts: (day: number) => boolean): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  for (let day = from, start = from; day <= to + 1; day++) {
    if (day <= to && counts(day)) continue
    if (day > start) found.push([start, day])
    start = day + 1
  }
  return found
}

const nightsIn = (model: Model, line: readonly number[]) => line.filter((item) => (model.night[item] ?? -1) >= 0)

const weekendDays = (model: Model, line: readonly number[]) =>
  [...new Set(line.map((item) => dutyDayOf(model, item)))].filter((day) => weekdayOf(day) >= SATURDAY)

/** A weekend belongs to the rota that has its Sunday. */
function halfWeekends(model: Model): Excess {
  const [first, last] = periodOf(model.problem)
  const hasSunday = (week: number) => first <= sundayOf(week) && sundayOf(week) <= last
  return (line) => {
    const byWeek = Map.groupBy(weekendDays(model, line), weekOf)
    return [...byWeek].filter(([week, days]) => days.length === 1 && hasSunday(week)).length
  }
}

function totals(model: Model, { of, per, minimum = 0, maximum = Infinity }: Total): Excess {
  const [first, last] = periodOf(model.problem)
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const periods = [...new Set(days.map((day) => whichPeriod(per, day)))]
  const isWhole = (key: number) =>
    per === 'period' || (first <= startOfPeriod(per, key) && startOfPeriod(per, key + 1) <= last + 1)
  const isInside = (day: number) => per !== 'period' || (first <= day && day <= last)
  return (line) => {
    const own = line.filter((item) => isInside(dutyDayOf(model, item)))
    const byPeriod = Map.groupBy(own, (item) => whichPeriod(per, dutyDayOf(model, item)))
    return sumOf(periods, (key) => {
      const amount = amountOf(model, of, byPeriod.get(key) ?? [])
      return amount > maximum ? amount - maximum : isWhole(key) ? minimum - amount : 0
    })
  }
}

function amountOf(model: Model, of: Total['of'], items: readonly number[]): number {
  switch (of) {
    case 'minutes':
      return items.reduce((sum, item) => sum + (model.end[item] ?? 0) - (model.start[item] ?? 0), 0)
    case 'shifts':
      return items.length
    case 'days':
      return new Set(items.map((item) => dutyDayOf(model, item))).size
    case 'nights':
      return new Set(nightsIn(model, items).map((item) => model.night[item])).size
    case 'weekends':
      return new Set(weekendDays(model, items).map(weekOf)).size
  }
}
