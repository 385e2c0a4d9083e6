// Nobody is left to stand alone: where too few can stand together, the place is left open rather than filled by one.
import { add, costOf, costOfAdding, isIn, isSettled, missingIn, remove, type State, withoutItem } from './score.ts'

/** Empties places where fewer stand than may stand together, then fills what that has made possible elsewhere. */
export function leaveNobodyAlone(state: State): void {
  emptyLonelyPlaces(state)
  for (let slot = 0; slot < state.model.slotCount; slot++) refill(state, slot)
}

/** Places where fewer stand than may stand together. */
export function emptyLonelyPlaces(state: State): void {
  for (let slot = 0; slot < state.model.slotCount; slot++) {
    for (const member of isLonely(state, slot) ? [...(state.filled[slot] ?? [])] : []) {
      if (!isSettled(state, member, slot)) release(state, member, slot)
    }
  }
}

/** How many may stand in this slot at least, once one does. */
const together = ({ model }: State, slot: number): number => {
  const needed = model.problem.roles[model.role[slot] ?? 0]?.neverAlone ?? 0
  return Math.min(needed, model.wanted[slot] ?? 0)
}

function isLonely(state: State, slot: number): boolean {
  const count = state.filled[slot]?.length ?? 0
  return count > 0 && count < together(state, slot)
}

/**
 * Taking a duty out of the middle of a stretch may leave too little rest around the hole: then what follows goes too.
 */
function release(state: State, member: number, slot: number): void {
  const after = withoutItem(state.lines[member] ?? [], slot)
  const legal = costOf(state, member, after) !== Infinity
  remove(state, member, slot)
  if (legal) return
  const { model } = state
  const next = after.find((item) => item > slot && item < model.slotCount && !isSettled(state, member, item))
  if (next !== undefined) release(state, member, next)
}

/** Fills a slot with the cheapest candidates, all the missing ones that must stand together or none. */
function refill(state: State, slot: number): void {
  const added: number[] = []
  while (missingIn(state, slot) > 0) {
    const member = cheapest(state, slot)
    if (member === undefined) break
    add(state, member, slot)
    added.push(member)
  }
  if (isLonely(state, slot)) for (const member of added) remove(state, member, slot)
}

function cheapest(state: State, slot: number): number | undefined {
  let best: number | undefined
  let least = Infinity
  for (const member of state.model.candidates[slot] ?? []) {
    if (isIn(state, member, slot)) continue
    const cost = costOfAdding(state, member, slot)
    if (cost < least) [least, best] = [cost, member]
  }
  return best
}
