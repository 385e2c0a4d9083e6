// Who gets a place when the window closes: whoever carries least of what the shift is, earlier rotas counted in.
import type { Book } from '../facts.ts'
import { fairnessOf } from '../fairness.ts'
import type { Shift } from '../rota.ts'
import { wishOf } from '../swaps/suggest.ts'
import type { SignUp } from './open-shift.ts'

interface Standing {
  readonly signUp: SignUp
  /** Nights, weekend and holiday duties, of the kinds that this shift is. */
  readonly burdens: number
  /** Hours, in proportion to what the member wants to stand. */
  readonly hours: number
  readonly wish: number
}

/** Few burdens first, then few hours, then wished for, then early: the same order whoever asks. */
const byFairness = (a: Standing, b: Standing): number =>
  a.burdens - b.burdens ||
  a.hours - b.hours ||
  b.wish - a.wish ||
  a.signUp.at.toMillis() - b.signUp.at.toMillis() ||
  (a.signUp.id < b.signUp.id ? -1 : 1)

/** The sign-ups in the order in which the place is offered. */
export function inGivingOrder(book: Book, shift: Shift, signUps: readonly SignUp[]): readonly SignUp[] {
  return signUps
    .map((signUp) => standingOf(book, shift, signUp))
    .sort(byFairness)
    .map(({ signUp }) => signUp)
}

function standingOf(book: Book, shift: Shift, signUp: SignUp): Standing {
  const { memberId } = signUp
  const { members } = fairnessOf(book)
  const load = members.find((each) => each.memberId === memberId)
  const carried = book.facts.carried.get(memberId) ?? {}
  const burdens =
    (shift.night ? (load?.nights ?? 0) + (carried.nights ?? 0) : 0) +
    (shift.dayKind === 'weekend' ? (load?.weekendShifts ?? 0) + (carried.weekends ?? 0) : 0) +
    (shift.dayKind === 'holiday' ? (load?.holidayShifts ?? 0) + (carried.holidays ?? 0) : 0)
  const said = members.flatMap(({ wantedHoursPerMonth }) => wantedHoursPerMonth ?? [])
  const usual = said.length === 0 ? 1 : said.reduce((a, b) => a + b) / said.length
  const wanted = Math.max(1, load?.wantedHoursPerMonth ?? usual)
  const hours = ((load?.hours ?? 0) + (carried.minutes ?? 0) / 60) / wanted
  return { signUp, burdens: Math.round(100 * burdens) / 100, hours, wish: wishOf(book, memberId, shift) }
}
