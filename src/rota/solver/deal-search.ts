// Simulated annealing that keeps every line legal: duties go from one member to another who may stand them, alone or
// against other duties. Cover hardly changes by that, fairness, split days and wishes do: it works where annealing of
// the whole grid is too hot.
import { type ChangingRoster, changingRoster } from './changing-roster.ts'
import { cyclicExchange } from './cyclic-exchange.ts'
import { type DutyCells, drawsOf, dutyCellsOf } from './duty-cells.ts'
import type { Grid } from './grid.ts'
import type { Meter } from './optimiser/meter.ts'
import { pick, type Random } from './random.ts'
import type { ScoredGrid } from './rota-score.ts'

export interface Dealing {
  readonly random: Random
  readonly meter: Meter
  readonly until: number
  /** Temperatures in the grid's unit. */
  readonly hot: number
  readonly cold: number
  /** Told now and then of the best cost so far. True: that is good enough. */
  readonly report: (cost: number) => boolean
}

const CHECK_EVERY = 256
/** One move here is the work of so many moves of the optimiser's annealing. */
const WORK = 8
/** And an exchange of many that of so many moves here. */
const EXCHANGE = 500

export interface Dealt {
  /** The cheapest roster met. */
  readonly best: Uint8Array
  readonly last: Uint8Array
}

/** Members whose line is illegal from the start stay as they are. */
export function dealOut(scored: ScoredGrid, start: Uint8Array, startCost: number, dealing: Dealing): Dealt {
  const { random, meter, until, hot, cold } = dealing
  const { grid, model } = scored
  const line = changingRoster(model, start)
  const duties = dutyCellsOf(grid, model)
  const moves = movesOf(scored, { line, duties, random })
  const exchanges = cyclicExchange({ model, line, duties, lanes: grid.calendar.lanes, random })
  const from = meter.used()
  let cost = startCost
  let best = startCost
  const kept = start.slice()
  while (meter.used() < until) {
    const temperature = hot * (cold / hot) ** ((meter.used() - from) / (until - from))
    for (let k = 0; k <= CHECK_EVERY; k++) {
      cost += k === 0 ? exchanges.round(temperature) : moves.attempt(temperature)
      if (cost >= best - 1e-9) continue
      best = cost
      kept.set(line.roster)
    }
    meter.spend((CHECK_EVERY + EXCHANGE) * WORK)
    if (dealing.report(best)) break
  }
  return { best: kept, last: line.roster }
}

/** Shares of the kinds of move; the rest pass whole days. */
const [ALTER, HAND_OVER, TRADE] = [0.03, 0.8, 0.07]
/** Of duties that are handed over: nothing comes back, or one from about that day, or from any; the rest go on to a third. */
const [ALONE, NEAR_BACK, BACK] = [0.25, 0.5, 0.85]
const TRIES = 6
/** What is near a day. */
const DAYS_AROUND = 5
/** While places are open: the share of moves that fill one, and how often it is looked which those are. */
const [FILL, LOOK_EVERY] = [0.2, 1000]

interface Board {
  readonly line: ChangingRoster
  readonly duties: DutyCells
  readonly random: Random
}

