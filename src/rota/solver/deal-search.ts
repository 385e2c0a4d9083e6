// Simulated annealing that keeps every line legal: one member's day goes to another who may stand it, alone or against
// another day of theirs. Cover hardly changes by that, fairness and wishes do: it works where annealing of the whole
// grid is too hot.
import type { Meter } from './optimiser/meter.ts'
import type { Model } from './optimiser/model.ts'
import { countsOf, everyone } from './optimiser/score.ts'
import { pick, type Random } from './random.ts'

export interface Dealing {
  readonly random: Random
  readonly meter: Meter
  readonly until: number
  /** Temperatures in the grid's unit. */
  readonly hot: number
  readonly cold: number
  /** Told of the change to the cost of the roster, each time it becomes the best. */
  readonly report: (cost: number) => void
}

const CHECK_EVERY = 256
/** One move here is the work of so many moves of the optimiser's annealing. */
const WORK = 8

/** @returns the cheapest roster met; members whose line is illegal from the start stay as they are */
export function dealOut(model: Model, start: Uint8Array, startCost: number, dealing: Dealing): Uint8Array {
  const { random, meter, until, hot, cold } = dealing
  const moves = movesOf(model, start, random)
  const from = meter.used()
  let cost = startCost
  let best = startCost
  const kept = start.slice()
  while (meter.used() < until) {
    const temperature = hot * (cold / hot) ** ((meter.used() - from) / (until - from))
    for (let k = 0; k < CHECK_EVERY; k++) {
      cost += moves.attempt(temperature)
      if (cost >= best - 1e-9) continue
      best = cost
      kept.set(moves.roster)
    }
    meter.spend(CHECK_EVERY * WORK)
    dealing.report(best)
  }
  return kept
}

function movesOf(model: Model, start: Uint8Array, random: Random) {
  const { days, cells, cellCost, allowed, scanners, people, history, rows } = model
  const roster = start.slice()
  const counts = countsOf(model, roster, everyone(model))
  const soft = Float64Array.from(everyone(model), (m) => scanners[m]?.cost?.(roster, m * days) ?? 0)
  const excess = Float64Array.from(everyone(model), (m) => scanners[m]?.excess(roster, m * days) ?? 0)
  const takers = takersOf(model)
  const places = new Int32Array(8)
  const before = new Uint8Array(8)
  let [length, change] = [0, 0]

  const count = (place: number, person: number, sign: 1 | -1) => {
    const end = rows.termStart[place + 1] ?? 0
    for (let term = rows.termStart[place] ?? 0; term < end; term++) {
      const row = rows.termRow[term] ?? 0
      const was = (rows.costAt[row] ?? 0) + (counts[row] ?? 0)
      const more = sign * (rows.counting[(rows.termSet[term] ?? 0) + person] ?? 0)
      if (more === 0) continue
      change += (rows.cost[was + more] ?? 0) - (rows.cost[was] ?? 0)
      counts[row] = (counts[row] ?? 0) + more
    }
  }
  const set = (person: number, day: number, cell: number) => {
    const at = person * days + day
    const old = roster[at] ?? 0
    change += (cellCost[at * cells + cell] ?? 0) - (cellCost[at * cells + old] ?? 0)
    count(day * cells + old, person, -1)
    count(day * cells + cell, person, 1)
    roster[at] = cell
  }
  const put = (person: number, day: number, cell: number): boolean => {
    const at = person * days + day
    if (allowed[at * cells + cell] !== 1) return false
    places[length] = at
    before[length++] = roster[at] ?? 0
    set(person, day, cell)
    return true
  }
  const undo = () => {
    while (length > 0) {
      const at = places[--length] ?? 0
      set(Math.floor(at / days), at % days, before[length] ?? 0)
    }
  }
  const exchange = (one: number, other: number, day: number): boolean => {
    const [a, b] = [roster[one * days + day] ?? 0, roster[other * days + day] ?? 0]
    return a !== b && put(one, day, b) && put(other, day, a)
  }
  /** Somebody who works, a day of theirs, and somebody who may take it. */
  const draw = () => {
    for (let tries = 0; tries < 8; tries++) {
      const one = pick(random, people)
      const day = history + pick(random, days - history)
      const cell = roster[one * days + day] ?? 0
      const may = takers[day * cells + cell]
      if (cell === 0 || !may || may.length < 2) continue
      const other = may[pick(random, may.length)] ?? 0
      if (other !== one) return { one, other, day, cell }
    }
    return undefined
  }
  const settle = (one: number, other: number, temperature: number): number | undefined => {
    const softOne = scanners[one]?.cost?.(roster, one * days) ?? 0
    const softOther = other < 0 ? 0 : (scanners[other]?.cost?.(roster, other * days) ?? 0)
    const delta = change + softOne - (soft[one] ?? 0) + (other < 0 ? 0 : softOther - (soft[other] ?? 0))
    if (delta > 0 && random() >= Math.exp(-delta / temperature)) return undefined
    if ((scanners[one]?.excess(roster, one * days) ?? 0) > (excess[one] ?? 0)) return undefined
    if (other >= 0 && (scanners[other]?.excess(roster, other * days) ?? 0) > (excess[other] ?? 0)) return undefined
    soft[one] = softOne
    if (other >= 0) soft[other] = softOther
    return delta
  }
  /** Anybody's day takes another cell: fills what is open, empties what is too much. */
  const alter = (temperature: number): number | undefined => {
    const one = pick(random, people)
    const day = history + pick(random, days - history)
    const cell = random() < 0.2 ? 0 : pick(random, cells)
    if (roster[one * days + day] === cell || !put(one, day, cell)) return undefined
    return settle(one, -1, temperature)
  }
  const pass = (temperature: number): number | undefined => {
    const move = draw()
    if (!move || !exchange(move.one, move.other, move.day)) return undefined
    const { one, other, day } = move
    const kind = random()
    if (kind < 0.55) {
      const back = kind < 0.25 ? nearby(day) : history + pick(random, days - history)
      if (back !== day && !exchange(one, other, back)) return undefined
    }
    return settle(one, other, temperature)
  }
  const nearby = (day: number) => Math.min(days - 1, Math.max(history, day + (random() < 0.5 ? 1 : -1)))
  return {
    roster,
    /** @returns the change of cost; 0 when nothing came of it */
    attempt: (temperature: number): number => {
      length = change = 0
      const delta = random() < 0.15 ? alter(temperature) : pass(temperature)
      if (delta !== undefined) return delta
      undo()
      return 0
    },
  }
}

/** By place (day × cells + cell): who may stand there. */
function takersOf({ days, cells, allowed, people }: Model): readonly (readonly number[])[] {
  return Array.from({ length: days * cells }, (_, place) =>
    [...Array(people).keys()].filter((m) => allowed[m * days * cells + place] === 1),
  )
}
