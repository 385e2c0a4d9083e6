// What single cells of a member cost: soft rules within a day, wishes, and what was published.
import { SCALE } from './convex.ts'
import type { DutyDays } from './duty-days.ts'
import { type Stage, slotsIn } from './grid-access.ts'
import type { Model } from './model.ts'
import { byStart, lanesByDay, type Pattern } from './patterns.ts'

/** Soft costs within a day, wishes, and what was published. */
export function cellCostsOf({ model, calendar, patterns, local }: Stage) {
  const { days } = calendar
  const within = new Map<string, number>()
  const costWithin = (day: number, cell: number, pattern: Pattern) => {
    const key = `${day} ${cell}`
    const known = within.get(key)
    if (known !== undefined) return known
    const slots = slotsIn(calendar, day, pattern)
    const cost = slots.includes(-1) ? 0 : Math.round(SCALE * local(slots.sort(byStart(model))).cost)
    within.set(key, cost)
    return cost
  }
  const published = lanesByDay(model, calendar, model.problem.published ?? [])
  return (m: number): (readonly [number, number, number])[] => {
    const found: (readonly [number, number, number])[] = []
    const wishes = wishesOf(model, m)
    const wishDays = new Map([...wishes.keys()].map((slot) => [calendar.dayOf[slot] ?? 0, true]))
    for (let day = calendar.history; day < days; day++) {
      const told = published.get(m * days + day) ?? []
      for (const [cell, pattern] of patterns.all.entries()) {
        const slots = slotsIn(calendar, day, pattern)
        if (slots.includes(-1)) continue
        let cost = costWithin(day, cell, pattern)
        for (const lane of told) if (!pattern.lanes.includes(lane)) cost += Math.round(SCALE * model.weights.continuity)
        if (wishDays.has(day)) cost += wishCost(calendar, wishes, day, slots)
        if (cost > 0) found.push([day, cell, cost])
      }
    }
    return found
  }
}

/** By slot: what not standing it costs (above 0), or standing it (below 0), in hundredths. */
export function wishesOf(model: Model, m: number): ReadonlyMap<number, number> {
  const { wishes, wishFactor = 1 } = model.problem.members[m] ?? { wishes: {} }
  const found = new Map<number, number>()
  for (const [id, weight] of Object.entries(wishes)) {
    const slot = model.slotIndex.get(id)
    if (slot !== undefined && weight !== 0)
      found.set(slot, Math.round(SCALE * model.weights.wish * weight * wishFactor))
  }
  return found
}

function wishCost(
  { dayOf }: DutyDays,
  wishes: ReadonlyMap<number, number>,
  day: number,
  slots: readonly number[],
): number {
  let cost = 0
  for (const [slot, weight] of wishes) {
    if (dayOf[slot] !== day) continue
    const stands = slots.includes(slot)
    if (weight > 0 && !stands) cost += weight
    if (weight < 0 && stands) cost -= weight
  }
  return cost
}
