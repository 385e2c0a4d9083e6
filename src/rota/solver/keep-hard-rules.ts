// The last word of the solver that works without a grid: where a hard rule is still broken, assignments are left out, as
// few as are found, those that are needed least first. Settled ones stay, whatever they break.
import { dutyDayOf } from './duty-days.ts'
import { type HardRules, hardRulesOf } from './hard-rules.ts'
import { type CompanyRule, isCompanyRule } from './rule.ts'
import {
  add,
  costOf,
  costOfAdding,
  coverCost,
  isIn,
  isSettled,
  missingIn,
  remove,
  type State,
  withItem,
  withoutItem,
} from './score.ts'
import { emptyLonelyPlaces } from './together.ts'

/** Changes the rota in place; others come instead where they can. @returns how many assignments fewer there are */
export function keepHardRules(state: State): number {
  const read = hardRulesOf(state.model)
  const before = peopleIn(state)
  leaveOut(state, read)
  if (peopleIn(state) === before) return 0
  for (let slot = 0; slot < state.model.slotCount; slot++) fillInstead(state, read, slot)
  leaveOut(state, read)
  return before - peopleIn(state)
}

function leaveOut(state: State, read: HardRules): void {
  for (;;) {
    const now = peopleIn(state)
    for (let member = 0; member < state.model.memberCount; member++) keepLine(state, member, read(member))
    for (const rule of companyRulesOf(state)) keepCompany(state, rule)
    emptyLonelyPlaces(state)
    if (peopleIn(state) === now) return
  }
}

type HardCompany = Exclude<CompanyRule, { kind: 'keep-together' }>

const companyRulesOf = ({ model }: State): readonly HardCompany[] =>
  (model.problem.rules ?? []).flatMap((rule) =>
    isCompanyRule(rule) && rule.kind !== 'keep-together' && rule.weight === undefined ? [rule] : [],
  )

/** Fills a place with those whom no hard rule keeps from it, the cheapest first. */
function fillInstead(state: State, read: HardRules, slot: number): void {
  if (missingIn(state, slot) === 0) return
  const able = (state.model.candidates[slot] ?? [])
    .filter((member) => !isIn(state, member, slot))
    .map((member) => ({ member, cost: costOfAdding(state, member, slot) }))
    .filter(({ cost }) => cost !== Infinity)
    .sort((a, b) => a.cost - b.cost || a.member - b.member)
  for (const { member } of able) {
    if (missingIn(state, slot) === 0) return
    const illegality = illegalityOf(state, member, read(member))
    add(state, member, slot)
    if (illegality(state.lines[member] ?? []) > 0 || isBadCompany(state, slot)) remove(state, member, slot)
  }
}

/** Whether too many of somebody's kind stand together at any moment of a slot. */
function isBadCompany(state: State, slot: number): boolean {
  const { slots } = state.model.problem
  const own = slots[slot]
  if (!own) return false
  const starts = slots.filter(({ start, line }) => line === own.line && own.start < start && start < own.end)
  const moments = [own.start, ...starts.map(({ start }) => start)].map((start) => slotsAt(state, own.line, start))
  return companyRulesOf(state).some((rule) => moments.some((there) => beyond(state, rule, there) > 0))
}

const slotsAt = ({ model }: State, line: string | undefined, moment: number): readonly number[] =>
  model.problem.slots.flatMap((other, s) =>
    other.line === line && other.start <= moment && moment < other.end ? [s] : [],
  )

const peopleIn = ({ filled }: State): number => filled.reduce((sum, { length }) => sum + length, 0)

/** How far a line is from legal, in whatever units; 0: it breaks no more than what is settled in it does. */
type Illegality = (line: readonly number[]) => number

function illegalityOf(state: State, member: number, read: ReturnType<HardRules>): Illegality {
  const allowed = read((state.lines[member] ?? []).filter((item) => !isNew(state, member, item)))
  return (line) => {
    const further = read(line).reduce((sum, excess, rule) => sum + Math.max(0, excess - (allowed[rule] ?? 0)), 0)
    return costOf(state, member, line) === Infinity ? further + 1 : further
  }
}

