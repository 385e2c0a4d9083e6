// The monthly form for the authority above: totals, answer rate, crisis, difficult and repeat calls, topics, staff mix
// (the ministry's form, [C5]; 15 s and 95 % [C8]), exact. Pure: calls in, figures out.
import type { CallType } from '../../calls/codes.ts'
import { isAtLeast } from '../../calls/risk.ts'
import { TIERS, type Tier } from '../../people/member.ts'
import type { Shown } from '../disclosure.ts'
import {
  type FormCall,
  type IsOf,
  isAbandoned,
  isAnswered,
  isDifficult,
  isInTime,
  isLocal,
  isNonLocal,
  isTimed,
  peopleOf,
} from './form-call.ts'

export interface MonthlyForm {
  readonly total: Shown
  readonly answered: Shown
  readonly abandoned: Shown
  /** Per cent of the total. */
  readonly answerRate: number | null
  /** Of the answered calls whose wait is known: within the time that the line sets. */
  readonly answeredInTime: number | null
  readonly crisis: Shown
  readonly difficult: Shown
  readonly repeat: Shown
  readonly local: Shown
  readonly nonLocal: Shown
  readonly types: readonly { readonly type: CallType; readonly calls: Shown }[]
  /** Topics of the first level: exact by primary topic, else by every topic that a call has. */
  readonly topics: readonly { readonly code: string; readonly calls: Shown }[]
  /** Who answered: people and calls by tier. */
  readonly staff: readonly { readonly tier: Tier; readonly people: number; readonly calls: Shown }[]
}

/** @param withinSeconds what the line promises */
export function exactForm(calls: readonly FormCall[], withinSeconds: number): MonthlyForm {
  const count = (is: IsOf) => calls.filter(is).length
  const answered = count(isAnswered)
  return {
    total: calls.length,
    answered,
    abandoned: count(isAbandoned),
    answerRate: share(answered, calls.length),
    answeredInTime: share(count(isInTime(withinSeconds)), count(isTimed)),
    crisis: count(({ risk }) => isAtLeast(risk, 'R3')),
    difficult: count(isDifficult),
    repeat: count(({ type }) => type === 'repeat'),
    local: count(isLocal),
    nonLocal: count(isNonLocal),
    types: tally(calls, ({ type }) => type).map(([type, calls]) => ({ type, calls })),
    topics: tally(calls, ({ primaryTopic }) => primaryTopic?.split('.')[0] ?? null).map(([code, calls]) => ({
      code,
      calls,
    })),
    staff: TIERS.map((tier) => ({ tier, people: peopleOf(calls, tier), calls: count((call) => call.tier === tier) })),
  }
}

const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10

/** Each value with its count, by value. */
function tally<V extends string>(
  calls: readonly FormCall[],
  valueIn: (call: FormCall) => V | null,
): readonly (readonly [V, number])[] {
  const counts = new Map<V, number>()
  for (const call of calls) {
    const value = valueIn(call)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => Number(a > b) - Number(a < b))
}
