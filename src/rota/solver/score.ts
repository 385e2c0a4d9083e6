// A rota in the making: who is where, what it costs, and what a change would cost. Only legal lines are ever kept.
import { type Measure, type Measured, measureOf } from './line-rules.ts'
import type { Model } from './model.ts'
import type { Targets } from './targets.ts'

export interface State {
  readonly model: Model
  readonly targets: Targets
  readonly measure: Measure
  /** By member: their items by start, slots and duty elsewhere. */
  readonly lines: number[][]
  readonly lineCost: Float64Array
  /** By member: what settled and foreign duty breaks by itself. A line is legal when it breaks no more. */
  readonly allowance: Float64Array
  /** By slot: its members. */
  readonly filled: number[][]
  /** member × slot: 1 where the assignment is settled. */
  readonly settled: Uint8Array
  /** slot × count: what so many people cost. */
  readonly coverCost: Float64Array
  readonly coverWidth: number
}

/** @param measure when more than the limits of a line is to be kept */
export function newState(model: Model, targets: Targets, measure: Measure = measureOf(model, targets)): State {
  const coverWidth = Math.max(1, ...model.wanted, ...countsOf(model)) + 2
  const state: State = {
    model,
    targets,
    measure,
    lines: model.elsewhere.map((items) => [...items]),
    lineCost: new Float64Array(model.memberCount),
    allowance: new Float64Array(model.memberCount),
    filled: Array.from({ length: model.slotCount }, () => []),
    settled: new Uint8Array(model.memberCount * model.slotCount),
    coverCost: coverCosts(model, coverWidth),
    coverWidth,
  }
  for (const { slot, member } of model.problem.settled) {
    const s = model.slotIndex.get(slot)
    const m = model.memberIndex.get(member)
    if (s === undefined || m === undefined) continue
    state.settled[m * model.slotCount + s] = 1
    state.filled[s]?.push(m)
    state.lines[m] = withItem(model, state.lines[m] ?? [], s)
  }
  for (let m = 0; m < model.memberCount; m++) {
    const { total, cost } = measured(state, m)
    state.allowance[m] = total
    state.lineCost[m] = cost
  }
  return state
}

function countsOf({ problem }: Model): number[] {
  const counts = new Map<string, number>()
  for (const { slot } of problem.settled) counts.set(slot, (counts.get(slot) ?? 0) + 1)
  return [...counts.values()]
}

/** Below the number that may stand together, people count for almost nothing: one alone is not allowed to stand. */
function coverCosts(model: Model, width: number): Float64Array {
  const costs = new Float64Array(model.slotCount * width)
  const { belowMinimum, belowWanted } = model.weights
  for (let s = 0; s < model.slotCount; s++) {
    const role = model.problem.roles[model.role[s] ?? 0]
    const need = role?.need ?? 1
    const together = role?.neverAlone ?? 0
    const minimum = model.minimum[s] ?? 0
    const wanted = model.wanted[s] ?? 0
    for (let count = 0; count < width; count++) {
      const standing = count < together ? count * 0.1 : count
      const missing = Math.max(0, minimum - standing)
      const short = Math.max(0, wanted - Math.max(standing, minimum))
      costs[s * width + count] = need * (missing * belowMinimum + short * belowWanted)
    }
  }
  return costs
}

export const coverCost = (state: State, slot: number, count: number): number =>
  state.coverCost[slot * state.coverWidth + count] ?? 0

export const measured = (state: State, member: number): Measured => {
  const line = state.lines[member] ?? []
  return state.measure(member, line, line.length)
}

/** The line with one more item, in order of start. */
export function withItem(model: Model, line: readonly number[], item: number): number[] {
  const start = model.start[item] ?? 0
  let at = line.length
  while (at > 0 && (model.start[line[at - 1] ?? 0] ?? 0) > start) at--
  return [...line.slice(0, at), item, ...line.slice(at)]
}

export const withoutItem = (line: readonly number[], item: number): number[] => line.filter((other) => other !== item)

/** What the member's line would cost, or Infinity when it would break a hard rule. */
export function costOf(state: State, member: number, line: readonly number[]): number {
  const result = state.measure(member, line, line.length)
  return result.total > (state.allowance[member] ?? 0) + 1e-9 ? Infinity : result.cost
}

export const isIn = (state: State, member: number, slot: number): boolean =>
  state.filled[slot]?.includes(member) ?? false

export const isSettled = (state: State, member: number, slot: number): boolean =>
  state.settled[member * state.model.slotCount + slot] === 1

export const isAllowed = ({ model }: State, member: number, slot: number): boolean =>
  model.allowed[member * model.slotCount + slot] === 1

/** What putting the member there changes, cover included; Infinity when a rule forbids it. */
export function costOfAdding(state: State, member: number, slot: number): number {
  const line = costOf(state, member, withItem(state.model, state.lines[member] ?? [], slot))
  if (line === Infinity) return Infinity
  const count = state.filled[slot]?.length ?? 0
  return line - (state.lineCost[member] ?? 0) + coverCost(state, slot, count + 1) - coverCost(state, slot, count)
}

/** Replaces a member's line. The caller keeps `filled` in step through `add` and `remove`. */
export function setLine(state: State, member: number, line: number[], cost: number): void {
  state.lines[member] = line
  state.lineCost[member] = cost
}

export function add(state: State, member: number, slot: number): void {
  const line = withItem(state.model, state.lines[member] ?? [], slot)
  setLine(state, member, line, state.measure(member, line, line.length).cost)
  state.filled[slot]?.push(member)
}

export function remove(state: State, member: number, slot: number): void {
  const line = withoutItem(state.lines[member] ?? [], slot)
  setLine(state, member, line, state.measure(member, line, line.length).cost)
  leave(state, member, slot)
}

/** Takes the member out of the slot's list only. */
export function leave(state: State, member: number, slot: number): void {
  const members = state.filled[slot]
  const at = members?.indexOf(member) ?? -1
  if (at >= 0) members?.splice(at, 1)
}

export function totalCost(state: State): number {
  let total = 0
  for (let m = 0; m < state.model.memberCount; m++) total += state.lineCost[m] ?? 0
  for (let s = 0; s < state.model.slotCount; s++) total += coverCost(state, s, state.filled[s]?.length ?? 0)
  return total
}

/** Places below what is wanted, or below what may stand together. */
export function missingIn({ model, filled }: State, slot: number): number {
  return Math.max(0, (model.wanted[slot] ?? 0) - (filled[slot]?.length ?? 0))
}
