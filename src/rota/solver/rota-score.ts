// The score of a rota: what it costs, rule by rule, with who and when; and what one member in one slot would change.
// Every number comes from the grid that the optimiser solves, so that explanations and the proven bound agree.
import { SCALE } from './convex.ts'
import { type Grid, gridOf, rosterOf } from './grid.ts'
import { isSoft, slotsIn } from './grid-access.ts'
import { wishesOf } from './grid-costs.ts'
import { compile as compileGrid, type Model as GridModel } from './optimiser/model.ts'
import { countsOf, everyone, lineCost, lineOf, rowsCostOf } from './optimiser/score.ts'
import { byStart } from './patterns.ts'
import type { Problem, Settled } from './problem.ts'
import { readRule } from './read-rule.ts'
import { shortageCost, type TaggedRow } from './rows-of-slots.ts'

export interface Breach {
  /** Absent: it concerns a slot, not a member. */
  readonly member?: string
  readonly slot?: string
  /** Duty days, as ordinal numbers. */
  readonly days: readonly number[]
  /** How far it is off, in the rule's unit: minutes, nights, duties, people. */
  readonly amount: number
  readonly cost: number
}

export interface RuleLine {
  /** A code of ours, or the name of a further rule. */
  readonly rule: string
  readonly hard: boolean
  readonly cost: number
  readonly violations: number
  readonly who: readonly Breach[]
}

export interface RotaScore {
  readonly cost: number
  /** The part of it that is open places and missing skills. */
  readonly shortage: number
  /** No hard rule is broken beyond what settled duty breaks by itself. */
  readonly legal: boolean
  readonly table: readonly RuleLine[]
}

export interface ScoredGrid {
  readonly grid: Grid
  readonly model: GridModel
}

/** @param placed all assignments that will be scored with it, settled ones aside */
export function openScore(problem: Problem, placed: readonly Settled[] = []): ScoredGrid {
  const grid = gridOf(problem, placed)
  return { grid, model: compileGrid(grid.problem) }
}

/** In the problem's own unit. */
export function costOfRoster({ grid, model }: ScoredGrid, roster: Uint8Array): number {
  const lines = everyone(model).reduce((sum, m) => sum + lineCost(model, m, lineOf(model, roster, m)), 0)
  return (lines + rowsCostOf(model, countsOf(model, roster, everyone(model))) + grid.constant) / SCALE
}

/** The score of these assignments together with the settled ones. */
export function scoreOf(scored: ScoredGrid, assignments: readonly Settled[]): RotaScore {
  return scoreOfRoster(scored, rosterOf(scored.grid, assignments))
}

export function scoreOfRoster(scored: ScoredGrid, roster: Uint8Array): RotaScore {
  const { grid, model } = scored
  const lines = new Map<string, { hard: boolean; who: Breach[] }>()
  const add = (rule: string, hard: boolean, breach: Breach) => {
    if (breach.cost === 0 && !hard) return
    const line = lines.get(rule) ?? { hard, who: [] }
    line.who.push(breach)
    lines.set(rule, line)
  }
  for (const m of everyone(model)) readMember(scored, m, lineOf(model, roster, m), add)
  const heads = headsOf(grid, roster)
  for (const row of grid.rows) readRow(grid, row, heads, add)
  const table = [...lines].map(([rule, { hard, who }]) => ({
    rule,
    hard,
    cost: rounded(who.reduce((sum, { cost }) => sum + cost, 0)),
    violations: who.length,
    who,
  }))
  const shortage = rounded(
    table
      .filter(({ rule }) => rule === 'cover' || rule === 'skill' || rule === 'never-alone')
      .reduce((sum, { cost }) => sum + cost, 0),
  )
  const broken = table.filter(({ hard, who }) => hard && who.some(({ member }) => !isFixed(grid, member)))
  return { cost: rounded(costOfRoster(scored, roster)), shortage, legal: broken.length === 0, table }
}

const rounded = (cost: number): number => Math.round(cost * SCALE) / SCALE

const isFixed = ({ fixed, model }: Grid, member: string | undefined): boolean =>
  member !== undefined && fixed.includes(model.memberIndex.get(member) ?? -1)

