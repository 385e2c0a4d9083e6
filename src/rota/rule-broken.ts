// A refusal that explains itself: which rules, for whom, when, and what would settle it.
import { DateTime } from 'luxon'
import { type Actor, holds } from '../access/actor.ts'
import { WarmlineError } from '../errors.ts'
import { isBlocking } from './rules/check.ts'
import type { RuleCode, Violation } from './rules/violation.ts'
import { wordsOf } from './rules/words.ts'

/** A violation as it goes over the wire. @param mayBreak whether the reader breaks rules with a reason */
export function violationView(violation: Violation, zone: string, mayBreak = true) {
  const { rule, severity, breakable, memberId = null, shiftId, role, value, limit, gap, missing } = violation
  const { says, wayOut } = wordsOf(violation, zone, mayBreak)
  return {
    rule,
    severity,
    breakable,
    memberId,
    shiftId,
    role,
    start: iso(violation.start),
    end: iso(violation.end),
    ...(value === undefined ? {} : { value: Math.round(value * 100) / 100 }),
    ...(limit === undefined ? {} : { limit }),
    ...(gap === undefined ? {} : { gap }),
    ...(missing === undefined ? {} : { missing: [...missing] }),
    relatedShiftIds: [...violation.relatedShiftIds],
    says,
    wayOut,
  }
}

const iso = (instant: number): string => DateTime.fromMillis(instant, { zone: 'utc' }).toISO()

export function ruleBroken(violations: readonly Violation[], zone: string, mayBreak = true): WarmlineError {
  const views = violations.map((violation) => violationView(violation, zone, mayBreak))
  const detail = views.map(({ says, wayOut }) => `${says.en}. ${wayOut.en}.`).join(' ')
  return new WarmlineError('rule-broken', detail, { members: { violations: views } })
}

/** A coordinator's will to break rules, and why. */
export interface Override {
  readonly reason: string
}

/** Of members: they break no rule, and are not told that they could. */
export const MAY_NOT = 'may-not'

/** What is left of an override, for this actor. */
export const overrideOf = (actor: Actor, override: Override | undefined): Override | typeof MAY_NOT | undefined =>
  holds(actor, 'rota:write') ? override : MAY_NOT

/**
 * Whether a change may be made.
 * @returns the rules that it breaks with the coordinator's reason
 * @throws rule-broken when something forbids it that was not, or cannot be, overridden
 */
export function judge(
  violations: readonly Violation[],
  override: Override | typeof MAY_NOT | undefined,
  zone: string,
): readonly RuleCode[] {
  const blocking = violations.filter(isBlocking)
  if (blocking.length === 0) return []
  const forbidden = blocking.filter(({ breakable }) => !breakable)
  const isOverridden = override !== undefined && override !== MAY_NOT
  if (forbidden.length > 0 || !isOverridden) throw ruleBroken(blocking, zone, override !== MAY_NOT)
  return [...new Set(blocking.map(({ rule }) => rule))]
}
