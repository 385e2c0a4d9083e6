// The hotline's problem in the optimiser's normal form: members × duty days, each cell a duty pattern. Exact: what a
// roster costs there, in hundredths, is what the rota costs.
import { SCALE } from './convex.ts'
import { type DutyDays, dutyDayOf, dutyDaysOf } from './duty-days.ts'
import { measureOf } from './line-rules.ts'
import { LONGEST_REST, type LocalRules, localRulesOf } from './local-rules.ts'
import { compile, type Model } from './model.ts'
import type { GridProblem, Rule as GridRule, Person } from './optimiser/problem.ts'
import { greatestCommonDivisor } from './optimiser/rule-steps.ts'
import { byStart, lanesByDay, type Pattern, type Patterns, patternsOf } from './patterns.ts'
import { personRulesOf, type Tagged } from './person-rules.ts'
import type { Problem, Settled } from './problem.ts'
import { readRule } from './read-rule.ts'
import { rowsOfSlots, type TaggedRow } from './rows-of-slots.ts'
import { successionsOf } from './successions.ts'
import { type Targets, targetsOf } from './targets.ts'
import { rulesTidier } from './tidy-rules.ts'

export interface Grid {
  readonly model: Model
  readonly targets: Targets
  readonly calendar: DutyDays
  readonly patterns: Patterns
  readonly local: LocalRules
  readonly problem: GridProblem
  /** By member; empty hard rules where `fixed`. */
  readonly rules: readonly (readonly Tagged[])[]
  readonly rows: readonly TaggedRow[]
  /** What every rota costs on top of the grid's objective, in hundredths. */
  readonly constant: number
  /** Members whose settled duty breaks a rule already: they stay where they are, and get nothing new. */
  readonly fixed: readonly number[]
}

/** Rules that reach beyond the next duty day: the grid cannot hold them. */
export class TooFarApart extends Error {}

/**
 * @param placed assignments that it must be able to hold, legal or not
 * @throws TooManyPatterns, TooFarApart: then it can only be solved without a bound
 */
export function gridOf(problem: Problem, placed: readonly Settled[] = []): Grid {
  refuseLongRests(problem)
  const model = compile(problem)
  const targets = targetsOf(model)
  const calendar = dutyDaysOf(model)
  const local = localRulesOf(model, measureOf(model, targets))
  const patterns = patternsOf(model, calendar, local, placed)
  const unit = unitOf(model)
  const stage = { model, calendar, patterns, targets, unit }
  const access = accessOf({ ...stage, local })
  const succession = successionsOf(model, calendar, patterns, local)
  const rulesFor = personRulesOf(stage)
  const rules = model.problem.members.map((_, m) => [...rulesFor(m), ...succession(access.usable[m] ?? [])])
  const fixed = rules.flatMap((own, m) => (isBroken({ ...stage, local }, m, own) ? [m] : []))
  const rows = rowsOfSlots(stage)
  const costs = cellCostsOf({ ...stage, local })
  const tidied = rulesTidier()
  const rulesOfMember = (m: number, history: readonly number[]): readonly GridRule[] => {
    const own = (rules[m] ?? []).map(({ rule }) => rule)
    if (fixed.includes(m)) return own.filter(isSoft)
    return tidied(
      own,
      [...new Set([...(access.usable[m] ?? []), ...history])].sort((a, b) => a - b),
    )
  }
  const grid: GridProblem = {
    days: calendar.days,
    history: calendar.history,
    shifts: patterns.all.slice(1).map(({ lanes, elsewhere }) => `${elsewhere}:${lanes}`),
    people: model.problem.members.map((member, m): Person => {
      const history = historyOf(stage, m)
      return {
        id: member.id,
        rules: rulesOfMember(m, history),
        barred: access.barred(m, fixed.includes(m)),
        costs: costs(m),
        history,
      }
    }),
    wishes: [],
    cover: [],
    rows: rows.map(({ row }) => row),
  }
  const constant = rules.flat().reduce((sum, rule) => sum + rule.constant, 0)
  return { model, targets, calendar, patterns, local, problem: grid, rules, rows, constant, fixed }
}

function refuseLongRests({ limits, rules = [] }: Problem): void {
  const rests = [
    ...Object.values(limits).map(({ restAfterNightMinutes }) => restAfterNightMinutes),
    ...rules.map((rule) => (rule.kind === 'minimum-rest' ? rule.minutes : 0)),
  ]
  if (rests.some((minutes) => minutes > LONGEST_REST)) throw new TooFarApart('a rest of more than 24 hours')
}

