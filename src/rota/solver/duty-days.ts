// The rota as duty days × lanes. A duty day runs from one day's first duty through its night, so that no night is cut
// in two; a lane is one kind of slot (line, role, kind of shift) that comes again every day.
import { MINUTES_PER_DAY, startOfPeriod, whichPeriod } from './calendar.ts'
import type { Model } from './model.ts'
import type { Problem, Slot } from './problem.ts'

export interface DutyDays {
  /** Ordinal number of the grid's first day. */
  readonly first: number
  readonly days: number
  /** The first so many days are before the rota: duty elsewhere in them counts. */
  readonly history: number
  readonly lanes: number
  /** By slot. */
  readonly dayOf: Int32Array
  readonly laneOf: Int32Array
  /** By day × lanes + lane: its slot, -1 where there is none. */
  readonly slotAt: Int32Array
  /** By lane: what it is, for explanations and tests. */
  readonly names: readonly string[]
}

/** How far rests, nights in a row and the rest of the week reach, before the rota's own days and after them. */
const LOOK_BACK = 10
const LOOK_AHEAD = 6

/** The first and the last day whose duty elsewhere any rule looks at: of long runs and of whole months more. */
function reachOf({ limits, rules = [] }: Problem, first: number, last: number): readonly [number, number] {
  const inRow = Object.values(limits).map(({ maxNightsInRow }) => maxNightsInRow ?? 0)
  const runs = rules.map((rule) => (rule.kind === 'consecutive' ? Math.max(rule.minimum ?? 0, rule.maximum ?? 0) : 0))
  const longest = Math.max(...inRow, ...runs) + 1
  const [from, to] = [first - Math.max(LOOK_BACK, longest), last + Math.max(LOOK_AHEAD, longest)]
  if (!rules.some((rule) => rule.kind === 'total' && rule.per === 'month')) return [from, to]
  const month = (day: number, later: number) => startOfPeriod('month', whichPeriod('month', day) + later)
  return [Math.min(from, month(first, 0)), Math.max(to, month(last, 1) - 1)]
}

export const dutyDayOf = (model: Model, item: number): number => {
  const night = model.night[item] ?? -1
  return night >= 0 ? night : (model.day[item] ?? 0)
}

export function dutyDaysOf(model: Model): DutyDays {
  const { slotCount } = model
  const { slots } = model.problem
  const own = slots.map((_, s) => dutyDayOf(model, s))
  const others = model.elsewhere.flat().map((item) => dutyDayOf(model, item))
  const firstOwn = own.reduce((least, day) => Math.min(least, day), Infinity)
  const lastOwn = own.reduce((most, day) => Math.max(most, day), -Infinity)
  const [from, to] = reachOf(model.problem, firstOwn, lastOwn)
  const near = others.filter((day) => from <= day && day <= to)
  const first = slotCount === 0 ? 0 : near.reduce((least, day) => Math.min(least, day), firstOwn)
  const last = slotCount === 0 ? 0 : near.reduce((most, day) => Math.max(most, day), lastOwn)
  const days = last - first + 1
  const dayOf = Int32Array.from(own, (day) => day - first)
  const { laneOf, names } = lanesOf(slots, dayOf)
  const lanes = names.length
  const slotAt = new Int32Array(days * lanes).fill(-1)
  for (let s = 0; s < slotCount; s++) slotAt[(dayOf[s] ?? 0) * lanes + (laneOf[s] ?? 0)] = s
  return { first, days, history: slotCount === 0 ? 0 : firstOwn - first, lanes, dayOf, laneOf, slotAt, names }
}

/** Two slots of one kind on one day take two lanes. */
function lanesOf(slots: readonly Slot[], dayOf: Int32Array) {
  const lanes = new Map<string, number>()
  const taken = new Set<string>()
  const laneOf = new Int32Array(slots.length)
  for (const [s, slot] of slots.entries()) {
    const clock = ((slot.start % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY
    const kind = `${slot.line ?? ''} ${slot.role} ${slot.shift ?? clock}`
    let name = kind
    for (let n = 2; taken.has(`${dayOf[s]} ${name}`); n++) name = `${kind} ${n}`
    taken.add(`${dayOf[s]} ${name}`)
    const lane = lanes.get(name) ?? lanes.size
    lanes.set(name, lane)
    laneOf[s] = lane
  }
  return { laneOf, names: [...lanes.keys()] }
}
