// What duties close to each other break: overlaps, stretches that are too long, too little rest. In elapsed minutes, so
// that a change of the clocks makes nobody work longer.
import type { Measure } from './line-rules.ts'
import type { Model } from './model.ts'
import type { MinimumRest } from './rule.ts'

/** Indices of `LINE_RULES` that look at neighbouring duties only. */
const LOCAL = [0, 1, 2]

export interface Local {
  /** By how many minutes hard rules are broken; 0: legal. */
  readonly excess: number
  /** What the soft ones cost. */
  readonly cost: number
}

/** Looks at items by start, of any member. */
export type LocalRules = (items: readonly number[]) => Local

/** Beyond that a rule on rest reaches further than from one duty day to the next. */
export const LONGEST_REST = 1440

export function localRulesOf(model: Model, measure: Measure): LocalRules {
  const rests = (model.problem.rules ?? []).filter((rule) => rule.kind === 'minimum-rest')
  const { weights } = model
  return (items) => {
    const measured = measure(0, items, items.length)
    let excess = LOCAL.reduce((sum, rule) => sum + (measured.excess[rule] ?? 0), 0)
    let cost = weights.longStretch * measured.longStretches + weights.splitDay * measured.splitDays
    for (const rule of rests) {
      const { minutes, times } = missingRest(model, rule, items)
      if (rule.weight === undefined) excess += minutes
      else cost += rule.weight * times
    }
    return { excess, cost }
  }
}

/** Pauses that are shorter than the rule wants, in all. */
export function missingRest(model: Model, rule: MinimumRest, items: readonly number[]) {
  const wanted = rule.class === undefined ? undefined : rule.class === 'answering' ? 0 : 1
  let minutes = 0
  let times = 0
  let end = -Infinity
  for (const item of items) {
    if (wanted !== undefined && model.class[item] !== wanted) continue
    const gap = (model.start[item] ?? 0) - end
    if (gap >= model.pause && gap < rule.minutes) {
      minutes += rule.minutes - gap
      times++
    }
    end = Math.max(end, model.end[item] ?? 0)
  }
  return { minutes, times }
}
