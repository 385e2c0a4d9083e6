// Rules of a person side by side, as one acyclic automaton over the days: its paths are exactly the legal lines, and
// what a path costs is what the soft rules among them cost. Minimal: states with the same continuations are merged
// (Daciuk et al., Computational Linguistics 26(1), 2000, from the last day to the first; costs are pushed towards the
// start first, Mohri 1997), so that the size hardly depends on how the rules were written.
import { behaviour } from './alike.ts'
import type { Rule } from './problem.ts'
import { type Steps, stepsOf } from './rule-steps.ts'

export interface Automaton {
  /** Cells that all rules treat alike are one class; members of each, cell values. */
  readonly classes: readonly Int32Array[]
  /** States are numbered day after day: those before day d are first[d] to first[d + 1] - 1; the last one is the end. */
  readonly first: Int32Array
  /** Arcs of state s: arcStart[s] to arcStart[s + 1] - 1. */
  readonly arcStart: Int32Array
  readonly arcTo: Int32Array
  readonly arcClass: Uint8Array
  readonly arcCost: Float64Array
  /** Every line costs that on top. */
  readonly base: number
}

export interface Extent {
  readonly days: number
  readonly history: number
  readonly usable: readonly number[]
  /** More states than that before merging, and there is no automaton. */
  readonly statesInAll: number
  /** Of one day; absent: no limit of its own. */
  readonly statesADay?: number
}

/** Undefined where it would be too large. No legal line: an automaton without arcs. */
export function automatonOf(rules: readonly Rule[], extent: Extent): Automaton | undefined {
  const classes = classesOf(rules, extent.usable)
  const layers = reach(stepsOf(rules, extent.history), classes, extent)
  return layers && merge(layers, classes)
}

/** Cells are alike when no rule tells them apart; off is always alone. */
export function classesOf(rules: readonly Rule[], usable: readonly number[]): readonly Int32Array[] {
  const classes = new Map<string, number[]>()
  for (const cell of usable) {
    const key = rules.map((rule) => behaviour(rule, cell)).join('|') + (cell === 0 ? 'off' : '')
    const members = classes.get(key)
    if (members) members.push(cell)
    else classes.set(key, [cell])
  }
  return [...classes.values()].map((members) => Int32Array.from(members))
}

/** By day: the reachable states' successors, `classes` numbers each, -1 for none, and what the steps cost. */
interface Layers {
  readonly next: readonly Int32Array[]
  readonly costs: readonly (Float64Array | undefined)[]
  readonly sizes: readonly number[]
}

/** A state of all rules together is one number, its digits the states of the rules. */
function reach(
  steps: readonly Steps[],
  classes: readonly Int32Array[],
  { days, statesInAll, statesADay = Infinity }: Extent,
): Layers | undefined {
  if (steps.reduce((product, { states }) => product * states, 1) > Number.MAX_SAFE_INTEGER) return undefined
  let states = [steps.reduceRight((number, { states: own, start }) => number * own + start, 0)]
  const priced = steps.some(({ cost }) => cost)
  const layers = { next: [] as Int32Array[], costs: [] as (Float64Array | undefined)[], sizes: [1] }
  let inAll = 0
  for (let day = 0; day < days; day++) {
    const together = stepTogether(steps, classes, day)
    const table = new Int32Array(states.length * classes.length).fill(-1)
    const costs = priced ? new Float64Array(table.length) : undefined
    const found = new Map<number, number>()
    let at = 0
    for (const state of states) {
      for (let c = 0; c < classes.length; c++, at++) {
        const target = together.step(state, c)
        if (target < 0) continue
        const known = found.get(target)
        table[at] = known ?? found.size
        if (costs) costs[at] = together.cost()
        if (known === undefined) found.set(target, found.size)
      }
    }
    inAll += found.size
    if (found.size > statesADay || inAll > statesInAll) return undefined
    layers.next.push(table)
    layers.costs.push(costs)
    layers.sizes.push(found.size)
    states = [...found.keys()]
  }
  return layers
}

