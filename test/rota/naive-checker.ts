// A second opinion: the default rota rules written once more, naively and without a line of the product's rules.
import { DateTime } from 'luxon'
import type { RotaMember } from '../../src/people/member.ts'
import type { Book } from '../../src/rota/facts.ts'

interface Stand {
  readonly shiftId: string
  readonly role: string
  readonly day: string
  readonly from: DateTime
  readonly to: DateTime
  readonly night: string | undefined
  readonly mine: boolean
  readonly gainMinutes: number
}

const HARD = { answering: 6, onCall: 12, rest: 11, inRow: 2, perWeek: 2, share: 0.5, shareFrom: 4, pauseMinutes: 30 }
const onCall = (role: string) => role === 'supervisor' || role === 'expert'

/** Every hard rule that is broken, in words for a failing test. Empty: a legal rota. */
export function naiveViolations(book: Book): readonly string[] {
  const wrong: string[] = []
  const { facts } = book
  const people = new Map(facts.members.map((member) => [member.id, member]))
  for (const memberId of new Set(facts.assignments.map((each) => each.memberId))) {
    const stands = standsOf(book, memberId)
    const say = (what: string) => wrong.push(`${memberId}: ${what}`)
    twoPlaces(stands, say)
    maySignUp(book, people.get(memberId), stands, say)
    for (const group of [stands.filter((s) => onCall(s.role)), stands.filter((s) => !onCall(s.role))]) tired(group, say)
    monthly(people.get(memberId), stands, say)
    shares(book, memberId, stands, say)
  }
  for (const shift of facts.shifts) {
    const count = facts.assignments.filter((each) => each.shiftId === shift.id).length
    if (shift.role === 'counsellor' && count === 1) wrong.push(`${shift.day} ${shift.templateCode}: one alone`)
    if (count > shift.maximum) wrong.push(`${shift.day} ${shift.templateCode}: too many`)
  }
  return wrong
}

/** Mondays of the weeks on whose weekend, in the rota, the member has any duty; a night is of the day it began on. */
export function naiveWeekends(book: Book, memberId: string): readonly (string | null)[] {
  const { fromDay, toDay } = book.facts.rota
  const days = standsOf(book, memberId).map(({ day, night }) => night ?? day)
  const inside = days.filter((day) => fromDay <= day && day < toDay).map((day) => DateTime.fromISO(day))
  return [...new Set(inside.filter(({ weekday }) => weekday > 5).map((at) => at.startOf('week').toISODate()))]
}

function standsOf(book: Book, memberId: string): readonly Stand[] {
  const { facts } = book
  const inRota = facts.assignments
    .filter((each) => each.memberId === memberId)
    .map(({ shiftId }) => {
      const shift = facts.shifts.find(({ id }) => id === shiftId)
      if (!shift) throw new Error('an assignment without a shift')
      const local = shift.start.setZone(facts.zone)
      const evening = (local.hour < 12 ? local.minus({ days: 1 }) : local).toISODate()
      const gain = Math.max(0, local.offset - shift.end.setZone(facts.zone).offset)
      const { role, day, start: from, end: to, night } = shift
      return { shiftId, role, day, from, to, night: night ? evening : undefined, mine: true, gainMinutes: gain }
    })
  const outside = (facts.elsewhere.get(memberId) ?? []).map((stint) => ({
    shiftId: stint.shiftId,
    role: stint.role,
    day: stint.day,
    from: DateTime.fromMillis(stint.start, { zone: 'utc' }),
    to: DateTime.fromMillis(stint.end, { zone: 'utc' }),
    night: stint.nightOf ?? undefined,
    mine: false,
    gainMinutes: stint.clockGain,
  }))
  return [...inRota, ...outside].sort((a, b) => a.from.toMillis() - b.from.toMillis())
}

type Say = (what: string) => void

function twoPlaces(stands: readonly Stand[], say: Say): void {
  for (const a of stands) {
    for (const b of stands) {
      if (a !== b && a.mine && a.from < b.to && b.from < a.to) say(`two places at ${a.from.toISO()}`)
    }
  }
}

function maySignUp(book: Book, member: RotaMember | undefined, stands: readonly Stand[], say: Say): void {
  if (!member) say('is not one of the line')
  for (const stand of stands.filter(({ mine }) => mine)) {
    const { day } = stand
    if (!member) break
    if (day < member.joinedOn || (member.leftOn !== null && day >= member.leftOn)) say(`is not a member on ${day}`)
    if (member.agreementOn === null || member.agreementOn > day) say(`has no agreement on ${day}`)
    const may = member.duties.some(
      (duty) =>
        duty.lineId === book.facts.rota.lineId &&
        duty.role === stand.role &&
        duty.from <= day &&
        (duty.until === null || duty.until > day),
    )
    if (!may) say(`may not be ${stand.role} on ${day}`)
    for (const leave of member.unavailability) {
      if (leave.start < stand.to && stand.from < leave.end) say(`is away on ${day}`)
    }
  }
}

