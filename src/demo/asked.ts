// What the demo's people ask of each other in the rota: two swaps, cover for somebody ill, and a shift with room for more.
import type { DateTime } from 'luxon'
import type { Deps } from '../deps.ts'
import type { Duty } from '../rota/duty.ts'
import { finalDuty } from '../rota/duty-store.ts'
import { askForCover } from '../rota/sign-up/cover.ts'
import { openForSignUp } from '../rota/sign-up/open.ts'
import { askForSwap } from '../rota/swaps/actions.ts'
import { at } from './at.ts'
import type { House } from './house.ts'

const AHEAD = { days: 21 }

export async function askAround(deps: Deps, house: House, now: DateTime): Promise<void> {
  const then = at(deps, now)
  const me = house.roles.counsellor.memberId
  const from = now.plus({ days: 1 })
  const ahead = await deps.db.read((read) => finalDuty(read, house.lineIds.psy, from, now.plus(AHEAD)))
  const seats = ahead.filter(({ role, start }) => role === 'counsellor' && start > from)
  const [mine] = seats.filter(({ memberId }) => memberId === me)
  const [theirs, ill, roomy] = ofShifts(seats.filter(({ shiftId }) => !standsIn(seats, shiftId, me)))
  if (mine) await swap(then, house, mine)
  if (theirs) await swap(then, house, theirs)
  if (ill) {
    const actor = house.byId.get(ill.memberId)?.actor
    if (actor) await askForCover(then, actor, { shiftId: ill.shiftId, kind: 'illness' })
  }
  if (roomy) await openForSignUp(then, house.roles.coordinator, { shiftId: roomy.shiftId, giving: 'fairness' })
}

const standsIn = (duties: readonly Duty[], shiftId: string, memberId: string | undefined): boolean =>
  duties.some((duty) => duty.shiftId === shiftId && duty.memberId === memberId)

/** One duty of each shift. */
const ofShifts = (duties: readonly Duty[]): readonly Duty[] =>
  [...new Map(duties.toReversed().map((duty) => [duty.shiftId, duty])).values()].toReversed()

async function swap(then: Deps, house: House, { shiftId, memberId }: Duty): Promise<void> {
  const actor = house.byId.get(memberId)?.actor
  if (actor) await askForSwap(then, actor, { shiftId, kind: 'exchange', wantedShiftIds: [], asked: [], note: '' })
}