/** One day's step of all rules, from tables: each rule is asked once for each of its states and each class. */
function stepTogether(steps: readonly Steps[], classes: readonly Int32Array[], day: number) {
  const width = classes.length
  const cellOf = (at: number) => classes[at % width]?.[0] ?? 0
  const tables = steps.map(({ states, step, cost }) => ({
    states,
    table: Int32Array.from({ length: states * width }, (_, at) => step(day, Math.floor(at / width), cellOf(at))),
    prices:
      cost && Float64Array.from({ length: states * width }, (_, at) => cost(day, Math.floor(at / width), cellOf(at))),
  }))
  let price = 0
  const step = (state: number, c: number): number => {
    let rest = state
    let place = 1
    let target = 0
    price = 0
    for (const { states, table, prices } of tables) {
      const above = Math.floor(rest / states)
      const at = (rest - above * states) * width + c
      const next = table[at] ?? -1
      if (next < 0) return -1
      if (prices) price += prices[at] ?? 0
      target += next * place
      place *= states
      rest = above
    }
    return target
  }
  /** @returns what the last step costs */
  return { step, cost: () => price }
}

/** A state that is kept: its successors by class, what the steps cost, and the least cost from here on, pushed back. */
interface Kept {
  readonly targets: Int32Array
  readonly costs: Float64Array
}

/** From the last day to the first: states that lead to the same states at the same costs become one. */
function merge({ next, costs, sizes }: Layers, classes: readonly Int32Array[]): Automaton {
  const rows: Kept[][] = []
  let merged: Int32Array = new Int32Array(sizes.at(-1) ?? 0)
  let toGo: Float64Array = new Float64Array(merged.length)
  for (let day = next.length - 1; day >= 0; day--) {
    const layer = mergeDay(
      { table: next[day] ?? new Int32Array(), costs: costs[day], width: classes.length },
      merged,
      toGo,
    )
    rows.push(layer.kept)
    merged = layer.numbers
    toGo = layer.toGo
  }
  return flatten(rows.reverse(), classes, toGo[0] ?? 0)
}

function mergeDay(
  {
    table,
    costs,
    width,
  }: { readonly table: Int32Array; readonly costs: Float64Array | undefined; readonly width: number },
  merged: Int32Array,
  toGo: Float64Array,
) {
  const known = new Map<string, number>()
  const kept: Kept[] = []
  const numbers = new Int32Array(table.length / width).fill(-1)
  const least = new Float64Array(numbers.length)
  for (let s = 0; s < numbers.length; s++) {
    const own = table.subarray(s * width, (s + 1) * width)
    const targets = own.map((target) => (target < 0 ? -1 : (merged[target] ?? -1)))
    if (targets.every((target) => target < 0)) continue
    let key = targets.join()
    let steps = NO_COSTS
    if (costs) {
      steps = Float64Array.from(own, (target, c) => (costs[s * width + c] ?? 0) + (toGo[target] ?? 0))
      const cheapest = steps.reduce((a, b, c) => ((targets[c] ?? -1) < 0 ? a : Math.min(a, b)), Infinity)
      least[s] = cheapest
      steps = steps.map((cost, c) => ((targets[c] ?? -1) < 0 ? 0 : cost - cheapest))
      key += `;${Array.from(steps, (cost) => Math.round(cost * 1e8)).join()}`
    }
    const same = known.get(key)
    numbers[s] = same ?? kept.length
    if (same !== undefined) continue
    known.set(key, kept.length)
    kept.push({ targets, costs: steps })
  }
  return { kept, numbers, toGo: least }
}

const NO_COSTS = new Float64Array()

function flatten(rows: readonly (readonly Kept[])[], classes: readonly Int32Array[], base: number): Automaton {
  const first = new Int32Array(rows.length + 1)
  for (const [day, layer] of rows.entries()) first[day + 1] = (first[day] ?? 0) + layer.length
  const states = rows.flat()
  const arcs = states.reduce((sum, { targets }) => sum + targets.reduce((n, to) => n + (to < 0 ? 0 : 1), 0), 0)
  const [arcStart, arcTo] = [new Int32Array(states.length + 1), new Int32Array(arcs)]
  const [arcClass, arcCost] = [new Uint8Array(arcs), new Float64Array(arcs)]
  let arc = 0
  let state = 0
  for (const [day, layer] of rows.entries()) {
    for (const { targets, costs } of layer) {
      for (const [c, target] of targets.entries()) {
        if (target < 0) continue
        arcTo[arc] = (first[day + 1] ?? 0) + target
        arcClass[arc] = c
        arcCost[arc++] = costs[c] ?? 0
      }
      arcStart[++state] = arc
    }
  }
  return { classes, first, arcStart, arcTo, arcClass, arcCost, base }
}
