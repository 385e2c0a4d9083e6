// A rota that is given, as a state of the first solver: for reasons why somebody is not in a slot.
import { compile } from './model.ts'
import type { Problem, Settled } from './problem.ts'
import { add, isIn, newState, type State } from './score.ts'
import { targetsOf } from './targets.ts'

export function stateWith(problem: Problem, assignments: readonly Settled[]): State {
  const model = compile(problem)
  const state = newState(model, targetsOf(model))
  for (const { slot, member } of assignments) {
    const s = model.slotIndex.get(slot)
    const m = model.memberIndex.get(member)
    if (s !== undefined && m !== undefined && !isIn(state, m, s)) add(state, m, s)
  }
  return state
}
