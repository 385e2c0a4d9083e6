// Local search from the first rota: simulated annealing over replacing, exchanging and pushing members out of the way.
// Every line it keeps is legal, so it may be stopped at any moment.
import { pick, type Random } from './random.ts'
import {
  add,
  costOf,
  costOfAdding,
  coverCost,
  isAllowed,
  isIn,
  isSettled,
  leave,
  missingIn,
  remove,
  type State,
  setLine,
  totalCost,
  withItem,
  withoutItem,
} from './score.ts'

export interface Limits {
  readonly iterations: number
  /** Asked every few hundred iterations; true ends the search. */
  readonly stop: () => boolean
}

const HOT = 60
const COLD = 0.3
const ASK_EVERY = 512
/** Nobody is moved out of the way whose duty lies further from the wanted one than this, in minutes. */
const NEAR = 20 * 60

/** Improves the rota in place, and returns how many moves were tried. */
export function improve(state: State, random: Random, limits: Limits): number {
  const movable = [...state.filled.keys()].filter((slot) => (state.model.candidates[slot]?.length ?? 0) > 0)
  if (movable.length === 0) return 0
  let cost = totalCost(state)
  let best = { cost, filled: snapshot(state) }
  let tried = 0
  for (; tried < limits.iterations; tried++) {
    if (tried % ASK_EVERY === 0 && limits.stop()) break
    const temperature = HOT * (COLD / HOT) ** (tried / limits.iterations)
    const accepts = (delta: number) => delta <= 0 || random() < Math.exp(-delta / temperature)
    cost += step(state, random, movable, accepts)
    if (cost < best.cost - 1e-6) best = { cost, filled: snapshot(state) }
  }
  restore(state, best.filled)
  return tried
}

type Accepts = (delta: number) => boolean

function step(state: State, random: Random, movable: readonly number[], accepts: Accepts): number {
  const slot = movable[pick(random, movable.length)] ?? 0
  if (missingIn(state, slot) > 0) return fill(state, random, slot, accepts)
  return random() < 0.45 ? replace(state, random, slot, accepts) : exchange(state, random, slot, movable, accepts)
}

const anyOf = (random: Random, list: readonly number[]): number | undefined => list[pick(random, list.length)]

/** Puts a candidate into an open place, moving their own nearby duties to others, or leaving them open. */
function fill(state: State, random: Random, slot: number, accepts: Accepts): number {
  const member = anyOf(random, state.model.candidates[slot] ?? [])
  if (member === undefined || isIn(state, member, slot)) return 0
  const direct = costOfAdding(state, member, slot)
  if (direct === Infinity) return pushAside(state, slot, member, accepts)
  if (!accepts(direct)) return 0
  add(state, member, slot)
  return direct
}

function pushAside(state: State, slot: number, member: number, accepts: Accepts): number {
  const given = inTheWay(state, slot, member)
  if (given.length === 0) return 0
  let delta = 0
  for (const other of given) delta += takeOff(state, member, other)
  const gain = costOfAdding(state, member, slot)
  const takers: (number | undefined)[] = []
  if (gain !== Infinity) {
    add(state, member, slot)
    delta += gain
    for (const other of given) {
      const [taker, cost] = cheapest(state, other, member)
      takers.push(taker)
      if (taker === undefined) continue
      add(state, taker, other)
      delta += cost
    }
    if (accepts(delta)) return delta
    given.forEach((other, i) => {
      const taker = takers[i]
      if (taker !== undefined) remove(state, taker, other)
    })
    remove(state, member, slot)
  }
  for (const other of given) add(state, member, other)
  return 0
}

function takeOff(state: State, member: number, slot: number): number {
  const before = state.lineCost[member] ?? 0
  const count = state.filled[slot]?.length ?? 0
  remove(state, member, slot)
  return (state.lineCost[member] ?? 0) - before + coverCost(state, slot, count - 1) - coverCost(state, slot, count)
}

