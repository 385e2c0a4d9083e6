// The solver from end to end: problem in, rota and its explanation out. The same problem, seed and number of iterations
// give the same rota on every machine, unless `stop` ends the search early.
import { construct } from './construct.ts'
import { type OpenSlot, openSlots } from './explain.ts'
import { explainScore, type ScoreLine } from './explain-score.ts'
import { hardRulesOf, withHardRules } from './hard-rules.ts'
import { improve } from './improve.ts'
import { keepHardRules } from './keep-hard-rules.ts'
import { measureOf } from './line-rules.ts'
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
  const targets = targetsOf(model)
  const state = newState(model, targets, withHardRules(model, measureOf(model, targets)))
  construct(state)
  const tried = improve(state, seeded(seed), { iterations, stop })
  leaveNobodyAlone(state)
  const leftOut = keepHardRules(state)
  return {
    assignments: newAssignments(state),
    open: openSlots(state),
    score: [...explainScore(state), ...hardRuleLines(state, leftOut)],
    cost: totalCost(state),
    iterations: tried,
  }
}

/** What was left out for hard rules, and how many members keep one less well than they should; nothing without rules. */
function hardRuleLines(state: State, leftOut: number): readonly ScoreLine[] {
  const { problem, memberCount } = state.model
  if ((problem.rules ?? []).length === 0) return []
  const read = hardRulesOf(state.model)
  const broken = Array.from({ length: memberCount }, (_, m) => read(m)(state.lines[m] ?? []))
  return [
    { code: 'left-out-for-rules', value: leftOut },
    { code: 'members-short-of-a-rule', value: broken.filter((own) => own.some((excess) => excess > 0)).length },
  ]
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