export const isSoft = (rule: GridRule): boolean =>
  rule.kind === 'succession' || rule.kind === 'run' ? rule.weight !== undefined : rule.cost !== undefined

const unitOf = ({ slotCount, start, end }: Model): number => {
  let unit = 0
  for (let s = 0; s < slotCount; s++) unit = greatestCommonDivisor(unit, (end[s] ?? 0) - (start[s] ?? 0))
  return unit || 60
}

interface Stage {
  readonly model: Model
  readonly calendar: DutyDays
  readonly patterns: Patterns
  readonly local: LocalRules
}

export function slotsIn({ days: _, lanes, slotAt }: DutyDays, day: number, pattern: Pattern): number[] {
  return pattern.lanes.map((lane) => slotAt[day * lanes + lane] ?? -1)
}

function historyOf({ calendar, patterns }: Pick<Stage, 'calendar' | 'patterns'>, m: number): number[] {
  return Array.from(
    { length: calendar.history },
    (_, day) => patterns.find([], patterns.elsewhere[m * calendar.days + day] ?? 0) ?? 0,
  )
}

/** Which patterns a member may take on which day, duty elsewhere and what is settled considered. */
function accessOf(stage: Stage) {
  const { model, calendar, patterns, local } = stage
  const { days, history } = calendar
  const legalAlone = legalByDay(stage)
  const allowed = (m: number, day: number, cell: number, isFixed: boolean): boolean => {
    const pattern = patterns.all[cell]
    const at = m * days + day
    if (!pattern || pattern.elsewhere !== patterns.elsewhere[at]) return false
    const settled = patterns.settled.get(at) ?? []
    if (isFixed || settled.length === pattern.lanes.length) return pattern.lanes.join() === settled.join()
    if (!settled.every((lane) => pattern.lanes.includes(lane))) return false
    const slots = slotsIn(calendar, day, pattern)
    const may = (slot: number, k: number) =>
      slot >= 0 && (settled.includes(pattern.lanes[k] ?? -1) || model.allowed[m * model.slotCount + slot] === 1)
    return slots.every(may) && legalAlone(day, cell) && agrees(m, day, slots)
  }
  /** With duty elsewhere around it. */
  const agrees = (m: number, day: number, slots: readonly number[]): boolean => {
    const near = (model.elsewhere[m] ?? []).filter(
      (item) => Math.abs(dutyDayOf(model, item) - calendar.first - day) <= 2,
    )
    if (near.length === 0 || slots.length === 0) return true
    return local([...near, ...slots].sort(byStart(model))).excess <= local(near).excess
  }
  const count = patterns.all.length
  const table = new Uint8Array(model.memberCount * days * count)
  const usable = model.problem.members.map((_, m) => {
    const own = new Set<number>([0])
    for (let day = history; day < days; day++) {
      for (let cell = 0; cell < count; cell++) {
        if (!allowed(m, day, cell, false)) continue
        table[(m * days + day) * count + cell] = 1
        own.add(cell)
      }
    }
    return [...own].sort((a, b) => a - b)
  })
  const barred = (m: number, isFixed: boolean) => {
    const found: (readonly [number, number])[] = []
    for (let day = history; day < days; day++) {
      for (let cell = 0; cell < count; cell++) {
        const open = isFixed ? allowed(m, day, cell, true) : table[(m * days + day) * count + cell] === 1
        if (!open) found.push([day, cell])
      }
    }
    return found
  }
  return { usable, barred }
}

function legalByDay({ calendar, patterns, local, model }: Stage) {
  const known = new Map<number, boolean>()
  return (day: number, cell: number): boolean => {
    const key = day * 256 + cell
    const found =
      known.get(key) ??
      local(slotsIn(calendar, day, patterns.all[cell] ?? { lanes: [], elsewhere: 0 }).sort(byStart(model))).excess === 0
    known.set(key, found)
    return found
  }
}

