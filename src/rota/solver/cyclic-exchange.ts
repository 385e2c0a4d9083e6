// Many members exchange one duty each, at once: each of them puts one of their duties up, and who takes which is an
// assignment problem, so that of all exchanges in cycles of whatever length the best is found (Thompson and Psaraftis
// 1993; Ahuja, Ergun, Orlin and Punnen 2002). Noise on the costs makes it annealing: at a temperature, near the best.
import { assignmentOf } from './assignment.ts'
import type { ChangingRoster } from './changing-roster.ts'
import { type DutyCells, drawsOf } from './duty-cells.ts'
import type { Model } from './optimiser/model.ts'
import { pick, type Random } from './random.ts'

export interface CyclicExchange {
  /** One exchange at a temperature. @returns the change of cost, 0 when nothing came of it */
  round(temperature: number): number
}

export interface Exchanged {
  readonly model: Model
  readonly line: ChangingRoster
  readonly duties: DutyCells
  /** Lanes of a day. */
  readonly lanes: number
  readonly random: Random
}

const MOST = 60
/** So many put nothing up: they may take a duty, and somebody has one less. */
const NOTHING = 0.1
const TRIES = 6
/** Days around the first duty that duties are taken from; beyond all of them, any. */
const WINDOWS = [1, 3, 7, Infinity] as const
/** Of what cannot be: no sum of others makes up for it. */
const IMPOSSIBLE = 1e12

export function cyclicExchange({ model, line, duties, lanes, random }: Exchanged): CyclicExchange {
  const { days, people } = model
  const { roster } = line
  const assignment = assignmentOf(MOST)
  const costs = new Float64Array(MOST * MOST)
  const [who, day, lane] = [new Int32Array(MOST), new Int32Array(MOST), new Int32Array(MOST)]
  /** The first who puts up the same place, or nothing too; and what that costs whoever is priced, all others aside. */
  const [same, alone] = [new Int32Array(MOST), new Float64Array(MOST)]
  const mayStand = tableOf(duties.takers, people)
  const companies = companiesOf(duties.takers, people)
  const concerned = rowsThatTell(model, duties, lanes)
  const noise = noiseOf(random)
  let size = 0

  const cellOf = (person: number, on: number) => roster[person * days + on] ?? 0
  const { anyDay, near, laneIn } = drawsOf(model, duties, random)
  const putUp = (person: number, on: number, own: number): void => {
    who[size] = person
    day[size] = on
    lane[size] = own
    let first = 0
    while (first < size && (lane[first] !== own || (own >= 0 && day[first] !== on))) first++
    same[size++] = first
  }
  /** Somebody with those whom duties may come to from them, and a duty of each. */
  const choose = (): void => {
    size = 0
    const middle = anyDay()
    const window = WINDOWS[pick(random, WINDOWS.length)] ?? days
    const left = (companies[pick(random, people)] ?? []).slice()
    while (size < MOST && left.length > 0) {
      const at = pick(random, left.length)
      const person = left[at] ?? 0
      left[at] = left.at(-1) ?? 0
      left.pop()
      let [on, own] = [middle, -1]
      if (random() >= NOTHING) {
        for (let tries = 0; tries < TRIES && own < 0; tries++) {
          on = window >= days ? anyDay() : near(middle, window)
          own = laneIn(cellOf(person, on))
        }
      }
      putUp(person, on, own)
    }
  }
  /** What it costs the i-th to take what the j-th has put up, all others aside. */
  const taking = (i: number, j: number): number => {
    const [person, on, taken] = [who[i] ?? 0, day[j] ?? 0, lane[j] ?? 0]
    if (taken < 0) return line.priceLine(person)
    if (mayStand[(on * lanes + taken) * people + person] !== 1) return Infinity
    const cell = duties.with(cellOf(person, on), taken)
    return cell < 0 ? Infinity : line.priceLine(person, on, cell)
  }
  /** And with everybody else as they stand. Places come in order: the first that is the same has been priced. */
  const passing = (i: number, j: number): number => {
    const first = same[j] ?? j
    if (same[i] === first) return 0
    if (first === j) alone[j] = taking(i, j)
    const cost = alone[first] ?? 0
    const [person, other, on, taken] = [who[i] ?? 0, who[j] ?? 0, day[j] ?? 0, lane[j] ?? 0]
    // The place keeps its number: only who stands there changes.
    if (taken < 0 || cost === Infinity || !concerned(on * lanes + taken, person, other)) return cost
    return cost + passingOn(person, other, on, taken)
  }
  const passingOn = (to: number, from: number, on: number, taken: number): number =>
    line.priceRows(
      { person: to, day: on, cell: duties.with(cellOf(to, on), taken) },
      { person: from, day: on, cell: duties.without(cellOf(from, on), taken) },
    )
  const price = (temperature: number): void => {
    for (let i = 0; i < size; i++) {
      line.begin()
      const [person, on, own] = [who[i] ?? 0, day[i] ?? 0, lane[i] ?? 0]
      const lifted = own < 0 || line.put(person, on, duties.without(cellOf(person, on), own))
      for (let j = 0; j < size; j++) {
        const cost = i === j ? 0 : lifted ? passing(i, j) : Infinity
        costs[i * size + j] = cost < IMPOSSIBLE ? cost - temperature * noise() : IMPOSSIBLE
      }
      line.undo()
    }
  }
  /** Everybody of the cycle gives theirs up first, then they take. */
  const move = (cycle: readonly number[], to: Int32Array): boolean => {
    line.begin()
    const gives = (k: number) => {
      const [person, on, own] = [who[k] ?? 0, day[k] ?? 0, lane[k] ?? 0]
      const less = own < 0 ? -1 : duties.without(cellOf(person, on), own)
      return own < 0 || (less >= 0 && line.put(person, on, less))
    }
    const takes = (k: number) => {
      const from = to[k] ?? k
      const [person, on, taken] = [who[k] ?? 0, day[from] ?? 0, lane[from] ?? 0]
      const more = taken < 0 ? -1 : duties.with(cellOf(person, on), taken)
      return taken < 0 || (more >= 0 && line.put(person, on, more))
    }
    return cycle.every(gives) && cycle.every(takes)
  }
  return {
    round: (temperature) => {
      choose()
      if (size < 2) return 0
      price(temperature)
      const to = assignment.solve(costs, size)
      let change = 0
      for (const cycle of cyclesOf(to, size)) {
        const delta = move(cycle, to) ? line.settle(temperature, random) : undefined
        if (delta === undefined) line.undo()
        else change += delta
      }
      return change
    },
  }
}

