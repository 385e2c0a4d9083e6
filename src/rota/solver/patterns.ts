// What a member can do in one duty day: nothing, one slot, or several that go together, on any line. The patterns are
// the cells of the optimiser's grid.
import type { DutyDays } from './duty-days.ts'
import { dutyDayOf } from './duty-days.ts'
import type { LocalRules } from './local-rules.ts'
import type { Model } from './model.ts'
import { DUTIES_PER_DAY, type Settled } from './problem.ts'

/** Bits of a pattern's duty outside this rota. */
export const ELSEWHERE = { duty: 1, answeringNight: 2, onCallNight: 4 } as const

export interface Pattern {
  /** In ascending order. */
  readonly lanes: readonly number[]
  readonly elsewhere: number
}

export interface Patterns {
  /** The first is the day off. */
  readonly all: readonly Pattern[]
  /** @returns undefined for what is no pattern */
  find(lanes: readonly number[], elsewhere: number): number | undefined
  /** By member × days + day. */
  readonly elsewhere: Uint8Array
  /** By member × days + day: lanes of settled slots. */
  readonly settled: ReadonlyMap<number, readonly number[]>
}

export const MOST_PATTERNS = 255

/** Too many for one grid: such a problem is solved without a bound. */
export class TooManyPatterns extends Error {}

const keyOf = (lanes: readonly number[], elsewhere: number) => `${elsewhere}:${lanes}`

/** @param placed assignments whose patterns are wanted too, legal or not */
export function patternsOf(
  model: Model,
  calendar: DutyDays,
  local: LocalRules,
  placed: readonly Settled[] = [],
): Patterns {
  const all: Pattern[] = []
  const index = new Map<string, number>()
  const add = (lanes: readonly number[], elsewhere: number) => {
    const key = keyOf(lanes, elsewhere)
    if (index.has(key)) return
    index.set(key, all.push({ lanes, elsewhere }) - 1)
    if (all.length > MOST_PATTERNS) throw new TooManyPatterns(`more than ${MOST_PATTERNS} duty patterns`)
  }
  const elsewhere = elsewhereOf(model, calendar)
  const settled = lanesByDay(model, calendar, model.problem.settled)
  add([], 0)
  const together = combinations(model, calendar, local)
  for (const lanes of together) add(lanes, 0)
  for (const [at, lanes] of settled) add(lanes, elsewhere[at] ?? 0)
  for (const [at, lanes] of lanesByDay(model, calendar, placed)) add(lanes, elsewhere[at] ?? 0)
  for (const { lanes, bits } of besideElsewhere(model, calendar, elsewhere)) add(lanes, bits)
  return { all, elsewhere, settled, find: (lanes, bits) => index.get(keyOf(lanes, bits)) }
}

function elsewhereOf(model: Model, { first, days }: DutyDays): Uint8Array {
  const bits = new Uint8Array(model.memberCount * days)
  for (const [m, items] of model.elsewhere.entries()) {
    for (const item of items) {
      const day = dutyDayOf(model, item) - first
      if (day < 0 || day >= days) continue
      const night = (model.night[item] ?? -1) >= 0
      const kind = model.class[item] === 0 ? ELSEWHERE.answeringNight : ELSEWHERE.onCallNight
      const at = m * days + day
      bits[at] = (bits[at] ?? 0) | ELSEWHERE.duty | (night ? kind : 0)
    }
  }
  return bits
}

export function lanesByDay(
  model: Model,
  { days, dayOf, laneOf }: DutyDays,
  assignments: readonly Settled[],
): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const { slot, member } of assignments) {
    const s = model.slotIndex.get(slot)
    const m = model.memberIndex.get(member)
    if (s === undefined || m === undefined) continue
    const at = m * days + (dayOf[s] ?? 0)
    const lanes = found.get(at) ?? []
    if (!lanes.includes(laneOf[s] ?? 0)) lanes.push(laneOf[s] ?? 0)
    found.set(
      at,
      lanes.sort((a, b) => a - b),
    )
  }
  return found
}

/** Lanes that somebody could stand in one day, on a day where they are legal together. */
function combinations(model: Model, calendar: DutyDays, local: LocalRules): readonly (readonly number[])[] {
  const most = model.problem.maxDutiesPerDay ?? DUTIES_PER_DAY
  const legal = new Map<string, boolean>()
  const isLegal = (lanes: readonly number[]): boolean => {
    const key = lanes.join()
    const known = legal.get(key)
    if (known !== undefined) return known
    const found = daysWith(calendar, lanes).some((items) => local(items.sort(byStart(model))).excess === 0)
    legal.set(key, found)
    return found
  }
  const found = new Map<string, readonly number[]>()
  for (const usable of usableLanes(model, calendar)) {
    const extend = (lanes: readonly number[], from: number) => {
      for (let k = from; k < usable.length; k++) {
        const more = [...lanes, usable[k] ?? 0]
        if (!isLegal(more)) continue
        found.set(more.join(), more)
        if (more.length < most) extend(more, k + 1)
      }
    }
    extend([], 0)
  }
  return [...found.values()].sort(
    (a, b) => a.length - b.length || (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0),
  )
}

export const byStart = (model: Model) => (a: number, b: number) =>
  (model.start[a] ?? 0) - (model.start[b] ?? 0) || a - b

/** By day on which all of these lanes have a slot: the slots. */
function daysWith({ days, lanes: width, slotAt }: DutyDays, lanes: readonly number[]): number[][] {
  const found: number[][] = []
  for (let day = 0; day < days; day++) {
    const slots = lanes.map((lane) => slotAt[day * width + lane] ?? -1)
    if (slots.every((slot) => slot >= 0)) found.push(slots)
  }
  return found
}

/** The different sets of lanes that members can use. */
function usableLanes(model: Model, { dayOf, laneOf, lanes }: DutyDays): readonly (readonly number[])[] {
  const sets = new Map<string, number[]>()
  for (let m = 0; m < model.memberCount; m++) {
    const usable = new Uint8Array(lanes)
    for (let s = 0; s < dayOf.length; s++) {
      if (model.allowed[m * model.slotCount + s] === 1) usable[laneOf[s] ?? 0] = 1
    }
    const own = [...usable.keys()].filter((lane) => usable[lane] === 1)
    sets.set(own.join(), own)
  }
  return [...sets.values()]
}

/** On days with duty elsewhere: that alone, or with one slot of this rota. */
function* besideElsewhere(model: Model, { days, dayOf, laneOf }: DutyDays, elsewhere: Uint8Array) {
  const most = model.problem.maxDutiesPerDay ?? DUTIES_PER_DAY
  for (const bits of new Set(elsewhere)) if (bits > 0) yield { lanes: [], bits }
  if (most < 2) return
  const seen = new Set<string>()
  for (let m = 0; m < model.memberCount; m++) {
    for (let s = 0; s < model.slotCount; s++) {
      const bits = elsewhere[m * days + (dayOf[s] ?? 0)] ?? 0
      const key = `${bits} ${laneOf[s]}`
      if (bits === 0 || model.allowed[m * model.slotCount + s] !== 1 || seen.has(key)) continue
      seen.add(key)
      yield { lanes: [laneOf[s] ?? 0], bits }
    }
  }
}
