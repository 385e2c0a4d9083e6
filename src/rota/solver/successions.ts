// Which patterns may follow each other on two duty days, and what soft rules between them cost. The clocks change on
// single days: pairs are judged day by day, and days that are alike are judged once.

import { MINUTES_PER_DAY } from './calendar.ts'
import { SCALE } from './convex.ts'
import type { Tagged } from './counted-duty.ts'
import type { DutyDays } from './duty-days.ts'
import type { LocalRules } from './local-rules.ts'
import type { Model } from './model.ts'
import { byStart, type Pattern, type Patterns } from './patterns.ts'

interface Found {
  readonly pairs: (readonly [number, number])[]
  /** Absent: forbidden; else hundredths. */
  readonly weight: number | undefined
  readonly days: number[]
}

/** @returns the rules on successions for somebody who uses these patterns */
export function successionsOf(
  model: Model,
  calendar: DutyDays,
  patterns: Patterns,
  local: LocalRules,
): (usable: readonly number[]) => readonly Tagged[] {
  const byPair = pairsByDays(model, calendar, patterns, local)
  const made = new Map<string, readonly Tagged[]>()
  return (usable) => {
    const key = usable.join()
    const known = made.get(key)
    if (known) return known
    const own = new Set(usable)
    const rules = byPair.flatMap(({ pairs, weight, days }): Tagged[] => {
      const forbidden = pairs.filter(([a, b]) => own.has(a) && own.has(b))
      if (forbidden.length === 0) return []
      const always = days.length >= calendar.days - 1 ? {} : { days }
      const rule = { kind: 'succession', forbidden, ...always, ...(weight === undefined ? {} : { weight }) } as const
      return [{ code: weight === undefined ? 'rest' : 'long-stretch', rule, constant: 0, unit: 1 }]
    })
    made.set(key, rules)
    return rules
  }
}

/** Pairs that are forbidden, or cost the same, on the same days. */
function pairsByDays(model: Model, calendar: DutyDays, patterns: Patterns, local: LocalRules): readonly Found[] {
  const judged = new Map<string, readonly (readonly [number, number, number])[]>()
  const daysOf = new Map<string, { pair: readonly [number, number]; cost: number; days: number[] }>()
  for (let day = calendar.history; day + 1 < calendar.days; day++) {
    const key = `${clockOf(model, calendar, day)}|${clockOf(model, calendar, day + 1)}`
    const pairs = judged.get(key) ?? judge(model, calendar, patterns, local, day)
    judged.set(key, pairs)
    for (const [a, b, cost] of pairs) {
      const name = `${a} ${b} ${cost}`
      const entry = daysOf.get(name) ?? { pair: [a, b] as const, cost, days: [] }
      entry.days.push(day)
      daysOf.set(name, entry)
    }
  }
  const last = calendar.days - 2
  const groups = new Map<string, Found>()
  for (const { pair, cost, days } of daysOf.values()) {
    const always = days.length === last - calendar.history + 1
    const key = `${cost} ${always ? 'always' : days.join()}`
    const all = always ? [...Array(calendar.days).keys()] : days
    const found = groups.get(key) ?? { pairs: [], weight: cost === Infinity ? undefined : cost, days: all }
    found.pairs.push(pair)
    groups.set(key, found)
  }
  return [...groups.values()]
}

/** When the day's slots begin and end, from its midnight in UTC. */
function clockOf(model: Model, { first, lanes, slotAt }: DutyDays, day: number): string {
  const base = (first + day) * MINUTES_PER_DAY
  return Array.from({ length: lanes }, (_, lane) => {
    const slot = slotAt[day * lanes + lane] ?? -1
    if (slot < 0) return '-'
    return `${(model.start[slot] ?? 0) - base}+${(model.end[slot] ?? 0) - (model.start[slot] ?? 0)}-${model.clockGain[slot]}`
  }).join()
}

interface Judged {
  readonly items: readonly number[]
  readonly cell: number
  readonly excess: number
  readonly cost: number
  readonly first: number
  readonly last: number
}

/** [today, tomorrow, cost in hundredths], Infinity where forbidden. */
function judge(
  model: Model,
  calendar: DutyDays,
  patterns: Patterns,
  local: LocalRules,
  day: number,
): readonly (readonly [number, number, number])[] {
  const far = reachOf(model)
  const today = judgedOn(model, calendar, patterns, local, day)
  const tomorrow = judgedOn(model, calendar, patterns, local, day + 1)
  const found: (readonly [number, number, number])[] = []
  for (const a of today) {
    for (const b of tomorrow) {
      if (b.first - a.last >= far) continue
      const { excess, cost } = local([...a.items, ...b.items].sort(byStart(model)))
      const more = Math.round(SCALE * (cost - a.cost - b.cost))
      if (excess > a.excess + b.excess) found.push([a.cell, b.cell, Infinity])
      else if (more > 0) found.push([a.cell, b.cell, more])
    }
  }
  return found
}

/** Pauses of that length and longer concern no rule. */
function reachOf({ limits, pause, problem }: Model): number {
  const rests = (problem.rules ?? []).map((rule) => (rule.kind === 'minimum-rest' ? rule.minutes : 0))
  return Math.max(pause, ...limits.map(({ restAfterNightMinutes }) => restAfterNightMinutes), ...rests)
}

function judgedOn(
  model: Model,
  { lanes, slotAt }: DutyDays,
  patterns: Patterns,
  local: LocalRules,
  day: number,
): readonly Judged[] {
  const isThere = (pattern: Pattern) => pattern.lanes.every((lane) => (slotAt[day * lanes + lane] ?? -1) >= 0)
  return patterns.all.flatMap((pattern, cell) => {
    if (pattern.lanes.length === 0 || !isThere(pattern)) return []
    const items = pattern.lanes.map((lane) => slotAt[day * lanes + lane] ?? -1).sort(byStart(model))
    const first = Math.min(...items.map((item) => model.start[item] ?? 0))
    const last = Math.max(...items.map((item) => model.end[item] ?? 0))
    return [{ items, cell, ...local(items), first, last }]
  })
}