/** Walks the line of one class of duty: chains, the rest after chains with a night, nights in a row and in a week. */
function tired(stands: readonly Stand[], say: Say): void {
  const chains: Stand[][] = []
  for (const stand of stands) {
    const last = chains.at(-1)?.at(-1)
    if (last && stand.from.diff(last.to, 'minutes').minutes < HARD.pauseMinutes) chains.at(-1)?.push(stand)
    else chains.push([stand])
  }
  const binds = (list: readonly Stand[]) => list.some(({ mine }) => mine)
  for (const [i, chain] of chains.entries()) {
    const [first, last] = [chain[0], chain.at(-1)]
    if (!first || !last) continue
    const gain = chain.reduce((sum, { gainMinutes }) => sum + gainMinutes, 0) / 60
    const hours = last.to.diff(first.from, 'hours').hours - gain
    if (binds(chain) && hours > (onCall(first.role) ? HARD.onCall : HARD.answering)) say(`${hours} h on end`)
    const next = chains[i + 1]
    if (!next?.[0] || onCall(first.role) || !chain.some(({ night }) => night)) continue
    const rest = next[0].from.diff(last.to, 'hours').hours
    if (binds([...chain, ...next]) && rest < HARD.rest) say(`${rest} h of rest before ${next[0].from.toISO()}`)
  }
  if (stands[0] && !onCall(stands[0].role)) manyNights(stands, say)
}

function manyNights(stands: readonly Stand[], say: Say): void {
  const nights = [...new Set(stands.flatMap(({ night }) => night ?? []))].sort()
  const isMine = (night: string) => stands.some((stand) => stand.night === night && stand.mine)
  for (const night of nights) {
    const row = [0, 1, 2].map((days) => DateTime.fromISO(night).plus({ days }).toISODate())
    if (row.every((each) => nights.includes(each)) && row.some(isMine)) say(`three nights from ${night}`)
    const { weekYear, weekNumber } = DateTime.fromISO(night)
    const inWeek = nights.filter((each) => {
      const other = DateTime.fromISO(each)
      return other.weekYear === weekYear && other.weekNumber === weekNumber
    })
    if (inWeek.length > HARD.perWeek && inWeek.some(isMine)) say(`${inWeek.length} nights in week ${weekNumber}`)
  }
}

function monthly(member: RotaMember | undefined, stands: readonly Stand[], say: Say): void {
  const { maxHoursPerMonth, maxNightsPerMonth } = member?.limits ?? {}
  for (const month of new Set(stands.filter(({ mine }) => mine).map(({ day }) => day.slice(0, 7)))) {
    const inMonth = stands.filter(({ day }) => day.startsWith(month))
    const hours = inMonth.reduce((sum, { from, to }) => sum + to.diff(from, 'hours').hours, 0)
    if (maxHoursPerMonth !== undefined && hours > maxHoursPerMonth) say(`${hours} h in ${month}`)
  }
  const mine = stands.flatMap(({ night, mine: own }) => (own && night ? [night.slice(0, 7)] : []))
  for (const month of new Set(mine)) {
    const nights = new Set(stands.flatMap(({ night }) => (night?.startsWith(month) ? [night] : []))).size
    if (maxNightsPerMonth !== undefined && nights > maxNightsPerMonth) say(`${nights} nights in ${month}`)
  }
}

function shares(book: Book, memberId: string, stands: readonly Stand[], say: Say): void {
  const { facts } = book
  for (const role of new Set(stands.map((stand) => stand.role))) {
    const able = facts.members.filter((member) => member.duties.some((duty) => duty.role === role)).length
    if (able < HARD.shareFrom) continue
    const ofRole = facts.shifts.filter((shift) => shift.role === role)
    const needed = ofRole.reduce(
      (sum, { start, end, minimum }) => sum + end.diff(start, 'minutes').minutes * minimum,
      0,
    )
    const own = stands.filter((stand) => stand.mine && stand.role === role)
    const stood = own.reduce((sum, { from, to }) => sum + to.diff(from, 'minutes').minutes, 0)
    if (needed > 0 && stood > HARD.share * needed + 1e-6) say(`${stood} of ${needed} minutes as ${role} (${memberId})`)
  }
}