/** The fewest of the member's own nearby duties, nearest first, without which the slot would be legal. */
function inTheWay(state: State, slot: number, member: number): readonly number[] {
  const { model } = state
  const line = state.lines[member] ?? []
  const distance = (item: number) =>
    Math.max((model.start[item] ?? 0) - (model.end[slot] ?? 0), (model.start[slot] ?? 0) - (model.end[item] ?? 0))
  const near = line
    .filter((item) => item < model.slotCount && !isSettled(state, member, item) && distance(item) < NEAR)
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, 3)
  let rest = withItem(model, line, slot)
  for (let i = 0; i < near.length; i++) {
    rest = withoutItem(rest, near[i] ?? -1)
    if (costOf(state, member, rest) !== Infinity) return near.slice(0, i + 1)
  }
  return []
}

function cheapest(state: State, slot: number, except: number): [number | undefined, number] {
  let best: number | undefined
  let least = Infinity
  for (const member of state.model.candidates[slot] ?? []) {
    if (member === except || isIn(state, member, slot)) continue
    const cost = costOfAdding(state, member, slot)
    if (cost < least) [least, best] = [cost, member]
  }
  return [best, least]
}

/** Gives one place to another candidate. */
function replace(state: State, random: Random, slot: number, accepts: Accepts): number {
  const from = anyOf(random, state.filled[slot] ?? [])
  const to = anyOf(random, state.model.candidates[slot] ?? [])
  if (from === undefined || to === undefined || isSettled(state, from, slot) || isIn(state, to, slot)) return 0
  const lineTo = withItem(state.model, state.lines[to] ?? [], slot)
  const costTo = costOf(state, to, lineTo)
  if (costTo === Infinity) return 0
  const lineFrom = withoutItem(state.lines[from] ?? [], slot)
  const costFrom = costOf(state, from, lineFrom)
  const delta = costTo + costFrom - (state.lineCost[to] ?? 0) - (state.lineCost[from] ?? 0)
  if (costFrom === Infinity || !accepts(delta)) return 0
  setLine(state, to, lineTo, costTo)
  setLine(state, from, lineFrom, costFrom)
  leave(state, from, slot)
  state.filled[slot]?.push(to)
  return delta
}

/** Two members give each other one duty. */
function exchange(state: State, random: Random, slot: number, movable: readonly number[], accepts: Accepts): number {
  const near = movable.length > 120 && random() < 0.6
  const at = near ? slot + pick(random, 81) - 40 : (movable[pick(random, movable.length)] ?? 0)
  const other = Math.min(Math.max(at, 0), state.model.slotCount - 1)
  const a = anyOf(random, state.filled[slot] ?? [])
  const b = anyOf(random, state.filled[other] ?? [])
  if (a === undefined || b === undefined || a === b || slot === other) return 0
  if (isSettled(state, a, slot) || isSettled(state, b, other)) return 0
  if (!isAllowed(state, a, other) || !isAllowed(state, b, slot)) return 0
  if (isIn(state, a, other) || isIn(state, b, slot)) return 0
  const lineA = withItem(state.model, withoutItem(state.lines[a] ?? [], slot), other)
  const costA = costOf(state, a, lineA)
  if (costA === Infinity) return 0
  const lineB = withItem(state.model, withoutItem(state.lines[b] ?? [], other), slot)
  const costB = costOf(state, b, lineB)
  const delta = costA + costB - (state.lineCost[a] ?? 0) - (state.lineCost[b] ?? 0)
  if (costB === Infinity || !accepts(delta)) return 0
  setLine(state, a, lineA, costA)
  setLine(state, b, lineB, costB)
  leave(state, a, slot)
  leave(state, b, other)
  state.filled[slot]?.push(b)
  state.filled[other]?.push(a)
  return delta
}

const snapshot = (state: State): number[][] => state.filled.map((members) => [...members])

function restore(state: State, filled: readonly (readonly number[])[]): void {
  for (let m = 0; m < state.model.memberCount; m++) {
    for (const item of [...(state.lines[m] ?? [])]) {
      if (item < state.model.slotCount && !(filled[item]?.includes(m) ?? false)) remove(state, m, item)
    }
  }
  filled.forEach((members, slot) => {
    for (const member of members) if (!isIn(state, member, slot)) add(state, member, slot)
  })
}
