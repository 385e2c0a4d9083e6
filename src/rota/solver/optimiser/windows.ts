// Long horizons: a few weeks of some people at a time, solved like a problem of their own beside all the rest.
import { pick } from '../random.ts'
import type { Limits } from './meter.ts'
import { partOf } from './part.ts'
import type { GridProblem } from './problem.ts'
import { brokenLines } from './score.ts'
import { catchUp, type Search } from './search.ts'

/** Solves a part from where it stands. */
export type SolvePart = (problem: GridProblem, means: { start: Uint8Array; seed: number; limits: Limits }) => Uint8Array

/** A sweep over the horizon, window by window. */
export interface Sweep {
  /** First day of the next window. */
  next: number
  seconds: number
  improved: boolean
}

/** Horizons up to that are looked at whole. */
export const WHOLE_DAYS = 49
const WIDTH = 21
const STRIDE = 14
/** Free cells of one window: more people than that leaves are drawn by lot. */
const MOST_CELLS = 1000
const SECONDS = { first: 6, most: 40, growth: 1.5 }

export const sweepOf = ({ model, random }: Search): Sweep => ({
  next: 7 * pick(random, Math.ceil(model.days / 7)),
  seconds: SECONDS.first,
  improved: false,
})

/** @returns whether it found a cheaper roster */
export function searchWindow(search: Search, sweep: Sweep, solve: SolvePart): boolean {
  const { model, random, meter, able } = search
  const from = Math.max(0, Math.min(sweep.next, model.days - WIDTH))
  const people = able
    .map((person) => ({ person, lot: random() }))
    .toSorted((a, b) => a.lot - b.lot)
    .slice(0, Math.floor(MOST_CELLS / WIDTH))
    .map(({ person }) => person)
    .toSorted((a, b) => a - b)
  const part = partOf(model, search.roster, { people, from, to: Math.min(model.days, from + WIDTH) })
  const limits = meter.within(sweep.seconds)
  const solved = solve(part.problem, { start: part.start, seed: pick(random, 1e9), limits })
  meter.spend(limits.iterations ?? 0)
  catchUp(search)
  const whole = part.into(search.roster, solved)
  const hopeless = model.people - able.length
  const improved = brokenLines(model, whole).length <= hopeless && search.take(whole, 'neighbourhoods')
  advance(sweep, improved, model.days)
  return improved
}

/** Windows of a sweep that brought nothing get more time in the next. */
function advance(sweep: Sweep, improved: boolean, days: number): void {
  sweep.improved ||= improved
  sweep.next += STRIDE
  if (sweep.next < days - (WIDTH - STRIDE)) return
  if (!sweep.improved) sweep.seconds = Math.min(SECONDS.most, sweep.seconds * SECONDS.growth)
  sweep.next = -7 * Number(sweep.next % 2 === 0)
  sweep.improved = false
}
