// A first rota, place by place: always the place next whose second-best candidate is much worse than its best.
import { add, costOfAdding, isIn, missingIn, type State } from './score.ts'

/** Fills what can be filled without breaking a rule. Leaves the rest open. */
export function construct(state: State): void {
  const { slotCount, memberCount } = state.model
  const costs = new Float64Array(slotCount * memberCount).fill(Infinity)
  const price = (slot: number, member: number) => {
    const free = missingIn(state, slot) > 0 && !isIn(state, member, slot)
    costs[slot * memberCount + member] = free ? costOfAdding(state, member, slot) : Infinity
  }
  for (let slot = 0; slot < slotCount; slot++) {
    for (const member of state.model.candidates[slot] ?? []) price(slot, member)
  }
  for (;;) {
    const next = mostUrgent(state, costs)
    if (!next) return
    add(state, next.member, next.slot)
    for (const member of state.model.candidates[next.slot] ?? []) price(next.slot, member)
    for (let slot = 0; slot < slotCount; slot++) {
      if (state.model.allowed[next.member * slotCount + slot] === 1) price(slot, next.member)
    }
  }
}

interface Choice {
  readonly slot: number
  readonly member: number
}

function mostUrgent(state: State, costs: Float64Array): Choice | undefined {
  let choice: Choice | undefined
  let greatest = -Infinity
  for (let slot = 0; slot < state.model.slotCount; slot++) {
    const missing = missingIn(state, slot)
    if (missing === 0) continue
    const { best, regret, able } = bestFor(state, costs, slot)
    if (best === undefined) continue
    const urgency = regret + (able <= missing ? 1e6 : 1e4 / able)
    if (urgency > greatest) [greatest, choice] = [urgency, { slot, member: best }]
  }
  return choice
}

function bestFor(state: State, costs: Float64Array, slot: number) {
  let best: number | undefined
  let first = Infinity
  let second = Infinity
  let able = 0
  for (const member of state.model.candidates[slot] ?? []) {
    const cost = costs[slot * state.model.memberCount + member] ?? Infinity
    if (cost === Infinity) continue
    able++
    if (cost < first) [second, first, best] = [first, cost, member]
    else if (cost < second) second = cost
  }
  return { best, able, regret: second === Infinity ? 0 : second - first }
}
