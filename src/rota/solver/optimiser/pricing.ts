// Exact pricing: a person's cheapest legal line for given cell costs, by dynamic programming over their automaton.
import { type Automaton, automatonOf, classesOf } from './automaton.ts'
import type { Model } from './model.ts'
import type { Rule, Sum } from './problem.ts'

export interface Priced {
  /** No legal line costs less. */
  readonly bound: number
  /** The cheapest legal line; undefined when even the automata cannot tell (`stateLimit`). */
  readonly line: Uint8Array | undefined
}

export interface Pricer {
  /**
   * @param costs by day × cells + cell; Infinity closes a cell
   * @returns undefined when no legal line is open
   */
  price(costs: Float64Array): Priced | undefined
  /**
   * @returns by day × cells + cell: no legal line that holds the cell costs less; undefined when automata cannot tell
   */
  through(costs: Float64Array): Float64Array | undefined
  /** Arcs that one call walks, at least. */
  readonly size: number
}

/** States a day; beyond it a rule stays out of the automaton. */
const STATE_LIMIT = 60_000
/** Limits on single shift types multiply the states: the tightest are always in, the others when a line breaks them. */
const EAGER_PRODUCT = 16

/** One pricer a person; people with the same rules share their automata. */
export function pricersOf(model: Model): readonly Pricer[] {
  const shared = new Map<string, Pricer>()
  return model.problem.people.map(({ rules }, person) => {
    const usable = usableCells(model, person, rules)
    const key = JSON.stringify([rules, usable])
    const pricer = shared.get(key) ?? pricerOf(rules, model, usable)
    shared.set(key, pricer)
    return pricer
  })
}

/** Those that are allowed on some day, and all that their rules treat alike: so more people share an automaton. */
function usableCells({ days, cells, allowed }: Model, person: number, rules: readonly Rule[]): readonly number[] {
  const own = person * days
  const everAllowed = (cell: number) => {
    for (let day = 0; day < days; day++) if (allowed[(own + day) * cells + cell] === 1) return true
    return cell === 0
  }
  const all = Array.from({ length: cells }, (_, cell) => cell)
  const classes = classesOf(rules, all).filter((members) => members.some(everAllowed))
  return classes.flatMap((members) => [...members]).toSorted((a, b) => a - b)
}

function pricerOf(rules: readonly Rule[], { days, cells }: Model, usable: readonly number[]): Pricer {
  const { eager, lazy } = split(rules, usable)
  const automata = new Map<string, { automaton: Automaton | undefined; walk: Walk | undefined }>()
  const walkWith = (broken: ReadonlySet<Sum>): Walk | undefined => {
    const chosen = lazy.filter((rule) => broken.has(rule))
    const key = chosen.map((rule) => lazy.indexOf(rule)).join()
    const known = automata.get(key)
    if (known) return known.walk
    const automaton = automatonOf([...eager, ...chosen], { days, usable, stateLimit: STATE_LIMIT })
    const walk = automaton && walkOf(automaton, cells)
    automata.set(key, { automaton, walk })
    return walk
  }
  const relaxed = walkWith(new Set())
  return {
    size: relaxed?.arcs ?? 0,
    through: (costs) => relaxed?.through(costs),
    price: (costs) => {
      if (!relaxed) return { bound: freeBound(costs, days, cells), line: undefined }
      const broken = new Set<Sum>()
      let priced = relaxed.cheapest(costs)
      while (priced?.line) {
        const { line, bound } = priced
        const newly = lazy.filter((rule) => total(rule, line) > rule.max)
        if (newly.length === 0) return priced
        for (const rule of newly) broken.add(rule)
        const walk = walkWith(broken)
        if (!walk) return { bound, line: undefined }
        priced = walk.cheapest(costs)
      }
      return priced
    },
  }
}

/** Upper limits on a single shift type may be lazy; all other rules are always in the automaton. */
function split(rules: readonly Rule[], usable: readonly number[]): { eager: readonly Rule[]; lazy: readonly Sum[] } {
  const counts = rules.filter((rule) => rule.kind === 'sum').filter((rule) => isPartial(rule, usable))
  const lazy = new Set<Rule>()
  let product = 1
  for (const rule of counts.toSorted((a, b) => a.max - b.max)) {
    product *= rule.max + 1
    if (product > EAGER_PRODUCT) lazy.add(rule)
  }
  return { eager: rules.filter((rule) => !lazy.has(rule)), lazy: counts.filter((rule) => lazy.has(rule)) }
}

