// Simulated annealing over whole rosters: blocks of days change, move or change hands. Broken hard rules cost a lot,
// so that a shortage can be mended by way of a broken line.
import { pick, type Random } from '../random.ts'
import type { Meter } from './meter.ts'
import type { Model } from './model.ts'
import { costOf, countsOf, everyone } from './score.ts'

export interface Schedule {
  /** Ends when so much of the run is used up. */
  readonly until: number
  /** Temperatures, in shares of `coverScale`. */
  readonly hot: number
  readonly cold: number
}

export interface Annealed {
  /** The cheapest roster without a broken line; undefined when none was met. */
  readonly legal: Uint8Array | undefined
  readonly last: Uint8Array
}

export interface Means {
  readonly random: Random
  readonly meter: Meter
  readonly schedule: Schedule
  /** Only their lines change, and must be legal. */
  readonly people?: readonly number[]
}

const CHECK_EVERY = 256
/** One broken rule costs as much as so many open places. */
const HARD = 5

export function anneal(
  model: Model,
  start: Uint8Array,
  { random, meter, schedule, people = everyone(model) }: Means,
): Annealed {
  const moves = movesOf(model, start, random, people)
  const { hot, cold, until } = schedule
  const from = meter.used()
  let legal: Uint8Array | undefined
  let best = Infinity
  for (;;) {
    const used = meter.used()
    if (used >= until) break
    const done = (used - from) / (until - from)
    const temperature = model.coverScale * hot * (cold / hot) ** done
    for (let k = 0; k < CHECK_EVERY; k++) {
      const soft = moves.attempt(temperature)
      if (soft >= best) continue
      best = soft
      legal = moves.roster.slice()
    }
    meter.spend(CHECK_EVERY)
  }
  return { legal, last: moves.roster }
}

interface Moves {
  readonly roster: Uint8Array
  /** Tries one move. @returns the soft cost now, Infinity while a line is broken */
  attempt(temperature: number): number
}

function movesOf(model: Model, start: Uint8Array, random: Random, movable: readonly number[]): Moves {
  const { days, cells, cellCost, allowed, scanners } = model
  const { termStart, termRow, termSet, counting, costAt, cost: rowCost } = model.rows
  const hard = HARD * model.coverScale
  const roster = start.slice()
  const counts = countsOf(model, roster, everyone(model))
  const excessOf = (person: number) => scanners[person]?.excess(roster, person * days) ?? 0
  const softOf = (person: number) => scanners[person]?.cost?.(roster, person * days) ?? 0
  const broken = Int32Array.from(everyone(model), excessOf)
  const lineSoft = Float64Array.from(everyone(model), softOf)
  let soft = costOf(model, roster)
  let totalBroken = movable.reduce((sum, person) => sum + (broken[person] ?? 0), 0)
  const people = movable.length
  // The move at hand: places in the roster and their cells before it.
  const places = new Int32Array(4 * days)
  const before = new Uint8Array(4 * days)
  let length = 0
  let change = 0

  /** Puts a cell in its place and adds what that costs; false when it may not stand there. */
  const put = (place: number, cell: number): boolean => {
    const old = roster[place] ?? 0
    if (old === cell) return true
    if (allowed[place * cells + cell] !== 1) return false
    places[length] = place
    before[length++] = old
    roster[place] = cell
    change += (cellCost[place * cells + cell] ?? 0) - (cellCost[place * cells + old] ?? 0)
    const day = (place % days) * cells
    const person = (place - (place % days)) / days
    count(day + old, person, -1)
    count(day + cell, person, 1)
    return true
  }
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
  const undo = () => {
    for (let k = length - 1; k >= 0; k--) {
      const place = places[k] ?? 0
      const day = (place % days) * cells
      const person = (place - (place % days)) / days
      count(day + (roster[place] ?? 0), person, -1)
      count(day + (before[k] ?? 0), person, 1)
      roster[place] = before[k] ?? 0
    }
  }
  const exchange = (a: number, b: number): boolean => {
    const cell = roster[a] ?? 0
    return put(a, roster[b] ?? 0) && put(b, cell)
  }
  const exchangeBlocks = (a: number, b: number, size: number): boolean => {
    for (let k = 0; k < size; k++) if (!exchange(a + k, b + k)) return false
    return true
  }

  /** A block of days of one person takes one cell. */
  const overwrite = (person: number): boolean => {
    const size = random() < 0.5 ? 1 : 1 + pick(random, Math.min(6, days))
    const from = person * days + pick(random, days - size + 1)
    const cell = random() < 0.35 ? 0 : 1 + pick(random, cells - 1)
    for (let k = 0; k < size; k++) if (!put(from + k, cell)) return false
    return true
  }
  /** Two people exchange a block of days. */
  const trade = (one: number, other: number): boolean => {
    const size = random() < 0.3 ? 1 : 1 + pick(random, Math.min(7, days))
    const from = pick(random, days - size + 1)
    return exchangeBlocks(one * days + from, other * days + from, size)
  }
  /** Two short blocks of one line exchange places. */
  const reorder = (person: number): boolean => {
    const size = 1 + pick(random, 3)
    if (days < 2 * size) return false
    const from = pick(random, days - 2 * size + 1)
    const to = from + size + pick(random, days - from - 2 * size + 1)
    return exchangeBlocks(person * days + from, person * days + to, size)
  }
  /** A stretch of duty moves by a day: the day beside it and its far end exchange places. */
  const slide = (person: number): boolean => {
    const line = person * days
    const day = pick(random, days)
    if (roster[line + day] === 0) return false
    let first = day
    let last = day
    while (first > 0 && roster[line + first - 1] !== 0) first--
    while (last < days - 1 && roster[line + last + 1] !== 0) last++
    if (random() < 0.5) return first > 0 && exchange(line + first - 1, line + last)
    return last < days - 1 && exchange(line + first, line + last + 1)
  }
  const settle = (one: number, other: number, temperature: number): boolean => {
    const nowOne = excessOf(one)
    const nowOther = other < 0 ? 0 : excessOf(other)
    const more = nowOne + nowOther - (broken[one] ?? 0) - (other < 0 ? 0 : (broken[other] ?? 0))
    const softOne = softOf(one)
    const softOther = other < 0 ? 0 : softOf(other)
    change += softOne + softOther - (lineSoft[one] ?? 0) - (other < 0 ? 0 : (lineSoft[other] ?? 0))
    const delta = change + hard * more
    if (delta > 0 && random() >= Math.exp(-delta / temperature)) return false
    broken[one] = nowOne
    lineSoft[one] = softOne
    if (other >= 0) {
      broken[other] = nowOther
      lineSoft[other] = softOther
    }
    totalBroken += more
    soft += change
    return true
  }
  return {
    roster,
    attempt: (temperature) => {
      length = change = 0
      const kind = random()
      const first = pick(random, people)
      const one = movable[first] ?? 0
      let other = -1
      let possible: boolean
      if (kind < 0.35 || people < 2) possible = overwrite(one)
      else if (kind < 0.8) {
        const second = pick(random, people - 1)
        other = movable[second >= first ? second + 1 : second] ?? 0
        possible = trade(one, other)
      } else possible = random() < 0.5 ? reorder(one) : slide(one)
      if (!possible || length === 0 || !settle(one, other, temperature)) undo()
      return totalBroken > 0 ? Infinity : soft
    },
  }
}
