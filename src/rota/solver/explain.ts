// Why a place stayed open: for every member, the first reason that keeps them out.
import { type HardRules, hardRulesOf } from './hard-rules.ts'
import { LINE_RULES, type LineRule } from './line-rules.ts'
import type { Bar } from './problem.ts'
import { isAllowed, isIn, measured, missingIn, type State, withItem } from './score.ts'

/**
 * 'nobody-to-join': could come, but would stand alone. 'search-ended': could come, and enough others could too: the search
 * was over before it got there. 'already-there': stands in this very slot.
 * 'further-rule': a hard rule of the line on one member's duty keeps them out.
 */
export type Reason = Bar | LineRule | 'already-there' | 'nobody-to-join' | 'search-ended' | 'further-rule'

export interface OpenSlot {
  readonly slot: string
  readonly missing: number
  /** Members by reason. */
  readonly members: Readonly<Partial<Record<Reason, readonly string[]>>>
}

/** Every slot with fewer people than wanted. */
export function openSlots(state: State): readonly OpenSlot[] {
  const read = state.model.problem.rules === undefined ? undefined : hardRulesOf(state.model)
  return state.model.problem.slots.flatMap((slot, s) => {
    const missing = missingIn(state, s)
    return missing === 0 ? [] : [{ slot: slot.id, missing, members: reasonsFor(state, s, read) }]
  })
}

function reasonsFor(state: State, slot: number, read: HardRules | undefined): OpenSlot['members'] {
  const breaksFurther = (member: number) => read !== undefined && worsens(state, read(member), { member, slot })
  const groups: Partial<Record<Reason, string[]>> = {}
  state.model.problem.members.forEach((member, m) => {
    const reason = reasonOf(state, m, slot) ?? (breaksFurther(m) ? 'further-rule' : 'nobody-to-join')
    const group = (groups[reason] ??= [])
    group.push(member.id)
  })
  const { 'nobody-to-join': able, ...others } = groups
  if (!able || !hasCompany(state, slot, able.length)) return groups
  return { ...others, 'search-ended': able }
}

/** Whether those who are there and those who could come are as many as must stand together. */
function hasCompany({ model, filled }: State, slot: number, able: number): boolean {
  const together = model.problem.roles[model.role[slot] ?? 0]?.neverAlone ?? 0
  return (filled[slot]?.length ?? 0) + able >= Math.min(together, model.wanted[slot] ?? 0)
}

function reasonOf(state: State, member: number, slot: number): Reason | undefined {
  const { problem } = state.model
  const id = problem.slots[slot]?.id ?? ''
  if (isIn(state, member, slot)) return 'already-there'
  if (!isAllowed(state, member, slot)) return problem.members[member]?.barred[id] ?? 'not-qualified'
  const before = [...measured(state, member).excess]
  const line = withItem(state.model, state.lines[member] ?? [], slot)
  const { excess } = state.measure(member, line, line.length)
  return LINE_RULES.find((_, rule) => (excess[rule] ?? 0) > (before[rule] ?? 0) + 1e-9)
}

/** Whether a hard rule of the line is broken more by the member's standing there. */
function worsens(
  { model, lines }: State,
  read: ReturnType<HardRules>,
  { member, slot }: { readonly member: number; readonly slot: number },
): boolean {
  const line = lines[member] ?? []
  const before = read(line)
  return read(withItem(model, line, slot)).some((excess, rule) => excess > (before[rule] ?? 0))
}
