// The figures by which rotas of the same days are compared. Less is better in each but the wishes met.
import type { DateTime } from 'luxon'
import { openPlaces } from '../actions.ts'
import { type Book, mayHold } from '../facts.ts'
import { fairnessOf, type MemberLoad } from '../fairness.ts'
import { type WishTally, wishTally } from '../ledger/ledger.ts'
import { checkRota } from '../rota-check.ts'
import { totalCost } from '../solver/score.ts'
import { scalesOf } from '../weigh/scales.ts'

export interface Figures {
  readonly openPlaces: number
  /** Hard rules broken. */
  readonly broken: number
  /** Most minus least hours among those who could stand, relative to nothing: as it is felt. */
  readonly hoursSpread: number
  /** Typical distance from one's fair part, in hours; and so on. */
  readonly hoursOff: number
  readonly nightsOff: number
  readonly weekendsOff: number
  readonly holidaysOff: number
  readonly wishes: WishTally
  /** What the solver minimises. */
  readonly cost: number
  readonly members: readonly MemberLoad[]
  /** Of everybody who has a fair part: hours above it; below 0: under it. */
  readonly hoursApart: readonly number[]
}

export function figuresOf(book: Book, now: DateTime): Figures {
  const scales = scalesOf(book, now)
  const { state } = scales
  const { members } = fairnessOf(book)
  const hours = members.filter(({ memberId }) => book.member.has(memberId)).map((member) => member.hours)
  const apart = (kind: 'minutes' | 'nights' | 'weekends' | 'holidays') =>
    scales.model.problem.members.map((_, m) => {
      const line = state.lines[m] ?? []
      return state.measure(m, line, line.length)[kind] - (state.targets[kind][m] ?? 0)
    })
  const off = (kind: Parameters<typeof apart>[0]) => typical(apart(kind))
  const hoursApart = apart('minutes').filter((_, m) => (state.targets.minutes[m] ?? 0) > 0)
  return {
    openPlaces: openPlaces(book),
    broken: checkRota(book).filter(({ severity }) => severity === 'blocking').length,
    hoursSpread: round(Math.max(0, ...hours) - Math.min(Infinity, ...hours)),
    hoursOff: round(off('minutes') / 60),
    nightsOff: round(off('nights')),
    weekendsOff: round(off('weekends')),
    holidaysOff: round(off('holidays')),
    wishes: wishesIn(book),
    cost: round(totalCost(state)),
    members,
    hoursApart: hoursApart.map((minutes) => round(minutes / 60)),
  }
}

const round = (value: number): number => (Number.isFinite(value) ? Math.round(value * 100) / 100 : 0)

/** Root of the mean square. */
const typical = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length)

function wishesIn(book: Book): WishTally {
  const tallies = book.facts.members.map((member) => {
    const roles = new Set([...book.role.keys()].filter((role) => mayHold(member, book.facts.rota, role)))
    const stood = (book.byMember.get(member.id) ?? []).flatMap(({ shiftId }) => book.shift.get(shiftId) ?? [])
    return wishTally(
      member.wishes,
      book.facts.shifts.filter(({ role }) => roles.has(role)),
      stood,
    )
  })
  return {
    asked: tallies.reduce((sum, { asked }) => sum + asked, 0),
    met: tallies.reduce((sum, { met }) => sum + met, 0),
  }
}
