// The moves of annealing: blocks of days change, move or change hands.
import { pick, type Random } from '../random.ts'
import type { Trial } from './trial.ts'

export interface Moves {
  /** Tries one move. */
  attempt(temperature: number): void
}

export interface Board {
  readonly days: number
  readonly cells: number
  /** Whose lines may change. */
  readonly people: readonly number[]
}

/** Days between two blocks of a line that exchange places, at most. */
const FAR = 28

export function movesOf(
  { roster, put, price, undo, settle }: Trial,
  { days, cells, people }: Board,
  random: Random,
): Moves {
  const lots = Math.ceil(cells / 3)
  const exchange = (a: number, b: number): boolean => {
    const cell = roster[a] ?? 0
    return put(a, roster[b] ?? 0) && put(b, cell)
  }
  const exchangeBlocks = (a: number, b: number, size: number): boolean => {
    for (let k = 0; k < size; k++) if (!exchange(a + k, b + k)) return false
    return true
  }
  /** One of the duties by lot; where they are many, the one that is wanted most of several. */
  const duty = (place: number): number => {
    let best = 1 + pick(random, cells - 1)
    for (let lot = 1, least = lots > 1 ? price(place, best) : 0; lot < lots; lot++) {
      const cell = 1 + pick(random, cells - 1)
      const own = price(place, cell)
      if (own >= least) continue
      least = own
      best = cell
    }
    return best
  }
  /** A block of days of one person takes one cell. */
  const overwrite = (person: number): boolean => {
    const size = random() < 0.5 ? 1 : 1 + pick(random, Math.min(6, days))
    const from = person * days + pick(random, days - size + 1)
    const cell = random() < 0.35 ? 0 : duty(from)
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
    const to = from + size + pick(random, Math.min(FAR, days - from - 2 * size + 1))
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
  return {
    attempt: (temperature) => {
      const kind = random()
      const first = pick(random, people.length)
      const one = people[first] ?? 0
      let other = -1
      let possible: boolean
      if (kind < 0.35 || people.length < 2) possible = overwrite(one)
      else if (kind < 0.8) {
        const second = pick(random, people.length - 1)
        other = people[second >= first ? second + 1 : second] ?? 0
        possible = trade(one, other)
      } else possible = random() < 0.5 ? reorder(one) : slide(one)
      if (possible) settle(one, other, temperature)
      else undo()
    },
  }
}
