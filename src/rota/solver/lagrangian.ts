// The proven bound of a rota. Places, skills and pairs get a price a head, totals of a member (hours, nights, weekends)
// a price a unit; then each member's cheapest legal line, each row's cheapest number and each total's cheapest amount
// are found alone, exactly. Whatever the prices, their sum is below every rota's cost (Held, Wolfe and Crowder 1974). The
// volume algorithm (Barahona and Anbil, Mathematical Programming 87, 2000) raises it.
import { automatonOf } from './optimiser/automaton.ts'
import type { Meter } from './optimiser/meter.ts'
import type { Model } from './optimiser/model.ts'
import type { Rule, Tally } from './optimiser/problem.ts'
import { addCounts } from './optimiser/rows.ts'
import { cheapestTotal, sumOf, type Total, totalOf } from './optimiser/totals.ts'
import { type Walk, walkOf } from './optimiser/walk.ts'

export interface Lagrangian {
  /** In the grid's unit. -Infinity: nothing could be proven. */
  readonly bound: number
  readonly prices: Float64Array
}

export interface BoundTask {
  readonly meter: Meter
  /** Ends when so much of the run is used up. */
  readonly until: number
  /** What the best known roster costs. */
  readonly target: number
  /** Good enough: this near the target, as a share of `scale`. */
  readonly report: (bound: number) => boolean
  readonly start?: Float64Array
}

interface Pricing {
  readonly walk: Walk
  readonly totals: readonly Total[]
}

const LIMITS = { statesADay: 20_000, statesInAll: 300_000 }
const [FIRST_PART, LARGEST_PART, SMALLEST_PART] = [0.1, 2, 1e-5]
const [FIRST_BLEND, SMALLEST_BLEND] = [0.1, 0.001]
const PATIENCE = 10
const SHRINK = 0.66

/** @returns undefined when a member has no legal line, or their rules are too many for an exact answer */
export function raiseBound(model: Model, task: BoundTask): Lagrangian | undefined {
  const people = pricingsOf(model)
  if (!people) return undefined
  const dual = dualOf(model, people)
  const centre = task.start?.length === dual.size ? task.start.slice() : new Float64Array(dual.size)
  const direction = new Float64Array(dual.size)
  const gradient = new Float64Array(dual.size)
  const trial = new Float64Array(dual.size)
  let bound = dual.evaluate(centre, direction)
  if (bound === undefined) return undefined
  let [part, blend, failures] = [FIRST_PART, FIRST_BLEND, 0]
  while (task.meter.used() < task.until && part >= SMALLEST_PART) {
    const length = (part * Math.max(task.target - bound, 1)) / Math.max(dual.norm(direction), 1e-9)
    for (let k = 0; k < dual.size; k++) {
      trial[k] = (centre[k] ?? 0) + length * (dual.scale[k] ?? 1) * (direction[k] ?? 0)
    }
    const found = dual.evaluate(trial, gradient)
    if (found === undefined) return undefined
    task.meter.spend(dual.work)
    const agrees = dual.product(gradient, direction) >= 0
    const share = blendOf(dual, gradient, direction, blend)
    for (let k = 0; k < dual.size; k++) {
      direction[k] = share * (gradient[k] ?? 0) + (1 - share) * (direction[k] ?? 0)
    }
    if (found > bound) {
      const gain = (found - bound) / Math.max(task.target - bound, 1)
      bound = found
      centre.set(trial)
      failures = 0
      if (agrees) part = Math.min(LARGEST_PART, part * 1.1)
      if (gain < 0.001) blend = Math.max(SMALLEST_BLEND, blend * 0.98)
      if (task.report(bound)) break
    } else if (++failures >= PATIENCE) {
      failures = 0
      part *= SHRINK
      blend = Math.max(SMALLEST_BLEND, blend * 0.8)
    }
  }
  return { bound, prices: centre }
}

/** How much of the new subgradient: what makes the blend shortest, within limits. */
function blendOf(dual: Dual, gradient: Float64Array, direction: Float64Array, most: number): number {
  const own = dual.product(gradient, gradient)
  const cross = dual.product(gradient, direction)
  const old = dual.product(direction, direction)
  const best = (old - cross) / Math.max(own - 2 * cross + old, 1e-9)
  return Math.min(most, Math.max(most / 10, best))
}

/** One walk for all members with the same hard rules. */
function pricingsOf(model: Model): readonly Pricing[] | undefined {
  const walks = new Map<string, Walk | undefined>()
  const grid = { days: model.days, cells: model.cells }
  const found: Pricing[] = []
  const keys = new Map<object, string>()
  const keyOf = (rule: object) => {
    const known = keys.get(rule)
    if (known !== undefined) return known
    const key = JSON.stringify(rule)
    keys.set(rule, key)
    return key
  }
  for (const [person, { rules, history: past = [] }] of model.problem.people.entries()) {
    const usable = usableCells(model, person)
    const { inside, outside } = split(rules)
    const key = `${inside.map(keyOf).join()}|${usable}`
    if (!walks.has(key)) {
      const automaton = automatonOf(inside, { days: model.days, history: model.history, usable, ...LIMITS })
      walks.set(key, automaton && walkOf(automaton, model.cells))
    }
    const walk = walks.get(key)
    const totals = outside.map((rule) => totalOf(rule, { ...grid, past }))
    const legal = totals.filter((total) => total !== undefined)
    if (!walk || legal.length < totals.length) return undefined
    found.push({ walk, totals: legal })
  }
  return found
}

/** Small hard totals, such as nights in a week, are kept exactly; the others by a price. */
const SMALL_TOTAL = 2
/** Longer hard runs are left out, which makes the bound lower, never wrong: they seldom bind, and cost many states. */
const LONG_RUN = 4

