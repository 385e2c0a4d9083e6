// The rules of one member's line, in the optimiser's terms. Each remembers what it is, so that a score can be explained.
import { convexCost, SCALE } from './convex.ts'
import { type DutyDays, MINUTES_PER_DAY } from './duty-days.ts'
import type { Model } from './model.ts'
import type { Rule as GridRule, Groups, Hinge, Run, Succession, Tally } from './optimiser/problem.ts'
import { ELSEWHERE, type Pattern, type Patterns } from './patterns.ts'
import type { CompleteWeekends, Consecutive, ForbiddenSuccession, LineRuleDatum, Total } from './rule.ts'
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

type Amounts = readonly (readonly number[])[]

/** Amount of what stands on that day in that pattern, slots and duty elsewhere. */
type Amount = (slots: readonly number[], pattern: Pattern) => number

const MONDAY = 3
export const weekOf = (day: number): number => Math.floor((day + MONDAY) / 7)
export const weekdayOf = (day: number): number => (((day + MONDAY) % 7) + 7) % 7

/** Makes the rules of members; what is the same for all is made once. */
export function personRulesOf(stage: RuleStage): (member: number) => readonly Tagged[] {
  const { model } = stage
  const tables = tablesOf(stage)
  const shared = [...nightRules(stage, tables), ...shareRules(stage, tables)]
  const further = (model.problem.rules ?? []).filter((rule): rule is LineRuleDatum => !COMPANY.has(rule.kind))
  return (member) => {
    const id = model.problem.members[member]?.id ?? ''
    const own = further.filter(({ members }) => members === undefined || members.includes(id))
    return [
      ...shared,
      ...monthRules(stage, tables, member),
      ...fairnessRules(stage, tables, member),
      ...own.flatMap((rule) => furtherRules(stage, tables, rule, member)),
    ]
  }
}

const COMPANY: ReadonlySet<string> = new Set(['at-most-together', 'mentor', 'keep-together'])

type Tables = ReturnType<typeof tablesOf>

