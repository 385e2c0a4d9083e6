// The exact search for the cheapest line when some totals are outside the automaton: best first over (state, totals so
// far), guided by the relaxation. Whatever is still open when it ends early bounds every line from below.
import { type Layout, layoutOf } from './label-layout.ts'
import { type Labels, labelsOf } from './label-store.ts'
import type { Total } from './totals.ts'
import { cheapestTotal } from './totals.ts'
import type { Walk } from './walk.ts'

export interface LabelTask {
  readonly slopes: Float64Array
  /** Of cells, slopes left out. */
  readonly costs: Float64Array
  /** A line of this cost is known: only cheaper ones are of interest. */
  readonly known: number
  /** Only a legal line, most likely, and no proof. */
  readonly roughly?: boolean
}

export interface Labelled {
  /** No legal line is cheaper, except perhaps the one known. */
  readonly bound: number
  /** Cheaper than the known one. */
  readonly line: Uint8Array | undefined
}

/** Long horizons have so many ways that more labels would not settle the matter either. */
const MOST_LABELS = { days: 45, short: 60_000, long: 4000 }
/** Labels kept a day when only a legal line is looked for: in a hurry, otherwise, and when those were too few. */
const HURRIED = 20
const BEAMS = [200, 2000]
const SLACK = 1e-9

/** @returns a search that needs `walk.toGo` of the costs with slopes */
export function labelSearchOf(walk: Walk, totals: readonly Total[], cells: number): (task: LabelTask) => Labelled {
  let layout: Layout | undefined
  return (task) => {
    layout ??= layoutOf(walk.automaton, totals, cells)
    return search({ walk, totals, layout, task })
  }
}

interface Stage {
  readonly walk: Walk
  readonly totals: readonly Total[]
  readonly layout: Layout
  readonly task: LabelTask
}

function search(stage: Stage): Labelled {
  const { known, roughly } = stage.task
  if (roughly) return { bound: -Infinity, line: beam(stage, HURRIED) }
  const most = stage.layout.days > MOST_LABELS.days ? MOST_LABELS.long : MOST_LABELS.short
  const found = bestFirst(stage, most)
  return found.line || known < Infinity || found.bound === Infinity ? found : { ...found, line: anyLine(stage) }
}

function bestFirst(stage: Stage, most: number): Labelled {
  const { known } = stage.task
  const { days, end } = stage.layout
  const labels = openLabels(stage)
  labels.begin()
  for (;;) {
    const at = labels.next()
    if (at < 0) return { bound: known, line: undefined }
    const bound = labels.estimate(at)
    if (bound >= known - SLACK) return { bound: Math.min(bound, known), line: undefined }
    if (labels.state(at) === end) return { bound, line: labels.lineTo(at, days) }
    if (labels.size() > most) return { bound, line: undefined }
    labels.expand(at)
  }
}

/** A legal line, most likely: day by day, only the most promising labels go on. */
function anyLine(stage: Stage): Uint8Array | undefined {
  for (const width of BEAMS) {
    const line = beam(stage, width)
    if (line) return line
  }
  return undefined
}

function beam(stage: Stage, width: number): Uint8Array | undefined {
  const { days } = stage.layout
  const labels = openLabels(stage)
  labels.begin()
  for (let day = 0; day < days; day++) {
    const layer: number[] = []
    for (let at = labels.next(); at >= 0; at = labels.next()) if (layer.length < width) layer.push(at)
    for (const at of layer) labels.expand(at)
  }
  const last = labels.next()
  return last < 0 ? undefined : labels.lineTo(last, days)
}

function openLabels({ walk, totals, layout, task: { slopes, costs, known } }: Stage) {
  const { arcStart, arcTo, arcClass, arcCost } = walk.automaton
  const { base } = walk.automaton
  const { dayOf, classes, groupStart, groupAmounts, least, most, end } = layout
  const width = totals.length
  const labels: Labels = labelsOf(width, layout.keys)
  const cheapest = layout.cheapestOf(costs)
  const targets = totals.map((total, k) => cheapestTotal(total, slopes[k] ?? 0).at)
  const sums = new Int32Array(width)

  /** The least that the costs of the final totals can be, less what the units to come are charged. */
  const tails = (state: number): number => {
    let sum = 0
    for (let k = 0; k < width; k++) {
      const total = totals[k]
      const own = sums[k] ?? 0
      const from = own + (least[k * (end + 1) + state] ?? 0)
      const to = own + (most[k * (end + 1) + state] ?? 0)
      if (!total || !(from <= to) || from > total.high) return Infinity
      const final = Math.max(from, Math.min(targets[k] ?? 0, to))
      sum += (total.cost[final] ?? Infinity) - (slopes[k] ?? 0) * (final - own)
    }
    return sum
  }
  const add = (cost: number, state: number, parent: number, cell: number) => {
    const estimate = cost + (walk.toGo[state] ?? 0) + tails(state)
    if (estimate < known - SLACK) labels.add({ cost, estimate, state, parent, cell }, sums)
  }
  /** False beyond a limit. */
  const step = (at: number, group: number): boolean => {
    for (let k = 0; k < width; k++) {
      const sum = labels.sum(at, k) + (groupAmounts[group * width + k] ?? 0)
      if (sum > (totals[k]?.high ?? 0)) return false
      sums[k] = sum
    }
    return true
  }
  return {
    ...labels,
    begin: () => {
      sums.fill(0)
      add(base, 0, -1, 0)
    },
    expand: (at: number) => {
      const state = labels.state(at)
      const soFar = labels.cost(at)
      const stop = arcStart[state + 1] ?? 0
      for (let arc = arcStart[state] ?? 0; arc < stop; arc++) {
        const kind = (dayOf[state] ?? 0) * classes + (arcClass[arc] ?? 0)
        const last = groupStart[kind + 1] ?? 0
        for (let group = groupStart[kind] ?? 0; group < last; group++) {
          const price = cheapest.cost[group] ?? Infinity
          if (price === Infinity || !step(at, group)) continue
          add(soFar + price + (arcCost[arc] ?? 0), arcTo[arc] ?? 0, at, cheapest.cell[group] ?? 0)
        }
      }
    },
  }
}
