// Exact pricing: a person's cheapest legal line for given cell costs, by dynamic programming over the automaton of
// their rules, and by a search over labels where totals stay outside it.
import { automatonOf, classesOf } from './automaton.ts'
import type { Model } from './model.ts'
import type { Rule, Tally } from './problem.ts'
import { largestTotal } from './rule-excess.ts'
import { type Total, totalOf } from './totals.ts'
import { totalsPricer } from './totals-pricing.ts'
import { type Walk, walkOf } from './walk.ts'

export interface Priced {
  /** No legal line costs less. */
  readonly bound: number
  /** The cheapest legal line; a good one, or none, where even labels cannot tell: then the bound is below its cost. */
  readonly line: Uint8Array | undefined
  /** Asking less roughly would give the same. */
  readonly exact: boolean
}

export interface Pricer {
  /**
   * @param costs by day × cells + cell; Infinity closes a cell
   * @param roughly a good line, or none, and a bound are enough: they come faster where totals are outside the automaton
   * @returns undefined when no legal line is open
   */
  price(costs: Float64Array, roughly?: boolean): Priced | undefined
  /** @returns by day × cells + cell: no legal line that holds the cell costs less */
  through(costs: Float64Array): Float64Array
  /** Arcs that one call walks, at least. */
  readonly size: number
}

/** Of one automaton before merging; and of all people's together, since each costs time and memory. */
const STATES = { least: 20_000, most: 600_000, together: 4_000_000 }
/** Where no tally is left to take out. */
const MOST_STATES = 20_000_000
/** Limits on single shift types multiply the states: only the tightest are in the automaton. */
const EAGER_PRODUCT = 16

/** One pricer a person; people with the same rules share it. */
export function pricersOf(model: Model): readonly Pricer[] {
  const shared = new Map<string, Pricer>()
  const walks: Walks = new Map()
  return kindsOf(model).map((kind) => {
    const pricer = shared.get(kind.key) ?? whenAsked(() => pricerOf(model, kind, walks))
    shared.set(kind.key, pricer)
    return pricer
  })
}

/** By person: the automaton, and the totals that stay outside it; undefined for somebody without any legal total. */
export function walksOf(model: Model): readonly (Outside | undefined)[] {
  const shared = new Map<string, Outside | undefined>()
  const walks: Walks = new Map()
  return kindsOf(model).map((kind) => {
    if (!shared.has(kind.key)) shared.set(kind.key, outsideOf(model, kind, walks))
    return shared.get(kind.key)
  })
}

export interface Outside {
  readonly walk: Walk
  readonly totals: readonly Total[]
}

type Walks = Map<string, Walk | undefined>

function kindsOf(model: Model): readonly Kind[] {
  const keyOf = keyedOnce()
  const kinds = model.problem.people.map(({ rules, history = [] }, person) => {
    const usable = usableCells(model, person, rules)
    return { key: `${rules.map(keyOf)}|${usable}|${history}`, rules, usable, past: history }
  })
  const each = STATES.together / new Set(kinds.map(({ key }) => key)).size
  const states = Math.max(STATES.least, Math.min(STATES.most, each))
  return kinds.map((kind) => ({ ...kind, states }))
}

/** People share the objects of many rules: each is read once, and equal ones get the same number. */
function keyedOnce(): (rule: Rule) => number {
  const ofObject = new Map<Rule, number>()
  const ofText = new Map<string, number>()
  return (rule) => {
    const known = ofObject.get(rule)
    if (known !== undefined) return known
    const text = JSON.stringify(rule)
    const key = ofText.get(text) ?? ofText.size
    ofText.set(text, key)
    ofObject.set(rule, key)
    return key
  }
}

/** Automata take their time: each is built when it is first needed. */
function whenAsked(build: () => Pricer): Pricer {
  let built: Pricer | undefined
  const pricer = () => (built ??= build())
  return {
    price: (costs, roughly) => pricer().price(costs, roughly),
    through: (costs) => pricer().through(costs),
    get size() {
      return pricer().size
    },
  }
}

/** Those that are allowed on some day, and all that are alike: so more people share an automaton. */
function usableCells({ days, cells, allowed }: Model, person: number, rules: readonly Rule[]): readonly number[] {
  const own = person * days
  const everAllowed = (cell: number) => {
    for (let day = 0; day < days; day++) if (allowed[(own + day) * cells + cell] === 1) return true
    return cell === 0
  }
  const all = Array.from({ length: cells }, (_, cell) => cell)
  return withAlike(rules, all.filter(everAllowed), cells)
}