/** Amounts by day and pattern, made once for each thing that is counted. */
function tablesOf({ model, calendar, patterns, unit }: RuleStage) {
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

const isEmpty = (amounts: Amounts) => amounts.every((day) => day.every((amount) => amount === 0))

const tagged = (code: string, rule: GridRule, constant = 0, unit = 1): Tagged => ({ code, rule, constant, unit })

const indexesOf = (patterns: Patterns, holds: (pattern: Pattern) => boolean): readonly number[] =>
  patterns.all.flatMap((pattern, index) => (holds(pattern) ? [index] : []))

/** By day: nights in a row and in a week, for each class of duty. */
function nightRules(stage: RuleStage, tables: Tables): Tagged[] {
  const { model, calendar, patterns } = stage
  return model.limits.flatMap(({ maxNightsInRow, maxNightsPerWeek }, kind) => {
    const nights = tables.amounts(`night ${kind}`, tables.nightsOf(kind))
    if (isEmpty(nights)) return []
    const rules: Tagged[] = []
    if (maxNightsInRow !== null) {
      const cells = indexesOf(patterns, () => true).filter((cell) => nights.some((day) => (day[cell] ?? 0) > 0))
      rules.push(tagged('nights-in-row', { kind: 'run', cells, min: 0, max: maxNightsInRow } satisfies Run))
    }
    if (maxNightsPerWeek === null) return rules
    for (const [week, days] of weeksOf(calendar)) {
      const amounts = tables.amounts(`night ${kind} week ${week}`, tables.nightsOf(kind), (day) => days.has(day))
      if (days.size > maxNightsPerWeek) rules.push(tagged('nights-per-week', tally(amounts, maxNightsPerWeek)))
    }
    return rules
  })
}

const tally = (amounts: Amounts, max: number | null): Tally => ({ kind: 'tally', amounts, min: 0, max })

function weeksOf({ first, days, history }: DutyDays): ReadonlyMap<number, ReadonlySet<number>> {
  const weeks = new Map<number, Set<number>>()
  for (let day = 0; day < days; day++) {
    const week = weekOf(first + day)
    const own = weeks.get(week) ?? new Set<number>()
    weeks.set(week, own.add(day))
  }
  for (const [week, own] of weeks) if ([...own].every((day) => day < history)) weeks.delete(week)
  return weeks
}

/** A member's part of each role's required minutes: hard, and soft above the warning. */
function shareRules({ model, unit }: RuleStage, tables: Tables): Tagged[] {
  return model.problem.roles.flatMap((_, role) => {
    const max = model.maxRoleMinutes[role] ?? Infinity
    const warn = model.warnRoleMinutes[role] ?? Infinity
    const required = model.roleMinutes[role] ?? 0
    const minutes = (slot: number) => ((model.end[slot] ?? 0) - (model.start[slot] ?? 0)) / unit
    const amounts = tables.amounts(
      `role ${role}`,
      tables.sum((slot) => (model.role[slot] === role ? Math.round(minutes(slot)) : 0)),
    )
    if ((max === Infinity && warn === Infinity) || isEmpty(amounts)) return []
    const limit = max === Infinity ? null : Math.floor(max / unit + 1e-9)
    const hard = limit === null ? [] : [tagged('share', tally(amounts, limit), 0, unit)]
    if (warn === Infinity || required === 0) return hard
    const points = (n: number) => (100 * Math.max(0, n * unit - warn)) / required
    const most = Math.min(largest(amounts), limit ?? Infinity)
    const { hinges, constant } = convexCost((n) => model.weights.share * points(n), most)
    if (hinges.length === 0) return hard
    return [...hard, tagged('share-warning', { ...tally(amounts, null), cost: hinges }, constant, unit)]
  })
}

const largest = (amounts: Amounts): number => amounts.reduce((sum, day) => sum + Math.max(0, ...day), 0)

/** The member's own limits of a calendar month, duty elsewhere counted off. */
function monthRules({ model, unit }: RuleStage, tables: Tables, member: number): Tagged[] {
  const [minutes, nights] = [model.maxMonthMinutes[member] ?? Infinity, model.maxMonthNights[member] ?? Infinity]
  const rules: Tagged[] = []
  for (let month = 0; month < model.monthCount; month++) {
    const elsewhere = model.elsewhere[member] ?? []
    if (minutes !== Infinity) {
      const here = elsewhere.filter((item) => model.month[item] === month)
      const used = here.reduce((sum, item) => sum + (model.end[item] ?? 0) - (model.start[item] ?? 0), 0)
      const long = (slot: number) => Math.round(((model.end[slot] ?? 0) - (model.start[slot] ?? 0)) / unit)
      const amounts = tables.amounts(
        `month ${month}`,
        tables.sum((slot) => (model.month[slot] === month ? long(slot) : 0)),
      )
      const max = Math.max(0, Math.floor((minutes - used) / unit + 1e-9))
      if (largest(amounts) > max) rules.push(tagged('hours-per-month', tally(amounts, max), 0, unit))
    }
    if (nights === Infinity) continue
    const away = new Set(
      elsewhere
        .filter((item) => (model.night[item] ?? -1) >= 0 && model.nightMonth[item] === month)
        .map((item) => `${model.class[item]} ${model.night[item]}`),
    ).size
    const inMonth = (slots: readonly number[], kind: number) =>
      slots.some(
        (slot) => (model.night[slot] ?? -1) >= 0 && model.nightMonth[slot] === month && model.class[slot] === kind,
      )
    const amounts = tables.amounts(
      `nights month ${month}`,
      (slots) => Number(inMonth(slots, 0)) + Number(inMonth(slots, 1)),
    )
    const max = Math.max(0, nights - away)
    if (largest(amounts) > max) rules.push(tagged('nights-per-month', tally(amounts, max)))
  }
  return rules
}

const FOUR_HOURS = 240

/** The square of what lies between a member's load and their fair part. */
function fairnessRules({ model, targets, unit }: RuleStage, tables: Tables, member: number): Tagged[] {
  const { weights } = model
  const isNight = (slot: number) => ((model.night[slot] ?? -1) >= 0 ? 1 : 0)
  const nightsOnce: Amount = (slots) => {
    const kinds = new Set(slots.filter((slot) => isNight(slot) === 1).map((slot) => model.class[slot]))
    return kinds.size
  }
  const kinds = [
    {
      code: 'hours',
      weight: weights.hours,
      target: targets.minutes,
      amount: tables.counts.minutes,
      per: unit / FOUR_HOURS,
    },
    { code: 'nights', weight: weights.nights, target: targets.nights, amount: nightsOnce, per: 1 },
    {
      code: 'weekends',
      weight: weights.weekends,
      target: targets.weekends,
      amount: tables.sum((s) => model.weekend[s] ?? 0),
      per: 1,
    },
    {
      code: 'holidays',
      weight: weights.holidays,
      target: targets.holidays,
      amount: tables.sum((s) => model.holiday[s] ?? 0),
      per: 1,
    },
  ]
  return kinds.flatMap(({ code, weight, target, amount, per }) => {
    const amounts = tables.amounts(`fair ${code}`, amount)
    if (weight === 0 || isEmpty(amounts)) return []
    const wanted = (target[member] ?? 0) / (code === 'hours' ? FOUR_HOURS : 1)
    const { hinges, constant } = convexCost((n) => weight * (n * per - wanted) ** 2, largest(amounts))
    return [tagged(code, { ...tally(amounts, null), cost: hinges }, constant, code === 'hours' ? unit : 1)]
  })
}

function furtherRules(stage: RuleStage, tables: Tables, rule: LineRuleDatum, member: number): readonly Tagged[] {
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

const SATURDAY = 5

function weekendTotals({ calendar, patterns }: RuleStage, rule: Total): readonly Tagged[] {
  const cells = indexesOf(patterns, ({ lanes, elsewhere }) => lanes.length > 0 || elsewhere > 0)
  const own = [...Array(calendar.days).keys()].filter((day) => rule.per === 'month' || day >= calendar.history)
  const weekends = Map.groupBy(
    own.filter((day) => weekdayOf(calendar.first + day) >= SATURDAY),
    (day) => weekOf(calendar.first + day),
  )
  const byPeriod = Map.groupBy(weekends.values(), ([day = 0]) =>
    rule.per === 'month' ? monthOf(calendar.first + day) : 0,
  )
  return [...byPeriod.values()].map((days) => {
    const hard = rule.weight === undefined
    const cost = hingesFor(rule, SCALE * (rule.weight ?? 0))
    const groups: Groups = {
      kind: 'groups',
      days,
      cells,
      max: hard ? (rule.maximum ?? null) : null,
      ...(hard ? {} : { cost }),
    }
    return tagged(rule.name ?? rule.kind, groups)
  })
}

function hingesFor({ minimum, maximum }: Pick<Total, 'minimum' | 'maximum'>, weight: number): Hinge[] {
  const each = Math.round(weight)
  return [
    ...(minimum === undefined ? [] : [{ at: minimum, below: each, above: 0 }]),
    ...(maximum === undefined ? [] : [{ at: maximum, below: 0, above: each }]),
  ]
}

/** Ordinal number of a day's calendar month. */
const monthOf = (day: number): number => {
  const date = new Date(day * MINUTES_PER_DAY * 60_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
const firstOfMonth = (month: number): number =>
  Date.UTC(Math.floor(month / 12), month % 12, 1) / (MINUTES_PER_DAY * 60_000)

interface Period {
  readonly key: string
  readonly days: ReadonlySet<number>
  /** Whether all of it is in this rota: only then does a minimum bind. */
  readonly whole: boolean
}

function periodsOf({ first, days, history }: DutyDays, per: Total['per']): readonly Period[] {
  const all = [...Array(days).keys()]
  const own = all.filter((day) => day >= history)
  if (per === 'period') return [{ key: 'period', days: new Set(own), whole: true }]
  const number = (day: number) => (per === 'week' ? weekOf(first + day) : monthOf(first + day))
  const length = (key: number) => (per === 'week' ? 7 : firstOfMonth(key + 1) - firstOfMonth(key))
  const held = new Set(own.map(number))
  return [...Map.groupBy(all, number)]
    .filter(([key]) => held.has(key))
    .map(([key, inside]) => ({
      key: `${per} ${key}`,
      days: new Set(inside),
      whole: inside.filter((day) => day >= history).length === length(key),
    }))
}

function totals({ model, calendar, unit }: RuleStage, tables: Tables, rule: Total, member: number): readonly Tagged[] {
  const { of, per, weight } = rule
  if (of === 'weekends') return []
  const inMinutes = of === 'minutes'
  const size = inMinutes ? unit : 1
  return periodsOf(calendar, per).flatMap(({ key, days, whole }) => {
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
    const limits = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) }
    const cost = hingesFor(limits, inMinutes ? (weight * SCALE * unit) / 60 : weight * SCALE)
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