function movesOf({ grid, model }: ScoredGrid, { line, duties: patterns, random }: Board) {
  const { days, people } = model
  const { takers } = patterns
  const { roster, put } = line

  /** One duty of that day goes from one to the other. */
  const handOver = (day: number, lane: number, one: number, other: number): boolean => {
    const less = patterns.without(roster[one * days + day] ?? 0, lane)
    const more = patterns.with(roster[other * days + day] ?? 0, lane)
    return less >= 0 && more >= 0 && put(one, day, less) && put(other, day, more)
  }
  const exchange = (one: number, other: number, day: number): boolean => {
    const [a, b] = [roster[one * days + day] ?? 0, roster[other * days + day] ?? 0]
    return a !== b && put(one, day, b) && put(other, day, a)
  }
  const lengths = lengthsOf(grid)
  const lengthOf = ({ day, lane }: Place) => lengths[day * grid.calendar.lanes + lane] ?? 0
  const { anyDay, near: within, laneIn } = drawsOf(model, patterns, random)
  const near = (day: number) => within(day, DAYS_AROUND)
  const canAdd = (person: number, day: number, lane: number): boolean =>
    patterns.with(roster[person * days + day] ?? 0, lane) >= 0
  /** Somebody else who might stand there, and has room on that day. */
  const takerOf = (day: number, lane: number, one: number): number => {
    const may = takers[day * grid.calendar.lanes + lane] ?? []
    for (let tries = 0; tries < TRIES && may.length > 1; tries++) {
      const other = may[pick(random, may.length)] ?? one
      if (other !== one && canAdd(other, day, lane)) return other
    }
    return -1
  }
  /** A day on which they stand something, and a lane of it, that the other has room for. */
  const dutyOf = (person: number, first: number, other = -1): { day: number; lane: number } | undefined => {
    for (let tries = 0, day = first; tries < TRIES; tries++, day = anyDay()) {
      const lane = laneIn(roster[person * days + day] ?? 0)
      if (lane >= 0 && (other < 0 || canAdd(other, day, lane))) return { day, lane }
    }
    return undefined
  }
  /** Anybody's day takes another cell: fills what is open, empties what is too much. */
  const alter = (): boolean => {
    const one = pick(random, people)
    const day = anyDay()
    const cell = random() < 0.2 ? 0 : pick(random, model.cells)
    return roster[one * days + day] !== cell && put(one, day, cell)
  }
  const handOvers = (): boolean => {
    const one = pick(random, people)
    const duty = dutyOf(one, anyDay())
    if (!duty) return false
    const other = takerOf(duty.day, duty.lane, one)
    if (other < 0 || !handOver(duty.day, duty.lane, one, other)) return false
    const kind = random()
    if (kind < ALONE) return true
    if (kind < BACK) {
      const back = dutyOf(other, kind < NEAR_BACK ? near(duty.day) : anyDay(), one)
      return back !== undefined && handOver(back.day, back.lane, other, one)
    }
    const next = dutyOf(other, random() < 0.5 ? near(duty.day) : anyDay())
    if (!next) return false
    const third = takerOf(next.day, next.lane, other)
    return third >= 0 && handOver(next.day, next.lane, other, third)
  }
  /** Somebody takes an open place, and first hands over what stands in the way around it. */
  const fill = (): boolean => {
    const place = open[pick(random, open.length)]
    const may = place ? (takers[place.day * grid.calendar.lanes + place.lane] ?? []) : []
    const one = may[pick(random, may.length)]
    if (!place || one === undefined) return false
    for (let times = pick(random, 3); times > 0; times--) {
      const duty = dutyOf(one, near(place.day))
      const other = duty ? takerOf(duty.day, duty.lane, one) : -1
      if (!duty || other < 0 || !handOver(duty.day, duty.lane, one, other)) return false
    }
    const more = patterns.with(roster[one * days + place.day] ?? 0, place.lane)
    return more >= 0 && put(one, place.day, more)
  }
  /** A long duty against several short ones that make up for it, from or to anybody: for who stands in two roles. */
  const trade = (): boolean => {
    const one = pick(random, people)
    const gives = random() < 0.5
    const giver = gives ? one : pick(random, people)
    const long = dutyOf(giver, anyDay())
    if (!long) return false
    const taker = gives ? takerOf(long.day, long.lane, one) : one
    if (taker < 0 || taker === giver || !handOver(long.day, long.lane, giver, taker)) return false
    const whole = lengthOf(long)
    let left = whole
    for (let tries = 0; tries < 2 * TRIES && left > 0; tries++) {
      const from = gives ? pick(random, people) : one
      const short = dutyOf(from, random() < 0.5 ? near(long.day) : anyDay())
      if (!short || lengthOf(short) >= whole || lengthOf(short) > left) continue
      const to = gives ? one : takerOf(short.day, short.lane, one)
      if (to < 0 || to === from || !canAdd(to, short.day, short.lane)) continue
      if (!handOver(short.day, short.lane, from, to)) return false
      left -= lengthOf(short)
    }
    return left === 0
  }
  const pass = (): boolean => {
    const one = pick(random, people)
    const other = pick(random, people)
    if (one === other) return false
    const day = anyDay()
    const length = 1 + pick(random, 4)
    let changed = false
    for (let k = day; k < Math.min(days, day + length); k++) {
      if (roster[one * days + k] === roster[other * days + k]) continue
      if (!exchange(one, other, k)) return false
      changed = true
    }
    return changed
  }
  const moveOf = (kind: number): boolean => {
    if (kind < ALTER) return alter()
    if (kind < ALTER + HAND_OVER) return handOvers()
    return kind < ALTER + HAND_OVER + TRADE ? trade() : pass()
  }
  let open: readonly Place[] = []
  let untilLook = 0
  return {
    /** @returns the change of cost; 0 when nothing came of it */
    attempt: (temperature: number): number => {
      if (--untilLook < 0) {
        open = openPlaces(grid, roster)
        untilLook = LOOK_EVERY
      }
      line.begin()
      const moved = open.length > 0 && random() < FILL ? fill() : moveOf(random())
      const delta = moved ? line.settle(temperature, random) : undefined
      if (delta !== undefined) return delta
      line.undo()
      return 0
    },
  }
}

interface Place {
  readonly day: number
  readonly lane: number
}

/** Places that lack somebody, the settled ones of the past aside. */
export function openPlaces({ calendar, patterns, model }: Grid, roster: Uint8Array): readonly Place[] {
  const { days, lanes, history, slotAt } = calendar
  const heads = new Int16Array(days * lanes)
  for (let at = 0; at < roster.length; at++) {
    const day = at % days
    for (const lane of patterns.all[roster[at] ?? 0]?.lanes ?? []) {
      heads[day * lanes + lane] = (heads[day * lanes + lane] ?? 0) + 1
    }
  }
  const found: Place[] = []
  for (let at = history * lanes; at < heads.length; at++) {
    const slot = slotAt[at] ?? -1
    if (slot < 0 || (heads[at] ?? 0) >= (model.wanted[slot] ?? 0) || model.problem.slots[slot]?.closed) continue
    found.push({ day: Math.floor(at / lanes), lane: at % lanes })
  }
  return found
}

/** By day × lanes + lane, in minutes. */
const lengthsOf = ({ calendar: { slotAt }, model: { start, end } }: Grid): Float64Array =>
  Float64Array.from(slotAt, (slot) => (slot < 0 ? 0 : (end[slot] ?? 0) - (start[slot] ?? 0)))
