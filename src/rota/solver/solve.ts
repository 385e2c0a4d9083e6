// The solver from end to end: problem in, rota and its explanation out. The same problem, seed and number of iterations
// give the same rota on every machine, unless `stop` ends the search early.
import { construct } from './construct.ts'
import { type OpenSlot, openSlots } from './explain.ts'
import { explainScore, type ScoreLine } from './explain-score.ts'
import { improve } from './improve.ts'
import { compile } from './model.ts'
import type { Problem, Settled } from './problem.ts'
import { seeded } from './random.ts'
import { isSettled, newState, type State, totalCost } from './score.ts'
import { targetsOf } from './targets.ts'
import { leaveNobodyAlone } from './together.ts'

export interface SolveOptions {
  readonly seed: number
  readonly iterations: number
  /** Asked now and then: true ends the search with the best rota so far. */
  readonly stop?: () => boolean
}

export interface Solution {
  /** New assignments; the settled ones are not among them. */
  readonly assignments: readonly Settled[]
  readonly open: readonly OpenSlot[]
  readonly score: readonly ScoreLine[]
  readonly cost: number
  readonly iterations: number
}

export function solve(problem: Problem, { seed, iterations, stop = () => false }: SolveOptions): Solution {
  const model = compile(problem)
  const state = newState(model, targetsOf(model))
  construct(state)
  const tried = improve(state, seeded(seed), { iterations, stop })
  leaveNobodyAlone(state)
  return {
    assignments: newAssignments(state),
    open: openSlots(state),
    score: explainScore(state),
    cost: totalCost(state),
    iterations: tried,
  }
}

function newAssignments(state: State): readonly Settled[] {
  const { slots, members } = state.model.problem
  return slots.flatMap((slot, s) =>
    (state.filled[s] ?? [])
      .filter((member) => !isSettled(state, member, s))
      .toSorted((a, b) => a - b)
      .map((member) => ({ slot: slot.id, member: members[member]?.id ?? '' })),
  )
}
