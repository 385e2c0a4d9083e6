// The monthly form for the authority above: totals, answer rate, crisis, difficult and repeat calls, topics, staff mix
// (the ministry's form, [C5]; 15 s and 95 % [C8]). Pure: calls in, figures out.
import type { CallType, Locality, Outcome } from '../../calls/codes.ts'
import { isAtLeast, type RiskLevel } from '../../calls/risk.ts'
import { TIERS, type Tier } from '../../people/member.ts'
import { type Shown, shown, shownShare, type Threshold } from '../disclosure.ts'
import { isSensitive, topicFacet } from '../facet.ts'

/** What the form needs of a closed call. */
export interface FormCall {
  readonly type: CallType | null
  readonly risk: RiskLevel | null
  readonly primaryTopic: string | null
  readonly outcome: Outcome | null
  readonly waitSeconds: number | null
  readonly difficult: boolean
  readonly locality: Locality | null
  readonly memberId: string | null
  /** Of the counsellor. */
  readonly tier: Tier | null
}

export interface MonthlyForm {
  readonly total: Shown
  readonly answered: Shown
  readonly abandoned: Shown
  /** Whole per cent of the total. */
  readonly answerRate: number | null
  /** Of the answered calls whose wait is known: within the time that the line sets. */
  readonly answeredInTime: number | null
  readonly crisis: Shown
  readonly difficult: Shown
  readonly repeat: Shown
  readonly local: Shown
  readonly nonLocal: Shown
  readonly types: readonly { readonly type: CallType; readonly calls: Shown }[]
  /** Primary topics of the first level. */
  readonly topics: readonly { readonly code: string; readonly calls: Shown }[]
  /** Who answered: people and calls by tier. */
  readonly staff: readonly { readonly tier: Tier; readonly people: number; readonly calls: Shown }[]
}

/** How a count is made ready: exact, or by the rule for everything public. */
export interface FormDisclosure {
  show(count: number, threshold: Threshold): Shown
  share(part: Shown, whole: Shown): number | null
}

export const exactForm: FormDisclosure = {
  show: (count) => count,
  share: (part, whole) =>
    part === '*' || whole === '*' || whole === 0 ? null : Math.round((1000 * part) / whole) / 10,
}
export const publicForm: FormDisclosure = { show: shown, share: shownShare }

/** @param withinSeconds what the line promises */
export function monthlyForm(
  calls: readonly FormCall[],
  withinSeconds: number,
  { show, share }: FormDisclosure,
): MonthlyForm {
  const count = (is: (call: FormCall) => boolean, threshold: Threshold = 'ordinary') =>
    show(calls.filter(is).length, threshold)
  const total = show(calls.length, 'ordinary')
  const answered = count(({ outcome }) => outcome !== 'abandoned')
  const waits = calls.filter(({ outcome, waitSeconds }) => outcome !== 'abandoned' && waitSeconds !== null)
  const inTime = waits.filter(({ waitSeconds }) => (waitSeconds ?? 0) <= withinSeconds)
  return {
    total,
    answered,
    abandoned: count(({ outcome }) => outcome === 'abandoned'),
    answerRate: share(answered, total),
    answeredInTime: share(show(inTime.length, 'ordinary'), show(waits.length, 'ordinary')),
    crisis: count(({ risk }) => isAtLeast(risk, 'R3'), 'sensitive'),
    difficult: count(({ difficult }) => difficult),
    repeat: count(({ type }) => type === 'repeat'),
    local: count(({ locality }) => locality === 'local'),
    nonLocal: count(({ locality }) => locality === 'non-local'),
    types: tally(calls, ({ type }) => type).map(([type, calls]) => ({ type, calls: show(calls, 'ordinary') })),
    topics: tally(calls, ({ primaryTopic }) => primaryTopic?.split('.')[0] ?? null).map(([code, calls]) => ({
      code,
      calls: show(calls, isSensitive(topicFacet(code)) ? 'sensitive' : 'ordinary'),
    })),
    staff: TIERS.map((tier) => {
      const theirs = calls.filter((call) => call.tier === tier)
      const people = new Set(theirs.map(({ memberId }) => memberId)).size
      return { tier, people, calls: show(theirs.length, 'ordinary') }
    }),
  }
}

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