function cyclesOf(to: Int32Array, size: number): readonly number[][] {
  const seen = new Uint8Array(size)
  const found: number[][] = []
  for (let first = 0; first < size; first++) {
    const cycle: number[] = []
    for (let at = first; seen[at] === 0 && to[first] !== first; at = to[at] ?? first) {
      seen[at] = 1
      cycle.push(at)
    }
    if (cycle.length > 0) found.push(cycle)
  }
  return found
}

function tableOf(takers: readonly (readonly number[])[], people: number): Uint8Array {
  const table = new Uint8Array(takers.length * people)
  for (const [place, own] of takers.entries()) for (const person of own) table[place * people + person] = 1
  return table
}

/** By person: themselves and all who may stand some duty that they may stand too. */
function companiesOf(takers: readonly (readonly number[])[], people: number): readonly (readonly number[])[] {
  const companies = Array.from({ length: people }, (_, person) => new Set([person]))
  const seen = new Set<string>()
  for (const own of takers) {
    const key = own.join()
    if (seen.has(key)) continue
    seen.add(key)
    for (const one of own) for (const other of own) companies[one]?.add(other)
  }
  return companies.map((company) => [...company])
}

/** Whether it makes a difference to a row which of two stands there: skills, newcomers, pairs. */
function rowsThatTell({ days, cells, people, rows }: Model, duties: DutyCells, lanes: number) {
  const { termStart, termSet, counting } = rows
  const setsOf = Array.from({ length: days * lanes }, (_, place) => {
    const [day, lane] = [Math.floor(place / lanes), place % lanes]
    const sets = new Set<number>()
    for (const [cell, own] of duties.lanes.entries()) {
      if (!own.includes(lane)) continue
      const at = day * cells + cell
      for (let term = termStart[at] ?? 0; term < (termStart[at + 1] ?? 0); term++) sets.add(termSet[term] ?? 0)
    }
    return [...sets].filter((set) => {
      for (let person = 1; person < people; person++) if (counting[set + person] !== counting[set]) return true
      return false
    })
  })
  return (place: number, one: number, other: number): boolean =>
    (setsOf[place] ?? []).some((set) => counting[set + one] !== counting[set + other])
}

const SAMPLES = 4096

/** Gumbel's noise: the least of costs less it is a sample at that temperature (Papandreou and Yuille 2011). */
function noiseOf(random: Random): () => number {
  const table = Float64Array.from({ length: SAMPLES }, (_, k) => -Math.log(-Math.log((k + 0.5) / SAMPLES)))
  return () => table[pick(random, SAMPLES)] ?? 0
}
