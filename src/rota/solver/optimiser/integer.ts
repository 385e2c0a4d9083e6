// The master over the lines at hand as an integer program: the best roster that can be put together from them.
import type { Generation } from './columns.ts'
import type { Line } from './lines.ts'
import { append, type Columns, entriesOf, modelData, programOf } from './program.ts'
import type { Search } from './search.ts'

/** `nothing`: no better roster from these lines. */
export type Whole = 'improved' | 'nothing' | 'gave-up'

/** The lines with the least reduced costs, at most so many. */
const MOST_LINES = 1000
const MOST_NODES = 20
/** Only where the run is limited by a clock anyway. */
const MOST_SECONDS = 4
/** Work of one node, in iterations. */
const NODE = 20_000

/** Needs a master that is solved. */
export function takeWholeLines(search: Search, { master, group, bound }: Generation): Whole {
  const { engine, model, meter, objective, roster } = search
  const lines = master.linesWithin(objective - bound, MOST_LINES)
  const program = programOf(model, group)
  const columns: Columns = structuredClone(program.first)
  for (const line of lines) {
    const { indices, values } = entriesOf(program, model, line)
    append(columns, { cost: line.cost, upper: 1 }, indices, values)
  }
  const highs = engine.createModel()
  const secondsLeft = meter.secondsLeft()
  try {
    if (secondsLeft !== undefined) highs.options.set('time_limit', Math.min(MOST_SECONDS, Math.max(0.1, secondsLeft)))
    highs.options.set({
      output_flag: false,
      mip_max_nodes: MOST_NODES,
      mip_rel_gap: 0,
      mip_abs_gap: Math.max(1e-6, 0.99 * model.costStep),
      objective_bound: objective,
    })
    const { variableType, modelStatus } = engine.constants
    const firstLine = columns.cost.length - lines.length
    const integrality = columns.cost.map((_, column) =>
      column < firstLine ? variableType.continuous : variableType.integer,
    )
    highs.passModel({ ...modelData(program, columns), integrality })
    highs.run()
    meter.spend(NODE * (1 + Math.max(0, Number(highs.info.get('mip_node_count')))))
    const { colValue } = highs.getSolution()
    const chosen = lines.filter((_, k) => (colValue[firstLine + k] ?? 0) > 0.5)
    if (chosen.length === group.free.length && search.take(withLines(search, chosen, roster), 'neighbourhoods')) {
      return 'improved'
    }
    return highs.getModelStatus() === modelStatus.optimal ? 'nothing' : 'gave-up'
  } finally {
    highs.dispose()
  }
}

function withLines({ model, round }: Search, lines: readonly Line[], roster: Uint8Array): Uint8Array {
  const next = roster.slice()
  for (const line of lines) {
    line.lastUsed = round + 1
    next.set(line.cells, line.person * model.days)
  }
  return next
}
