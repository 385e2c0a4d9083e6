// The fairness ledger: what each member stood in a rota, beside what would have been their fair part of it.
import type { RotaMember, Wish } from '../../people/member.ts'
import type { DutyGiven } from '../../people/store.ts'
import { type Book, bookOf, mayHold } from '../facts.ts'
import { problemOf, speaksOf } from '../problem-of-rota.ts'
import type { Shift } from '../rota.ts'
import { MINUTE } from '../rules/context.ts'
import { compile } from '../solver/model.ts'
import { targetsOf } from '../solver/targets.ts'

/** What can be carried. Minutes are elapsed; weekends and holidays count duties, nights count nights. */
export interface Load {
  readonly minutes: number
  readonly nights: number
  readonly weekends: number
  readonly holidays: number
}

export interface WishTally {
  /** Wishes × days on which they could be met or not. */
  readonly asked: number
  readonly met: number
}

export interface LedgerEntry {
  readonly memberId: string
  readonly stood: Load
  /** Their part of what was stood, by what they want and when they could come; over all members as much as was stood. */
  readonly fair: Load
  readonly wishes: WishTally
}

export interface Stood {
  readonly shiftId: string
  readonly memberId: string
}

const NOTHING: Load = { minutes: 0, nights: 0, weekends: 0, holidays: 0 }

/**
 * For everybody who stood duty in the rota or could have.
 * @param late duties that were given after it was dealt out, to newcomers and to others: by them nobody owes it anything,
 * and what they stood by them is their fair part
 */
export function ledgerOf(book: Book, stood: readonly Stood[], late: readonly DutyGiven[] = []): readonly LedgerEntry[] {
  if (late.length === 0) return dealtOut(book, stood)
  const known = bookOf({ ...book.facts, members: knownMembers(book, late) })
  const byLate = (each: Stood) => isOnly(late, known, each)
  const dealt = dealtOut(
    known,
    stood.filter((each) => !byLate(each)),
  )
  const credited = Map.groupBy(stood.filter(byLate), ({ memberId }) => memberId)
  const ids = new Set([...dealt.map(({ memberId }) => memberId), ...credited.keys()])
  const entries = new Map(dealt.map((entry) => [entry.memberId, entry]))
  const all = Map.groupBy(stood, ({ memberId }) => memberId)
  return [...ids].map((memberId) => {
    const entry = entries.get(memberId) ?? { memberId, stood: NOTHING, fair: NOTHING, wishes: { asked: 0, met: 0 } }
    const more = credited.get(memberId)
    return more ? withCredit(book, entry, { more, all: all.get(memberId) ?? more }) : entry
  })
}

/** The members without the duties that were given late; who has no other on the line is left out. */
function knownMembers({ facts }: Book, late: readonly DutyGiven[]): Book['facts']['members'] {
  const lateOf = Map.groupBy(late, ({ memberId }) => memberId)
  return facts.members.flatMap((member) => {
    const theirs = lateOf.get(member.id)
    if (!theirs) return [member]
    const isLate = (duty: RotaMember['duties'][number]) =>
      duty.lineId === facts.rota.lineId &&
      theirs.some(({ role, from, until }) => role === duty.role && from === duty.from && until === duty.until)
    const duties = member.duties.filter((duty) => !isLate(duty))
    return duties.some(({ lineId }) => lineId === facts.rota.lineId) ? [{ ...member, duties }] : []
  })
}

/** Whether this was stood by a duty that was given late, and by no other. */
function isOnly(late: readonly DutyGiven[], known: Book, { shiftId, memberId }: Stood): boolean {
  const shift = known.shift.get(shiftId)
  if (!shift) return false
  const covers = ({ role, from, until }: Pick<DutyGiven, 'role' | 'from' | 'until'>) =>
    role === shift.role && from <= shift.day && (until === null || shift.day < until)
  const isHere = ({ lineId }: RotaMember['duties'][number]) => lineId === known.facts.rota.lineId
  const before = known.member.get(memberId)?.duties.filter(isHere) ?? []
  return late.some((duty) => duty.memberId === memberId && covers(duty)) && !before.some(covers)
}

interface Credit {
  readonly more: readonly Stood[]
  /** All that the member stood: wishes do not ask by which duty. */
  readonly all: readonly Stood[]
}

function withCredit(book: Book, entry: LedgerEntry, { more, all }: Credit): LedgerEntry {
  const shiftsOf = (stood: readonly Stood[]) => stood.flatMap(({ shiftId }) => book.shift.get(shiftId) ?? [])
  const load = loadOf(shiftsOf(more))
  const plus = (a: Load): Load => ({
    minutes: round(a.minutes + load.minutes),
    nights: round(a.nights + load.nights),
    weekends: round(a.weekends + load.weekends),
    holidays: round(a.holidays + load.holidays),
  })
  const wishes = tallyOf(book, entry.memberId, shiftsOf(all))
  return { memberId: entry.memberId, stood: plus(entry.stood), fair: plus(entry.fair), wishes }
}

