// All rules of a person side by side, as one acyclic automaton over the days: its paths are exactly the legal lines.
// Minimal: states with the same continuations are merged (Daciuk et al., Computational Linguistics 26(1), 2000, from
// the last day to the first), so that the size hardly depends on how the rules were written.
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
}

/** Undefined when some day would have more than `stateLimit` states. No legal line: an automaton without arcs. */
export function automatonOf(
  rules: readonly Rule[],
  {
    days,
    usable,
    stateLimit,
  }: { readonly days: number; readonly usable: readonly number[]; readonly stateLimit: number },
): Automaton | undefined {
  const classes = classesOf(rules, usable)
  const layers = reach(rules.map(stepsOf), classes, days, stateLimit)
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

function behaviour(rule: Rule, cell: number): string {
  switch (rule.kind) {
    case 'succession': {
      const before = rule.forbidden.filter(([, b]) => b === cell).map(([a]) => a)
      const after = rule.forbidden.filter(([a]) => a === cell).map(([, b]) => b)
      return `${before.toSorted((a, b) => a - b)}>${after.toSorted((a, b) => a - b)}`
    }
    case 'run':
      return `${rule.cells.includes(cell)}`
    case 'sum':
      return `${rule.amounts[cell] ?? 0}`
    case 'groups':
      return `${cell > 0}`
  }
}

/** By day: the reachable states' successors, `classes` numbers each, -1 for none. */
interface Layers {
  readonly next: readonly Int32Array[]
  readonly sizes: readonly number[]
}

/** A state of all rules together is one number, its digits the states of the rules. */
function reach(
  steps: readonly Steps[],
  classes: readonly Int32Array[],
  days: number,
  limit: number,
): Layers | undefined {
  let states = [steps.reduceRight((number, { states, start }) => number * states + start, 0)]
  const next: Int32Array[] = []
  const sizes = [1]
  for (let day = 0; day < days; day++) {
    const step = stepTogether(steps, classes, day)
    const table = new Int32Array(states.length * classes.length).fill(-1)
    const found = new Map<number, number>()
    let at = 0
    for (const state of states) {
      for (let c = 0; c < classes.length; c++, at++) {
        const target = step(state, c)
        if (target < 0) continue
        const known = found.get(target)
        table[at] = known ?? found.size
        if (known === undefined) found.set(target, found.size)
      }
    }
    if (found.size > limit) return undefined
    next.push(table)
    sizes.push(found.size)
    states = [...found.keys()]
  }
  return { next, sizes }
}

/** One day's step of all rules, from tables: each rule is asked once for each of its states and each class. */
function stepTogether(steps: readonly Steps[], classes: readonly Int32Array[], day: number) {
  const width = classes.length
  const tables = steps.map(({ states, step }) => {
    const table = new Int32Array(states * width)
    for (let at = 0; at < table.length; at++) {
      table[at] = step(day, Math.floor(at / width), classes[at % width]?.[0] ?? 0)
    }
    return { states, table }
  })
  return (state: number, c: number): number => {
    let rest = state
    let place = 1
    let target = 0
    for (const { states, table } of tables) {
      const above = Math.floor(rest / states)
      const next = table[(rest - above * states) * width + c] ?? -1
      if (next < 0) return -1
      target += next * place
      place *= states
      rest = above
    }
    return target
  }
}

/** From the last day to the first: states that lead to the same states by the same classes become one. */
function merge({ next, sizes }: Layers, classes: readonly Int32Array[]): Automaton {
  const width = classes.length
  const rows: Int32Array[][] = []
  let merged = new Int32Array(sizes.at(-1) ?? 0)
  for (let day = next.length - 1; day >= 0; day--) {
    const table = next[day] ?? new Int32Array()
    const known = new Map<string, number>()
    const kept: Int32Array[] = []
    const numbers = new Int32Array(sizes[day] ?? 0).fill(-1)
    for (let s = 0; s < numbers.length; s++) {
      const row = table.slice(s * width, (s + 1) * width).map((target) => (target < 0 ? -1 : (merged[target] ?? -1)))
      if (row.every((target) => target < 0)) continue
      const key = row.join()
      const same = known.get(key)
      numbers[s] = same ?? kept.length
      if (same !== undefined) continue
      known.set(key, kept.length)
      kept.push(row)
    }
    rows.unshift(kept)
    merged = numbers
  }
  return flatten(rows, classes)
}

function flatten(rows: readonly (readonly Int32Array[])[], classes: readonly Int32Array[]): Automaton {
  const first = new Int32Array(rows.length + 1)
  for (const [day, layer] of rows.entries()) first[day + 1] = (first[day] ?? 0) + layer.length
  const arcStart = [0]
  const arcTo: number[] = []
  const arcClass: number[] = []
  for (const [day, layer] of rows.entries()) {
    for (const row of layer) {
      for (const [c, target] of row.entries()) {
        if (target < 0) continue
        arcTo.push((first[day + 1] ?? 0) + target)
        arcClass.push(c)
      }
      arcStart.push(arcTo.length)
    }
  }
  return {
    classes,
    first,
    arcStart: Int32Array.from(arcStart),
    arcTo: Int32Array.from(arcTo),
    arcClass: Uint8Array.from(arcClass),
  }
}
