// The problem compiled into flat arrays. A roster is people × days cells in one Uint8Array, person after person.
import type { GridProblem, Wish } from './problem.ts'
import { type Excess, excessOf } from './rule-excess.ts'
import { greatestCommonDivisor } from './rule-steps.ts'

export interface Model {
  readonly problem: GridProblem
  readonly people: number
  readonly days: number
  /** Shift types and off. */
  readonly cells: number
  /** Cost of wishes, and whether the cell may be taken, by (person × days + day) × cells + cell. */
  readonly wishCost: Float64Array
  readonly allowed: Uint8Array
  /** Cost of n people there, by (day × cells + cell) × (people + 1) + n. */
  readonly coverCost: Float64Array
  /** Numbers day × cells + cell of the cells whose number of people costs anything. */
  readonly covered: readonly number[]
  /** By person. */
  readonly excess: readonly Excess[]
  /** Every rota's cost is a multiple of it; 0 when costs are not whole numbers. */
  readonly costStep: number
  /** The price of one place more or less that is typical here; annealing takes its temperatures from it. */
  readonly coverScale: number
}

export function compile(problem: GridProblem): Model {
  const { people, days, shifts, cover } = problem
  const cells = shifts.length + 1
  refuseNonsense(problem)
  const coverCost = coverCosts(problem, cells)
  const numbers = [...new Set(cover.map(({ day, shift }) => day * cells + shift))].toSorted((a, b) => a - b)
  return {
    problem,
    people: people.length,
    days,
    cells,
    wishCost: wishCosts(problem, cells),
    allowed: allowedCells(problem, cells),
    coverCost,
    covered: numbers,
    excess: people.map(({ rules }) => excessOf(rules, days, cells)),
    costStep: costStepOf(problem),
    coverScale: median(cover.map(({ under, over }) => Math.max(under, over))) || 100,
  }
}

function refuseNonsense({ days, shifts, people, cover }: GridProblem): void {
  if (shifts.length > 254) throw new RangeError('more than 254 shift types')
  if (cover.some(({ under, over }) => under < 0 || over < 0)) throw new RangeError('a cover weight below 0')
  const sums = people.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'sum'))
  for (const { amounts, from, to } of sums) {
    if (from < 0 || to > days) throw new RangeError('a sum reaches beyond the horizon')
    if (amounts.some((amount) => amount < 0 || !Number.isInteger(amount))) throw new RangeError('a sum of odd amounts')
  }
}

function wishCosts({ people, days, wishes }: GridProblem, cells: number): Float64Array {
  const costs = new Float64Array(people.length * days * cells)
  const add = ({ person, day, weight }: Wish, cell: number) => {
    const at = (person * days + day) * cells + cell
    costs[at] = (costs[at] ?? 0) + weight
  }
  for (const wish of wishes) {
    for (let cell = 0; cell < cells; cell++) if ((wish.kind === 'against') === (cell === wish.shift)) add(wish, cell)
  }
  return costs
}

function allowedCells({ people, days }: GridProblem, cells: number): Uint8Array {
  const allowed = new Uint8Array(people.length * days * cells).fill(1)
  for (const [p, { barred }] of people.entries()) {
    for (const [day, cell] of barred) allowed[(p * days + day) * cells + cell] = 0
  }
  return allowed
}

function coverCosts({ people, days, cover }: GridProblem, cells: number): Float64Array {
  const width = people.length + 1
  const costs = new Float64Array(days * cells * width)
  for (const { day, shift, required, under, over } of cover) {
    for (let n = 0; n < width; n++) {
      const at = (day * cells + shift) * width + n
      costs[at] = (costs[at] ?? 0) + (n < required ? (required - n) * under : (n - required) * over)
    }
  }
  return costs
}

function costStepOf({ wishes, cover }: GridProblem): number {
  const weights = [...wishes.map(({ weight }) => weight), ...cover.flatMap(({ under, over }) => [under, over])]
  return weights.every(Number.isInteger) ? Math.abs(weights.reduce(greatestCommonDivisor, 0)) : 0
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
}

/** The least cost that a rota can have, given that it is not below `bound`; 1e-6 covers rounding in floating point. */
export function roundedUp({ costStep }: Model, bound: number): number {
  return costStep === 0 ? bound - 1e-6 : Math.ceil((bound - 1e-6) / costStep) * costStep || 0
}
