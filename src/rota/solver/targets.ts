// What each member's fair part is: the required hours, nights, weekends and holidays dealt out to those who could take
// them, so that nobody carries more than another in proportion to what they want and when they are there.
import type { Model } from './model.ts'
import type { Carried } from './problem.ts'

export interface Targets {
  /** By member. */
  readonly minutes: Float64Array
  readonly nights: Float64Array
  readonly weekends: Float64Array
  readonly holidays: Float64Array
}

/** Each role's demand is dealt in this many equal parts. */
const PARTS = 400
const DEFAULT_WISH_MINUTES = 24 * 60

export function targetsOf(model: Model): Targets {
  const { problem } = model
  const months = Math.max(1, spanMonths(model))
  const wanted = Float64Array.from(problem.members, (member) => member.wantedMinutesPerMonth ?? usualWish(model))
  const caps = problem.members.map((member) => (member.maxMinutesPerMonth ?? Infinity) * Math.ceil(months))
  const minutes = deal(model, wanted, (slot) => slot.end - slot.start, caps)
  const nightCaps = problem.members.map((member) => (member.maxNightsPerMonth ?? Infinity) * Math.ceil(months))
  const nights = deal(model, nightWeights(model, minutes), (slot) => (slot.night === null ? 0 : 1), nightCaps)
  const weekends = deal(model, minutes, (slot) => (slot.weekend ? 1 : 0))
  const holidays = deal(model, minutes, (slot) => (slot.holiday ? 1 : 0))
  return {
    minutes: lessCarried(problem, minutes, 'minutes'),
    nights: lessCarried(problem, nights, 'nights'),
    weekends: lessCarried(problem, weekends, 'weekends'),
    holidays: lessCarried(problem, holidays, 'holidays'),
  }
}

/** Who carried more than their part in earlier rotas is due so much less in this one. */
function lessCarried({ members }: Model['problem'], fair: Float64Array, what: keyof Carried): Float64Array {
  return fair.map((part, m) => (part === 0 ? 0 : Math.max(0, part - (members[m]?.carried?.[what] ?? 0))))
}

const spanMonths = ({ problem: { slots } }: Model) => {
  const last = slots.at(-1)
  const first = slots[0]
  return first && last ? (last.end - first.start) / (30 * 24 * 60) : 1
}

/** Who says nothing wants what the others want on average. */
function usualWish({ problem: { members } }: Model): number {
  const said = members.flatMap((member) =>
    member.wantedMinutesPerMonth === null ? [] : [member.wantedMinutesPerMonth],
  )
  return said.length === 0 ? DEFAULT_WISH_MINUTES : Math.max(60, said.reduce((a, b) => a + b) / said.length)
}

/** Nights are dealt in proportion to hours; who says how many they want counts by that, against what hours make of others. */
function nightWeights({ problem: { members } }: Model, minutes: Float64Array): Float64Array {
  const said = members.flatMap(({ wantedNightsPerMonth: wanted }, m) => {
    const own = minutes[m] ?? 0
    return wanted === undefined || own === 0 ? [] : [{ wanted, own }]
  })
  const hours = said.reduce((sum, { own }) => sum + own, 0)
  const nightsAMinute = said.reduce((sum, { wanted }) => sum + wanted, 0) / (hours || 1) || 1
  return minutes.map((own, m) => (own === 0 ? 0 : (members[m]?.wantedNightsPerMonth ?? own * nightsAMinute)))
}

type SlotOf = Model['problem']['slots'][number]

/** Deals `amount` of all slots out, part by part, each to the candidate who has least in proportion to their weight. */
function deal(
  model: Model,
  weight: Float64Array,
  amount: (slot: SlotOf) => number,
  caps: readonly number[] = [],
): Float64Array {
  const given = new Float64Array(model.memberCount)
  const demands = model.problem.roles.map((_, role) => demandOf(model, role, amount))
  demands.sort((a, b) => a.candidates.length - b.candidates.length)
  for (let part = 0; part < PARTS; part++) {
    for (const { total, candidates, presence } of demands) {
      if (total === 0) continue
      const portion = total / PARTS
      let best = -1
      let least = Infinity
      for (const m of candidates) {
        const share = (weight[m] ?? 0) * (presence[m] ?? 0)
        if (share <= 0 || (given[m] ?? 0) + portion > (caps[m] ?? Infinity)) continue
        const load = ((given[m] ?? 0) + portion) / share
        if (load < least) [least, best] = [load, m]
      }
      if (best >= 0) given[best] = (given[best] ?? 0) + portion
    }
  }
  return given
}

/** What a role needs in all, and which part of it each member could take at all. */
function demandOf(model: Model, role: number, amount: (slot: SlotOf) => number) {
  const presence = new Float64Array(model.memberCount)
  let total = 0
  model.problem.slots.forEach((slot, s) => {
    if (model.role[s] !== role) return
    const needed = amount(slot) * (model.wanted[s] ?? 0)
    total += needed
    for (const m of model.candidates[s] ?? []) presence[m] = (presence[m] ?? 0) + needed
  })
  for (let m = 0; m < presence.length; m++) presence[m] = total === 0 ? 0 : (presence[m] ?? 0) / total
  const candidates = [...presence.keys()].filter((m) => (presence[m] ?? 0) > 0)
  return { total, candidates, presence }
}
