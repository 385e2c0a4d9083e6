// What is asked of everybody together, in the optimiser's terms: places to fill, skills, company, pairs.
import { SCALE } from './convex.ts'
import type { DutyDays } from './duty-days.ts'
import type { Model } from './model.ts'
import { NEVER } from './optimiser/hinges.ts'
import type { Hinge, Row } from './optimiser/problem.ts'
import type { Patterns } from './patterns.ts'
import { type CompanyRule, isCompanyRule } from './rule.ts'

export interface TaggedRow {
  readonly code: 'cover' | 'skill' | 'together' | (string & {})
  readonly row: Row
  readonly slot: number
  /** By number from 0: the part of the cost that is shortage. */
  readonly shortage: boolean
  /** A hard rule on company. */
  readonly never: boolean
  readonly skill?: string
}

export interface RowStage {
  readonly model: Model
  readonly calendar: DutyDays
  readonly patterns: Patterns
}

type Place = readonly [number, number]

export function rowsOfSlots(stage: RowStage): readonly TaggedRow[] {
  const { model } = stage
  const slots = [...Array(model.slotCount).keys()]
  const places = placesOf(stage)
  const company = (model.problem.rules ?? []).filter(isCompanyRule)
  return [
    ...slots.flatMap((slot) => coverRows(model, slot, places(slot))),
    ...slots.flatMap((slot) => skillRows(model, slot, places(slot))),
    ...company.flatMap((rule) => companyRows(stage, rule, places)),
  ]
}

/** Where somebody stands in the slot: its day, and every pattern with its lane. */
function placesOf({ calendar, patterns }: RowStage): (slot: number) => readonly Place[] {
  const byLane = Array.from({ length: calendar.lanes }, (_, lane) =>
    patterns.all.flatMap((pattern, index) => (pattern.lanes.includes(lane) ? [index] : [])),
  )
  return (slot) => (byLane[calendar.laneOf[slot] ?? 0] ?? []).map((cell) => [calendar.dayOf[slot] ?? 0, cell] as const)
}

/** How many may stand in this slot at least, once one does. */
export function togetherIn(model: Model, slot: number): number {
  const role = model.problem.roles[model.role[slot] ?? 0]
  return Math.min(role?.neverAlone ?? 0, model.wanted[slot] ?? 0)
}

/** What too few cost, in hundredths, by number of people. */
export function shortageCost(model: Model, slot: number, count: number): number {
  const { belowMinimum, belowWanted } = model.weights
  const need = model.problem.roles[model.role[slot] ?? 0]?.need ?? 1
  const [minimum, wanted] = [model.minimum[slot] ?? 0, model.wanted[slot] ?? 0]
  const [under, short] = [Math.round(SCALE * need * belowMinimum), Math.round(SCALE * need * belowWanted)]
  return under * Math.max(0, minimum - count) + short * Math.max(0, wanted - Math.max(count, minimum))
}

function coverRows(model: Model, slot: number, places: readonly Place[]): readonly TaggedRow[] {
  const { belowMinimum, belowWanted, aboveWanted } = model.weights
  const need = model.problem.roles[model.role[slot] ?? 0]?.need ?? 1
  const [minimum, wanted] = [model.minimum[slot] ?? 0, model.wanted[slot] ?? 0]
  const [under, short] = [Math.round(SCALE * need * belowMinimum), Math.round(SCALE * need * belowWanted)]
  const plus = { people: 'all', places } as const
  const cost: Hinge[] = [
    { at: minimum, below: Math.max(0, under - short), above: 0 },
    { at: wanted, below: short, above: Math.round(SCALE * aboveWanted) },
  ]
  const rows: TaggedRow[] = [{ code: 'cover', row: { plus, cost }, slot, shortage: true, never: false }]
  const maximum = Math.max(wanted, model.problem.slots[slot]?.maximum ?? 0)
  if (model.problem.slots[slot]?.closed !== true) {
    const beyond = [{ at: maximum, below: 0, above: NEVER }]
    rows.push({ code: 'maximum', row: { plus, cost: beyond }, slot, shortage: false, never: true })
  }
  const extra = alone(under, togetherIn(model, slot))
  if (extra.length > 0)
    rows.push({ code: 'never-alone', row: { plus, cost: [], extra }, slot, shortage: false, never: true })
  return rows
}

/**
 * Fewer than may stand together count for almost nothing: the search may pass through such a rota, and the last word
 * (`settleCompany`) empties the place. So the cost stays at that of nobody, and the bound stays one.
 */
const alone = (under: number, together: number): (readonly [number, number])[] =>
  Array.from(
    { length: Math.max(0, together - 1) },
    (_, k) => [k + 1, Math.round((1 - PASSING) * under * (k + 1))] as const,
  )

/** Each of those too few is worth so much of somebody who may stand there. */
const PASSING = 0.1

function skillRows(model: Model, slot: number, places: readonly Place[]): readonly TaggedRow[] {
  const { skills = [], closed } = model.problem.slots[slot] ?? {}
  if (closed === true) return []
  return skills.map(({ skill, minimum, need }) => {
    const people = model.problem.members.flatMap((member, m) => (member.skills?.includes(skill) ? [m] : []))
    const weight = need ?? model.problem.roles[model.role[slot] ?? 0]?.need ?? 1
    const cost = [{ at: minimum, below: Math.round(SCALE * weight * model.weights.belowMinimum), above: 0 }]
    return { code: 'skill', row: { plus: { people, places }, cost }, slot, shortage: true, never: false, skill }
  })
}

const DEFAULT_TOGETHER = 10

/** At every moment at which somebody begins on a line: who is there then. */
function companyRows(
  { model }: RowStage,
  rule: CompanyRule,
  places: (slot: number) => readonly Place[],
): readonly TaggedRow[] {
  const { slots } = model.problem
  const seen = new Set<string>()
  return slots.flatMap((slot, s) => {
    const moment = `${slot.line ?? ''} ${slot.start}`
    if (slot.closed || seen.has(moment)) return []
    seen.add(moment)
    const there = slots.flatMap((other, o) =>
      other.line === slot.line && other.start <= slot.start && slot.start < other.end ? places(o) : [],
    )
    const base = { code: rule.name ?? rule.kind, slot: s, shortage: false, never: rule.weight === undefined }
    return [{ ...base, never: base.never && rule.kind !== 'keep-together', row: companyRow(model, rule, there) }]
  })
}

function companyRow(model: Model, rule: CompanyRule, places: readonly Place[]): Row {
  const weight = rule.weight === undefined ? NEVER : Math.round(SCALE * rule.weight)
  const group = (ids: readonly string[]) => ({ people: ids.flatMap((id) => model.memberIndex.get(id) ?? []), places })
  switch (rule.kind) {
    case 'at-most-together':
      return { plus: group(rule.members), cost: [{ at: rule.maximum, below: 0, above: weight }] }
    case 'mentor': {
      const mentors = rule.mentors.filter((id) => !rule.members.includes(id))
      return { plus: group(rule.members), minus: group(mentors), cost: [{ at: 0, below: 0, above: weight }] }
    }
    case 'keep-together': {
      const [one, other] = rule.members
      const each = rule.weight === undefined ? DEFAULT_TOGETHER * SCALE : weight
      return { plus: group([one]), minus: group([other]), cost: [{ at: 0, below: each, above: each }] }
    }
  }
}
