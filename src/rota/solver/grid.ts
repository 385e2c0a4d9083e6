// The hotline's problem in the optimiser's normal form: members × duty days, each cell a duty pattern. Exact: what a
// roster costs there, in hundredths, is what the rota costs.
import type { Tagged } from './counted-duty.ts'
import { type DutyDays, dutyDaysOf } from './duty-days.ts'
import { accessOf, historyOf, isBroken, isSoft } from './grid-access.ts'
import { cellCostsOf } from './grid-costs.ts'
import { measureOf } from './line-rules.ts'
import { LONGEST_REST, type LocalRules, localRulesOf } from './local-rules.ts'
import { compile, type Model } from './model.ts'
import type { GridProblem, Rule as GridRule, Person } from './optimiser/problem.ts'
import { greatestCommonDivisor } from './optimiser/rule-steps.ts'
import { lanesByDay, type Patterns, patternsOf } from './patterns.ts'
import { personRulesOf } from './person-rules.ts'
import type { Problem, Settled } from './problem.ts'
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

const unitOf = ({ slotCount, start, end }: Model): number => {
  let unit = 0
  for (let s = 0; s < slotCount; s++) unit = greatestCommonDivisor(unit, (end[s] ?? 0) - (start[s] ?? 0))
  return unit || 60
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