function split(rules: readonly Rule[]): { readonly inside: readonly Rule[]; readonly outside: readonly Tally[] } {
  const isOutside = (rule: Rule): rule is Tally =>
    rule.kind === 'tally' && (rule.cost !== undefined || rule.min > 0 || rule.max === null || rule.max > SMALL_TOTAL)
  const isLong = (rule: Rule) =>
    rule.kind === 'run' && rule.weight === undefined && (rule.max ?? 0) > LONG_RUN && rule.min <= 1
  return { inside: rules.filter((rule) => !isOutside(rule) && !isLong(rule)), outside: rules.filter(isOutside) }
}

function usableCells({ days, cells, allowed }: Model, person: number): readonly number[] {
  return [...Array(cells).keys()].filter((cell) => {
    if (cell === 0) return true
    for (let day = 0; day < days; day++) if (allowed[(person * days + day) * cells + cell] === 1) return true
    return false
  })
}

type Dual = ReturnType<typeof dualOf>

/** Prices: rows first, then every member's totals. */
function dualOf(model: Model, people: readonly Pricing[]) {
  const { rows, days, cells, cellCost } = model
  const first: number[] = []
  let size = rows.size
  for (const { totals } of people) {
    first.push(size)
    size += totals.length
  }
  const costs = new Float64Array(days * cells).fill(Infinity)
  const counts = new Int32Array(rows.size)
  const open = people.map(({ totals }, person) => openCells(model, totals, { person, first: first[person] ?? 0 }))

  const priced = (person: number, prices: Float64Array) => {
    costs.fill(Infinity)
    const { at, start, price, amount } = open[person] ?? NOTHING
    const own = person * days * cells
    for (let k = 0; k < at.length; k++) {
      const place = at[k] ?? 0
      let cost = cellCost[own + place] ?? 0
      const end = start[k + 1] ?? 0
      for (let term = start[k] ?? 0; term < end; term++) cost += (amount[term] ?? 0) * (prices[price[term] ?? 0] ?? 0)
      costs[place] = cost
    }
  }

  /** The bound at these prices; `gradient` becomes what each price would like to change. */
  const evaluate = (prices: Float64Array, gradient: Float64Array): number | undefined => {
    let bound = 0
    counts.fill(0)
    for (const [person, { walk, totals }] of people.entries()) {
      priced(person, prices)
      const cost = walk.cheapest(costs)
      if (cost === Infinity) return undefined
      bound += cost
      const line = walk.line()
      addCounts(rows, counts, line, person, cells)
      for (const [k, total] of totals.entries()) {
        const at = (first[person] ?? 0) + k
        const best = cheapestTotal(total, prices[at] ?? 0)
        bound += best.cost
        gradient[at] = sumOf(total, line) - best.at
      }
    }
    for (let row = 0; row < rows.size; row++) {
      let least = Infinity
      let number = 0
      const [at, price] = [rows.costAt[row] ?? 0, prices[row] ?? 0]
      const high = rows.high[row] ?? 0
      for (let n = rows.low[row] ?? 0; n <= high; n++) {
        const cost = (rows.cost[at + n] ?? 0) + price * n
        if (cost >= least) continue
        least = cost
        number = n
      }
      bound += least
      gradient[row] = number - (counts[row] ?? 0)
    }
    return bound
  }

  const scale = new Float64Array(size).fill(1)
  for (const [person, { totals }] of people.entries()) {
    for (let k = 0; k < totals.length; k++) scale[(first[person] ?? 0) + k] = TOTALS
  }
  const product = (a: Float64Array, b: Float64Array) => {
    let sum = 0
    for (let k = 0; k < size; k++) sum += (a[k] ?? 0) * (b[k] ?? 0) * (scale[k] ?? 1)
    return sum
  }
  const work = 20 + people.reduce((sum, { walk }) => sum + walk.arcs / 100 + (days * cells) / 100, 0)
  return { size, work, scale, evaluate, product, norm: (a: Float64Array) => product(a, a) }
}

interface OpenCells {
  /** Places (day × cells + cell) that the member may take. */
  readonly at: Int32Array
  /** Terms of the k-th: start[k] to start[k + 1] - 1, each so many times a price. */
  readonly start: Int32Array
  readonly price: Int32Array
  readonly amount: Float64Array
}

const NOTHING: OpenCells = {
  at: new Int32Array(0),
  start: new Int32Array(1),
  price: new Int32Array(0),
  amount: new Float64Array(0),
}

function openCells(
  { days, cells, allowed, rows }: Model,
  totals: readonly Total[],
  { person, first }: { readonly person: number; readonly first: number },
): OpenCells {
  const { termStart, termRow, termSet, counting } = rows
  const [at, start, price, amount]: number[][] = [[], [0], [], []]
  for (let place = 0; place < days * cells; place++) {
    if (allowed[person * days * cells + place] !== 1) continue
    at?.push(place)
    for (let term = termStart[place] ?? 0; term < (termStart[place + 1] ?? 0); term++) {
      const count = counting[(termSet[term] ?? 0) + person] ?? 0
      if (count === 0) continue
      price?.push(termRow[term] ?? 0)
      amount?.push(-count)
    }
    for (const [k, total] of totals.entries()) {
      const units = total.amounts[place] ?? 0
      if (units === 0) continue
      price?.push(first + k)
      amount?.push(units)
    }
    start?.push(price?.length ?? 0)
  }
  return {
    at: Int32Array.from(at ?? []),
    start: Int32Array.from(start ?? []),
    price: Int32Array.from(price ?? []),
    amount: Float64Array.from(amount ?? []),
  }
}

/** Totals are larger numbers than heads: their prices move less. */
const TOTALS = 0.1
