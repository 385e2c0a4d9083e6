// The score of a rota as a table: each rule and each weight, how often it is missed, by whom, when, and what that costs.
import type { Book } from '../facts.ts'
import { checkRota, type FoundViolation } from '../rota-check.ts'
import type { RuleCode } from '../rules/violation.ts'
import { coverCost, totalCost } from '../solver/score.ts'
import { LINE_WEIGHTS, type LinePart, lineOf, partsOf, type Scales } from './scales.ts'

/** Where a line of the table comes from: one member, one shift, or one member in one shift. */
export interface Instance {
  readonly memberId: string | undefined
  readonly shiftId: string | undefined
  /** What it costs; 0 for a hard rule, whose breaking has no price. */
  readonly cost: number
  /** By how much: places, hours, nights… beyond or below. */
  readonly amount: number
}

export type ScoreCode = RuleCode | 'below-minimum' | 'below-wanted' | LinePart

export interface ScoreRow {
  readonly code: ScoreCode
  /** null: hard. */
  readonly weight: number | null
  readonly cost: number
  /** How many members or duties miss it. */
  readonly count: number
  /** The worst first. */
  readonly instances: readonly Instance[]
}

export interface ScoreTable {
  readonly total: number
  readonly rows: readonly ScoreRow[]
}

/** The costs of the rows add up to the total, which is what the solver minimises. */
export function scoreTable(book: Book, scales: Scales): ScoreTable {
  const further = book.facts.rules.further.length === 0 ? [] : [lineRow(scales, 'further'), companyRow(scales, book)]
  const lines = LINE_WEIGHTS.map((name) => lineRow(scales, name))
  const rows = [...brokenRows(book), ...coverRows(scales), ...lines, ...further]
  return { total: totalCost(scales.state) + further.reduce((sum, { cost }) => sum + cost, 0), rows }
}

/** Hard rules that are broken, each once; a coordinator accepted some of them. */
function brokenRows(book: Book): readonly ScoreRow[] {
  const blocking = checkRota(book).filter(({ severity }) => severity === 'blocking')
  return [...Map.groupBy(blocking, ({ rule }) => rule)].map(([code, found]) => ({
    code,
    weight: null,
    cost: 0,
    count: found.length,
    instances: found.map(brokenInstance),
  }))
}

const brokenInstance = ({ memberId, shiftId, value = 0, limit = 0 }: FoundViolation): Instance => ({
  memberId,
  shiftId,
  cost: 0,
  amount: Math.abs(value - limit),
})

function coverRows({ model, state }: Scales): readonly ScoreRow[] {
  const { belowMinimum, belowWanted } = model.weights
  const rows = { minimum: [] as Instance[], wanted: [] as Instance[] }
  model.problem.slots.forEach((slot, s) => {
    const count = state.filled[s]?.length ?? 0
    const need = model.problem.roles[model.role[s] ?? 0]?.need ?? 1
    const cost = coverCost(state, s, count)
    const short = Math.max(0, (model.wanted[s] ?? 0) - Math.max(count, model.minimum[s] ?? 0))
    const missing = Math.max(0, (model.minimum[s] ?? 0) - count)
    const about = { memberId: undefined, shiftId: slot.id }
    const wantedCost = Math.min(cost, short * need * belowWanted)
    if (missing > 0) rows.minimum.push({ ...about, cost: cost - wantedCost, amount: missing })
    if (short > 0) rows.wanted.push({ ...about, cost: wantedCost, amount: short })
  })
  return [rowOf('below-minimum', belowMinimum, rows.minimum), rowOf('below-wanted', belowWanted, rows.wanted)]
}

/** Soft rules on who stands with whom, told at the shift at whose beginning they are missed. */
function companyRow({ company }: Scales, { facts }: Book): ScoreRow {
  const moments = new Map(facts.shifts.map(({ id, start }) => [start.toMillis(), id]))
  const instances = [...moments].flatMap(([at, shiftId]): Instance[] => {
    const cost = company(at, {})
    return cost === 0 ? [] : [{ memberId: undefined, shiftId, cost, amount: 1 }]
  })
  return rowOf('company', 1, instances)
}

function lineRow(scales: Scales, code: Exclude<LinePart, 'company'>): ScoreRow {
  const { model } = scales
  const weight = code === 'further' ? 1 : model.weights[code]
  const instances = model.problem.members.flatMap(({ id }, m): Instance[] => {
    const cost = partsOf(scales, m, lineOf(scales, m))[code]
    if (Math.abs(cost) < 1e-9) return []
    return [{ memberId: id, shiftId: undefined, cost, amount: weight === 0 ? 0 : cost / weight }]
  })
  return rowOf(code, weight, instances)
}

const rowOf = (code: ScoreCode, weight: number, instances: readonly Instance[]): ScoreRow => ({
  code,
  weight,
  cost: instances.reduce((sum, { cost }) => sum + cost, 0),
  count: instances.length,
  instances: instances.toSorted((a, b) => b.cost - a.cost),
})
