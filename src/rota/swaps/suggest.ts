// Who could help with a duty, the fittest first: to take it, or to exchange it for one of theirs.

import { inSlices } from '../../jobs/in-slices.ts'
import { judgeOf, membersBeside } from '../candidates.ts'
import type { Book } from '../facts.ts'
import { fairnessOf } from '../fairness.ts'
import { isFrozen } from '../final-duty.ts'
import type { By } from '../place-store.ts'
import type { Shift } from '../rota.ts'
import { isBlocking } from '../rules/check.ts'
import type { RuleCode, Violation } from '../rules/violation.ts'
import { brokenBeside, holdersVerdict, movesOf, type Side, verdictOf } from './verdict.ts'

export interface Suggestion {
  readonly memberId: string
  /** The duty that they could give in return; null: they take it for nothing. */
  readonly returnShift: Shift | null
  readonly violations: readonly Violation[]
  readonly worsens: readonly RuleCode[]
  /** What they carry in this rota already. */
  readonly hours: number
  readonly nights: number
  /** How much they wish for it (above 0) or against it; for an exchange, both duties together for the one who asks. */
  readonly wish: number
}

const MOST = 40

/** The order: nothing gets worse, few warnings, wished for, few hours; then as they come, by display code. */
const byFitness = (a: Suggestion, b: Suggestion): number =>
  Number(a.worsens.length > 0) - Number(b.worsens.length > 0) ||
  a.violations.length - b.violations.length ||
  b.wish - a.wish ||
  a.hours - b.hours ||
  (a.returnShift?.start.toMillis() ?? 0) - (b.returnShift?.start.toMillis() ?? 0)

/** Those who could take a duty without breaking a rule. In slices: of a large line it takes its time. */
export async function takersOf(side: Side): Promise<readonly Suggestion[]> {
  const { book, shift, assignment } = side
  const judged = await inSlices(membersBeside(book, shift), judgeOf(book, shift, assignment))
  const able = judged.filter(({ blocked }) => !blocked)
  const suggested = await inSlices(able, ({ memberId, violations, hours, nights }) => {
    const { worsens } = verdictOf(movesOf(side, memberId, undefined))
    return { memberId, returnShift: null, violations, worsens, hours, nights, wish: wishOf(book, memberId, shift) }
  })
  return suggested.toSorted(byFitness).slice(0, MOST)
}

/** Duties of others in the same rota that could be had in return, when both sides keep every rule. In slices, too. */
export async function exchangesOf(side: Side, by: Pick<By, 'at'>): Promise<readonly Suggestion[]> {
  const { book, shift, assignment } = side
  const own = assignment.memberId
  const there = new Set((book.byShift.get(shift.id) ?? []).map(({ memberId }) => memberId))
  const loads = new Map(fairnessOf(book).members.map((load) => [load.memberId, load]))
  const others = book.facts.assignments.filter(({ memberId }) => memberId !== own && !there.has(memberId))
  const judged = await inSlices(others, (other) => {
    const theirs = book.shift.get(other.shiftId)
    const standsThere = book.byShift.get(other.shiftId)?.some(({ memberId }) => memberId === own)
    if (!theirs || standsThere || isFrozen(theirs, by.at)) return []
    const moves = movesOf(side, other.memberId, { book, shift: theirs, assignment: other })
    const verdict = holdersVerdict(moves)
    if (verdict.violations.some(isBlocking)) return []
    const { hours = 0, nights = 0 } = loads.get(other.memberId) ?? {}
    const wish = wishOf(book, other.memberId, shift) + wishOf(book, own, theirs)
    return [{ memberId: other.memberId, returnShift: theirs, moves, ...verdict, hours, nights, wish }]
  })
  const fittest = judged.flat().sort(byFitness).slice(0, MOST)
  const kept = await inSlices(fittest, ({ moves, ...suggestion }) =>
    brokenBeside(moves).some(isBlocking) ? [] : [suggestion],
  )
  return kept.flat()
}

/** The weight of the member's wishes that speak of the shift. */
export function wishOf(book: Book, memberId: string, shift: Pick<Shift, 'day' | 'templateCode'>): number {
  const weekday = ((new Date(`${shift.day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  const wishes = book.member.get(memberId)?.wishes ?? []
  return wishes
    .filter(
      (wish) =>
        (wish.day === undefined || wish.day === shift.day) &&
        (wish.weekday === undefined || wish.weekday === weekday) &&
        (wish.templateCode === undefined || wish.templateCode === shift.templateCode),
    )
    .reduce((sum, { weight }) => sum + weight, 0)
}