function isPartial({ amounts, min }: Sum, usable: readonly number[]): boolean {
  return min <= 0 && usable.filter((cell) => (amounts[cell] ?? 0) > 0).length < usable.length - 1
}

function total({ amounts, from, to }: Sum, line: Uint8Array): number {
  let sum = 0
  for (let day = from; day < to; day++) sum += amounts[line[day] ?? 0] ?? 0
  return sum
}

/** Without any automaton: each day's cheapest cell. */
function freeBound(costs: Float64Array, days: number, cells: number): number {
  let bound = 0
  for (let day = 0; day < days; day++) bound += Math.min(...costs.subarray(day * cells, (day + 1) * cells))
  return bound
}

interface Walk {
  readonly arcs: number
  through(costs: Float64Array): Float64Array
  cheapest(costs: Float64Array): { readonly bound: number; readonly line: Uint8Array } | undefined
}

/** Costs to go from each state, last day first; then along the cheapest arcs from the first state. */
function walkOf({ classes, first, arcStart, arcTo, arcClass }: Automaton, cells: number): Walk {
  const days = first.length - 1
  const end = first[days] ?? 0
  const toGo = new Float64Array(end + 1)
  const taken = new Int32Array(end + 1)
  const classCost = new Float64Array(classes.length)
  const classCell = new Uint8Array(days * classes.length)
  const cheapestMembers = (costs: Float64Array, day: number) => {
    for (let c = 0; c < classes.length; c++) {
      let least = Infinity
      for (const cell of classes[c] ?? []) {
        const cost = costs[day * cells + cell] ?? 0
        if (cost >= least) continue
        least = cost
        classCell[day * classes.length + c] = cell
      }
      classCost[c] = least
    }
  }
  const priceDay = (day: number) => {
    const last = first[day + 1] ?? 0
    for (let state = first[day] ?? 0; state < last; state++) {
      const stop = arcStart[state + 1] ?? 0
      let least = Infinity
      let best = -1
      for (let arc = arcStart[state] ?? 0; arc < stop; arc++) {
        const cost = (classCost[arcClass[arc] ?? 0] ?? 0) + (toGo[arcTo[arc] ?? 0] ?? 0)
        if (cost < least) {
          least = cost
          best = arc
        }
      }
      toGo[state] = least
      taken[state] = best
    }
  }
  const priceAll = (costs: Float64Array) => {
    for (let day = days - 1; day >= 0; day--) {
      cheapestMembers(costs, day)
      priceDay(day)
    }
  }
  /** One day further: cheapest ways to the states after it, and the least cost of a line by each class of cells. */
  const advance = (day: number, fromStart: Float64Array, byClass: Float64Array) => {
    const last = first[day + 1] ?? 0
    for (let state = first[day] ?? 0; state < last; state++) {
      const stop = arcStart[state + 1] ?? 0
      const soFar = fromStart[state] ?? Infinity
      for (let arc = arcStart[state] ?? 0; arc < stop; arc++) {
        const kind = arcClass[arc] ?? 0
        const to = arcTo[arc] ?? 0
        byClass[kind] = Math.min(byClass[kind] ?? 0, soFar + (toGo[to] ?? 0))
        fromStart[to] = Math.min(fromStart[to] ?? 0, soFar + (classCost[kind] ?? 0))
      }
    }
  }
  return {
    arcs: arcTo.length,
    through: (costs) => {
      const least = new Float64Array(days * cells).fill(Infinity)
      if ((first[1] ?? 0) === 0) return least
      priceAll(costs)
      const fromStart = new Float64Array(end + 1).fill(Infinity)
      fromStart[0] = 0
      for (let day = 0; day < days; day++) {
        const byClass = new Float64Array(classes.length).fill(Infinity)
        cheapestMembers(costs, day)
        advance(day, fromStart, byClass)
        for (const [c, members] of classes.entries()) {
          for (const cell of members) least[day * cells + cell] = (byClass[c] ?? 0) + (costs[day * cells + cell] ?? 0)
        }
      }
      return least
    },
    cheapest: (costs) => {
      if ((first[1] ?? 0) === 0) return undefined
      priceAll(costs)
      const bound = toGo[0] ?? Infinity
      if (bound === Infinity) return undefined
      const line = new Uint8Array(days)
      for (let day = 0, state = 0; day < days; day++) {
        const arc = taken[state] ?? 0
        line[day] = classCell[day * classes.length + (arcClass[arc] ?? 0)] ?? 0
        state = arcTo[arc] ?? 0
      }
      return { bound, line }
    },
  }
}
