// All lines of an automaton at once: at a temperature each has a weight exp(-cost / temperature). Their soft minimum
// and how likely each cell is, by a forward and a backward pass. The lower the temperature, the nearer to the cheapest.
import type { Automaton } from '../optimiser/automaton.ts'

export interface SoftWalk {
  /**
   * @param costs by day × cells + cell; Infinity closes a cell
   * @returns the soft minimum: never above the cheapest line
   */
  walk(costs: Float64Array, temperature: number): number
  /** By day × cells + cell, of the last call: the share of lines through it. */
  readonly likely: Float64Array
}

/** Weights below exp(-30) are none. */
const NEGLIGIBLE = 30
const UNLIKELY = 1e-12

export function softWalkOf(automaton: Automaton, cells: number): SoftWalk {
  const { classes, first, arcStart, arcTo, arcClass, arcCost, base } = automaton
  const days = first.length - 1
  const width = classes.length
  const end = first[days] ?? 0
  const toGo = new Float64Array(end + 1)
  const reached = new Float64Array(end + 1)
  /** Of the arcs of a state, and of the cells of a class: their parts of the whole. */
  const arcPart = new Float64Array(arcTo.length)
  const cellPart = new Float64Array(days * cells)
  const classCost = new Float64Array(width)
  const share = new Float64Array(days * width)
  const likely = new Float64Array(days * cells)

  const classesOf = (costs: Float64Array, day: number, temperature: number) => {
    for (let kind = 0; kind < width; kind++) {
      const members = classes[kind] ?? new Int32Array()
      let least = Infinity
      for (let k = 0; k < members.length; k++) {
        least = Math.min(least, costs[day * cells + (members[k] ?? 0)] ?? Infinity)
      }
      classCost[kind] = least
      if (least === Infinity) continue
      let weights = 0
      for (let k = 0; k < members.length; k++) {
        const at = day * cells + (members[k] ?? 0)
        const excess = ((costs[at] ?? 0) - least) / temperature
        weights += cellPart[at] = excess < NEGLIGIBLE ? Math.exp(-excess) : 0
      }
      classCost[kind] = least - temperature * Math.log(weights)
      for (let k = 0; k < members.length; k++) {
        const at = day * cells + (members[k] ?? 0)
        cellPart[at] = (cellPart[at] ?? 0) / weights
      }
    }
  }
  const statesOf = (day: number, temperature: number) => {
    const last = first[day + 1] ?? 0
    for (let state = first[day] ?? 0; state < last; state++) {
      const [from, stop] = [arcStart[state] ?? 0, arcStart[state + 1] ?? 0]
      let least = Infinity
      for (let arc = from; arc < stop; arc++) {
        const cost = (classCost[arcClass[arc] ?? 0] ?? 0) + (arcCost[arc] ?? 0) + (toGo[arcTo[arc] ?? 0] ?? 0)
        arcPart[arc] = cost
        if (cost < least) least = cost
      }
      toGo[state] = least
      if (least === Infinity) continue
      let weights = 0
      for (let arc = from; arc < stop; arc++) {
        const excess = ((arcPart[arc] ?? 0) - least) / temperature
        weights += arcPart[arc] = excess < NEGLIGIBLE ? Math.exp(-excess) : 0
      }
      toGo[state] = least - temperature * Math.log(weights)
      const inverse = 1 / weights
      for (let arc = from; arc < stop; arc++) arcPart[arc] = (arcPart[arc] ?? 0) * inverse
    }
  }
  const forward = () => {
    reached.fill(0)
    share.fill(0)
    reached[0] = 1
    for (let day = 0; day < days; day++) {
      const last = first[day + 1] ?? 0
      for (let state = first[day] ?? 0; state < last; state++) {
        const here = reached[state] ?? 0
        if (here < UNLIKELY) continue
        const stop = arcStart[state + 1] ?? 0
        for (let arc = arcStart[state] ?? 0; arc < stop; arc++) {
          const through = here * (arcPart[arc] ?? 0)
          const to = arcTo[arc] ?? 0
          const kind = day * width + (arcClass[arc] ?? 0)
          reached[to] = (reached[to] ?? 0) + through
          share[kind] = (share[kind] ?? 0) + through
        }
      }
    }
  }
  /** What a class is taken by falls to its cells. */
  const shareOut = () => {
    likely.fill(0)
    for (let day = 0; day < days; day++) {
      for (const [kind, members] of classes.entries()) {
        const taken = share[day * width + kind] ?? 0
        if (taken === 0) continue
        for (const cell of members) likely[day * cells + cell] = taken * (cellPart[day * cells + cell] ?? 0)
      }
    }
  }
  return {
    likely,
    walk: (costs, temperature) => {
      toGo[end] = 0
      for (let day = days - 1; day >= 0; day--) {
        classesOf(costs, day, temperature)
        statesOf(day, temperature)
      }
      const soft = toGo[0] ?? Infinity
      if (soft === Infinity) return Infinity
      forward()
      shareOut()
      return base + soft
    },
  }
}