/** Soft costs within a day, wishes, and what was published. */
function cellCostsOf({ model, calendar, patterns, local }: Stage) {
  const { days } = calendar
  const within = new Map<string, number>()
  const costWithin = (day: number, cell: number, pattern: Pattern) => {
    const key = `${day} ${cell}`
    const known = within.get(key)
    if (known !== undefined) return known
    const slots = slotsIn(calendar, day, pattern)
    const cost = slots.includes(-1) ? 0 : Math.round(SCALE * local(slots.sort(byStart(model))).cost)
    within.set(key, cost)
    return cost
  }
  const published = lanesByDay(model, calendar, model.problem.published ?? [])
  return (m: number): (readonly [number, number, number])[] => {
    const found: (readonly [number, number, number])[] = []
    const wishes = wishesOf(model, m)
    const wishDays = new Map([...wishes.keys()].map((slot) => [calendar.dayOf[slot] ?? 0, true]))
    for (let day = calendar.history; day < days; day++) {
      const told = published.get(m * days + day) ?? []
      for (const [cell, pattern] of patterns.all.entries()) {
        const slots = slotsIn(calendar, day, pattern)
        if (slots.includes(-1)) continue
        let cost = costWithin(day, cell, pattern)
        for (const lane of told) if (!pattern.lanes.includes(lane)) cost += Math.round(SCALE * model.weights.continuity)
        if (wishDays.has(day)) cost += wishCost(calendar, wishes, day, slots)
        if (cost > 0) found.push([day, cell, cost])
      }
    }
    return found
  }
}

/** By slot: what not standing it costs (above 0), or standing it (below 0), in hundredths. */
export function wishesOf(model: Model, m: number): ReadonlyMap<number, number> {
  const { wishes, wishFactor = 1 } = model.problem.members[m] ?? { wishes: {} }
  const found = new Map<number, number>()
  for (const [id, weight] of Object.entries(wishes)) {
    const slot = model.slotIndex.get(id)
    if (slot !== undefined && weight !== 0)
      found.set(slot, Math.round(SCALE * model.weights.wish * weight * wishFactor))
  }
  return found
}

function wishCost(
  { dayOf }: DutyDays,
  wishes: ReadonlyMap<number, number>,
  day: number,
  slots: readonly number[],
): number {
  let cost = 0
  for (const [slot, weight] of wishes) {
    if (dayOf[slot] !== day) continue
    const stands = slots.includes(slot)
    if (weight > 0 && !stands) cost += weight
    if (weight < 0 && stands) cost -= weight
  }
  return cost
}

/** Whether what is settled and elsewhere breaks a hard rule by itself; what more duty could mend is not broken. */
function isBroken({ model, calendar, patterns, local }: Stage, m: number, rules: readonly Tagged[]): boolean {
  const { days, history } = calendar
  const line = new Uint8Array(days)
  let settledSlots: number[] = []
  for (let day = 0; day < days; day++) {
    const at = m * days + day
    const lanes = patterns.settled.get(at) ?? []
    line[day] = patterns.find(lanes, patterns.elsewhere[at] ?? 0) ?? 0
    settledSlots = [...settledSlots, ...slotsIn(calendar, day, { lanes, elsewhere: 0 })]
  }
  if (settledSlots.length === 0) return false
  const elsewhere = model.elsewhere[m] ?? []
  const together = local([...elsewhere, ...settledSlots].sort(byStart(model)))
  if (together.excess > local(elsewhere).excess) return true
  const hard = rules.map(({ rule }) => rule).filter((rule) => !isSoft(rule) && rule.kind !== 'succession')
  return hard.some((rule) => readRule(rule, line, history).above > 0)
}

/** A roster of the grid as assignments, those that are settled left out, in the order of the slots. */
export function assignmentsOf({ model, calendar, patterns }: Grid, roster: Uint8Array): readonly Settled[] {
  const found: { slot: number; member: number }[] = []
  for (let m = 0; m < model.memberCount; m++) {
    for (let day = calendar.history; day < calendar.days; day++) {
      const at = m * calendar.days + day
      const pattern = patterns.all[roster[at] ?? 0]
      const settled = patterns.settled.get(at) ?? []
      if (!pattern) continue
      for (const lane of pattern.lanes) {
        const slot = calendar.slotAt[day * calendar.lanes + lane] ?? -1
        if (slot >= 0 && !settled.includes(lane)) found.push({ slot, member: m })
      }
    }
  }
  return found
    .sort((a, b) => a.slot - b.slot || a.member - b.member)
    .map(({ slot, member }) => ({
      slot: model.problem.slots[slot]?.id ?? '',
      member: model.problem.members[member]?.id ?? '',
    }))
}

/** The grid's roster of these assignments; what is settled is in it anyway. Needs them as `placed`. */
export function rosterOf({ model, calendar, patterns }: Grid, assignments: readonly Settled[]): Uint8Array {
  const roster = new Uint8Array(model.memberCount * calendar.days)
  const all = lanesByDay(model, calendar, [...model.problem.settled, ...assignments])
  for (let at = 0; at < roster.length; at++) {
    roster[at] = patterns.find(all.get(at) ?? [], patterns.elsewhere[at] ?? 0) ?? 0
  }
  return roster
}
