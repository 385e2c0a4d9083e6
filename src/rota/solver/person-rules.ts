// The rules of one member's line, in the optimiser's terms. Each remembers what it is, so that a score can be explained.
import { convexCost } from './convex.ts'
import {
  type Amount,
  indexesOf,
  isEmpty,
  largest,
  type RuleStage,
  type Tables,
  type Tagged,
  tablesOf,
  tagged,
  tally,
  weeksOf,
} from './counted-duty.ts'
import { furtherRules } from './further-rules.ts'
import type { Run } from './optimiser/problem.ts'
import type { LineRuleDatum } from './rule.ts'

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
