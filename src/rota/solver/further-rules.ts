// The further rules of a line, in the optimiser's terms: successions, runs, weekends, totals by period.
import { SATURDAY, startOfPeriod, weekdayOf, weekOf, whichPeriod } from './calendar.ts'
import { SCALE } from './convex.ts'
import { indexesOf, type RuleStage, type Tables, type Tagged, tagged, tally } from './counted-duty.ts'
import type { DutyDays } from './duty-days.ts'
import type { Model } from './model.ts'
import type { Groups, Hinge, Run, Succession } from './optimiser/problem.ts'
import { ELSEWHERE, type Pattern } from './patterns.ts'
import type { Problem } from './problem.ts'
import type { CompleteWeekends, Consecutive, ForbiddenSuccession, LineRuleDatum, Total } from './rule.ts'

export function furtherRules(stage: RuleStage, tables: Tables, rule: LineRuleDatum, member: number): readonly Tagged[] {
  switch (rule.kind) {
    case 'minimum-rest':
      return []
    case 'forbidden-succession':
      return [tagged(rule.name ?? rule.kind, successionRule(stage, rule))]
    case 'consecutive':
      return [tagged(rule.name ?? rule.kind, consecutiveRule(stage, rule))]
    case 'complete-weekends':
      return [tagged(rule.name ?? rule.kind, completeWeekends(stage, rule))]
    case 'total':
      return rule.of === 'weekends' ? weekendTotals(stage, rule) : totals(stage, tables, rule, member)
  }
}

const weighed = (weight: number | undefined) => (weight === undefined ? {} : { weight: Math.round(weight * SCALE) })

function successionRule({ model, calendar, patterns }: RuleStage, rule: ForbiddenSuccession): Succession {
  const shiftOf = new Map<number, string | undefined>()
  for (const [slot, lane] of calendar.laneOf.entries()) shiftOf.set(lane, model.problem.slots[slot]?.shift)
  const holding = (shift: string) =>
    indexesOf(patterns, ({ lanes }) => lanes.some((lane) => shiftOf.get(lane) === shift))
  const forbidden = rule.pairs.flatMap(([today, tomorrow]) =>
    holding(today).flatMap((a) => holding(tomorrow).map((b) => [a, b] as const)),
  )
  return { kind: 'succession', forbidden, ...weighed(rule.weight) }
}

function consecutiveRule(stage: RuleStage, { of, minimum = 0, maximum, weight }: Consecutive): Run {
  const { patterns, model, calendar } = stage
  const works = ({ lanes, elsewhere }: Pattern) => lanes.length > 0 || elsewhere > 0
  const nightLanes = new Set([...calendar.laneOf].filter((_, slot) => (model.night[slot] ?? -1) >= 0))
  const isNight = ({ lanes, elsewhere }: Pattern) =>
    lanes.some((lane) => nightLanes.has(lane)) || (elsewhere & (ELSEWHERE.answeringNight | ELSEWHERE.onCallNight)) !== 0
  const tests = { 'days-off': (pattern: Pattern) => !works(pattern), 'days-worked': works, nights: isNight }
  const cells = indexesOf(patterns, tests[of])
  return { kind: 'run', cells, min: minimum, max: maximum ?? null, ...weighed(weight) }
}

function completeWeekends({ calendar, patterns }: RuleStage, { weight }: CompleteWeekends): Succession {
  const off = indexesOf(patterns, ({ lanes, elsewhere }) => lanes.length === 0 && elsewhere === 0)
  const on = indexesOf(patterns, ({ lanes, elsewhere }) => lanes.length > 0 || elsewhere > 0)
  const forbidden = on.flatMap((a) => off.flatMap((b) => [[a, b] as const, [b, a] as const]))
  const days = [...Array(calendar.days).keys()].filter((day) => weekdayOf(calendar.first + day) === SATURDAY)
  return { kind: 'succession', forbidden, days, ...weighed(weight) }
}

