// Dynamic programming over an automaton: the cheapest path for given cell costs, from the last day to the first.
import type { Automaton } from './automaton.ts'

export interface Walk {
  readonly automaton: Automaton
  readonly arcs: number
  /** Cheapest cost to the end, by state, of the last call of `cheapest`; the path's start is state 0. */
  readonly toGo: Float64Array
  /** @returns what the cheapest path costs; Infinity: there is none */
  cheapest(costs: Float64Array): number
  /** The path of the last call of `cheapest`, if there was one. */
  line(): Uint8Array
  /** By day × cells + cell: what the cheapest path through it costs. */
  through(costs: Float64Array): Float64Array
}

export function walkOf(automaton: Automaton, cells: number): Walk {
  const { classes, first, arcStart, arcTo, arcClass, arcCost, base } = automaton
  const days = first.length - 1
  const end = first[days] ?? 0
  const possible = (first[1] ?? 0) > 0
  const toGo = new Float64Array(end + 1)
  const taken = new Int32Array(end + 1)
  const classCost = new Float64Array(classes.length)
  const classCell = new Uint8Array(days * classes.length)
  const cheapestMembers = (costs: Float64Array, day: number) => {
    for (let c = 0; c < classes.length; c++) {
      let least = Infinity
      for (const cell of classes[c] ?? []) {
        const cost = costs[day * cells + cell] ?? 0
        if (cost >= least) continue
        least = cost
        classCell[day * classes.length + c] = cell
      }
      classCost[c] = least
    }
  }
  const priceDay = (day: number) => {
    const last = first[day + 1] ?? 0
    for (let state = first[day] ?? 0; state < last; state++) {
      const stop = arcStart[state + 1] ?? 0
      let least = Infinity
      let best = -1
      for (let arc = arcStart[state] ?? 0; arc < stop; arc++) {
        const cost = (classCost[arcClass[arc] ?? 0] ?? 0) + (arcCost[arc] ?? 0) + (toGo[arcTo[arc] ?? 0] ?? 0)
        if (cost < least) {
          least = cost
          best = arc
        }
      }
      toGo[state] = least
      taken[state] = best
    }
  }
  const cheapest = (costs: Float64Array): number => {
    if (!possible) return Infinity
    for (let day = days - 1; day >= 0; day--) {
      cheapestMembers(costs, day)
      priceDay(day)
    }
    return base + (toGo[0] ?? Infinity)
  }
  /** One day further: cheapest ways to the states after it, and the least cost of a line by each class of cells. */
  const advance = (day: number, fromStart: Float64Array, byClass: Float64Array) => {
    const last = first[day + 1] ?? 0
    for (let state = first[day] ?? 0; state < last; state++) {
      const stop = arcStart[state + 1] ?? 0
      const soFar = fromStart[state] ?? Infinity
      for (let arc = arcStart[state] ?? 0; arc < stop; arc++) {
        const kind = arcClass[arc] ?? 0
        const to = arcTo[arc] ?? 0
        const here = soFar + (arcCost[arc] ?? 0)
        byClass[kind] = Math.min(byClass[kind] ?? 0, here + (toGo[to] ?? 0))
        fromStart[to] = Math.min(fromStart[to] ?? 0, here + (classCost[kind] ?? 0))
      }
    }
  }
  return {
    automaton,
    toGo,
    cheapest,
    arcs: arcTo.length,
    line: () => {
      const line = new Uint8Array(days)
      for (let day = 0, state = 0; day < days; day++) {
        const arc = taken[state] ?? 0
        line[day] = classCell[day * classes.length + (arcClass[arc] ?? 0)] ?? 0
        state = arcTo[arc] ?? 0
      }
      return line
    },
    through: (costs) => {
      const least = new Float64Array(days * cells).fill(Infinity)
      if (!possible) return least
      cheapest(costs)
      const fromStart = new Float64Array(end + 1).fill(Infinity)
      fromStart[0] = base
      for (let day = 0; day < days; day++) {
        const byClass = new Float64Array(classes.length).fill(Infinity)
        cheapestMembers(costs, day)
        advance(day, fromStart, byClass)
        for (const [c, members] of classes.entries()) {
          for (const cell of members) least[day * cells + cell] = (byClass[c] ?? 0) + (costs[day * cells + cell] ?? 0)
        }
      }
      return least
    },
  }
}
