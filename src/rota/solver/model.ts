// The problem, compiled to numbers: items (slots first, then duty elsewhere) in flat arrays, members by index.
import type { DutyClass, Limits, Member, Problem, Slot, Span, Weights } from './problem.ts'

const CLASSES: readonly DutyClass[] = ['answering', 'on-call']
const NONE = -1

export interface Model {
  readonly problem: Problem
  readonly weights: Weights
  readonly slotCount: number
  readonly memberCount: number
  readonly roleCount: number
  readonly monthCount: number
  readonly pause: number
  /** By class. */
  readonly limits: readonly Limits[]
  /** By item. */
  readonly start: Float64Array
  readonly end: Float64Array
  readonly clockGain: Float64Array
  readonly class: Uint8Array
  readonly day: Int32Array
  /** NONE (-1) by day. */
  readonly night: Int32Array
  readonly nightWeek: Int32Array
  readonly nightMonth: Int32Array
  readonly month: Int32Array
  /** By item: index of its role, -1 for duty elsewhere. */
  readonly role: Int16Array
  readonly weekend: Uint8Array
  readonly holiday: Uint8Array
  /** By slot. */
  readonly minimum: Int16Array
  readonly wanted: Int16Array
  /** By role: required minutes of the whole problem, and one member's hard and soft part of them. */
  readonly maxRoleMinutes: Float64Array
  readonly warnRoleMinutes: Float64Array
  readonly roleMinutes: Float64Array
  /** By member: items elsewhere, by start. */
  readonly elsewhere: readonly (readonly number[])[]
  readonly maxMonthMinutes: Float64Array
  readonly maxMonthNights: Float64Array
  /** By slot: members who are not barred from it. */
  readonly candidates: readonly (readonly number[])[]
  /** member × slot: 1 when not barred. */
  readonly allowed: Uint8Array
  /** member × slot. */
  readonly wish: Float64Array
  readonly slotIndex: ReadonlyMap<string, number>
  readonly memberIndex: ReadonlyMap<string, number>
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Ids come last: they differ between two lines that are alike. */
const byStart = (a: Slot, b: Slot) =>
  a.start - b.start || a.end - b.end || inOrder(a.role, b.role) || inOrder(a.id, b.id)

/** Sorts the slots by start, so that a lower index never starts later. */
export function compile(problem: Problem): Model {
  const slots = problem.slots.toSorted(byStart)
  const spans: Span[] = [...slots]
  const elsewhere = problem.members.map((member) =>
    member.elsewhere.toSorted((a, b) => a.start - b.start).map((span) => spans.push(span) - 1),
  )
  const roleIndex = new Map(problem.roles.map((role, index) => [role.code, index]))
  const slotIndex = new Map(slots.map((slot, index) => [slot.id, index]))
  const roleOf = (slot: Slot) => roleIndex.get(slot.role) ?? NONE
  const access = accessOf(problem.members, slots)
  return {
    problem: { ...problem, slots },
    weights: problem.weights,
    slotCount: slots.length,
    memberCount: problem.members.length,
    roleCount: problem.roles.length,
    pause: problem.pauseMinutes,
    limits: CLASSES.map((name) => problem.limits[name]),
    ...itemsOf(spans),
    role: Int16Array.from(spans, (_, item) => {
      const slot = slots[item]
      return slot ? roleOf(slot) : NONE
    }),
    weekend: Uint8Array.from(spans, (_, item) => (slots[item]?.weekend ? 1 : 0)),
    holiday: Uint8Array.from(spans, (_, item) => (slots[item]?.holiday ? 1 : 0)),
    minimum: Int16Array.from(slots, (slot) => (slot.closed ? 0 : slot.minimum)),
    wanted: Int16Array.from(slots, (slot) => (slot.closed ? 0 : Math.max(slot.minimum, slot.wanted))),
    ...sharesOf(problem, slots, roleOf),
    elsewhere,
    maxMonthMinutes: Float64Array.from(problem.members, (member) => member.maxMinutesPerMonth ?? Infinity),
    maxMonthNights: Float64Array.from(problem.members, (member) => member.maxNightsPerMonth ?? Infinity),
    ...access,
    slotIndex,
    memberIndex: new Map(problem.members.map((member, index) => [member.id, index])),
  }
}

function itemsOf(spans: readonly Span[]) {
  const months = spans.flatMap((span) => [span.month, span.nightMonth ?? span.month])
  const firstMonth = months.reduce((least, month) => Math.min(least, month), Infinity)
  const lastMonth = months.reduce((most, month) => Math.max(most, month), -Infinity)
  return {
    monthCount: spans.length === 0 ? 1 : lastMonth - firstMonth + 1,
    start: Float64Array.from(spans, (span) => span.start),
    end: Float64Array.from(spans, (span) => span.end),
    clockGain: Float64Array.from(spans, (span) => span.clockGain),
    class: Uint8Array.from(spans, (span) => CLASSES.indexOf(span.class)),
    day: Int32Array.from(spans, (span) => span.day),
    night: Int32Array.from(spans, (span) => span.night ?? NONE),
    nightWeek: Int32Array.from(spans, (span) => span.nightWeek ?? NONE),
    nightMonth: Int32Array.from(spans, (span) => (span.nightMonth ?? span.month) - firstMonth),
    month: Int32Array.from(spans, (span) => span.month - firstMonth),
  }
}

function sharesOf({ roles }: Problem, slots: readonly Slot[], roleOf: (slot: Slot) => number) {
  const roleMinutes = new Float64Array(roles.length)
  for (const slot of slots) {
    const role = roleOf(slot)
    if (role !== NONE) roleMinutes[role] = (roleMinutes[role] ?? 0) + (slot.end - slot.start) * slot.minimum
  }
  const part = (share: number | null, index: number) => (share === null ? Infinity : share * (roleMinutes[index] ?? 0))
  return {
    roleMinutes,
    maxRoleMinutes: Float64Array.from(roles, (role, index) => part(role.maxShare, index)),
    warnRoleMinutes: Float64Array.from(roles, (role, index) => part(role.warnShare, index)),
  }
}

function accessOf(members: readonly Member[], slots: readonly Slot[]) {
  const allowed = new Uint8Array(members.length * slots.length)
  const wish = new Float64Array(members.length * slots.length)
  members.forEach((member, m) => {
    const roles = new Set(member.roles)
    slots.forEach((slot, s) => {
      if (!slot.closed && roles.has(slot.role) && member.barred[slot.id] === undefined)
        allowed[m * slots.length + s] = 1
      wish[m * slots.length + s] = (member.wishes[slot.id] ?? 0) * (member.wishFactor ?? 1)
    })
  })
  const candidates = slots.map((_, s) => members.flatMap((_, m) => (allowed[m * slots.length + s] === 1 ? [m] : [])))
  return { allowed, wish, candidates }
}