type Add = (rule: string, hard: boolean, breach: Breach) => void

function readMember({ grid, model }: ScoredGrid, m: number, line: Uint8Array, add: Add): void {
  const { calendar, patterns } = grid
  const member = model.problem.people[m]?.id ?? ''
  const dates = (days: readonly number[]) => days.map((day) => calendar.first + day)
  for (const { code, rule, constant, unit } of grid.rules[m] ?? []) {
    const { above, below, cost, total, days } = readRule(rule, line, calendar.history)
    if (isSoft(rule)) {
      const amount = rule.kind === 'tally' ? total * unit : above + below
      add(code, false, { member, days: dates(days), amount, cost: (cost + constant) / SCALE })
    } else if (above + below > 0)
      add(code, true, { member, days: dates(days), amount: (above + below) * unit, cost: 0 })
  }
  const wishes = wishesOf(grid.model, m)
  for (let day = calendar.history; day < calendar.days; day++) {
    const cell = line[day] ?? 0
    const own = model.cellCost[(m * calendar.days + day) * model.cells + cell] ?? 0
    const pattern = patterns.all[cell] ?? { lanes: [], elsewhere: 0 }
    const slots = slotsIn(calendar, day, pattern)
    if (model.allowed[(m * calendar.days + day) * model.cells + cell] !== 1) {
      add('barred', true, { member, days: [calendar.first + day], amount: 1, cost: 0 })
    }
    if (own === 0) continue
    let rest = own
    for (const [slot, weight] of wishes) {
      if (calendar.dayOf[slot] !== day || slots.includes(slot) === weight > 0) continue
      const id = grid.model.problem.slots[slot]?.id ?? ''
      rest -= Math.abs(weight)
      add('wish', false, { member, slot: id, days: [calendar.first + day], amount: 1, cost: Math.abs(weight) / SCALE })
    }
    const within = slots.includes(-1) ? 0 : Math.round(SCALE * grid.local(slots.sort(byStart(grid.model))).cost)
    if (within > 0) add('day-pattern', false, { member, days: [calendar.first + day], amount: 1, cost: within / SCALE })
    if (rest - within > 0) {
      add('continuity', false, { member, days: [calendar.first + day], amount: 1, cost: (rest - within) / SCALE })
    }
  }
}

/** By place (day × patterns + pattern): who stands there. */
function headsOf({ calendar, patterns, model }: Grid, roster: Uint8Array): readonly (readonly number[])[] {
  const count = patterns.all.length
  const heads: number[][] = Array.from({ length: calendar.days * count }, () => [])
  for (let m = 0; m < model.memberCount; m++) {
    for (let day = 0; day < calendar.days; day++) heads[day * count + (roster[m * calendar.days + day] ?? 0)]?.push(m)
  }
  return heads
}

function readRow(
  grid: Grid,
  { code, row, slot, never }: TaggedRow,
  heads: readonly (readonly number[])[],
  add: Add,
): void {
  const count = grid.patterns.all.length
  const held = ({ people, places }: typeof row.plus) => {
    const who = people === 'all' ? undefined : new Set(people)
    return places.reduce(
      (sum, [day, cell]) => sum + (heads[day * count + cell] ?? []).filter((m) => !who || who.has(m)).length,
      0,
    )
  }
  const number = held(row.plus) - (row.minus ? held(row.minus) : 0)
  const hinges = row.cost.reduce(
    (sum, { at, below, above }) => sum + Math.max(0, at - number) * below + Math.max(0, number - at) * above,
    0,
  )
  const cost = hinges + (row.extra ?? []).reduce((sum, [at, amount]) => sum + (at === number ? amount : 0), 0)
  if (cost === 0) return
  const place = grid.model.problem.slots[slot]
  const under = code === 'cover' && shortageCost(grid.model, slot, number) < cost ? 'above-wanted' : code
  const amount = code === 'cover' ? Math.abs((grid.model.wanted[slot] ?? 0) - number) : 1
  const days = [grid.calendar.first + (grid.calendar.dayOf[slot] ?? 0)]
  add(under, never, { slot: place?.id ?? '', days, amount, cost: cost / SCALE })
}
