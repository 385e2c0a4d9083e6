// HiGHS alone on the compact integer program.
import { compactOf } from './compact.ts'
import type { LinearEngine } from './linear.ts'
import { type Model, roundedUp } from './model.ts'
import { brokenLines, costOf } from './score.ts'

export interface CompactLimits {
  readonly seconds?: number
  readonly nodes?: number
  /** Only rosters below that cost are of interest. */
  readonly below?: number
}

export interface CompactSolved {
  /** The best legal roster found; undefined: none. */
  readonly roster: Uint8Array | undefined
  readonly objective: number
  readonly bound: number
  readonly optimal: boolean
}

export function solveCompact(engine: LinearEngine, model: Model, limits: CompactLimits): CompactSolved {
  const { whole, data, cellColumn } = compactOf(model)
  const highs = engine.createModel()
  const { variableType, modelStatus } = engine.constants
  try {
    highs.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: Math.max(1e-6, 0.99 * model.costStep) })
    if (limits.seconds !== undefined) highs.options.set('time_limit', limits.seconds)
    if (limits.nodes !== undefined) highs.options.set('mip_max_nodes', limits.nodes)
    if (limits.below !== undefined) highs.options.set('objective_bound', limits.below)
    const integrality = whole.map((integral) => (integral ? variableType.integer : variableType.continuous))
    highs.passModel({ ...data, integrality })
    highs.run()
    if (highs.getModelStatus() === modelStatus.infeasible) {
      // HiGHS 1.15's presolve calls some feasible programs infeasible.
      highs.options.set('presolve', 'off')
      highs.run()
    }
    const optimal = highs.getModelStatus() === modelStatus.optimal
    const roster = rosterOf(model, cellColumn, highs.getSolution().colValue)
    const objective = roster ? costOf(model, roster) : Infinity
    const bound = Number(highs.info.get('mip_dual_bound'))
    return { roster, objective, bound: Math.min(objective, roundedUp(model, bound)), optimal }
  } finally {
    highs.dispose()
  }
}

/** Undefined when there is no solution. */
function rosterOf(model: Model, cellColumn: Int32Array, values: ArrayLike<number>): Uint8Array | undefined {
  const { people, days, cells } = model
  const roster = new Uint8Array(people * days)
  for (let place = 0; place < roster.length; place++) {
    for (let cell = 0; cell < cells; cell++) {
      const column = cellColumn[place * cells + cell] ?? -1
      if (column >= 0 && (values[column] ?? 0) > 0.5) roster[place] = cell
    }
  }
  return values.length > 0 && brokenLines(model, roster).length === 0 ? roster : undefined
}