/** And all that the rules do not tell apart from one of them: whoever may not hold those pays for it. */
function withAlike(rules: readonly Rule[], usable: readonly number[], cells: number): readonly number[] {
  const own = new Set(usable)
  const all = Array.from({ length: cells }, (_, cell) => cell)
  const classes = classesOf(rules, all).filter((members) => members.some((cell) => own.has(cell)))
  return classes.flatMap((members) => [...members]).toSorted((a, b) => a - b)
}

interface Kind {
  /** The same for people with the same rules. */
  readonly key: string
  readonly rules: readonly Rule[]
  readonly usable: readonly number[]
  readonly past: readonly number[]
  /** How many an automaton may have. */
  readonly states: number
}

function pricerOf(model: Model, kind: Kind, walks: Walks): Pricer {
  const found = outsideOf(model, kind, walks)
  if (!found) return hopeless(model)
  const { walk, totals } = found
  return totals.length === 0 ? walkPricer(walk) : totalsPricer(walk, totals, model.cells)
}

function outsideOf(model: Model, kind: Kind, walks: Walks): Outside | undefined {
  const { walk, outside } = walkWithin(model, kind, walks)
  const { past } = kind
  const totals = outside.map((rule) => totalOf(rule, { days: model.days, cells: model.cells, past }))
  const legal = totals.filter((total) => total !== undefined)
  return legal.length < totals.length ? undefined : { walk, totals: legal }
}

/** The automaton with as many of the rules as fit in, and the tallies that do not. */
function walkWithin({ days, cells, history }: Model, { rules, usable, states }: Kind, walks: Walks) {
  let { inside, outside } = split(rules, usable)
  for (;;) {
    const shared = withAlike(inside, usable, cells)
    const key = JSON.stringify([inside, shared])
    if (!walks.has(key)) {
      const automaton = automatonOf(inside, {
        days,
        history,
        usable: shared,
        statesInAll: inside.some(({ kind }) => kind === 'tally') ? states : MOST_STATES,
      })
      walks.set(key, automaton && walkOf(automaton, cells))
    }
    const walk = walks.get(key)
    if (walk) return { walk, outside }
    const tallies = inside.filter((rule) => rule.kind === 'tally')
    const widest = tallies.toSorted((a, b) => widthOf(b) - widthOf(a))[0]
    if (!widest) throw new RangeError('rules of one person that are too many to look at together')
    inside = inside.filter((rule) => rule !== widest)
    outside = [...outside, widest]
  }
}

/** Soft tallies, and upper limits on single shift types but the tightest, stay outside; so do the costs of others. */
function split(rules: readonly Rule[], usable: readonly number[]) {
  const tallies = rules.filter((rule) => rule.kind === 'tally')
  const partial = tallies.filter((rule) => rule.cost === undefined && isPartial(rule, usable))
  const outside = new Set<Rule>(tallies.filter(({ cost }) => cost !== undefined))
  let product = 1
  for (const rule of partial.toSorted((a, b) => widthOf(a) - widthOf(b))) {
    product *= widthOf(rule)
    if (product > EAGER_PRODUCT) outside.add(rule)
  }
  return { inside: rules.filter((rule) => !outside.has(rule)), outside: tallies.filter((rule) => outside.has(rule)) }
}

const widthOf = (rule: Tally): number => {
  const unit = Math.min(...rule.amounts.flat().filter((amount) => amount > 0), Infinity)
  return Math.min(rule.max ?? Infinity, largestTotal(rule)) / unit + 1
}

function isPartial({ amounts, min }: Tally, usable: readonly number[]): boolean {
  const counting = usable.filter((cell) => amounts.some((day) => (day[cell] ?? 0) > 0))
  return min <= 0 && counting.length < usable.length - 1
}

const hopeless = ({ days, cells }: Model): Pricer => ({
  size: 0,
  price: () => undefined,
  through: () => new Float64Array(days * cells).fill(Infinity),
})

const walkPricer = (walk: Walk): Pricer => ({
  size: walk.arcs,
  through: (costs) => walk.through(costs),
  price: (costs) => {
    const bound = walk.cheapest(costs)
    return bound === Infinity ? undefined : { bound, line: walk.line(), exact: true }
  },
})
