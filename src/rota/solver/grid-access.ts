// Which patterns a member may take on which day: what is settled, duty elsewhere, and what breaks a rule by itself.
import type { Tagged } from './counted-duty.ts'
import { type DutyDays, dutyDayOf } from './duty-days.ts'
import type { LocalRules } from './local-rules.ts'
import type { Model } from './model.ts'
import type { Rule as GridRule } from './optimiser/problem.ts'
import { byStart, type Pattern, type Patterns } from './patterns.ts'
import { readRule } from './read-rule.ts'

export interface Stage {
  readonly model: Model
  readonly calendar: DutyDays
  readonly patterns: Patterns
  readonly local: LocalRules
}

export function slotsIn({ days: _, lanes, slotAt }: DutyDays, day: number, pattern: Pattern): number[] {
  return pattern.lanes.map((lane) => slotAt[day * lanes + lane] ?? -1)
}

export function historyOf({ calendar, patterns }: Pick<Stage, 'calendar' | 'patterns'>, m: number): number[] {
  return Array.from(
    { length: calendar.history },
    (_, day) => patterns.find([], patterns.elsewhere[m * calendar.days + day] ?? 0) ?? 0,
  )
}

/** Which patterns a member may take on which day, duty elsewhere and what is settled considered. */
export function accessOf(stage: Stage) {
  const { model, calendar, patterns, local } = stage
  const { days, history } = calendar
  const legalAlone = legalByDay(stage)
  const allowed = (m: number, day: number, cell: number, isFixed: boolean): boolean => {
    const pattern = patterns.all[cell]
    const at = m * days + day
    if (!pattern || pattern.elsewhere !== patterns.elsewhere[at]) return false
    const settled = patterns.settled.get(at) ?? []
    if (isFixed || settled.length === pattern.lanes.length) return pattern.lanes.join() === settled.join()
    if (!settled.every((lane) => pattern.lanes.includes(lane))) return false
    const slots = slotsIn(calendar, day, pattern)
    const may = (slot: number, k: number) =>
      slot >= 0 && (settled.includes(pattern.lanes[k] ?? -1) || model.allowed[m * model.slotCount + slot] === 1)
    return slots.every(may) && legalAlone(day, cell) && agrees(m, day, slots)
  }
  /** With duty elsewhere around it. */
  const agrees = (m: number, day: number, slots: readonly number[]): boolean => {
    const near = (model.elsewhere[m] ?? []).filter(
      (item) => Math.abs(dutyDayOf(model, item) - calendar.first - day) <= 2,
    )
    if (near.length === 0 || slots.length === 0) return true
    return local([...near, ...slots].sort(byStart(model))).excess <= local(near).excess
  }
  const count = patterns.all.length
  const table = new Uint8Array(model.memberCount * days * count)
  const usable = model.problem.members.map((_, m) => {
    const own = new Set<number>([0])
    for (let day = history; day < days; day++) {
      for (let cell = 0; cell < count; cell++) {
        if (!allowed(m, day, cell, false)) continue
        table[(m * days + day) * count + cell] = 1
        own.add(cell)
      }
    }
    return [...own].sort((a, b) => a - b)
  })
  const barred = (m: number, isFixed: boolean) => {
    const found: (readonly [number, number])[] = []
    for (let day = history; day < days; day++) {
      for (let cell = 0; cell < count; cell++) {
        const open = isFixed ? allowed(m, day, cell, true) : table[(m * days + day) * count + cell] === 1
        if (!open) found.push([day, cell])
      }
    }
    return found
  }
  return { usable, barred }
}

function legalByDay({ calendar, patterns, local, model }: Stage) {
  const known = new Map<number, boolean>()
  return (day: number, cell: number): boolean => {
    const key = day * 256 + cell
    const found =
      known.get(key) ??
      local(slotsIn(calendar, day, patterns.all[cell] ?? { lanes: [], elsewhere: 0 }).sort(byStart(model))).excess === 0
    known.set(key, found)
    return found
  }
}

/** Whether what is settled and elsewhere breaks a hard rule by itself; what more duty could mend is not broken. */
export function isBroken({ model, calendar, patterns, local }: Stage, m: number, rules: readonly Tagged[]): boolean {
  const { days, history } = calendar
  const line = new Uint8Array(days)
  let settledSlots: number[] = []
  for (let day = 0; day < days; day++) {
    const at = m * days + day
    const lanes = patterns.settled.get(at) ?? []
    line[day] = patterns.find(lanes, patterns.elsewhere[at] ?? 0) ?? 0
    settledSlots = [...settledSlots, ...slotsIn(calendar, day, { lanes, elsewhere: 0 })]
  }
  if (settledSlots.length === 0) return false
  const elsewhere = model.elsewhere[m] ?? []
  const together = local([...elsewhere, ...settledSlots].sort(byStart(model)))
  if (together.excess > local(elsewhere).excess) return true
  const hard = rules.map(({ rule }) => rule).filter((rule) => !isSoft(rule) && rule.kind !== 'succession')
  return hard.some((rule) => readRule(rule, line, history).above > 0)
}

export const isSoft = (rule: GridRule): boolean =>
  rule.kind === 'succession' || rule.kind === 'run' ? rule.weight !== undefined : rule.cost !== undefined
