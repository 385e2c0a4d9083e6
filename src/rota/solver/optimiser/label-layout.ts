// What the label search needs to know of an automaton and its totals, whatever the prices: which cells of a class add
// the same to all totals, and how much each total can still grow from a state.
import type { Automaton } from './automaton.ts'
import type { Total } from './totals.ts'

export interface Layout {
  readonly days: number
  readonly classes: number
  /** The last state. */
  readonly end: number
  /** By state. */
  readonly dayOf: Int32Array
  /** Groups of cells of day d and class c: groupStart[d × classes + c] to the next - 1. */
  readonly groupStart: Int32Array
  /** By group × totals + total. */
  readonly groupAmounts: Int32Array
  /** By total × states + state: the least and the most that the days to come can add; most below least: no way on. */
  readonly least: Float64Array
  readonly most: Float64Array
  /** Factors of the numbers that tell (state, totals) apart; undefined: they would be too large. */
  readonly keys: Float64Array | undefined
  /** By group: its cheapest cell and what that costs; Infinity where all are closed. */
  cheapestOf(costs: Float64Array): { readonly cost: Float64Array; readonly cell: Uint8Array }
}

export function layoutOf(automaton: Automaton, totals: readonly Total[], cells: number): Layout {
  const { first, classes } = automaton
  const days = first.length - 1
  const end = first[days] ?? 0
  const dayOf = new Int32Array(end + 1)
  for (let day = 0; day <= days; day++) dayOf.fill(day, first[day] ?? 0, first[day + 1] ?? end + 1)
  const groups = groupsOf(automaton, totals, cells)
  const { cellStart, cellAt } = groups
  const size = cellStart.length - 1
  const cheapest = { cost: new Float64Array(size), cell: new Uint8Array(size) }
  return {
    ...{ days, classes: classes.length, end, dayOf, keys: keysOf(totals, end + 1) },
    ...{ groupStart: groups.groupStart, groupAmounts: groups.groupAmounts },
    ...reachOf(automaton, totals, groups),
    cheapestOf: (costs) => {
      for (let group = 0; group < size; group++) {
        let least = Infinity
        let best = 0
        for (let k = cellStart[group] ?? 0; k < (cellStart[group + 1] ?? 0); k++) {
          const cost = costs[cellAt[k] ?? 0] ?? Infinity
          if (cost >= least) continue
          least = cost
          best = cellAt[k] ?? 0
        }
        cheapest.cost[group] = least
        cheapest.cell[group] = best % cells
      }
      return cheapest
    },
  }
}

type Groups = ReturnType<typeof groupsOf>

function groupsOf({ first, classes }: Automaton, totals: readonly Total[], cells: number) {
  const [groupStart, groupAmounts, cellStart, cellAt]: [number[], number[], number[], number[]] = [[0], [], [0], []]
  for (let day = 0; day < first.length - 1; day++) {
    for (const members of classes) {
      const alike = Map.groupBy(members, (cell) => totals.map(({ amounts }) => amounts[day * cells + cell] ?? 0).join())
      for (const own of alike.values()) {
        for (const { amounts } of totals) groupAmounts.push(amounts[day * cells + (own[0] ?? 0)] ?? 0)
        for (const cell of own) cellAt.push(day * cells + cell)
        cellStart.push(cellAt.length)
      }
      groupStart.push(cellStart.length - 1)
    }
  }
  return {
    groupStart: Int32Array.from(groupStart),
    groupAmounts: Int32Array.from(groupAmounts),
    cellStart: Int32Array.from(cellStart),
    cellAt: Int32Array.from(cellAt),
  }
}

function reachOf(automaton: Automaton, totals: readonly Total[], { groupStart, groupAmounts }: Groups) {
  const { first, arcStart, arcTo, arcClass, classes } = automaton
  const days = first.length - 1
  const end = first[days] ?? 0
  const width = totals.length
  const least = new Float64Array(width * (end + 1)).fill(Infinity)
  const most = new Float64Array(width * (end + 1)).fill(-Infinity)
  for (let k = 0; k < width; k++) {
    const at = k * (end + 1)
    least[at + end] = most[at + end] = 0
    for (let day = days - 1; day >= 0; day--) {
      const [low, high] = [new Float64Array(classes.length), new Float64Array(classes.length)]
      for (let kind = 0; kind < classes.length; kind++) {
        const from = groupStart[day * classes.length + kind] ?? 0
        const to = groupStart[day * classes.length + kind + 1] ?? 0
        const adds = Array.from({ length: to - from }, (_, g) => groupAmounts[(from + g) * width + k] ?? 0)
        low[kind] = Math.min(...adds)
        high[kind] = Math.max(...adds)
      }
      for (let state = first[day] ?? 0; state < (first[day + 1] ?? 0); state++) {
        for (let arc = arcStart[state] ?? 0; arc < (arcStart[state + 1] ?? 0); arc++) {
          const [kind, to] = [arcClass[arc] ?? 0, arcTo[arc] ?? 0]
          least[at + state] = Math.min(least[at + state] ?? 0, (low[kind] ?? 0) + (least[at + to] ?? 0))
          most[at + state] = Math.max(most[at + state] ?? 0, (high[kind] ?? 0) + (most[at + to] ?? 0))
        }
      }
    }
  }
  return { least, most }
}

/** A number for each (state, totals), where numbers are large enough. */
function keysOf(totals: readonly Total[], states: number): Float64Array | undefined {
  const factors = new Float64Array(totals.length + 1)
  let product = 1
  for (const [k, { high }] of totals.entries()) {
    factors[k] = product
    product *= high + 1
  }
  factors[totals.length] = product
  return product * states <= Number.MAX_SAFE_INTEGER ? factors : undefined
}
