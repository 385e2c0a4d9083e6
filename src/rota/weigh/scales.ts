// What a rota costs, taken apart: by weight, member and duty. The parts are measured by the solver's own measure with all
// other weights off, so that they cannot disagree with what it minimises.
import type { DateTime } from 'luxon'
import type { Book } from '../facts.ts'
import { problemOf } from '../problem-of-rota.ts'
import { measureOf } from '../solver/line-rules.ts'
import { compile, type Model } from '../solver/model.ts'
import type { Weights } from '../solver/problem.ts'
import { newState, type State, withItem, withoutItem } from '../solver/score.ts'
import { targetsOf } from '../solver/targets.ts'
import { type CompanyCost, companyCostOf, furtherCostOf } from './further-cost.ts'

/** The weights that a member's own line of duty is measured by. */
export const LINE_WEIGHTS = [
  'hours',
  'nights',
  'weekends',
  'holidays',
  'wish',
  'longStretch',
  'share',
  'splitDay',
] as const satisfies readonly (keyof Weights)[]
export type LineWeight = (typeof LINE_WEIGHTS)[number]

/** What a member's line adds to the cost: by weight, by the further rules that have a price, by who stands with whom. */
export const LINE_PARTS = [...LINE_WEIGHTS, 'further', 'company'] as const
export type LinePart = (typeof LINE_PARTS)[number]

type CostOfLine = (member: number, line: readonly number[], length: number) => { readonly cost: number }

export interface Scales {
  readonly model: Model
  /** The rota as it is. */
  readonly state: State
  readonly measures: Readonly<Record<LineWeight | 'further', CostOfLine>>
  /** What soft rules on company cost at a moment. */
  readonly company: CompanyCost
}

export type Parts = Readonly<Record<LinePart, number>>

/** @param weights what is weighed otherwise than by default */
export function scalesOf(book: Book, now: DateTime, weights: Partial<Weights> = {}): Scales {
  const problem = problemOf(book, now)
  const model = compile({ ...problem, weights: { ...problem.weights, ...weights } })
  const targets = targetsOf(model)
  const only = (name: LineWeight) => measureOf({ ...model, weights: onlyWeight(model.weights, name) }, targets)
  return {
    model,
    state: newState(model, targets),
    measures: {
      hours: only('hours'),
      nights: only('nights'),
      weekends: only('weekends'),
      holidays: only('holidays'),
      wish: only('wish'),
      longStretch: only('longStretch'),
      share: only('share'),
      splitDay: only('splitDay'),
      further: furtherCostOf(book, model),
    },
    company: companyCostOf(book),
  }
}

function onlyWeight(weights: Weights, name: LineWeight): Weights {
  const off = { hours: 0, nights: 0, weekends: 0, holidays: 0, wish: 0, longStretch: 0, share: 0, splitDay: 0 }
  return { ...weights, ...off, [name]: weights[name] }
}

const eachWeight = (of: (name: LinePart) => number): Parts => ({
  hours: of('hours'),
  nights: of('nights'),
  weekends: of('weekends'),
  holidays: of('holidays'),
  wish: of('wish'),
  longStretch: of('longStretch'),
  share: of('share'),
  splitDay: of('splitDay'),
  further: of('further'),
  company: of('company'),
})

/** What a line of duty costs the member, by weight. A wish that is met lowers it. */
export const partsOf = ({ measures }: Scales, member: number, line: readonly number[]): Parts =>
  eachWeight((name) => (name === 'company' ? 0 : measures[name](member, line, line.length).cost))

export const lineOf = ({ state }: Scales, member: number): readonly number[] => state.lines[member] ?? []

/** What more it costs when the member's line becomes another. */
export function change(scales: Scales, member: number, line: readonly number[]): Parts {
  const before = partsOf(scales, member, lineOf(scales, member))
  const after = partsOf(scales, member, line)
  return eachWeight((name) => after[name] - before[name])
}

export const sumOf = (parts: Parts): number => LINE_PARTS.reduce((total, name) => total + parts[name], 0)

export const added = (a: Parts, b: Parts): Parts => eachWeight((name) => a[name] + b[name])

export const negated = (parts: Parts): Parts => eachWeight((name) => -parts[name])
export const NO_PARTS: Parts = eachWeight(() => 0)

/** The line with one slot more, and one or none less. */
export function lineWith(scales: Scales, member: number, { plus, minus }: { plus?: number; minus?: number }) {
  const line = minus === undefined ? lineOf(scales, member) : withoutItem(lineOf(scales, member), minus)
  return plus === undefined ? line : withItem(scales.model, line, plus)
}

export const slotOf = ({ model }: Scales, shiftId: string): number | undefined => model.slotIndex.get(shiftId)
export const memberOf = ({ model }: Scales, memberId: string): number | undefined => model.memberIndex.get(memberId)