function weekendTotals({ model, calendar, patterns }: RuleStage, rule: Total): readonly Tagged[] {
  const cells = indexesOf(patterns, ({ lanes, elsewhere }) => lanes.length > 0 || elsewhere > 0)
  return periodsOf(model, calendar, rule.per).flatMap(({ days: inside, whole }) => {
    const weekends = Map.groupBy(
      [...inside].filter((day) => weekdayOf(calendar.first + day) >= SATURDAY),
      (day) => weekOf(calendar.first + day),
    )
    const limits = limitsOf(whole ? rule.minimum : undefined, rule.maximum)
    const groups: Groups = { kind: 'groups', days: [...weekends.values()], cells, min: 0, max: null }
    const bounds = { min: limits.minimum ?? 0, max: limits.maximum ?? null }
    const { weight } = rule
    const own = weight === undefined ? bounds : { cost: hingesFor(limits, SCALE * weight) }
    const idle = limits.minimum === undefined && limits.maximum === undefined
    return idle || weekends.size === 0 ? [] : [tagged(rule.name ?? rule.kind, { ...groups, ...own })]
  })
}

const limitsOf = (minimum: number | undefined, maximum: number | undefined) => ({
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
})

function hingesFor({ minimum, maximum }: Pick<Total, 'minimum' | 'maximum'>, weight: number): Hinge[] {
  const each = Math.round(weight)
  return [
    ...(minimum === undefined ? [] : [{ at: minimum, below: each, above: 0 }]),
    ...(maximum === undefined ? [] : [{ at: maximum, below: 0, above: each }]),
  ]
}

interface Period {
  readonly key: string
  readonly days: ReadonlySet<number>
  /** Whether all of it is in this rota: only then does a minimum bind. */
  readonly whole: boolean
}

function periodsOf({ problem }: Model, { first, days }: DutyDays, per: Total['per']): readonly Period[] {
  const [from, to] = periodOf(problem)
  const all = [...Array(days).keys()]
  const own = all.filter((day) => from <= first + day && first + day <= to)
  if (per === 'period') return [{ key: 'period', days: new Set(own), whole: true }]
  const number = (day: number) => whichPeriod(per, first + day)
  const startOf = (key: number) => startOfPeriod(per, key)
  const held = new Set(own.map(number))
  return [...Map.groupBy(all, number)]
    .filter(([key]) => held.has(key))
    .map(([key, inside]) => ({
      key: `${per} ${key}`,
      days: new Set(inside),
      whole: from <= startOf(key) && startOf(key + 1) <= to + 1,
    }))
}

/** The rota's first and last day. A night before its first morning is duty of the day before. */
export function periodOf({ period, slots }: Problem): readonly [number, number] {
  if (period) return [period.first, period.last]
  const days = slots.map(({ day }) => day)
  return [days.reduce((a, b) => Math.min(a, b), Infinity), days.reduce((a, b) => Math.max(a, b), -Infinity)]
}

function totals({ model, calendar, unit }: RuleStage, tables: Tables, rule: Total, member: number): readonly Tagged[] {
  const { of, per, weight } = rule
  if (of === 'weekends') return []
  const inMinutes = of === 'minutes'
  const size = inMinutes ? unit : 1
  return periodsOf(model, calendar, per).flatMap(({ key, days, whole }) => {
    const amounts = tables.amounts(`${of} ${key}`, tables.counts[of], (day) => days.has(day))
    const used = elsewhereIn(model, calendar, { of, days, member })
    const minimum =
      whole && rule.minimum !== undefined ? Math.max(0, Math.ceil((rule.minimum - used) / size)) : undefined
    const maximum = rule.maximum === undefined ? undefined : Math.max(0, Math.floor((rule.maximum - used) / size))
    const code = rule.name ?? rule.kind
    if (weight === undefined) {
      const bounds = { min: minimum ?? 0, max: maximum ?? null }
      return bounds.min > 0 || bounds.max !== null ? [tagged(code, { kind: 'tally', amounts, ...bounds }, 0, size)] : []
    }
    const cost = hingesFor(limitsOf(minimum, maximum), inMinutes ? (weight * SCALE * unit) / 60 : weight * SCALE)
    return [tagged(code, { ...tally(amounts, null), cost }, 0, size)]
  })
}

/** Duty elsewhere that the patterns do not count themselves. */
function elsewhereIn(
  model: Model,
  { first }: DutyDays,
  { of, days, member }: { readonly of: Total['of']; readonly days: ReadonlySet<number>; readonly member: number },
): number {
  if (of !== 'minutes' && of !== 'shifts') return 0
  const items = (model.elsewhere[member] ?? []).filter((item) => {
    const night = model.night[item] ?? -1
    return days.has((night >= 0 ? night : (model.day[item] ?? 0)) - first)
  })
  if (of === 'shifts') return items.length
  return items.reduce((sum, item) => sum + (model.end[item] ?? 0) - (model.start[item] ?? 0), 0)
}