function keepLine(state: State, member: number, read: ReturnType<HardRules>): void {
  const illegality = illegalityOf(state, member, read)
  const left: number[] = []
  while (illegality(state.lines[member] ?? []) > 0) {
    const leaving = leastToLeave(state, member, illegality)
    for (const slot of leaving) remove(state, member, slot)
    left.push(...leaving)
    if (leaving.length === 0) break
  }
  // What had to go for something that went later comes back.
  for (const slot of left.sort((a, b) => needOf(state, b, 1) - needOf(state, a, 1) || a - b)) {
    if (illegality(withItem(state.model, state.lines[member] ?? [], slot)) === 0) add(state, member, slot)
  }
}

const isNew = (state: State, member: number, item: number): boolean =>
  item < state.model.slotCount && !isSettled(state, member, item)

/** What one person more or less means in a slot. @param more 1: who is to come, 0: who is there */
function needOf(state: State, slot: number, more: 0 | 1): number {
  const count = (state.filled[slot]?.length ?? 0) + more
  return coverCost(state, slot, count - 1) - coverCost(state, slot, count)
}

/** One duty without which the line is nearer to legal; if there is none, a day's, an unbroken run's, or all of them. */
function leastToLeave(state: State, member: number, illegality: Illegality): readonly number[] {
  const line = state.lines[member] ?? []
  const own = line.filter((item) => isNew(state, member, item))
  const until = illegality(line)
  for (const groups of [own.map((item) => [item]), daysOf(state, own), runsOf(state, own)]) {
    const better = groups
      .map((group) => ({ group, rest: illegality(group.reduce(withoutItem, [...line])) }))
      .filter(({ rest }) => rest < until)
    const need = (group: readonly number[]) => group.reduce((sum, slot) => sum + needOf(state, slot, 0), 0)
    const [best] = better.sort((a, b) => a.rest - b.rest || need(a.group) - need(b.group))
    if (best) return best.group
  }
  return own
}

const daysOf = ({ model }: State, items: readonly number[]): readonly (readonly number[])[] => [
  ...Map.groupBy(items, (item) => dutyDayOf(model, item)).values(),
]

function runsOf({ model }: State, items: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = []
  let last = -Infinity
  for (const item of items) {
    const day = dutyDayOf(model, item)
    if (day > last + 1) runs.push([])
    runs.at(-1)?.push(item)
    last = day
  }
  return runs
}

/** At every moment at which somebody begins on a line, those who are one too many there go. */
function keepCompany(state: State, rule: HardCompany): void {
  const { slots } = state.model.problem
  const own = new Set(rule.members.flatMap((id) => state.model.memberIndex.get(id) ?? []))
  for (const { start, line, closed } of slots) {
    if (closed) continue
    const there = slotsAt(state, line, start)
    while (beyond(state, rule, there) > 0) {
      const [leaving] = there
        .flatMap((slot) => (state.filled[slot] ?? []).map((member) => ({ slot, member })))
        .filter(({ slot, member }) => own.has(member) && isNew(state, member, slot))
        .sort((a, b) => needOf(state, a.slot, 0) - needOf(state, b.slot, 0))
      if (!leaving) break
      remove(state, leaving.member, leaving.slot)
    }
  }
}

/** How many of the rule's members are too many in these slots. */
function beyond({ model, filled }: State, rule: HardCompany, there: readonly number[]): number {
  const present = new Set(there.flatMap((slot) => filled[slot] ?? []))
  const among = (ids: readonly string[]) => ids.filter((id) => present.has(model.memberIndex.get(id) ?? -1)).length
  switch (rule.kind) {
    case 'at-most-together':
      return among(rule.members) - rule.maximum
    case 'mentor':
      return among(rule.members) - among(rule.mentors.filter((id) => !rule.members.includes(id)))
  }
}
