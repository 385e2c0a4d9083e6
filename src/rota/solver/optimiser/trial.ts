// A roster on trial: a move is written into it at once, priced as a whole, and taken or undone.
import type { Random } from '../random.ts'
import { lineChanges } from './line-changes.ts'
import type { Model } from './model.ts'
import { costOf, countsOf, everyone } from './score.ts'

export interface Trial {
  readonly roster: Uint8Array
  /** Puts a cell in its place (person × days + day), once in a move; false when it may not stand there. */
  put(place: number, cell: number): boolean
  undo(): void
  /** What one more on that cell costs, theirs or the rows'; Infinity where it may not stand. */
  price(place: number, cell: number): number
  /** Takes the move by the rule of Metropolis, or undoes it. `other` is the second person of the move, if not below 0. */
  settle(one: number, other: number, temperature: number): void
  /** The cheapest roster met in which nobody's line is broken. */
  cheapest(): Uint8Array | undefined
  /** What it costs; Infinity: there is none. */
  least(): number
}

/** One broken rule costs as much as so many open places. */
const HARD = 5

export function trialOf(model: Model, start: Uint8Array, random: Random, movable: readonly number[]): Trial {
  const { days, cells, cellCost, allowed } = model
  const { termStart, termRow, termSet, counting, costAt, cost: rowCost } = model.rows
  const hard = HARD * model.coverScale
  const roster = start.slice()
  const counts = countsOf(model, roster, everyone(model))
  const lines = lineChanges(model, roster)
  let cost = costOf(model, roster)
  let totalBroken = movable.reduce((sum, person) => sum + (lines.broken[person] ?? 0), 0)
  let cheapest: Uint8Array | undefined
  /** The roster as it stands is the cheapest, and not yet copied. */
  let standing = totalBroken === 0
  let least = standing ? cost : Infinity
  // The move at hand: places in the roster and their other cells.
  const places = new Int32Array(4 * days)
  const others = new Uint8Array(4 * days)
  let [length, change] = [0, 0]

  const count = (at: number, person: number, sign: 1 | -1) => {
    const end = termStart[at + 1] ?? 0
    for (let term = termStart[at] ?? 0; term < end; term++) {
      const row = termRow[term] ?? 0
      const was = counts[row] ?? 0
      const will = was + sign * (counting[(termSet[term] ?? 0) + person] ?? 0)
      const table = costAt[row] ?? 0
      change += (rowCost[table + will] ?? 0) - (rowCost[table + was] ?? 0)
      counts[row] = will
    }
  }
  const countPlace = (place: number, cell: number, sign: 1 | -1) => {
    const day = place % days
    count(day * cells + cell, (place - day) / days, sign)
  }
  /** Exchanges the cells before the move and after it. */
  const flip = () => {
    for (let k = 0; k < length; k++) {
      const place = places[k] ?? 0
      const cell = roster[place] ?? 0
      roster[place] = others[k] ?? 0
      others[k] = cell
    }
  }
  const undo = () => {
    flip()
    for (let k = length - 1; k >= 0; k--) {
      countPlace(places[k] ?? 0, others[k] ?? 0, -1)
      countPlace(places[k] ?? 0, roster[places[k] ?? 0] ?? 0, 1)
    }
    length = change = 0
  }
  const readBoth = (one: number, other: number, sign: 1 | -1) => {
    let [from, to] = [days, 0]
    for (let k = 0; k < length; k++) {
      const day = (places[k] ?? 0) % days
      if (day < from) from = day
      if (day >= to) to = day + 1
    }
    lines.read(one, from, to, sign)
    if (other >= 0) lines.read(other, from, to, sign)
  }
  const { broken, soft } = lines
  /** Lines that are broken less and cost nothing any more would save that. */
  const savable = (person: number) => (person < 0 ? 0 : hard * (broken[person] ?? 0) + (soft[person] ?? 0))
  const keep = () => {
    if (change > 0 || totalBroken > 0) copy()
    flip()
    cost += change
    length = change = 0
    standing = totalBroken === 0 && (standing ? cost <= least : cost < least)
    if (standing) least = cost
  }
  const copy = () => {
    if (standing) cheapest = roster.slice()
    standing = false
  }
  return {
    roster,
    undo,
    put: (place, cell) => {
      const old = roster[place] ?? 0
      if (old === cell) return true
      if (allowed[place * cells + cell] !== 1) return false
      places[length] = place
      others[length++] = old
      roster[place] = cell
      change += (cellCost[place * cells + cell] ?? 0) - (cellCost[place * cells + old] ?? 0)
      countPlace(place, old, -1)
      countPlace(place, cell, 1)
      return true
    },
    price: (place, cell) => {
      if (allowed[place * cells + cell] !== 1) return Infinity
      const day = place % days
      const person = (place - day) / days
      let price = cellCost[place * cells + cell] ?? 0
      const end = termStart[day * cells + cell + 1] ?? 0
      for (let term = termStart[day * cells + cell] ?? 0; term < end; term++) {
        const row = termRow[term] ?? 0
        const at = (costAt[row] ?? 0) + (counts[row] ?? 0)
        price += (rowCost[at + (counting[(termSet[term] ?? 0) + person] ?? 0)] ?? 0) - (rowCost[at] ?? 0)
      }
      return price
    },
    settle: (one, other, temperature) => {
      if (length === 0) return
      const most = -temperature * Math.log(random())
      if (change - savable(one) - savable(other) > most) return undo()
      readBoth(one, other, 1)
      flip()
      readBoth(one, other, -1)
      lines.price(one)
      if (other >= 0) lines.price(other)
      const more = lines.brokenMore(one) + (other < 0 ? 0 : lines.brokenMore(other))
      const softer = lines.softer(one) + (other < 0 ? 0 : lines.softer(other))
      if (change + softer + hard * more > most) {
        lines.forget(one)
        if (other >= 0) lines.forget(other)
        flip()
        return undo()
      }
      change += softer
      totalBroken += more
      lines.keep(one)
      if (other >= 0) lines.keep(other)
      keep()
    },
    cheapest: () => {
      copy()
      return cheapest
    },
    least: () => least,
  }
}
