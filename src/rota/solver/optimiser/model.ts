// The problem compiled into flat arrays. A roster is people × days cells in one Uint8Array, person after person.
import { costOfTotal } from './hinges.ts'
import type { GridProblem, Rule, Wish } from './problem.ts'
import { refuseNonsense } from './refuse.ts'
import { type Rows, rowsOf } from './rows.ts'
import { type Scanner, scannerOf } from './rule-excess.ts'
import { greatestCommonDivisor } from './rule-steps.ts'

export interface Model {
  readonly problem: GridProblem
  readonly people: number
  readonly days: number
  /** Shift types and off. */
  readonly cells: number
  readonly history: number
  /** Cost of wishes and single cells, and whether the cell may be taken, by (person × days + day) × cells + cell. */
  readonly cellCost: Float64Array
  readonly allowed: Uint8Array
  readonly rows: Rows
  /** By person. */
  readonly scanners: readonly Scanner[]
  /** Every roster costs `costBase` plus a multiple of `costStep`; 0 when costs are not whole numbers. */
  readonly costStep: number
  readonly costBase: number
  /** The price of one place more or less that is typical here; annealing takes its temperatures from it. */
  readonly coverScale: number
}

export function compile(problem: GridProblem): Model {
  refuseNonsense(problem)
  const { people, days, shifts, history = 0 } = problem
  const cells = shifts.length + 1
  const allowed = allowedCells(problem, cells)
  const rows = rowsOf(problem, { people: people.length, days, cells, allowed })
  const scanners = people.map(({ rules }) => scannerOf(rules, { days, cells, history }))
  const { cellCost, coverScale } = { cellCost: cellCosts(problem, cells), coverScale: scaleOf(problem) }
  return {
    ...{ problem, people: people.length, days, cells, history, cellCost, allowed, rows, scanners, coverScale },
    ...costStepOf(problem),
  }
}

function cellCosts({ people, days, wishes }: GridProblem, cells: number): Float64Array {
  const all = new Float64Array(people.length * days * cells)
  const add = (at: number, cost: number) => {
    all[at] = (all[at] ?? 0) + cost
  }
  for (const { kind, person, day, shift, weight } of wishes) {
    const at = (person * days + day) * cells
    for (let cell = 0; cell < cells; cell++) if ((kind === 'against') === (cell === shift)) add(at + cell, weight)
  }
  for (const [person, { costs = [] }] of people.entries()) {
    for (const [day, cell, cost] of costs) add((person * days + day) * cells + cell, cost)
  }
  return all
}

function allowedCells({ people, days, history = 0 }: GridProblem, cells: number): Uint8Array {
  const allowed = new Uint8Array(people.length * days * cells).fill(1)
  for (const [p, { barred, history: past = [] }] of people.entries()) {
    for (const [day, cell] of barred) allowed[(p * days + day) * cells + cell] = 0
    for (let day = 0; day < history; day++) {
      for (let cell = 0; cell < cells; cell++) {
        allowed[(p * days + day) * cells + cell] = cell === (past[day] ?? 0) ? 1 : 0
      }
    }
  }
  return allowed
}

/** Of all single amounts that a roster's cost is made up of. */
function costStepOf({ people, wishes, cover, rows = [] }: GridProblem): { costStep: number; costBase: number } {
  const base: number[] = []
  const steps = [
    ...wishes.map(({ weight }: Wish) => weight),
    ...cover.flatMap(({ under, over }) => [under, over]),
    ...rows.flatMap(({ cost, extra = [] }) => [
      ...cost.flatMap((hinge) => stepsOf(hinge, 1)),
      ...extra.map(([, c]) => c),
    ]),
    ...people.flatMap(({ rules, costs = [] }) => [
      ...costs.map(([, , cost]) => cost),
      ...rules.flatMap((rule) => ruleSteps(rule, base)),
    ]),
  ]
  const costBase = base.reduce((sum, cost) => sum + cost, 0)
  if (!steps.every(Number.isInteger) || !Number.isInteger(costBase)) return { costStep: 0, costBase: 0 }
  return { costStep: Math.abs(steps.reduce(greatestCommonDivisor, 0)), costBase }
}

/** Totals come in units: the cost of 0 is their base, and what the units add are their steps. */
function ruleSteps(rule: Rule, base: number[]): number[] {
  if (rule.kind === 'succession' || rule.kind === 'run') return [rule.weight ?? 0]
  if (!rule.cost) return []
  base.push(costOfTotal(rule.cost, 0))
  const unit = rule.kind === 'groups' ? 1 : rule.amounts.flat().reduce(greatestCommonDivisor, 0)
  return rule.cost.flatMap((hinge) => stepsOf(hinge, unit))
}

/** Where the bend lies between two totals, both its sides are steps too. */
function stepsOf({ at, below, above }: { at: number; below: number; above: number }, unit: number): number[] {
  const beyond = unit === 0 ? 0 : at % unit
  return [below * unit, above * unit, below * beyond, above * beyond]
}

function scaleOf({ cover, rows = [] }: GridProblem): number {
  const ofRows = rows.flatMap(({ cost }) => cost).map(({ below, above }) => Math.max(below, above))
  const numbers = [...cover.map(({ under, over }) => Math.max(under, over)), ...ofRows].filter((cost) => cost > 0)
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 100
}

/** The least cost that a rota can have, given that it is not below `bound`; 1e-6 covers rounding in floating point. */
export function roundedUp({ costStep, costBase }: Model, bound: number): number {
  if (costStep === 0) return bound - 1e-6
  return costBase + Math.ceil((bound - costBase - 1e-6) / costStep) * costStep || 0
}