function dealtOut(book: Book, stood: readonly Stood[]): readonly LedgerEntry[] {
  const byMember = Map.groupBy(stood, ({ memberId }) => memberId)
  const fair = fairParts(book, stood)
  const able = book.facts.members.filter((member) =>
    [...book.role.keys()].some((role) => mayHold(member, book.facts.rota, role)),
  )
  const ids = [...new Set([...able.map(({ id }) => id), ...byMember.keys()])]
  const entries = ids.map((memberId) => {
    const shifts = (byMember.get(memberId) ?? []).flatMap(({ shiftId }) => book.shift.get(shiftId) ?? [])
    const wishes = tallyOf(book, memberId, shifts)
    return { memberId, stood: loadOf(shifts), fair: fair.get(memberId) ?? NOTHING, wishes }
  })
  return scaled(entries)
}

export const loadOf = (shifts: readonly Shift[]): Load => ({
  minutes: shifts.reduce((sum, { start, end }) => sum + (end.toMillis() - start.toMillis()) / MINUTE, 0),
  nights: new Set(shifts.flatMap(({ nightOf }) => nightOf ?? [])).size,
  weekends: shifts.filter(({ dayKind }) => dayKind === 'weekend').length,
  holidays: shifts.filter(({ dayKind }) => dayKind === 'holiday').length,
})

/** What the solver would aim at, had it all that was stood to deal out, and nothing to make up for. */
function fairParts(book: Book, stood: readonly Stood[]): ReadonlyMap<string, Load> {
  const before = book.facts.shifts[0]?.start.minus({ days: 1 })
  if (!before) return new Map()
  const there = Map.groupBy(stood, ({ shiftId }) => shiftId)
  const problem = problemOf(bookOf({ ...book.facts, carried: new Map(), wishFactors: new Map() }), before)
  const needed = (id: string) => there.get(id)?.length ?? 0
  const slots = problem.slots.map((slot) => ({ ...slot, minimum: needed(slot.id), wanted: needed(slot.id) }))
  const model = compile({ ...problem, slots })
  const { minutes, nights, weekends, holidays } = targetsOf(model)
  const at = (values: Float64Array, m: number) => values[m] ?? 0
  return new Map(
    model.problem.members.map(({ id }, m) => [
      id,
      { minutes: at(minutes, m), nights: at(nights, m), weekends: at(weekends, m), holidays: at(holidays, m) },
    ]),
  )
}

const KINDS = ['minutes', 'nights', 'weekends', 'holidays'] as const

/** Two duties in one night are one night: the parts are brought to the same sum. */
function scaled(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const total = (of: 'stood' | 'fair', kind: keyof Load) => entries.reduce((sum, each) => sum + each[of][kind], 0)
  const factor = Object.fromEntries(
    KINDS.map((kind) => [kind, total('fair', kind) === 0 ? 0 : total('stood', kind) / total('fair', kind)]),
  )
  const part = ({ fair }: LedgerEntry, kind: keyof Load) => round(fair[kind] * (factor[kind] ?? 0))
  return entries.map((each) => ({
    ...each,
    fair: {
      minutes: part(each, 'minutes'),
      nights: part(each, 'nights'),
      weekends: part(each, 'weekends'),
      holidays: part(each, 'holidays'),
    },
  }))
}

const round = (value: number) => Math.round(value * 100) / 100

function tallyOf(book: Book, memberId: string, stood: readonly Shift[]): WishTally {
  const member = book.member.get(memberId)
  if (!member) return { asked: 0, met: 0 }
  const roles = new Set([...book.role.keys()].filter((role) => mayHold(member, book.facts.rota, role)))
  const shifts = book.facts.shifts.filter(({ role }) => roles.has(role))
  return wishTally(member.wishes, shifts, stood)
}

/**
 * A wish for a day's duty is met by standing one that it speaks of; a wish against it by standing none.
 * @param shifts those that the member could be asked to stand
 */
export function wishTally(wishes: readonly Wish[], shifts: readonly Shift[], stood: readonly Shift[]): WishTally {
  const mine = new Set(stood.map(({ id }) => id))
  let [asked, met] = [0, 0]
  for (const wish of wishes) {
    if (wish.weight === 0) continue
    const days = Map.groupBy(
      shifts.filter((shift) => speaksOf(wish, shift)),
      ({ day }) => day,
    )
    for (const ofDay of days.values()) {
      asked++
      if (ofDay.some(({ id }) => mine.has(id)) === wish.weight > 0) met++
    }
  }
  return { asked, met }
}

/** What a member carries from earlier rotas: above their fair part, or below it. */
export function carriedOf(entries: readonly LedgerEntry[]): Load {
  const off = (kind: keyof Load) => round(entries.reduce((sum, { stood, fair }) => sum + stood[kind] - fair[kind], 0))
  return { minutes: off('minutes'), nights: off('nights'), weekends: off('weekends'), holidays: off('holidays') }
}

/** Each rota in a row in which less than half of a member's wishes were met makes the present ones count so much more. */
const MORE_EACH = 0.5
const MOST = 3

/**
 * How many times a member's wishes count: 1, and half as much again for each of the latest rotas in a row in which less
 * than half of them were met; at most 3 (ours).
 * @param entries the member's own, the earliest first
 */
export function wishFactorOf(entries: readonly Pick<LedgerEntry, 'wishes'>[]): number {
  const asked = entries.filter(({ wishes }) => wishes.asked > 0).toReversed()
  const heard = asked.findIndex(({ wishes }) => 2 * wishes.met >= wishes.asked)
  const ignored = heard === -1 ? asked.length : heard
  return Math.min(MOST, 1 + MORE_EACH * ignored)
}
